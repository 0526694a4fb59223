/** What every test runs under: a stray complaint on the console is a failure. */
import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

const complaints: unknown[][] = [];

beforeEach(() => {
  complaints.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    complaints.push(words);
  });
});

afterEach(() => {
  if (typeof document !== 'undefined') cleanup();
  vi.restoreAllMocks();
  if (complaints.length > 0) throw new Error(`console.error was called: ${complaints.join('; ')}`);
});
