import { joinBytes, toUtf8 } from '../format/bytes.ts';
import type { JsonObject } from '../format/canonical.ts';
import { canonicalText, parseCanonical } from '../format/canonical.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import { findFlaw, is } from '../format/shape.ts';
import { entryCode } from './entry.ts';
import { startsWith } from './file.ts';
import type { Freeze, FreezeRecord } from './freeze.ts';
import { freezeShape } from './freeze.ts';
import { commitmentAt, numbersOf, ticketsOf } from './list.ts';
import type { RowForm, Rows } from './rows.ts';
import { readRows, rowText, writeRows } from './rows.ts';
import type { RulesRecord } from './rules.ts';
import { readRules } from './rules.ts';

export const listStart = toUtf8('{"codes":');

/** A line of the public list: commitment, code, number, tickets. */
export const codeForm: RowForm = [
  toUtf8('{"c":"'),
  'hash',
  toUtf8('","code":"'),
  'code',
  toUtf8('","n":'),
  'count',
  toUtf8(',"w":'),
  'count',
  toUtf8('}'),
];

/** The list that is public from the freeze on: the kept entries by code, in ascending numbers. */
export type ListFile = {
  readonly codes: Rows;
  readonly freeze: FreezeRecord;
  readonly rules: RulesRecord;
};

const tailShape = {
  format: is.one('draw-list/v1'),
  freeze: is.object,
  rules: is.object,
} as const;

/** Writes the public list, `*.list.json`. */
export function makeListFile(rules: RulesRecord, { record, lists }: Freeze): Uint8Array {
  const { entries, kept } = lists;
  const numbers = numbersOf(entries);
  const tickets = ticketsOf(entries);
  const lines = writeRows([...kept], (place) => {
    const c = commitmentAt(entries, place);
    const code = entryCode(c, rules.codePrefix);
    return `{"c":"${c}","code":"${code}","n":${numbers[place]},"w":${tickets[place]}}`;
  });
  // Records are plain JSON by their shapes.
  const tail = { format: 'draw-list/v1', freeze: record, rules } as unknown as JsonObject;
  return joinBytes(listStart, lines, toUtf8(`,${canonicalText(tail).slice(1)}`));
}

/** Reads a public list. Refuses like `readDrawFile`, with `not-a-list` for another file. */
export function readListFile(bytes: Uint8Array): Result<ListFile> {
  if (!startsWith(bytes, 0, listStart)) return refuse({ type: 'not-a-list' });
  const codes = readRows(bytes, listStart.length, codeForm);
  if (!codes.ok) return refuse({ ...codes.error, where: 'codes' });
  // A Buffer's own slice would share its memory.
  const tail = new Uint8Array(bytes.subarray(codes.value.end + 1));
  if (tail[0] !== 0x2c) return refuse({ type: 'file-malformed', where: 'format' });
  tail[0] = 0x7b;
  const value = parseCanonical(tail);
  if (!value.ok) return refuse({ type: 'file-malformed', where: value.error.type });
  const flaw = findFlaw(value.value, tailShape);
  if (flaw !== undefined) return refuse({ type: 'file-malformed', where: flaw });
  // findFlaw has just found these fields.
  const found = value.value as unknown as { readonly freeze: object; readonly rules: object };
  const rules = readRules(found.rules);
  if (!rules.ok) return refuse({ type: 'rules-malformed', where: rules.error.where });
  const inFreeze = findFlaw(found.freeze, freezeShape);
  if (inFreeze !== undefined) return refuse({ type: 'freeze-malformed', where: inFreeze });
  return ok({
    codes: codes.value.rows,
    freeze: found.freeze as FreezeRecord,
    rules: rules.value,
  });
}

/** Commitment and code of line i. */
export function lineAt(codes: Rows, i: number): { c: string; code: string } {
  const text = rowText(codes, i);
  return { c: text.slice(6, 70), code: text.slice(80, text.indexOf('"', 80)) };
}
