/** What the staff's first screen says of the last classes. */
import type { Page } from 'playwright-core';

/** Figures of the rows of 「最近の教室」, from the marks of attendance on. */
export async function recentClasses(screen: Page): Promise<readonly (readonly string[])[]> {
  const table = screen.getByRole('region', { name: '最近の教室' }).getByRole('table');
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator('th, td').allTextContents()).slice(-8).map((text) => text.trim()),
    ),
  );
}
