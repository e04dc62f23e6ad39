import { toHex } from '../format/bytes.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Shaped } from '../format/shape.ts';
import { is } from '../format/shape.ts';
import type { Freeze, FrozenLists } from './freeze.ts';
import { numbersOf, ticketsOf } from './list.ts';
import type { Random } from './random.ts';
import { randomnessOf } from './random.ts';
import type { RulesRecord } from './rules.ts';
import { seedOf } from './seed.ts';
import type { Selection, Tickets } from './select.ts';
import { selectWinners } from './select.ts';

export const postponementShape = {
  from: is.count,
  reason: is.one('no-freeze', 'no-proof-of-time'),
  to: is.count,
} as const;

/** The round moved by the rules' step, because there was no freeze or no proof of its time. */
export type Postponement = Shaped<typeof postponementShape>;

export type DrawInput = {
  readonly rules: RulesRecord;
  readonly freeze: Pick<Freeze, 'record' | 'hash' | 'lists'>;
  readonly postponements: readonly Postponement[];
  readonly random: Random;
};

/** What a draw gave: seed and randomness in hexadecimal, numbers in the order drawn. */
export type Drawn = Selection & { readonly seed: string; readonly randomness: string };

/**
 * The round that counts after postponements.
 *
 * @returns refuses with `postponement-broken` where one doesn't follow the last by the rules' step,
 *   comes too often, or doesn't fit the freeze's round; `at` says which, from 1
 */
export function roundAfter(
  rules: RulesRecord,
  postponements: readonly Postponement[],
  frozenRound?: number,
): Result<number> {
  let round = rules.round;
  const rounds = [round];
  for (const [index, { from, to }] of postponements.entries()) {
    const isRight = from === round && to === round + rules.postponement.rounds;
    if (!isRight || index >= rules.postponement.times) {
      return refuse({ type: 'postponement-broken', at: index + 1 });
    }
    round = to;
    rounds.push(round);
  }
  if (frozenRound !== undefined && !rounds.includes(frozenRound)) {
    return refuse({ type: 'postponement-broken', at: 0 });
  }
  return ok(round);
}

/** Draws. Refuses as `roundAfter` and `randomnessOf` do; never picks anything by itself. */
export function draw({ rules, freeze, postponements, random }: DrawInput): Result<Drawn> {
  const round = roundAfter(rules, postponements, freeze.record.round);
  if (!round.ok) return round;
  const randomness = randomnessOf(rules, round.value, random);
  if (!randomness.ok) return randomness;
  const seed = seedOf({
    contest: rules.contest,
    freezeHash: freeze.hash,
    chain: rules.chain,
    round: round.value,
    randomness: randomness.value,
  });
  const { winners, substitutes } = freeze.record;
  const selection = selectWinners(seed, ticketsIn(freeze.lists), winners, substitutes);
  return ok({ ...selection, seed: toHex(seed), randomness: toHex(randomness.value) });
}

/** The kept entries, as the selection takes them. */
function ticketsIn({ entries, kept }: FrozenLists): Tickets {
  return { n: picked(numbersOf(entries), kept), w: picked(ticketsOf(entries), kept) };
}

/** `Float64Array.from` would first make a list of as many objects. */
function picked(column: Float64Array, places: Uint32Array): Float64Array {
  const values = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) values[i] = column[places[i] ?? 0] ?? 0;
  return values;
}
