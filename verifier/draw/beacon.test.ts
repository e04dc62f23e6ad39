import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toHex } from '../format/bytes.ts';
import { checkBeacon } from './beacon.ts';
import type { Chain } from './chain.ts';
import { hashChain, isQuicknet, quicknet, roundAt, roundsPerDay, timeOfRound } from './chain.ts';
import { testChain } from './test-chain.ts';

type Vectors = {
  readonly chains: readonly (Chain & { readonly hash: string; readonly source: string })[];
  readonly right: readonly Right[];
  readonly refused: readonly (Omit<Right, 'randomness'> & { readonly because: string | null })[];
  readonly rounds: readonly { readonly time: string; readonly round: number }[];
};
type Right = {
  readonly what: string;
  readonly chain: string;
  readonly round: number;
  readonly signature: string;
  readonly randomness: string;
};

const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../vectors/draw/beacon.json', import.meta.url), 'utf8'),
);

function chainOf(name: string): Chain {
  const found = vectors.chains.find((chain) => chain.name === name);
  if (found === undefined) throw new Error(`no chain ${name}`);
  const { hash: _, source: __, ...chain } = found;
  return chain;
}

test.each(vectors.chains.map((chain) => [chain.name, chain] as const))(
  'the chain %s has its published hash',
  (name, { hash }) => {
    expect(hashChain(chainOf(name))).toBe(hash);
    expect(isQuicknet(chainOf(name))).toBe(name === 'quicknet');
  },
);

test('quicknet is the one that is published; its name alone makes no quicknet', () => {
  expect(quicknet).toEqual(chainOf('quicknet'));
  expect(isQuicknet({ ...chainOf('test'), name: 'quicknet' })).toBe(false);
});

test.each(vectors.right.map((right) => [right.what, right] as const))('%s', (_, right) => {
  const { chain, round, signature, randomness } = right;
  const found = checkBeacon(chainOf(chain), round, signature);
  expect(found.ok && toHex(found.value)).toBe(randomness);
});

test.each(vectors.refused.map((item) => [`${item.what}, ${item.chain}`, item] as const))(
  'refused: %s',
  (_, { chain, round, signature, because }) => {
    const found = checkBeacon(chainOf(chain), round, signature);
    expect(found.ok).toBe(false);
    if (because !== null) expect(found).toMatchObject({ error: { type: because } });
  },
);

test('a right signature before doesn’t make a wrong one right', () => {
  const [right] = vectors.right;
  if (right === undefined) throw new Error('there is one');
  const check = (round: number, signature: string) => checkBeacon(quicknet, round, signature).ok;
  expect(check(right.round, right.signature)).toBe(true);
  expect(check(right.round + 1, right.signature)).toBe(false);
  expect(check(right.round, right.signature.replace('b7', '97'))).toBe(false);
  expect(checkBeacon(chainOf('test'), right.round, right.signature).ok).toBe(false);
  expect(check(right.round, right.signature)).toBe(true);
});

test.each(vectors.rounds)('round $round is the first from $time on', ({ time, round }) => {
  expect(roundAt(quicknet, new Date(time))).toBe(round);
  expect(timeOfRound(quicknet, round).getTime()).toBeGreaterThanOrEqual(Date.parse(time));
  const before = round === 1 ? 0 : timeOfRound(quicknet, round - 1).getTime();
  expect(before).toBeLessThan(Date.parse(time));
});

test('a day is 28,800 rounds of quicknet; there is no round before the first', () => {
  expect(roundsPerDay(quicknet)).toBe(28_800);
  expect(() => roundAt(quicknet, new Date('2023-08-23T15:09:24.000Z'))).toThrow(RangeError);
});

test('a test chain signs with its own key, round by round', () => {
  const { chain, hash, sign } = testChain(new Uint8Array(32).fill(9), {
    genesis: 1_700_000_000,
    period: 30,
  });
  expect(hash).toBe(hashChain(chain));
  expect(checkBeacon(chain, 12, sign(12)).ok).toBe(true);
  expect(checkBeacon(chain, 13, sign(12)).ok).toBe(false);
  expect(sign(12)).toBe(sign(12));
});
