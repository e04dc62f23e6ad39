import type { Tx } from '../../db/db.ts';
import type { ClientId, DeliveryId, PostId } from '../../lib/ids.ts';
import { deliveryTables } from './delivery-store.ts';
import type { Publication } from './read-publication.ts';
import { tables } from './store.ts';

/** Something that is out, and of which post. */
export type PostPublication = Publication & {
  readonly deliveryId: DeliveryId;
  readonly postId: PostId;
};

/** Everything that is out of these posts, in the order in which it came out. */
export async function listPublications(
  tx: Tx,
  postIds: readonly PostId[],
): Promise<PostPublication[]> {
  if (postIds.length === 0) return [];
  const rows = await deliveryTables(tx)
    .selectFrom('delivery')
    .select(['id', 'post_id', 'channel_id', 'remote_id', 'url', 'accepted_at'])
    .where('post_id', 'in', postIds)
    .where('state', '=', 'accepted')
    .orderBy('accepted_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, post_id, channel_id, remote_id, url, accepted_at }) =>
    remote_id && url && accepted_at
      ? [
          {
            deliveryId: id,
            postId: post_id,
            channelId: channel_id,
            remoteId: remote_id,
            url,
            acceptedAt: accepted_at,
          },
        ]
      : [],
  );
}

/** The client's posts by their titles, those that come out last first. */
export async function listPostTitles(
  tx: Tx,
  clientId: ClientId,
): Promise<{ id: PostId; title: string; dueAt: Date | null }[]> {
  const rows = await tables(tx)
    .selectFrom('post')
    .select(['id', 'title', 'due_at'])
    .where('client_id', '=', clientId)
    .orderBy((e) => e.fn.coalesce('due_at', 'created_at'), 'desc')
    .limit(200)
    .execute();
  return rows.map(({ id, title, due_at }) => ({ id, title, dueAt: due_at }));
}
