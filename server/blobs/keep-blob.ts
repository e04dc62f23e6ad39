import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';

type BlobTable = {
  client_id: ClientId;
  sha256: string;
  media_type: string;
  size: number;
  stored_at: Date;
};

export type KeptBlob = {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
};

/** Writes down that these bytes, already in the store, are this client's. Twice is once. */
export async function keepBlob(
  tx: Tx,
  clientId: ClientId,
  blob: KeptBlob,
  at: Date,
): Promise<void> {
  await tx
    .withTables<{ blob: BlobTable }>()
    .insertInto('blob')
    .values({
      client_id: clientId,
      sha256: blob.sha256,
      media_type: blob.mediaType,
      size: blob.size,
      stored_at: at,
    })
    .onConflict((conflict) => conflict.columns(['client_id', 'sha256']).doNothing())
    .execute();
}

/** Whose it is decides who reads it: null where these bytes are no client's of the transaction. */
export async function findBlob(
  tx: Tx,
  clientId: ClientId,
  sha256: string,
): Promise<KeptBlob | null> {
  const row = await tx
    .withTables<{ blob: BlobTable }>()
    .selectFrom('blob')
    .select(['sha256', 'media_type', 'size'])
    .where('client_id', '=', clientId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ? { sha256: row.sha256, mediaType: row.media_type, size: row.size } : null;
}
