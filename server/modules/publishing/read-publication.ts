import type { Tx } from '../../db/db.ts';
import type { ChannelId, DeliveryId } from '../../lib/ids.ts';
import { findDelivery } from './delivery-store.ts';

/** Something that is out, and where. */
export type Publication = {
  readonly channelId: ChannelId;
  readonly remoteId: string;
  readonly url: string;
  readonly acceptedAt: Date;
};

/** Null where the scope doesn't hold it, or it isn't out (any more). */
export async function readPublication(tx: Tx, id: DeliveryId): Promise<Publication | null> {
  const row = await findDelivery(tx, id);
  if (row?.state !== 'accepted' || !row.remote_id || !row.url || !row.accepted_at) return null;
  const { channel_id: channelId, remote_id: remoteId, url, accepted_at: acceptedAt } = row;
  return { channelId, remoteId, url, acceptedAt };
}
