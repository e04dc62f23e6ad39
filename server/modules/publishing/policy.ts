import type { MemberId } from '../../lib/ids.ts';
import { type Refused, refuse } from '../../lib/result.ts';
import { isSenior } from '../people/public.ts';
import type { Stage } from './schema.ts';

/** Who acts; which clients they may act for is the transaction's scope. */
export type Actor = { readonly memberId: MemberId; readonly role: string };

type Written = { readonly authorId: MemberId };
type Staged = { readonly stage: Stage };

/** Whoever writes for the client, on either side. A reader (dpo, client) doesn't. */
export function mayWrite({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'trainee' || role === 'junior' || role === 'in-house' || isSenior(role);
}

export function mayReview({ role }: Pick<Actor, 'role'>): boolean {
  return isSenior(role);
}

export function maySendToClient({ role }: Pick<Actor, 'role'>): boolean {
  return isSenior(role);
}

/** Signing for the client from one's own account; that it is asked of them the command says. */
export function mayDecide({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'client';
}

/** `writers`: whose work it is, as it stands. */
export function isOwnWork(actor: Pick<Actor, 'memberId'>, writers: readonly MemberId[]): boolean {
  return writers.includes(actor.memberId);
}

/** How a mentor teaches is between the team: a client's account sees the post, not the lesson. */
export function maySeeReviews({ role }: Pick<Actor, 'role'>): boolean {
  return role !== 'client';
}

/** The author may drop their own draft; what others have agreed to, a senior drops. */
export function mayDrop(actor: Actor, post: Written & Staged): boolean {
  if (isSenior(actor.role)) return true;
  if (!mayWrite(actor)) return false;
  return actor.memberId === post.authorId && isWithAuthor(post);
}

export function isWithAuthor({ stage }: Staged): boolean {
  return stage === 'draft' || stage === 'changes-requested';
}

/** Null: may. Own work comes first: it is refused whatever the role. */
export function refuseReview(
  actor: Actor,
  writers: readonly MemberId[],
): Refused<{ type: 'four-eyes' } | { type: 'not-allowed' }> | null {
  if (isOwnWork(actor, writers)) return refuse({ type: 'four-eyes' });
  if (!mayReview(actor)) return refuse({ type: 'not-allowed' });
  return null;
}
