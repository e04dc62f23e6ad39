import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctInterval, correctShare, wilson } from './wilson.ts';

test.each([
  [3, 10, 0.1078, 0.6032],
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [168, 210, 0.7408, 0.8485],
  [1, 1, 0.2065, 1],
])('knows the interval of %i of %i', (k, n, low, high) => {
  const interval = wilson(k, n);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

test('knows nothing of nothing, and refuses what is no share', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  for (const [k, n] of [
    [2, 1],
    [-1, 4],
    [Number.NaN, 4],
    [0, -1],
  ] as const)
    expect(() => wilson(k, n)).toThrow(RangeError);
});

test('holds the observed share, and narrows as more is seen', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.integer({ min: 1, max: 400 }), (k, n) => {
      const seen = Math.min(k, n);
      const { low, high } = wilson(seen, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(seen / n);
      expect(high).toBeGreaterThanOrEqual(seen / n);
      const more = wilson(seen * 4, n * 4);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});

test('corrects a share for a test that errs', () => {
  expect(correctShare(0.3, 0.8, 0.9)).toBeCloseTo(0.2857, 4);
  expect(correctShare(0.05, 0.8, 0.9)).toBe(0);
  expect(correctShare(0.95, 0.8, 0.9)).toBe(1);
  expect(correctShare(0.42, 1, 1)).toBeCloseTo(0.42, 12);
  expect(correctShare(0.4, 0.5, 0.5)).toBeNull();
  expect(() => correctShare(1.2, 0.9, 0.9)).toThrow(RangeError);
});

test('gives back what a test of known errors was made to see', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const good = fc.double({ min: 0.6, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, good, good, (truth, sensitivity, specificity) => {
      const seen = truth * sensitivity + (1 - truth) * (1 - specificity);
      expect(correctShare(Math.min(1, seen), sensitivity, specificity)).toBeCloseTo(truth, 6);
    }),
  );
});

test('widens the range where the test errs', () => {
  const plain = wilson(30, 100);
  const corrected = correctInterval(30, 100, 0.8, 0.9);
  expect(corrected).not.toBeNull();
  if (corrected) expect(corrected.high - corrected.low).toBeGreaterThan(plain.high - plain.low);
  expect(correctInterval(30, 100, 0.5, 0.4)).toBeNull();
});
