import { toHex } from '../format/bytes.ts';
import type { JsonObject } from '../format/canonical.ts';
import { canonicalBytes } from '../format/canonical.ts';
import type { Primitives } from '../format/hash.ts';
import { portable, sha256Hex } from '../format/hash.ts';
import type { Check, Shape, Shaped } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';
import type { Steps } from '../format/steps.ts';
import { finish } from '../format/steps.ts';
import { emptyRoot, hashLength } from '../format/tree.ts';
import type { Exclusion, ListEntry } from './list.ts';
import { keptPlaces, numbersOf, rowsOfEntries, rowsOfExclusions, ticketsOf } from './list.ts';
import type { Rows } from './rows.ts';
import { hashRows } from './rows.ts';
import type { RulesRecord } from './rules.ts';
import { hashRules } from './rules.ts';

const byCode = { code: is.code, person: is.count, rule: is.count } as const;
const entries = { count: is.count, root: is.hash } as const;
const kept = { count: is.count, root: is.hash, weight: is.count } as const;
const exclusions = {
  byCode: is.list(inside(byCode), 0, 64),
  count: is.count,
  root: is.hash,
} as const;

/** The shape of a freeze record. */
export const freezeShape = {
  contest: is.uuid,
  entries: inside(entries),
  exclusions: inside(exclusions),
  format: is.one('draw/v1'),
  kept: inside(kept),
  round: is.count,
  rulesHash: is.hash,
  substitutes: is.count,
  winners: is.count,
} as const;

/**
 * What the list was when it was closed: all entries, apart from them what isn't kept and why in
 * numbers, and what remains, each by its root; and the round that decides.
 */
export type FreezeRecord = Shaped<typeof freezeShape>;

/** The lists that a freeze stands for, with their leaf hashes. */
export type FrozenLists = {
  readonly entries: Rows;
  readonly exclusions: Rows;
  readonly entryHashes: Uint8Array;
  readonly exclusionHashes: Uint8Array;
  /** Places, among the entries, of those that are drawn from. */
  readonly kept: Uint32Array;
};

export type Freeze = {
  readonly record: FreezeRecord;
  /** SHA-256 of the record's canonical bytes, in hexadecimal. */
  readonly hash: string;
  readonly lists: FrozenLists;
};

export type FreezeInput = {
  readonly rules: RulesRecord;
  /** The rules' round, unless postponements moved it before the freeze. */
  readonly round?: number;
  /** All of them in any order, those that aren't kept too; read once. */
  readonly entries: Iterable<ListEntry>;
  readonly exclusions: Iterable<Exclusion>;
  readonly primitives?: Pick<Primitives, 'sha256'>;
};

/**
 * Closes a list. Throws a `TypeError` on a number that is there twice, an exclusion of no entry or of
 * a code that the rules don't have, tickets beyond the rules' maximum, or more than 2^53 − 1 in all.
 */
export function makeFreeze(input: FreezeInput): Freeze {
  const { rules, primitives = portable } = input;
  const byCode = countsOf(rules);
  const exclusions = rowsOfExclusions(counted(input.exclusions, byCode));
  const lists = finish(hashLists(rowsOfEntries(input.entries), exclusions, primitives));
  assertFits(input, lists);
  const roots = finish(rootsOf(lists, primitives));
  const record: FreezeRecord = {
    contest: rules.contest,
    entries: { count: lists.entries.size, root: roots.entries },
    exclusions: {
      byCode: [...byCode.values()],
      count: lists.exclusions.size,
      root: roots.exclusions,
    },
    format: 'draw/v1',
    kept: { count: lists.kept.length, root: roots.kept, weight: weightOf(lists) },
    round: input.round ?? rules.round,
    rulesHash: hashRules(rules),
    substitutes: rules.substitutes,
    winners: rules.winners,
  };
  return { record, hash: hashFreeze(record), lists };
}

export function hashFreeze(record: FreezeRecord): string {
  return sha256Hex(canonicalBytes(record as unknown as JsonObject));
}

/** Hashes both lists and finds what is kept. */
export function* hashLists(
  entries: Rows,
  exclusions: Rows,
  primitives: Pick<Primitives, 'sha256'>,
): Steps<FrozenLists> {
  const entryHashes = yield* hashRows(entries, primitives);
  const exclusionHashes = yield* hashRows(exclusions, primitives);
  const kept = keptPlaces(entries, exclusions);
  return { entries, exclusions, entryHashes, exclusionHashes, kept };
}

/** The three roots, RFC 6962, over entries, exclusions and kept entries, each by ascending number. */
export function* rootsOf(
  { entryHashes, exclusionHashes, kept }: FrozenLists,
  { sha256 }: Pick<Primitives, 'sha256'>,
): Steps<{ entries: string; exclusions: string; kept: string }> {
  // One piece of memory for the three: a root is made in the row's own place.
  const scratch = new Uint8Array(Math.max(entryHashes.length, exclusionHashes.length));
  const rootOfCopy = function* (hashes: Uint8Array) {
    scratch.set(hashes);
    return toHex(yield* rootOfRow(scratch.subarray(0, hashes.length), sha256));
  };
  const entries = yield* rootOfCopy(entryHashes);
  const exclusions = yield* rootOfCopy(exclusionHashes);
  const length = kept.length * hashLength;
  if (length === entryHashes.length) return { entries, exclusions, kept: entries };
  for (let i = 0; i < kept.length; i++) {
    const at = (kept[i] ?? 0) * hashLength;
    scratch.set(entryHashes.subarray(at, at + hashLength), i * hashLength);
  }
  return {
    entries,
    exclusions,
    kept: toHex(yield* rootOfRow(scratch.subarray(0, length), sha256)),
  };
}

/**
 * RFC 6962's root over a row of leaf hashes, level by level in the row's own memory: two beside each
 * other give their parent, a last one without a neighbour moves up as it is.
 */
export function* rootOfRow(row: Uint8Array, sha256: Primitives['sha256']): Steps<Uint8Array> {
  if (row.length === 0) return emptyRoot();
  const node = new Uint8Array(1 + 2 * hashLength);
  node[0] = 1;
  for (let count = row.length / hashLength; count > 1; count = Math.ceil(count / 2)) {
    for (let i = 0; i + 1 < count; i += 2) {
      node.set(row.subarray(i * hashLength, (i + 2) * hashLength), 1);
      row.set(sha256(node), (i / 2) * hashLength);
      if (i % 1024 === 1022) yield 512 * node.length;
    }
    if (count % 2 === 1)
      row.copyWithin((count >> 1) * hashLength, (count - 1) * hashLength, count * hashLength);
  }
  return row.slice(0, hashLength);
}

/** All tickets of the kept entries; NaN beyond 2^53 − 1. */
export function weightOf({ entries, kept }: FrozenLists): number {
  const tickets = ticketsOf(entries);
  let sum = 0;
  for (const place of kept) sum += tickets[place] ?? 0;
  return Number.isSafeInteger(sum) ? sum : Number.NaN;
}

type Counts = Map<string, { readonly code: string; person: number; rule: number }>;

/** In the rules' order, those that met nobody too. */
function countsOf(rules: RulesRecord): Counts {
  return new Map(rules.exclusionCodes.map((code) => [code, { code, person: 0, rule: 0 }]));
}

function* counted(list: Iterable<Exclusion>, counts: Counts): Generator<Exclusion> {
  for (const exclusion of list) {
    const count = counts.get(exclusion.code);
    if (count === undefined) throw new TypeError(`the rules have no code ${exclusion.code}`);
    count[exclusion.judgedBy]++;
    yield exclusion;
  }
}

function assertFits({ rules }: FreezeInput, lists: FrozenLists): void {
  const { entries, exclusions, kept } = lists;
  if (kept.length + exclusions.size !== entries.size) {
    const numbers = new Set(numbersOf(entries));
    const stray = numbersOf(exclusions).find((n) => !numbers.has(n));
    throw new TypeError(`number ${stray} is excluded and was never entered`);
  }
  if (ticketsOf(entries).some((w) => w > rules.tickets.max)) {
    throw new TypeError('an entry has more tickets than the rules allow');
  }
  if (Number.isNaN(weightOf(lists))) throw new TypeError('too many tickets');
}

function inside<S extends Shape>(shape: S): Check<Shaped<S>> {
  return (value): value is Shaped<S> => findFlaw(value, shape) === undefined;
}
