// @vitest-environment happy-dom
import { act, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it, vi } from 'vitest';
import { Boundary } from '../../../src/client/app/Boundary.tsx';
import { createTexts } from '../../../src/client/i18n/i18n.ts';

afterEach(() => vi.unstubAllGlobals());

async function show(cause: Error): Promise<void> {
  // React tells the console of every error, also of one that a boundary has caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const Broken = (): ReactNode => {
    throw cause;
  };
  render(
    <I18nextProvider i18n={await createTexts('ja')}>
      <Boundary>
        <Broken />
      </Boundary>
    </I18nextProvider>,
  );
}

function setOnline(isOnline: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  act(() => void dispatchEvent(new Event(isOnline ? 'online' : 'offline')));
}

it.each([
  'Failed to fetch dynamically imported module: http://localhost/assets/HelpPage-1.js',
  'error loading dynamically imported module: http://localhost/assets/HelpPage-1.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/HelpPage-1.css',
])('a part that cannot be had is told as such: %s', async (message) => {
  await show(new TypeError(message));
  expect(
    screen.getByRole('heading', { name: '画面の 一部が この 電話に ありません' }),
  ).toBeVisible();
  expect(screen.getByText(/電波の ある 所で 開きなおして ください/)).toBeVisible();
});

it('without a network the page, which might not come again, is not opened anew', async () => {
  setOnline(false);
  await show(new TypeError('Importing a module script failed.'));
  const button = screen.getByRole('button', { name: '開きなおす' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  setOnline(true);
  expect(button).toHaveAttribute('aria-disabled', 'false');
});

it('any other trouble is told without a promise of what helps', async () => {
  await show(new Error('seats is undefined'));
  expect(screen.getByRole('heading', { name: '画面を 出せませんでした' })).toBeVisible();
  expect(screen.getByText('保存した 記録は のこって います。')).toBeVisible();
});
