import { toHex } from '../../verifier/format/bytes.ts';
import type { Tx } from '../db/db.ts';
import type { LeafId } from '../lib/ids.ts';
import type { LeafRef } from './stage-leaf.ts';
import { evidenceOf } from './tables.ts';

/** The leaves that the caller's scope can see, by id. */
export async function findLeafRefs(tx: Tx, ids: readonly LeafId[]): Promise<Map<LeafId, LeafRef>> {
  if (ids.length === 0) return new Map();
  const rows = await evidenceOf(tx)
    .selectFrom('leaf')
    .select(['id', 'hash', 'idx'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, hash, idx }) => [id, { hash: toHex(hash), index: idx }]));
}
