import { fromHex, fromUtf8, joinAll, toHex, toUtf8 } from '../format/bytes.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalText, parseCanonicalText } from '../format/canonical.ts';
import type { Primitives } from '../format/hash.ts';
import type { BodyOf } from '../format/leaf-body.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import { findFlaw, is } from '../format/shape.ts';
import type { Steps } from '../format/steps.ts';
import { hashLength } from '../format/tree.ts';
import type { SaltedRecord } from './observation.ts';
import { hashRecord } from './observation.ts';
import { type ObservationKind, recordShapes } from './records.ts';

/** In the place of a record that a person had erased: its hash, and the hour of its erasure's leaf. */
export type ErasedRecord = { readonly hash: string; readonly erasedOn: string };

/**
 * The data of one observation: what its leaf commits to. `object` and its salt open the leaf's
 * commitment; each record has a salt of its own.
 */
export type DataFile = {
  readonly observation: string;
  readonly kind: ObservationKind;
  readonly object: string;
  readonly objectSalt: string;
  readonly records: readonly (SaltedRecord | ErasedRecord)[];
};

/** A data file as it was read, with the hashes of its records in a row: those of the bytes there. */
export type ReadData = { readonly data: DataFile; readonly hashes: Uint8Array };

const headShape = {
  observation: is.uuid,
  kind: is.word,
  object: is.text,
  objectSalt: is.salt,
} as const;
const saltedShape = { salt: is.salt, record: is.object } as const;
const erasedShape = { hash: is.hash, erasedOn: is.time } as const;

/** `data/<id>.jsonl`: a line of what it is, then a line for each record; each ends in a newline. */
export function encodeData({ records, ...head }: DataFile): Uint8Array {
  // Records hold strings, integers, booleans and nulls by their shapes.
  const lines = [head, ...records].map((line) => canonicalText(line as unknown as Json));
  return toUtf8(`${lines.join('\n')}\n`);
}

/**
 * Reads and hashes the records as they stand. Refuses with what the canonical form refuses,
 * `malformed-data` and the field, or `malformed-record` and its place from 0.
 */
export function* readData(
  bytes: Uint8Array,
  leaf: BodyOf<'observation'>,
  { sha256 }: Pick<Primitives, 'sha256'>,
): Steps<Result<ReadData>> {
  const text = fromUtf8(bytes);
  if (!text.ok) return text;
  const [first = '', ...lines] = text.value.split('\n');
  if (lines.pop() !== '') return refuse({ type: 'malformed-data', where: 'last line' });
  const head = readHead(first, leaf);
  if (!head.ok) return head;
  const hashes = new Uint8Array(lines.length * hashLength);
  const records: (SaltedRecord | ErasedRecord)[] = [];
  // The newline before a line makes room for the mark of a leaf, so that nothing is copied.
  const marked = bytes.slice();
  let at = marked.indexOf(0x0a);
  for (const [place, line] of lines.entries()) {
    const end = marked.indexOf(0x0a, at + 1);
    const record = readRecord(line, place, leaf.kind);
    if (!record.ok) return record;
    records.push(record.value);
    marked[at] = 0;
    const erased = isSalted(record.value) ? undefined : fromHex(record.value.hash);
    const hash = erased?.ok ? erased.value : sha256(marked.subarray(at, end));
    hashes.set(hash, place * hashLength);
    if (place % 256 === 255) yield 256 * (end - at);
    at = end;
  }
  return ok({ data: { ...head.value, records }, hashes });
}

export function isSalted(record: SaltedRecord | ErasedRecord): record is SaltedRecord {
  return 'record' in record;
}

/** What an erasure leaves of a record. `erasedOn` is the time of its `record-erasure` leaf. */
export function eraseRecord(record: SaltedRecord, erasedOn: Date): ErasedRecord {
  return { hash: toHex(hashRecord(record)), erasedOn: erasedOn.toISOString() };
}

/** The hashes of records in a row, those of erased ones as they are told. */
export function hashRecords(records: DataFile['records']): Uint8Array {
  return joinAll(
    records.map((record) => {
      if (isSalted(record)) return hashRecord(record);
      const hash = fromHex(record.hash);
      if (!hash.ok) throw new TypeError('an erased record has a hash');
      return hash.value;
    }),
  );
}

function readHead(line: string, leaf: BodyOf<'observation'>): Result<Omit<DataFile, 'records'>> {
  const value = parseCanonicalText(line);
  if (!value.ok) return refuse({ ...value.error, where: 'first line' });
  const flaw = findFlaw(value.value, headShape);
  if (flaw !== undefined) return refuse({ type: 'malformed-data', where: flaw });
  // findFlaw has just found the four fields with these types; the kind is compared below.
  const head = value.value as unknown as Omit<DataFile, 'records'>;
  for (const name of ['observation', 'kind'] as const) {
    if (head[name] !== leaf[name]) return refuse({ type: 'malformed-data', where: name });
  }
  return ok(head);
}

function readRecord(
  line: string,
  place: number,
  kind: ObservationKind,
): Result<SaltedRecord | ErasedRecord> {
  const refused = refuse({ type: 'malformed-record', where: String(place) });
  const value = parseCanonicalText(line);
  if (!value.ok) return refused;
  const isErased = findFlaw(value.value, erasedShape) === undefined;
  const isRecord = findFlaw(value.value, saltedShape) === undefined;
  if (!isErased && !isRecord) return refused;
  // One of the two shapes has just been found.
  const record = value.value as unknown as SaltedRecord | ErasedRecord;
  if (isSalted(record) && findFlaw(record.record, recordShapes[kind]) !== undefined) return refused;
  return ok(record);
}
