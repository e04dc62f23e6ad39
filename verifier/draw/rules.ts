import type { JsonObject } from '../format/canonical.ts';
import { canonicalBytes } from '../format/canonical.ts';
import { sha256Hex } from '../format/hash.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Check, Shaped } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';
import type { Chain } from './chain.ts';
import { chainShape, hashChain, roundAt, roundsPerDay } from './chain.ts';

/** What may stand in for the beacon once it is dead for 72 hours, in the rules' order. */
export type Fallback =
  | {
      readonly rung: 'lottery';
      /** Public draws by name, the first after the deadline each. */
      readonly draws: readonly string[];
      /** The Bitcoin block whose hash counts too, in words. */
      readonly block: string;
    }
  /** Three parties' commitments; each reveals its secret. */
  | { readonly rung: 'commit-reveal'; readonly commitments: readonly string[] }
  /** A named person's dice, with the printed root. */
  | { readonly rung: 'witness' };

const name: Check<string> = (value): value is string =>
  typeof value === 'string' && /^\S.{0,198}\S$/u.test(value);

const fallbackShapes = {
  lottery: { rung: is.one('lottery'), draws: is.list(name, 1, 8), block: name },
  'commit-reveal': { rung: is.one('commit-reveal'), commitments: is.list(is.hash, 3, 3) },
  witness: { rung: is.one('witness') },
} as const;

const fallback: Check<Fallback> = (value): value is Fallback => {
  if (!is.object(value) || !('rung' in value) || typeof value.rung !== 'string') return false;
  const shapes: Readonly<Record<string, Parameters<typeof findFlaw>[1]>> = fallbackShapes;
  const shape = Object.hasOwn(shapes, value.rung) ? shapes[value.rung] : undefined;
  return shape !== undefined && findFlaw(value, shape) === undefined;
};

const chain: Check<Chain> = (value): value is Chain => findFlaw(value, chainShape) === undefined;

const tickets = { formula: is.word, max: is.fromOne } as const;
const postponement = { rounds: is.fromOne, times: is.one(3) } as const;

const rulesShape = {
  beacon: chain,
  chain: is.hash,
  closesAt: is.time,
  codePrefix: ((value): value is string =>
    typeof value === 'string' && /^[A-Z0-9]{1,12}$/.test(value)) as Check<string>,
  contest: is.uuid,
  drawAt: is.time,
  exclusionCodes: is.list(is.code, 0, 64),
  fallback: is.list(fallback, 0, 3),
  format: is.one('draw/v1'),
  opensAt: is.time,
  postponement: ((value): value is Shaped<typeof postponement> =>
    findFlaw(value, postponement) === undefined) as Check<Shaped<typeof postponement>>,
  round: is.count,
  substitutes: is.count,
  textHash: is.hash,
  tickets: ((value): value is Shaped<typeof tickets> =>
    findFlaw(value, tickets) === undefined) as Check<Shaped<typeof tickets>>,
  voidCodes: is.list(is.code, 0, 32),
  winners: is.fromOne,
} as const;

/** The rules record: fixed, logged and signed before a contest opens. Times are text, as in the bytes. */
export type RulesRecord = Shaped<typeof rulesShape>;

/** What an organiser decides; the rest of the record follows from it. */
export type RulesInput = {
  readonly contest: string;
  /** SHA-256 of the bytes of the rules' text as published. */
  readonly textHash: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly drawAt: Date;
  readonly winners: number;
  readonly substitutes: number;
  /** Reasons why an entry isn't kept, in the order in which they are looked at. */
  readonly exclusionCodes: readonly string[];
  /** The closed list of reasons for which a drawn entry is void. */
  readonly voidCodes: readonly string[];
  readonly codePrefix: string;
  readonly chain: Chain;
  /** One person, one ticket where it is left out. */
  readonly tickets?: RulesRecord['tickets'];
  readonly fallback?: readonly Fallback[];
};

/** Throws a `TypeError` that names the field which can't be as it is. */
export function makeRules(input: RulesInput): RulesRecord {
  const { chain: beacon, opensAt, closesAt, drawAt, ...rest } = input;
  const record: RulesRecord = {
    format: 'draw/v1',
    ...rest,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    drawAt: drawAt.toISOString(),
    beacon,
    chain: hashChain(beacon),
    round: roundAt(beacon, drawAt),
    postponement: { rounds: roundsPerDay(beacon), times: 3 },
    tickets: input.tickets ?? { formula: 'one-each', max: 1 },
    fallback: input.fallback ?? [],
  };
  const flaw = flawOf(record);
  if (flaw !== undefined) throw new TypeError(`rules: ${flaw} is not as documented`);
  return record;
}

/** Reads a rules record; the refusal's `where` is the first field that isn't as documented. */
export function readRules(value: unknown): Result<RulesRecord> {
  const flaw = flawOf(value);
  // flawOf has looked at every field.
  return flaw === undefined
    ? ok(value as RulesRecord)
    : refuse({ type: 'malformed-rules', where: flaw });
}

/** SHA-256 of the record's canonical bytes, in hexadecimal. */
export function hashRules(rules: RulesRecord): string {
  return sha256Hex(canonicalBytes(rules as unknown as JsonObject));
}

function flawOf(value: unknown): string | undefined {
  const flaw = findFlaw(value, rulesShape);
  if (flaw !== undefined) return flaw;
  const rules = value as RulesRecord;
  if (rules.beacon.period < 1 || rules.beacon.period >= 2 ** 32) return 'beacon';
  if (rules.chain !== hashChain(rules.beacon)) return 'chain';
  if (!(rules.opensAt < rules.closesAt)) return 'closesAt';
  if (!(rules.closesAt < rules.drawAt)) return 'drawAt';
  if (new Date(rules.drawAt).getTime() < rules.beacon.genesis * 1000) return 'drawAt';
  if (rules.round !== roundAt(rules.beacon, new Date(rules.drawAt))) return 'round';
  if (rules.postponement.rounds !== roundsPerDay(rules.beacon)) return 'postponement';
  if (rules.winners + rules.substitutes > 10_000) return 'winners';
  const rungs = rules.fallback.map(({ rung }) => rung);
  if (new Set(rungs).size !== rungs.length) return 'fallback';
  return undefined;
}
