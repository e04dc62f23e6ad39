import type { Tx } from '../../db/db.ts';
import { type Id, type MemberId, newId, type PostId, type ReviewId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Actor, mayWrite } from './policy.ts';
import { normalizeText } from './post.ts';
import { findPost, type PostRow, tables } from './store.ts';

export type NewRemark = { readonly place: string; readonly quote: string; readonly body: string };

/** Remarks anchored to a place and its words, of a member or of somebody at the client's. */
export async function insertRemarks(
  tx: Tx,
  post: PostRow,
  remarks: readonly NewRemark[],
  of: {
    version: number;
    author: { id: MemberId | null; name: string };
    reviewId: ReviewId | null;
    at: Date;
  },
): Promise<void> {
  if (remarks.length === 0) return;
  await tables(tx)
    .insertInto('remark')
    .values(
      remarks.map(({ place, quote, body }) => ({
        id: newId<Id<'remark'>>(of.at.getTime()),
        client_id: post.clientId,
        subject_kind: 'post' as const,
        subject_id: post.id,
        version: of.version,
        place: normalizeText(place),
        quote: normalizeText(quote),
        body: normalizeText(body),
        author_name: of.author.name,
        author_id: of.author.id,
        review_id: of.reviewId,
        created_at: of.at,
      })),
    )
    .execute();
}

/** "Done": by anybody who writes; a second time it keeps the first date. */
export async function finishRemark(
  tx: Tx,
  input: { actor: Actor; postId: string; remarkId: string; at: Date },
): Promise<Result<null, { type: 'not-found' } | { type: 'not-allowed' }>> {
  const post = await findPost(tx, input.postId);
  if (!post) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  const remark = await tables(tx)
    .selectFrom('remark')
    .select('done_at')
    .where('id', '=', input.remarkId)
    .where('subject_id', '=', post.id)
    .executeTakeFirst();
  if (!remark) return refuse({ type: 'not-found' });
  await tables(tx)
    .updateTable('remark')
    .set({ done_at: input.at })
    .where('id', '=', input.remarkId)
    .where('done_at', 'is', null)
    .execute();
  return ok(null);
}

/** The oldest first. */
export async function listRemarks(tx: Tx, postId: PostId) {
  return tables(tx)
    .selectFrom('remark')
    .selectAll()
    .where('subject_id', '=', postId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
