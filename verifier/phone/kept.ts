import { canonicalText, parseCanonicalText } from '../format/canonical.ts';
import type { Vkey } from '../format/key.ts';
import { parseVkey } from '../format/key.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Shaped } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';

const refusedShape = { at: is.time, reason: is.text, shown: is.text, kept: is.text } as const;
const shape = {
  v: is.one(1),
  url: is.text,
  keys: is.list(is.logKey, 1, 64),
  last: is.orNull(is.text),
  lookedAt: is.orNull(is.time),
  refused: is.list(is.text, 0, 20),
} as const;

/** A log that was refused: both notes, which together prove it to anybody. Empty where there was none. */
export type Refused = Shaped<typeof refusedShape>;

/** What the page keeps of one log, on this device and in the file that is taken away. */
export type Kept = {
  /** Where the agency serves the log. */
  readonly url: string;
  /** The log's keys that are accepted, oldest first. */
  readonly keys: readonly Vkey[];
  /** The last checkpoint that was accepted; it is never replaced by one that contradicts it. */
  readonly last: string | null;
  readonly lookedAt: string | null;
  readonly refused: readonly Refused[];
};

export function writeKept({ url, keys, last, lookedAt, refused }: Kept): string {
  return canonicalText({
    ...{ v: 1, url, last, lookedAt },
    keys: keys.map(({ text }) => text),
    refused: refused.slice(-20).map((one) => canonicalText({ ...one })),
  });
}

/** Damaged memory is refused, never taken for an empty one. */
export function readKept(text: string): Result<Kept> {
  const value = parseCanonicalText(text.trim());
  if (!value.ok || findFlaw(value.value, shape) !== undefined) return refuse({ type: 'damaged' });
  // The shape has just found these fields with these types.
  const found = value.value as Shaped<typeof shape> & { keys: string[]; refused: string[] };
  const keys = found.keys.map((key) => parseVkey(key));
  const refused = found.refused.map((one) => parseCanonicalText(one));
  if (!keys.every((key) => key.ok)) return refuse({ type: 'damaged' });
  if (!refused.every((one) => one.ok && findFlaw(one.value, refusedShape) === undefined)) {
    return refuse({ type: 'damaged' });
  }
  return ok({
    ...{ url: found.url, last: found.last, lookedAt: found.lookedAt },
    keys: keys.map(({ value: key }) => key),
    refused: refused.map((one) => (one.ok ? one.value : null) as Refused),
  });
}
