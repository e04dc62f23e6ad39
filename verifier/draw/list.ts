import { toUtf8 } from '../format/bytes.ts';
import type { RowForm, Rows } from './rows.ts';
import { readRows, reordered, writeRows } from './rows.ts';

/** One entry of a contest: its number from 1 on, its commitment in hexadecimal, its tickets. */
export type ListEntry = { readonly n: number; readonly c: string; readonly w: number };

/** Why an entry isn't kept: the rules' code, and the salted commitment to it that its leaf holds. */
export type Exclusion = {
  readonly n: number;
  readonly code: string;
  readonly reason: string;
  readonly judgedBy: 'rule' | 'person';
};

/** An entry is the canonical object of exactly c, n and w; these very bytes are its leaf. */
export const entryForm: RowForm = [
  toUtf8('{"c":"'),
  'hash',
  toUtf8('","n":'),
  'count',
  toUtf8(',"w":'),
  'count',
  toUtf8('}'),
];

/** An exclusion is the canonical object of exactly n and reason. */
export const exclusionForm: RowForm = [
  toUtf8('{"n":'),
  'count',
  toUtf8(',"reason":"'),
  'hash',
  toUtf8('"}'),
];

/** The rows of entries, ascending by number. Throws a `TypeError` on one that isn't as documented. */
export function rowsOfEntries(entries: Iterable<ListEntry>): Rows {
  return rowsOf(entries, entryForm, ({ n, c, w }) => `{"c":"${c}","n":${n},"w":${w}}`);
}

/** The rows of exclusions, ascending by number. */
export function rowsOfExclusions(exclusions: Iterable<Pick<Exclusion, 'n' | 'reason'>>): Rows {
  return rowsOf(exclusions, exclusionForm, ({ n, reason }) => `{"n":${n},"reason":"${reason}"}`);
}

/** The column of numbers, of entries and of exclusions alike. */
export function numbersOf(rows: Rows): Float64Array {
  return rows.columns[0] ?? new Float64Array();
}

export function ticketsOf(rows: Rows): Float64Array {
  return rows.columns[1] ?? new Float64Array();
}

/** The commitment of entry i, in hexadecimal. */
export function commitmentAt({ bytes, starts }: Rows, i: number): string {
  const start = (starts[i] ?? 0) + 7;
  return String.fromCharCode(...bytes.subarray(start, start + 64));
}

/** The place of number n in ascending numbers; −1 where it isn't there. */
export function placeOf(numbers: ArrayLike<number>, n: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < n) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === n ? low : -1;
}

/** The places of the entries that no exclusion names. */
export function keptPlaces(entries: Rows, exclusions: Rows): Uint32Array {
  const numbers = numbersOf(entries);
  const out = numbersOf(exclusions);
  const kept = new Uint32Array(numbers.length);
  let count = 0;
  for (let i = 0, j = 0; i < numbers.length; i++) {
    while (j < out.length && (out[j] ?? 0) < (numbers[i] ?? 0)) j++;
    if (out[j] !== numbers[i]) kept[count++] = i;
  }
  return kept.subarray(0, count);
}

/** Sorted only where it is needed; the same number twice is the caller's error. */
function rowsOf<T>(items: Iterable<T>, form: RowForm, textOf: (item: T) => string): Rows {
  const read = readRows(writeRows(items, textOf), 0, form);
  if (!read.ok) throw new TypeError(`entry ${read.error.at} of the list is not as documented`);
  const { rows } = read.value;
  const numbers = numbersOf(rows);
  if (numbers.every((n, i) => i === 0 || (numbers[i - 1] ?? 0) < n)) return rows;
  const order = Uint32Array.from(numbers, (_, i) => i);
  order.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  const sorted = reordered(rows, order);
  const inOrder = numbersOf(sorted);
  const twice = inOrder.find((n, i) => inOrder[i - 1] === n);
  if (twice !== undefined) throw new TypeError(`number ${twice} is there twice`);
  return sorted;
}
