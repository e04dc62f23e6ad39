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
