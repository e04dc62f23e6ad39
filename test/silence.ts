import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A warning or an error that nobody expected fails the test that caused it. */
const words: unknown[][] = [];

beforeEach(() => {
  words.length = 0;
  for (const method of ['warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      words.push(args);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(words, 'warnings and errors on the console').toEqual([]);
});
