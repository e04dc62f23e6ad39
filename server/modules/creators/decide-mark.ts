import type { Tx } from '../../db/db.ts';
import type { CreatorId, CreatorPostId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { tables, touchCreator } from './store.ts';

export type MarkDecision = {
  readonly creatorId: CreatorId;
  readonly postId: CreatorPostId;
  readonly decision: 'commercial' | 'not-commercial';
  /** Where the proposal was of the wrong kind, or missed the mention. */
  readonly kind?: string;
  readonly isDisclosed?: boolean;
  readonly by: MemberId;
  readonly at: Date;
};

/** A person's word on what a post was given for stands before every proposal. */
export async function decideMark(
  tx: Tx,
  decided: MarkDecision,
): Promise<Result<null, { type: 'not-found' }>> {
  const post = await tables(tx)
    .selectFrom('creator_post')
    .select(['id', 'agency_id'])
    .where('id', '=', decided.postId)
    .where('creator_id', '=', decided.creatorId)
    .executeTakeFirst();
  if (!post) return refuse({ type: 'not-found' });
  const word = {
    decision: decided.decision,
    decided_kind: decided.kind ?? null,
    decided_disclosed: decided.isDisclosed ?? null,
    decided_by: decided.by,
    decided_at: decided.at,
  };
  await tables(tx)
    .insertInto('creator_mark')
    .values({
      post_id: post.id,
      agency_id: post.agency_id,
      creator_id: decided.creatorId,
      // Nobody had proposed anything: the mark is the person's own.
      kind: 'none',
      is_commercial: false,
      is_disclosed: false,
      sentence: null,
      mention: null,
      place: null,
      confidence: 0,
      markers: [],
      proposed_at: decided.at,
      ...word,
    })
    .onConflict((on) => on.column('post_id').doUpdateSet(word))
    .execute();
  await touchCreator(tx, decided.creatorId);
  return ok(null);
}

/** Takes a person's word back: the proposal counts again. */
export async function undoMark(
  tx: Tx,
  { creatorId, postId }: { creatorId: CreatorId; postId: CreatorPostId },
): Promise<void> {
  await tables(tx)
    .updateTable('creator_mark')
    .set({
      decision: null,
      decided_kind: null,
      decided_disclosed: null,
      decided_by: null,
      decided_at: null,
    })
    .where('post_id', '=', postId)
    .where('creator_id', '=', creatorId)
    .execute();
  await touchCreator(tx, creatorId);
}
