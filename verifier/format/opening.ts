import type { Json } from './canonical.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';
import { findFlaw, is } from './shape.ts';

/**
 * Discloses what a salted commitment in a leaf stands for: field `field` of the body of leaf
 * `index` is `commitTo(salt, value)`. The salt is 32 lowercase hexadecimal digits.
 */
export type Opening = {
  readonly index: number;
  readonly field: string;
  readonly salt: string;
  readonly value: string;
};

const shape = { index: is.count, field: is.field, salt: is.salt, value: is.text };

export function encodeOpenings(openings: readonly Opening[]): Uint8Array {
  const sorted = [...openings].sort((a, b) => a.index - b.index || (a.field < b.field ? -1 : 1));
  // An opening holds strings and integers only.
  return canonicalBytes(sorted as unknown as Json);
}

export function decodeOpenings(bytes: Uint8Array): Result<readonly Opening[]> {
  const value = parseCanonical(bytes);
  if (!value.ok) return value;
  if (!Array.isArray(value.value)) return refuse({ type: 'malformed-openings' });
  const items: readonly unknown[] = value.value;
  if (items.some((item) => findFlaw(item, shape) !== undefined)) {
    return refuse({ type: 'malformed-openings' });
  }
  // Each item has just been found to be of the shape.
  return ok(items as readonly Opening[]);
}
