import { expect, test } from 'vitest';
import type { DeliveryView } from '#server/modules/publishing/schema.ts';
import { nextLook } from './watch-deliveries.ts';

const NOW = Date.parse('2026-12-14T07:29:00Z');

function delivery(values: Partial<DeliveryView>): DeliveryView {
  // What is looked at; the rest says nothing about time.
  return {
    state: 'prepared',
    nextTryAt: '2026-12-14T07:30:00Z',
    acceptedAt: null,
    capture: null,
    ...values,
  } as DeliveryView;
}

test('the page is read again while something is being sent, and just after it is due', () => {
  expect(nextLook([delivery({ state: 'sending' })], NOW)).toBe(3_000);
  expect(nextLook([delivery({})], NOW)).toBe(61_000);
  expect(nextLook([delivery({}), delivery({ state: 'unknown' })], NOW)).toBe(3_000);
  expect(nextLook([delivery({ nextTryAt: '2026-12-14T07:28:00Z' })], NOW)).toBe(3_000);
});

test('nothing is asked where nothing is about to happen', () => {
  expect(nextLook([], NOW)).toBeNull();
  expect(nextLook([delivery({ nextTryAt: '2026-12-14T09:30:00Z' })], NOW)).toBeNull();
  expect(nextLook([delivery({ nextTryAt: '2026-12-14T07:00:00Z' })], NOW)).toBeNull();
  expect(nextLook([delivery({ state: 'late' }), delivery({ state: 'refused' })], NOW)).toBeNull();
});

test('a capture is waited for, but not for ever', () => {
  const out = (at: string) => [delivery({ state: 'accepted', acceptedAt: at })];
  expect(nextLook(out('2026-12-14T07:28:58Z'), NOW)).toBe(3_000);
  expect(nextLook(out('2026-12-13T07:28:58Z'), NOW)).toBeNull();
});
