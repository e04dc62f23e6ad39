import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRandom, latency, makeText, step } from './workload.ts';

test('the same seed makes the same work, on every machine', () => {
  const random = createRandom('lune-2026');
  const numbers = Array.from({ length: 1000 }, () => random.int(1_000_000));
  const hash = createHash('sha256')
    .update(numbers.join(','))
    .update(makeText(random, 200))
    .digest('hex');
  expect(hash.slice(0, 16)).toBe('e0b5260427b21ac2');
});

test('another seed makes other work', () => {
  expect(makeText(createRandom('a'), 20)).not.toBe(makeText(createRandom('b'), 20));
});

test('latencies lie about their median', () => {
  const random = createRandom('latency');
  const sorted = Array.from({ length: 2001 }, () => latency(random, 120, 0.6)).sort(
    (a, b) => a - b,
  );
  expect(sorted[1000]).toBeGreaterThan(105);
  expect(sorted[1000]).toBeLessThan(137);
});

test('the generator gives the reference sequence of its authors', () => {
  const state = Uint32Array.of(1, 2, 3, 4);
  expect(Array.from({ length: 4 }, () => step(state))).toEqual([11520, 0, 5927040, 70819200]);
});
