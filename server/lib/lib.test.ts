import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

test('a new id is a version 7 UUID that sorts by its time', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.nat(2 ** 40), (a, b) => {
      const [x, y] = [newId(a), newId(b)];
      expect(isId(x) && isId(y)).toBe(true);
      if (a !== b) expect(x < y).toBe(a < b);
    }),
  );
});

test('an id is told from what only looks like one', () => {
  const good = newId();
  const wrong = [good.toUpperCase(), ` ${good}`, `${good}\n`, good.slice(1), `{${good}}`, ''];
  expect(isId(good)).toBe(true);
  expect(wrong.filter(isId)).toEqual([]);
});

test('ids of one instant are all different', () => {
  const ids = Array.from({ length: 2000 }, () => newId(1_765_000_000_000));
  expect(new Set(ids).size).toBe(2000);
});
