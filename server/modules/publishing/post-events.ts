import type { Tx } from '../../db/db.ts';
import type { PostId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** What happened besides versions, reviews, signatures and deliveries; the oldest first. */
export async function listPostEvents(tx: Tx, postId: PostId) {
  return tables(tx)
    .selectFrom('post_event')
    .select(['at', 'kind', 'member_id', 'who', 'detail'])
    .where('post_id', '=', postId)
    .orderBy('id')
    .execute();
}
