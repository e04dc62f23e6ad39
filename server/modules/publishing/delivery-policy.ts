import type { SignatureId } from '../../lib/ids.ts';
import type { DeliveryRow, HeldReason } from './delivery-store.ts';
import { windowEnd } from './delivery-store.ts';

/** A living approval of exactly the delivery's content. */
export type LivingApproval = {
  readonly signatureId: SignatureId;
  readonly signerKind: 'member' | 'contact';
  readonly signerId: string;
  /** Still there: a contact who may sign for the client, or a senior of the agency. */
  readonly maySign: boolean;
};

/** All that is looked at, in one transaction, at the moment before anything visible is sent. */
export type Moment = {
  /** The agency's hour. */
  readonly now: Date;
  readonly isPaused: boolean;
  /** A senior of the agency, still there, answers for this client. */
  readonly isAccountablePresent: boolean;
  /** The post's newest content; another one than the delivery's replaces it. */
  readonly newestContentHash: string;
  readonly isDropped: boolean;
  readonly channelState: 'alive' | 'reconnect' | 'ended';
  readonly approvals: readonly LivingApproval[];
  readonly authorId: string;
};

export type Word =
  | { readonly kind: 'go'; readonly approvals: readonly LivingApproval[] }
  | { readonly kind: 'hold'; readonly reason: HeldReason }
  | { readonly kind: 'late' }
  | { readonly kind: 'cancel'; readonly reason: string };

export function mayGoOut(
  row: Pick<DeliveryRow, 'content_hash' | 'due_at' | 'window_minutes' | 'late_until'>,
  moment: Moment,
): Word {
  if (moment.isDropped) return { kind: 'cancel', reason: 'dropped' };
  if (moment.newestContentHash !== row.content_hash) {
    return { kind: 'cancel', reason: 'content-changed' };
  }
  if (moment.channelState === 'ended') return { kind: 'cancel', reason: 'channel-ended' };
  if (moment.now > windowEnd(row)) return { kind: 'late' };
  if (moment.isPaused) return { kind: 'hold', reason: 'paused' };
  if (!moment.isAccountablePresent) return { kind: 'hold', reason: 'no-accountable' };
  if (moment.channelState === 'reconnect') return { kind: 'hold', reason: 'reconnect' };
  const approvals = moment.approvals.filter((approval) => isSufficient(approval, moment));
  if (approvals.length === 0) return { kind: 'hold', reason: 'not-approved' };
  return { kind: 'go', approvals };
}

/** The client's own signature, or a senior colleague's who isn't the author. */
function isSufficient(
  { signerKind, signerId, maySign }: LivingApproval,
  { authorId }: Pick<Moment, 'authorId'>,
): boolean {
  if (!maySign) return false;
  if (signerKind === 'member') return signerId !== authorId;
  return true;
}

/** Late ones are decided, refused ones tried again, and publications taken back, by seniors only. */
export function mayDecideDelivery(role: string): boolean {
  return role === 'mentor' || role === 'head';
}
