import type { Primitives } from '../format/hash.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Steps } from '../format/steps.ts';
import { hashLength } from '../format/tree.ts';

/**
 * A list of canonical objects of one form as it lies in a file: a bracket, and a comma between any two.
 * Object i is the bytes behind `starts[i]`, up to and without `starts[i + 1]`: exactly what its leaf
 * hash is made of.
 */
export type Rows = {
  readonly size: number;
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** The whole numbers of each object, a column for each field that is one. */
  readonly columns: readonly Float64Array[];
};

/** The form of an object: text between hashes (64 hexadecimal digits), counts from 1 on, and codes. */
export type RowForm = readonly (Uint8Array | 'hash' | 'count' | 'code')[];

const [comma, openBracket, bracket, zero] = [0x2c, 0x5b, 0x5d, 0x30];

/** Writes a list, from its bracket `[` to its bracket `]`. */
export function writeRows<T>(items: Iterable<T>, textOf: (item: T) => string): Uint8Array {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(1 << 16);
  bytes[0] = openBracket;
  let at = 1;
  let texts: string[] = [];
  const flush = () => {
    const text = `${at > 1 ? ',' : ''}${texts.join(',')}`;
    if (at + text.length >= bytes.length) bytes = widened(bytes, at + text.length);
    at += encoder.encodeInto(text, bytes.subarray(at)).written;
    texts = [];
  };
  for (const item of items) {
    if (texts.push(textOf(item)) === 256) flush();
  }
  if (texts.length > 0) flush();
  bytes[at] = bracket;
  return bytes.subarray(0, at + 1);
}

function widened(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(Math.ceil(Math.max(least, bytes.length) * 1.4) + 1);
  wider.set(bytes);
  return wider;
}

/** The rows in another order: place i holds what was at `order[i]`. */
export function reordered({ bytes, starts, columns, size }: Rows, order: Uint32Array): Rows {
  const sorted = bytes.slice();
  const newStarts = new Uint32Array(size + 1);
  let at = 0;
  for (const [i, from] of order.entries()) {
    newStarts[i] = at;
    const text = bytes.subarray((starts[from] ?? 0) + 1, starts[from + 1]);
    if (i > 0) sorted[at] = comma;
    sorted.set(text, at + 1);
    at += text.length + 1;
  }
  newStarts[size] = at;
  const moved = columns.map((column) => Float64Array.from(order, (from) => column[from] ?? 0));
  return { size, bytes: sorted, starts: newStarts, columns: moved };
}

/**
 * Reads a list from its bracket at `from`; `end` is where it ends at `]`. A refusal's `at` is the line,
 * counted from 1, where the text first isn't such an object.
 */
export function readRows(
  source: Uint8Array,
  from: number,
  form: RowForm,
): Result<{ readonly rows: Rows; readonly end: number }> {
  if (source[from] !== openBracket) return refuse({ type: 'line-malformed', at: 1 });
  const most = Math.ceil((source.length - from) / shortest(form)) + 1;
  const starts = new Uint32Array(most + 1);
  const columns = form.filter((piece) => piece === 'count').map(() => new Float64Array(most));
  let size = 0;
  let at = from + 1;
  while (source[at] !== bracket || size > 0) {
    starts[size] = at - from - 1;
    const end = readRow(source, at, form, columns, size);
    if (end === undefined) return refuse({ type: 'line-malformed', at: size + 1 });
    size++;
    at = end;
    if (source[at] !== comma) break;
    at++;
  }
  if (source[at] !== bracket) return refuse({ type: 'line-malformed', at: size + 1 });
  starts[size] = at - from;
  const rows = {
    size,
    bytes: source.subarray(from, at),
    starts: starts.subarray(0, size + 1),
    columns: columns.map((column) => column.subarray(0, size)),
  };
  return ok({ rows, end: at });
}

/**
 * The leaf hashes of the objects, in a row of 32 bytes each. The byte before an object becomes 0, RFC
 * 6962's mark of a leaf, while it is hashed, so that nothing is copied.
 */
export function* hashRows(
  { bytes, starts, size }: Rows,
  { sha256 }: Pick<Primitives, 'sha256'>,
): Steps<Uint8Array> {
  const hashes = new Uint8Array(size * hashLength);
  for (let i = 0; i < size; i++) {
    const start = starts[i] ?? 0;
    const before = bytes[start] ?? 0;
    bytes[start] = 0;
    hashes.set(sha256(bytes.subarray(start, starts[i + 1])), i * hashLength);
    bytes[start] = before;
    if (i % 512 === 511) yield start - (starts[i - 511] ?? 0);
  }
  return hashes;
}

/** The text of object i. */
export function rowText({ bytes, starts }: Rows, i: number): string {
  return String.fromCharCode(...bytes.subarray((starts[i] ?? 0) + 1, starts[i + 1]));
}

/** Where the object ends; undefined where it isn't of the form. */
function readRow(
  source: Uint8Array,
  from: number,
  form: RowForm,
  columns: readonly Float64Array[],
  index: number,
): number | undefined {
  let at = from;
  let column = 0;
  for (const piece of form) {
    if (piece === 'hash') {
      for (const end = at + 64; at < end; at++) if (!isHexDigit(source[at])) return undefined;
    } else if (piece === 'code') {
      const first = at;
      while (isCodeLetter(source[at])) at++;
      if (at === first || at - first > 32) return undefined;
    } else if (piece === 'count') {
      const first = at;
      let value = 0;
      for (; isDigit(source[at]); at++) value = 10 * value + ((source[at] ?? 0) - zero);
      if (source[first] === zero || at - first > 16 || !Number.isSafeInteger(value))
        return undefined;
      if (value < 1) return undefined;
      const values = columns[column++];
      if (values !== undefined) values[index] = value;
    } else {
      for (let i = 0; i < piece.length; i++, at++) if (source[at] !== piece[i]) return undefined;
    }
  }
  return at;
}

function shortest(form: RowForm): number {
  const lengthOf = (piece: RowForm[number]) =>
    piece === 'hash' ? 64 : typeof piece === 'string' ? 1 : piece.length;
  return form.reduce((sum, piece) => sum + lengthOf(piece), 1);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= 0x39;
}

function isCodeLetter(byte: number | undefined): boolean {
  return isDigit(byte) || byte === 0x2d || (byte !== undefined && byte >= 0x41 && byte <= 0x5a);
}

function isHexDigit(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && byte >= 0x61 && byte <= 0x66);
}
