import { toHex } from '../../verifier/format/bytes.ts';
import { commitTo } from '../../verifier/format/hash.ts';
import { encodeLeaf, type Leaf } from '../../verifier/format/leaf.ts';
import type { BodyOf, LeafKind } from '../../verifier/format/leaf-body.ts';
import { hashLeaf } from '../../verifier/format/tree.ts';
import type { Tx } from '../db/db.ts';
import { type ClientId, type LeafId, newId } from '../lib/ids.ts';
import { evidenceOf } from './tables.ts';

/** A leaf by its hash; the index is known once the sequencer has numbered it. */
export type LeafRef = { readonly hash: string; readonly index: number | null };

/**
 * Puts the value of the body's field `field` out of the leaf: the leaf gets a salted commitment,
 * salt and value lie beside it and can be erased. No personal data enters a leaf otherwise.
 */
export type Commit = (field: string, value: string) => string;

export type NewLeaf<K extends LeafKind> = {
  readonly clientId: ClientId;
  /** The agency's hour. */
  readonly at: Date;
  readonly kind: K;
  readonly body: (commit: Commit) => BodyOf<K>;
};

/**
 * Writes a leaf in the caller's transaction: it is committed or rolled back with the caller's rows.
 * The sequencer numbers it afterwards, in an order in which nothing precedes what it refers to.
 * Throws where a field isn't as documented.
 */
export async function stageLeaf<K extends LeafKind>(
  tx: Tx,
  leaf: NewLeaf<K>,
): Promise<LeafRef & { readonly id: LeafId }> {
  const [staged] = await stageLeaves(tx, [leaf]);
  if (!staged) throw new Error('a leaf was not staged');
  return staged;
}

/** The same for many at once, numbered in the order in which they are given. */
export async function stageLeaves<K extends LeafKind>(
  tx: Tx,
  leaves: readonly NewLeaf<K>[],
): Promise<(LeafRef & { readonly id: LeafId })[]> {
  const made = leaves.map((leaf) => makeLeaf(leaf));
  const tables = evidenceOf(tx);
  const rows = made.map(({ row }) => row);
  if (rows.length > 0) await tables.insertInto('leaf').values(rows).execute();
  const openings = made.flatMap((one) => one.openings);
  if (openings.length > 0) await tables.insertInto('opening').values(openings).execute();
  return rows.map(({ id, hash }) => ({ id, hash: toHex(hash), index: null }));
}

function makeLeaf<K extends LeafKind>({ clientId, at, kind, body: write }: NewLeaf<K>) {
  const openings: { field: string; salt: Uint8Array; value: string }[] = [];
  const body = write((field, text) => {
    const opening = {
      field,
      salt: crypto.getRandomValues(new Uint8Array(16)),
      value: text.normalize('NFC'),
    };
    openings.push(opening);
    return commitTo(opening.salt, opening.value);
  });
  // `kind` and `body` belong together by the caller's own type.
  const bytes = encodeLeaf({ v: 1, kind, client: clientId, at, body } as unknown as Leaf);
  const hash = hashLeaf(bytes);
  const id = newId<LeafId>(at.getTime());
  return {
    row: { id, client_id: clientId, kind, bytes, hash, idx: null, staged_at: at },
    openings: openings.map((row) => ({
      ...row,
      leaf_id: id,
      client_id: clientId,
      erased_at: null,
    })),
  };
}
