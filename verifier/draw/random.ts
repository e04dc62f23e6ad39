import { joinBytes, toUtf8 } from '../format/bytes.ts';
import { sha256, sha256Hex } from '../format/hash.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Check, Shape, Shaped } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';
import { checkBeacon } from './beacon.ts';
import { bytesOf } from './chain.ts';
import { prefixed } from './encoding.ts';
import type { RulesRecord } from './rules.ts';

const numbers = is.list(is.count, 1, 64);

const lotteryDraw: Check<{ readonly name: string; readonly numbers: readonly number[] }> = (
  value,
): value is { name: string; numbers: number[] } =>
  findFlaw(value, { name: is.text, numbers }) === undefined;

const shapes = {
  /** `entered`: whether a relay gave it or a person typed it. It is checked all the same. */
  beacon: {
    entered: is.one('relay', 'hand'),
    round: is.count,
    rung: is.one('beacon'),
    signature: is.beaconSignature,
  },
  /** Numbers as published, ascending; the block's hash as it is shown, 64 hexadecimal digits. */
  lottery: {
    block: is.hash,
    draws: is.list(lotteryDraw, 1, 8),
    rung: is.one('lottery'),
  },
  'commit-reveal': { rung: is.one('commit-reveal'), secrets: is.list(is.hash, 3, 3) },
  /** Digits that a named person's dice gave before witnesses. */
  witness: {
    digits: ((value): value is string =>
      typeof value === 'string' && /^[1-6]{50,200}$/.test(value)) as Check<string>,
    rung: is.one('witness'),
  },
} as const satisfies Readonly<Record<string, Shape>>;

/** Where the chance of a draw came from: the beacon, or a lower rung of the rules' ladder. */
export type Random = {
  [R in keyof typeof shapes]: Shaped<(typeof shapes)[R]>;
}[keyof typeof shapes];

/** Reads what a file says of it; the refusal's `where` is the first field that isn't as documented. */
export function readRandom(value: unknown): Result<Random> {
  const rung = is.object(value) && 'rung' in value ? value.rung : undefined;
  const known: Readonly<Record<string, Shape>> = shapes;
  const shape = typeof rung === 'string' && Object.hasOwn(known, rung) ? known[rung] : undefined;
  if (shape === undefined) return refuse({ type: 'malformed-random', where: 'rung' });
  const flaw = findFlaw(value, shape);
  // The shape under this very rung has let it pass.
  return flaw === undefined
    ? ok(value as Random)
    : refuse({ type: 'malformed-random', where: flaw });
}

/**
 * The 32 random bytes, once they are what the rules ask for.
 *
 * @param round the round that counts, after postponements
 * @returns refuses with a beacon's reason, `other-round`, `rung-not-in-rules`, `other-draws`,
 *   `draws-not-ascending` or `secret-wrong` (`at`: which of the three, from 1)
 */
export function randomnessOf(
  rules: RulesRecord,
  round: number,
  random: Random,
): Result<Uint8Array> {
  if (random.rung === 'beacon') {
    if (random.round !== round) return refuse({ type: 'other-round', at: random.round });
    return checkBeacon(rules.beacon, round, random.signature);
  }
  const fallback = rules.fallback.find(({ rung }) => rung === random.rung);
  if (fallback === undefined) return refuse({ type: 'rung-not-in-rules', where: random.rung });
  if (random.rung === 'lottery' && fallback.rung === 'lottery') {
    const named = random.draws.map(({ name }) => name);
    const isSame = named.length === fallback.draws.length;
    if (!isSame || named.some((name, i) => name !== fallback.draws[i])) {
      return refuse({ type: 'other-draws' });
    }
    if (!random.draws.every((draw) => isAscending(draw.numbers))) {
      return refuse({ type: 'draws-not-ascending' });
    }
    const key = toUtf8(keyString(random.draws.map((draw) => draw.numbers)));
    return ok(combine('lottery/v1\n', [key, bytesOf(random.block)]));
  }
  if (random.rung === 'commit-reveal' && fallback.rung === 'commit-reveal') {
    const wrong = random.secrets.findIndex(
      (secret, i) => secretCommitment(secret) !== fallback.commitments[i],
    );
    if (wrong >= 0) return refuse({ type: 'secret-wrong', at: wrong + 1 });
    return ok(combine('commit-reveal/v1\n', random.secrets.map(bytesOf)));
  }
  if (random.rung === 'witness') return ok(combine('witness/v1\n', [toUtf8(random.digits)]));
  return refuse({ type: 'rung-not-in-rules', where: random.rung });
}

/** RFC 3797, section 4: each source's numbers ascending, a period after each, a slash after each source. */
export function keyString(sources: readonly (readonly number[])[]): string {
  return sources
    .map(
      (source) =>
        `${[...source]
          .sort((a, b) => a - b)
          .map((value) => `${value}.`)
          .join('')}/`,
    )
    .join('');
}

/** What a party of a commit–reveal commits to in the rules, for its secret of 32 bytes (hexadecimal). */
export function secretCommitment(secret: string): string {
  return sha256Hex(joinBytes(toUtf8('reveal/v1\n'), bytesOf(secret)));
}

function combine(domain: string, parts: readonly Uint8Array[]): Uint8Array {
  return sha256(joinBytes(toUtf8(domain), ...parts.map(prefixed)));
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || (values[i - 1] ?? 0) < value);
}
