/** What every test runs under: a stray complaint on the console is a failure. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, vi } from 'vitest';

const complaints: unknown[][] = [];
/** Only where there are screens: reading these libraries costs every other test a quarter of a second. */
const { cleanup, configure } =
  typeof document === 'undefined'
    ? { cleanup: () => {}, configure: () => {} }
    : await import('@testing-library/react');
// How long a screen may take under a loaded machine; what it must show is another matter.
configure({ asyncUtilTimeout: 10_000 });
if (typeof document !== 'undefined') await import('@testing-library/jest-dom/vitest');

beforeEach(() => {
  complaints.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    complaints.push(words);
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  if (complaints.length > 0) throw new Error(`console.error was called: ${complaints.join('; ')}`);
});
