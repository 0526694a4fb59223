/** Every jump of a page's parts that nobody asked for, as the browser itself counts them. */
import type { Page } from 'playwright-core';

type Shift = { readonly value: number; readonly hadRecentInput: boolean };

/** From the next opening on. What follows a touch within half a second is the touch's own doing, and no jump. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as Shift[])
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Of the page as it was last opened. */
export const shiftsOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
