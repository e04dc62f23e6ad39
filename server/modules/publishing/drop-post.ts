import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { voidSignatures } from '../signing/public.ts';
import { cancelDeliveries } from './delivery-prepare.ts';
import { type Actor, mayDrop } from './policy.ts';
import { normalizeText } from './post.ts';
import { holdIfNotOut } from './post-out.ts';
import { insertPostEvent, lockPost, setStage } from './store.ts';

export type DropRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'already-sending' }
  | { type: 'not-dropped' };

/** Sets a post aside with a reason: what was signed is void, nothing goes out, all is kept. */
export async function dropPost(
  tx: Tx,
  input: { actor: Actor; postId: string; reason: string; at: Date },
): Promise<Result<null, DropRefusal>> {
  const { actor, at } = input;
  const post = await lockPost(tx, input.postId);
  if (!post) return refuse({ type: 'not-found' });
  if (post.stage === 'dropped') return ok(null);
  if (!mayDrop(actor, post)) return refuse({ type: 'not-allowed' });
  if (!(await holdIfNotOut(tx, post.id))) return refuse({ type: 'already-sending' });
  await cancelDeliveries(tx, post.id, { reason: 'dropped', at });
  await voidSignatures(tx, {
    clientId: post.clientId,
    subjectKind: 'post',
    subjectId: post.id,
    reason: 'withdrawn',
    by: actor.memberId,
    at,
  });
  await setStage(tx, post, 'dropped', at);
  await insertPostEvent(tx, post, {
    at,
    kind: 'dropped',
    memberId: actor.memberId,
    detail: normalizeText(input.reason),
  });
  return ok(null);
}

/** Takes it up again, as a draft: whatever it had reached before is to be reached again. */
export async function reopenPost(
  tx: Tx,
  input: { actor: Actor; postId: string; at: Date },
): Promise<Result<null, DropRefusal>> {
  const { actor, at } = input;
  const post = await lockPost(tx, input.postId);
  if (!post) return refuse({ type: 'not-found' });
  if (!mayDrop(actor, { authorId: post.authorId, stage: 'draft' })) {
    return refuse({ type: 'not-allowed' });
  }
  if (post.stage !== 'dropped') return refuse({ type: 'not-dropped' });
  await setStage(tx, post, 'draft', at);
  await insertPostEvent(tx, post, { at, kind: 'reopened', memberId: actor.memberId });
  return ok(null);
}
