import type { Tx } from '../../db/db.ts';
import type { PostId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** Every reading of a post, the oldest first. */
export async function listReviews(tx: Tx, postId: PostId) {
  return tables(tx)
    .selectFrom('review')
    .selectAll()
    .where('subject_kind', '=', 'post')
    .where('subject_id', '=', postId)
    .orderBy('version')
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
}
