import { fromHex, joinBytes, toUtf8 } from '../format/bytes.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalText } from '../format/canonical.ts';
import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import type { marks } from '../format/leaf-body.ts';
import { buildTree, rootOfTree } from '../format/tree.ts';
import type { ObservationKind, RecordOf } from './records.ts';

export type { ObservationKind, RecordOf } from './records.ts';

export type Mark = (typeof marks)[number];

/** A record that a person had erased: its hash stays, what it said is gone. */
export type Erased = { readonly erasedOn: string };

/**
 * What was read of one object at one time, or over one stretch of time.
 *
 * `object` is the tag of a link, the id of a contest, the address of a publication, the name of an
 * account. `from` equals `to` where it was read at an instant. `index` is its leaf's, once it has one.
 */
export type ObservationOf<K extends ObservationKind> = {
  readonly id: string;
  readonly kind: K;
  readonly object: string;
  readonly source: string;
  readonly mark: Mark;
  readonly method: string;
  readonly from: Date;
  readonly to: Date;
  readonly index?: number;
  readonly records: readonly (RecordOf<K> | Erased)[];
};

export type Observation = { [K in ObservationKind]: ObservationOf<K> }[ObservationKind];

/** A record with its salt, 32 hexadecimal digits: erase both and nobody can find out what it said. */
export type SaltedRecord<K extends ObservationKind = ObservationKind> = {
  readonly salt: string;
  readonly record: RecordOf<K>;
};

/**
 * A record's hash, a leaf of the observation's own tree: SHA-256(0x00 ‖ JCS{record, salt}).
 * Throws where the record holds what canonical JSON doesn't allow.
 */
export function hashRecord(
  { salt, record }: SaltedRecord,
  { sha256 }: Pick<Primitives, 'sha256'> = portable,
): Uint8Array {
  if (!fromHex(salt).ok || salt.length !== 32) throw new TypeError('a salt is 16 bytes');
  // Records hold strings, integers, booleans and nulls by their shapes.
  const text = canonicalText({ salt, record: record as unknown as Json });
  return sha256(joinBytes(Uint8Array.of(0), toUtf8(text)));
}

/** The root of an observation's records, in their order; that of the empty tree where there are none. */
export function rootOfRecords(
  hashes: readonly Uint8Array[],
  { sha256 }: Pick<Primitives, 'sha256'> = portable,
): Uint8Array {
  return rootOfTree(buildTree(hashes, sha256));
}

export function isErased(record: object): record is Erased {
  return 'erasedOn' in record;
}

/** The records that are still there. */
export function recordsOf<K extends ObservationKind>(
  observation: ObservationOf<K>,
): readonly RecordOf<K>[] {
  return observation.records.filter((record): record is RecordOf<K> => !isErased(record));
}
