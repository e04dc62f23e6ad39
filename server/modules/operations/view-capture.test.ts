import { expect, test } from 'vitest';
import type { CaptureRow } from './store.ts';
import { viewCapture } from './view-capture.ts';

const row = {
  due_at: new Date('2026-12-08T08:30:00Z'),
  captured_at: null,
  missed_because: null,
  problems: ['FR-INF-01'],
  sha256: null,
} as unknown as CaptureRow; // what the sentences don't ask for is left out

test('a rule is named as its reader’s language sets a colon', () => {
  expect(viewCapture(row, 'fr').problems[0]).toMatch(/^FR-INF-01\u00a0: /);
  expect(viewCapture(row, 'en').problems[0]).toMatch(/^FR-INF-01: /);
});
