import { decodeLeaf, type Leaf } from '../../verifier/format/leaf.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { evidenceOf } from './tables.ts';

/** The exact bytes of a log's numbered leaves from its first, as far as `size`. */
export async function readLeafBytes(
  tx: Tx,
  clientId: ClientId,
  size: number,
): Promise<Uint8Array[]> {
  const rows = await evidenceOf(tx)
    .selectFrom('leaf')
    .select('bytes')
    .where('client_id', '=', clientId)
    .where('idx', '<', size)
    .orderBy('idx')
    .execute();
  return rows.map(({ bytes }) => bytes);
}

/** The same, read. Throws where a stored leaf can't be. */
export function decodeLeaves(bytes: readonly Uint8Array[]): Leaf[] {
  return bytes.map((one) => {
    const leaf = decodeLeaf(one);
    if (!leaf.ok) throw new Error(`a stored leaf can't be read: ${leaf.error.type}`);
    return leaf.value;
  });
}

/** How many leaves of a client's log are numbered. */
export async function readLogSize(tx: Tx, clientId: ClientId): Promise<number> {
  const { size } = await evidenceOf(tx)
    .selectFrom('log_head')
    .select('size')
    .where('client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  return size;
}

/** Where a leaf stands; null while it isn't numbered. */
export async function findLeafIndex(tx: Tx, id: string): Promise<number | null> {
  const row = await evidenceOf(tx)
    .selectFrom('leaf')
    .select('idx')
    .where('id', '=', id as never) // any other finds none
    .executeTakeFirst();
  return row?.idx ?? null;
}

/** The smallest checkpoint that holds the leaf at `index`; null while none does. */
export async function findCheckpointOver(
  tx: Tx,
  clientId: ClientId,
  index: number,
): Promise<{ size: number } | null> {
  const row = await evidenceOf(tx)
    .selectFrom('checkpoint')
    .select('size')
    .where('client_id', '=', clientId)
    .where('size', '>', index)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
