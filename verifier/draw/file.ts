import { fromBase64, joinBytes, toBase64, toUtf8 } from '../format/bytes.ts';
import type { JsonObject } from '../format/canonical.ts';
import { canonicalText, parseCanonical } from '../format/canonical.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Check } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';
import { hashLength } from '../format/tree.ts';
import type { DrawInput, Drawn, Postponement } from './draw.ts';
import { draw, postponementShape } from './draw.ts';
import { entryCode } from './entry.ts';
import type { FreezeRecord } from './freeze.ts';
import { freezeShape } from './freeze.ts';
import { commitmentAt, entryForm, exclusionForm, numbersOf, placeOf } from './list.ts';
import type { LogPart } from './log-part.ts';
import { logPartShape } from './log-part.ts';
import type { Random } from './random.ts';
import { readRandom } from './random.ts';
import type { Rows } from './rows.ts';
import { readRows } from './rows.ts';
import type { RulesRecord } from './rules.ts';
import { readRules } from './rules.ts';
import type { DrawnEntry } from './verdict.ts';

const drawnEntry: Check<DrawnEntry> = (value): value is DrawnEntry =>
  findFlaw(value, { code: is.text, n: is.count }) === undefined;

const outcomeShape = {
  random: is.object,
  randomness: is.hash,
  seed: is.hash,
  substitutes: is.list(drawnEntry, 0, 10_000),
  winners: is.list(drawnEntry, 0, 10_000),
} as const;

const postponement: Check<Postponement> = (value): value is Postponement =>
  findFlaw(value, postponementShape) === undefined;

const tailShape = {
  format: is.one('draw/v1'),
  freeze: is.object,
  log: is.orNull(is.object),
  marks: is.object,
  outcome: is.object,
  postponements: is.list(postponement, 0, 3),
  rules: is.object,
} as const;

const marksShape = { entries: is.text, exclusions: is.text } as const;

export const fileStart = toUtf8('{"entries":');
const middle = toUtf8(',"exclusions":');

/** A draw's proof as it was read; nothing is checked but its form. */
export type DrawFile = {
  readonly entries: Rows;
  readonly exclusions: Rows;
  readonly rules: RulesRecord;
  readonly freeze: FreezeRecord;
  readonly log: LogPart | null;
  /** The first four bytes of each line's leaf hash: they tell which line was changed. */
  readonly marks: { readonly entries: Uint8Array; readonly exclusions: Uint8Array };
  readonly postponements: readonly Postponement[];
  readonly outcome: {
    readonly random: Random;
    readonly randomness: string;
    readonly seed: string;
    readonly winners: readonly DrawnEntry[];
    readonly substitutes: readonly DrawnEntry[];
  };
};

export type DrawFileInput = DrawInput & { readonly log: LogPart | null };

/** Draws and writes the proof, `*.draw.json`. Refuses as `draw` does. The same input, the same bytes. */
export function makeDrawFile(
  input: DrawFileInput,
): Result<{ readonly bytes: Uint8Array; readonly drawn: Drawn }> {
  const drawn = draw(input);
  if (!drawn.ok) return drawn;
  const { lists, record } = input.freeze;
  const { winners, substitutes, seed, randomness } = drawn.value;
  const named = (numbers: readonly number[]) => nameEntries(lists.entries, input.rules, numbers);
  const tail = {
    format: 'draw/v1',
    freeze: record,
    log: input.log,
    marks: {
      entries: toBase64(marksOf(lists.entryHashes)),
      exclusions: toBase64(marksOf(lists.exclusionHashes)),
    },
    outcome: {
      random: input.random,
      randomness,
      seed,
      substitutes: named(substitutes),
      winners: named(winners),
    },
    postponements: input.postponements,
    rules: input.rules,
  };
  // Records are plain JSON by their shapes.
  const text = canonicalText(tail as unknown as JsonObject);
  const bytes = joinBytes(
    fileStart,
    lists.entries.bytes,
    toUtf8(']'),
    middle,
    lists.exclusions.bytes,
    toUtf8(`],${text.slice(1)}`),
  );
  return ok({ bytes, drawn: drawn.value });
}

/** Numbers with their codes. */
export function nameEntries(
  entries: Rows,
  rules: RulesRecord,
  numbers: readonly number[],
): readonly DrawnEntry[] {
  return numbers.map((n) => {
    const c = commitmentAt(entries, placeOf(numbersOf(entries), n));
    return { code: entryCode(c, rules.codePrefix), n };
  });
}

/**
 * Reads a draw's proof. Refuses with `not-a-draw`, `line-malformed` (`where`: which list, `at`: the
 * line), `file-malformed`, `rules-malformed` or `freeze-malformed` (`where`: the field).
 */
export function readDrawFile(bytes: Uint8Array): Result<DrawFile> {
  if (!startsWith(bytes, 0, fileStart)) return refuse({ type: 'not-a-draw' });
  const entries = readRows(bytes, fileStart.length, entryForm);
  if (!entries.ok) return refuse({ ...entries.error, where: 'entries' });
  const begin = entries.value.end + 1;
  if (!startsWith(bytes, begin, middle)) {
    return refuse({ type: 'file-malformed', where: 'exclusions' });
  }
  const exclusions = readRows(bytes, begin + middle.length, exclusionForm);
  if (!exclusions.ok) return refuse({ ...exclusions.error, where: 'exclusions' });
  // A Buffer's own slice would share its memory.
  const tail = new Uint8Array(bytes.subarray(exclusions.value.end + 1));
  if (tail[0] !== 0x2c) return refuse({ type: 'file-malformed', where: 'format' });
  tail[0] = 0x7b;
  const rest = readTail(tail);
  if (!rest.ok) return rest;
  return ok({ entries: entries.value.rows, exclusions: exclusions.value.rows, ...rest.value });
}

function readTail(bytes: Uint8Array): Result<Omit<DrawFile, 'entries' | 'exclusions'>> {
  const value = parseCanonical(bytes);
  if (!value.ok) return refuse({ ...value.error, type: 'file-malformed', where: value.error.type });
  const flaw = findFlaw(value.value, tailShape);
  if (flaw !== undefined) return malformed(flaw);
  // findFlaw has just found these fields with these types.
  const tail = value.value as unknown as Readonly<Record<keyof typeof tailShape, object | null>>;
  const rules = readRules(tail.rules);
  if (!rules.ok) return refuse({ type: 'rules-malformed', where: rules.error.where });
  const inFreeze = findFlaw(tail.freeze, freezeShape);
  if (inFreeze !== undefined) return refuse({ type: 'freeze-malformed', where: inFreeze });
  const inLog = tail.log === null ? undefined : findFlaw(tail.log, logPartShape);
  if (inLog !== undefined) return malformed(`log.${inLog}`);
  const inOutcome = findFlaw(tail.outcome, outcomeShape);
  if (inOutcome !== undefined) return malformed(`outcome.${inOutcome}`);
  const outcome = tail.outcome as DrawFile['outcome'];
  const random = readRandom(outcome.random);
  if (!random.ok) return malformed(`outcome.random.${random.error.where}`);
  const inMarks = findFlaw(tail.marks, marksShape);
  if (inMarks !== undefined) return malformed(`marks.${inMarks}`);
  const marks = tail.marks as { readonly entries: string; readonly exclusions: string };
  const ofEntries = fromBase64(marks.entries);
  const ofExclusions = fromBase64(marks.exclusions);
  if (!ofEntries.ok || !ofExclusions.ok) return malformed('marks');
  return ok({
    rules: rules.value,
    freeze: tail.freeze as FreezeRecord,
    log: tail.log as LogPart | null,
    marks: { entries: ofEntries.value, exclusions: ofExclusions.value },
    postponements: tail.postponements as readonly Postponement[],
    outcome: { ...outcome, random: random.value },
  });
}

/** The first four bytes of each hash in a row. */
export function marksOf(hashes: Uint8Array): Uint8Array {
  const count = hashes.length / hashLength;
  const marks = new Uint8Array(4 * count);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 4; k++) marks[4 * i + k] = hashes[i * hashLength + k] ?? 0;
  }
  return marks;
}

export function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  return text.every((byte, i) => bytes[at + i] === byte);
}

function malformed(where: string) {
  return refuse({ type: 'file-malformed', where });
}
