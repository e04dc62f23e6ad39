import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../format/bytes.ts';
import { sampleRules } from '../sample/draw.ts';
import { bytesOf } from './chain.ts';
import { makeFreeze } from './freeze.ts';
import { keyString } from './random.ts';
import { seedOf } from './seed.ts';
import { selectWinners, wordsBelow } from './select.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

function listOf(weights: readonly number[]) {
  return { n: weights.map((_, i) => 3 * i + 2), w: weights };
}

describe('a selection', () => {
  test('draws different entries of the list, as many as there are prizes or entries', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (seed, weights, k, a) => {
          const list = listOf(weights);
          const { winners, substitutes } = selectWinners(seed, list, k, a);
          const all = [...winners, ...substitutes];
          expect(new Set(all).size).toBe(all.length);
          expect(all.every((n) => list.n.includes(n))).toBe(true);
          expect(winners.length).toBe(Math.min(k, weights.length));
          expect(all.length).toBe(Math.min(k + a, weights.length));
          expect(selectWinners(seed, list, k, a)).toEqual({ winners, substitutes });
        },
      ),
    );
  });

  test('with more substitutes begins with the same winners', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 40 }), (seed, w) => {
        const few = selectWinners(seed, listOf(w), 3, 0).winners;
        expect(selectWinners(seed, listOf(w), 3, 10).winners).toEqual(few);
      }),
    );
  });

  test('is the plain reading of the specification, ticket by ticket', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }),
        (seed, weights) => {
          const list = listOf(weights.with(0, 2));
          const below = wordsBelow(seed);
          const left = list.n.map((n, i) => ({ n, w: BigInt(list.w[i] ?? 0) }));
          const expected: number[] = [];
          while (left.length > 0 && expected.length < 7) {
            let t = below(left.reduce((sum, { w }) => sum + w, 0n));
            const at = left.findIndex(({ w }) => {
              const isOwner = t < w;
              t -= w;
              return isOwner;
            });
            expected.push(left[at]?.n ?? -1);
            left.splice(at, 1);
          }
          const { winners, substitutes } = selectWinners(seed, list, 3, 4);
          expect([...winners, ...substitutes]).toEqual(expected);
        },
      ),
    );
  });

  test('gives each entry its share: no place of ten is far from a tenth of 20,000 draws', () => {
    const counts = { even: new Array<number>(10).fill(0), weighted: new Array<number>(10).fill(0) };
    const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const places = { n: weights.map((_, i) => i), w: weights };
    const draws = 20_000;
    for (let i = 0; i < draws; i++) {
      const seed = createHash('sha256').update(`uniform ${i}`).digest();
      const even =
        selectWinners(seed, { ...places, w: weights.map(() => 1) }, 1, 0).winners[0] ?? 0;
      const weighted = selectWinners(seed, places, 1, 0).winners[0] ?? 0;
      counts.even[even] = (counts.even[even] ?? 0) + 1;
      counts.weighted[weighted] = (counts.weighted[weighted] ?? 0) + 1;
    }
    // Chi-squared with nine degrees of freedom: 27.9 is passed once in a thousand; the seeds are fixed.
    const chi = (found: readonly number[], shares: readonly number[]) =>
      found.reduce((sum, count, i) => {
        const wanted = draws * (shares[i] ?? 0);
        return sum + (count - wanted) ** 2 / wanted;
      }, 0);
    expect(
      chi(
        counts.even,
        weights.map(() => 0.1),
      ),
    ).toBeLessThan(27.9);
    expect(
      chi(
        counts.weighted,
        weights.map((w) => w / 55),
      ),
    ).toBeLessThan(27.9);
  });

  test('never takes a word that would favour the first entries', () => {
    const file = new URL('../vectors/draw/below.json', import.meta.url);
    const { seed, found } = JSON.parse(readFileSync(file, 'utf8'));
    const below = wordsBelow(bytesOf(seed));
    for (const { bound, gives } of found) expect(`${below(BigInt(bound))}`).toBe(gives);
    expect(() => below(0n)).toThrow(RangeError);
  });
});

describe('a freeze', () => {
  test('doesn’t depend on the order in which entries are handed over', () => {
    const entry = (n: number) => ({
      n,
      c: createHash('sha256').update(`${n}`).digest('hex'),
      w: 1,
    });
    const reason = '0'.repeat(64);
    const rules = sampleRules();
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(numbers, (found) => {
        const out = found.filter((n) => n % 3 === 0);
        const exclusions = out.map((n) => ({ n, code: 'R1', reason, judgedBy: 'rule' as const }));
        const one = makeFreeze({ rules, entries: found.map(entry), exclusions });
        const other = makeFreeze({
          rules,
          entries: found.toSorted((a, b) => b - a).map(entry),
          exclusions: exclusions.toReversed(),
        });
        expect(other.hash).toBe(one.hash);
        expect(one.record.kept.count).toBe(found.length - out.length);
      }),
    );
  });

  test('refuses what can’t be: twice a number, an unknown reason, a stranger, too many tickets', () => {
    const rules = sampleRules();
    const c = 'ab'.repeat(32);
    const entries = [{ n: 1, c, w: 1 }];
    const excluded = { n: 1, code: 'R1', reason: c, judgedBy: 'rule' } as const;
    const freeze = (changes: object) => () =>
      makeFreeze({ rules, entries, exclusions: [], ...changes });
    expect(freeze({ entries: [...entries, ...entries] })).toThrow('number 1 is there twice');
    expect(freeze({ exclusions: [{ ...excluded, code: 'R9' }] })).toThrow('no code R9');
    expect(freeze({ exclusions: [{ ...excluded, n: 2 }] })).toThrow('number 2 is excluded');
    expect(freeze({ entries: [{ n: 1, c, w: 2 }] })).toThrow('more tickets');
    expect(freeze({ entries: [{ n: 0, c, w: 1 }] })).toThrow('entry 1 ');
    expect(freeze({ entries: [{ n: 1, c: 'AB', w: 1 }] })).toThrow('entry 1 ');
    expect(freeze({ entries: [] })().record.kept).toMatchObject({ count: 0, weight: 0 });
  });
});

test('two lists of fields never give the same seed', () => {
  const parts = {
    contest: 'a',
    freezeHash: '00'.repeat(32),
    chain: '11'.repeat(32),
    round: 7,
    randomness: new Uint8Array(32),
  };
  const seed = toHex(seedOf(parts));
  for (const other of [
    { ...parts, contest: 'b' },
    { ...parts, freezeHash: '01'.repeat(32) },
    { ...parts, chain: '12'.repeat(32) },
    { ...parts, round: 8 },
    { ...parts, randomness: new Uint8Array(31) },
  ]) {
    expect(toHex(seedOf(other))).not.toBe(seed);
  }
});

test('RFC 3797: the key string of its example, and its selection', () => {
  const key = keyString([[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]]);
  expect(key).toBe('9319./2.5.8.10.12./9.18.26.34.41.45./');
  const pool = Array.from({ length: 25 }, (_, i) => i + 1);
  const selected = Array.from({ length: 10 }, (_, i) => {
    const index = Buffer.from([0, i]);
    const md5 = createHash('md5').update(index).update(key, 'ascii').update(index).digest('hex');
    const place = Number(BigInt(`0x${md5}`) % BigInt(pool.length));
    return pool.splice(place, 1)[0];
  });
  expect(selected).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13]);
});
