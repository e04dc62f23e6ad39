import type { Tx } from '../../db/db.ts';
import { newId, type ReviewId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Actor, refuseReview } from './policy.ts';
import { normalizeText } from './post.ts';
import { insertRemarks, type NewRemark } from './remarks.ts';
import { describeConflict, type SaveRefusal } from './save-post.ts';
import type { reviewReasons, Stage } from './schema.ts';
import { findVersion, lockPost, type PostRow, setStage, tables } from './store.ts';
import { listWriters } from './writers.ts';

export type ReviewRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'four-eyes' }
  | Extract<SaveRefusal, { type: 'edited-meanwhile' }>
  | { type: 'wrong-stage'; stage: Stage }
  | { type: 'reason-missing' };

/**
 * A senior's reading of the newest version: passed on, or sent back with a reason and remarks on
 * its very words. Never by whose work it is.
 */
export async function reviewPost(
  tx: Tx,
  input: {
    actor: Actor & { readonly name: string };
    postId: string;
    version: number;
    decision: 'changes' | 'reviewed';
    reasonKind?: (typeof reviewReasons)[number];
    reason: string;
    remarks: readonly NewRemark[];
    at: Date;
  },
): Promise<Result<{ reviewId: ReviewId }, ReviewRefusal>> {
  const post = await lockPost(tx, input.postId);
  if (!post) return refuse({ type: 'not-found' });
  const refusal = refuseReview(input.actor, await listWriters(tx, post));
  if (refusal) return refusal;
  if (!isReviewable(post, input.decision)) {
    return refuse({ type: 'wrong-stage', stage: post.stage });
  }
  if (input.version !== post.version) return refuse(await describeConflict(tx, post));
  const reason = normalizeText(input.reason);
  if (input.decision === 'changes' && reason === '') return refuse({ type: 'reason-missing' });
  const version = await findVersion(tx, post.id, post.version);
  if (!version) return refuse({ type: 'not-found' });
  const reviewId = newId<ReviewId>(input.at.getTime());
  await tables(tx)
    .insertInto('review')
    .values({
      id: reviewId,
      client_id: post.clientId,
      subject_kind: 'post',
      subject_id: post.id,
      version: version.n,
      content_hash: version.contentHash,
      reviewer_id: input.actor.memberId,
      decision: input.decision,
      reason_kind: input.reasonKind ?? '',
      reason,
      decided_at: input.at,
    })
    .execute();
  await insertRemarks(tx, post, input.remarks, {
    version: version.n,
    author: { id: input.actor.memberId, name: input.actor.name },
    reviewId,
    at: input.at,
  });
  const next = input.decision === 'changes' ? 'changes-requested' : 'reviewed';
  await setStage(tx, post, next, input.at);
  return ok({ reviewId });
}

/** What was passed on may still be called back, as long as the client hasn't been asked. */
function isReviewable({ stage }: PostRow, decision: 'changes' | 'reviewed'): boolean {
  return stage === 'in-review' || (stage === 'reviewed' && decision === 'changes');
}
