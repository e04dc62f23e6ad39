import type { MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { controlTexts } from './control-messages.ts';
import { mayDecideDelivery } from './delivery-policy.ts';
import type { DeliveryState } from './delivery-store.ts';
import {
  type Actor,
  isOwnWork,
  isWithAuthor,
  mayDrop,
  mayReview,
  maySendToClient,
  mayWrite,
} from './policy.ts';
import { isOut } from './post-out.ts';
import type { PostView } from './schema.ts';
import type { PostRow } from './store.ts';

type Can = PostView['can'];
type Why = keyof (typeof controlTexts)['fr'];

/** Which controls this person has on this post, and beside each that is off, why. */
export function decideControls(
  actor: Actor,
  post: PostRow,
  facts: {
    readonly states: readonly DeliveryState[];
    readonly hasBlockingCheck: boolean;
    readonly writers: readonly MemberId[];
    readonly hasOtherSenior: boolean;
    readonly canSomebodySign: boolean;
    readonly whyNotDecide: Why | null;
  },
  locale: Locale,
): { can: Can; why: Record<string, string> } {
  const reasons: Record<keyof Can, Why | null> = {
    edit: whyNotEdit(actor, post, facts.states),
    submit: whyNotSubmit(actor, post, facts.hasBlockingCheck),
    review: whyNotReview(actor, post, facts.writers),
    sendToClient: whyNotSend(actor, post, facts),
    decideLate: whyNotDecideLate(actor, facts.states),
    withdraw: whyNotWithdraw(actor, facts.states),
    drop: whyNotDrop(actor, post, facts.states),
    decide: facts.whyNotDecide,
  };
  const texts = controlTexts[locale];
  const off = Object.entries(reasons).flatMap(([control, reason]) =>
    reason === null || (control === 'decide' && reason === 'reader')
      ? []
      : [[control, texts[reason]] as const],
  );
  return {
    can: {
      edit: reasons.edit === null,
      submit: reasons.submit === null,
      review: reasons.review === null,
      sendToClient: reasons.sendToClient === null,
      decideLate: reasons.decideLate === null,
      withdraw: reasons.withdraw === null,
      drop: reasons.drop === null,
      decide: reasons.decide === null,
    },
    why: Object.fromEntries(off),
  };
}

function whyNotEdit(actor: Actor, post: PostRow, states: readonly DeliveryState[]): Why | null {
  if (!mayWrite(actor)) return 'reader';
  if (post.stage === 'dropped') return 'dropped';
  if (isOut(states)) return 'out';
  return null;
}

function whyNotSubmit(actor: Actor, post: PostRow, isBlocked: boolean): Why | null {
  if (!mayWrite(actor)) return 'reader';
  if (post.stage === 'dropped') return 'dropped';
  if (!isWithAuthor(post)) return 'submitted';
  if (isBlocked) return 'blocked';
  return null;
}

function whyNotReview(actor: Actor, post: PostRow, writers: readonly MemberId[]): Why | null {
  if (isOwnWork(actor, writers)) return 'fourEyes';
  if (!mayReview(actor)) return 'senior';
  if (post.stage !== 'in-review' && post.stage !== 'reviewed') return 'notInReview';
  return null;
}

function whyNotSend(
  actor: Actor,
  post: PostRow,
  facts: {
    readonly writers: readonly MemberId[];
    readonly hasOtherSenior: boolean;
    readonly canSomebodySign: boolean;
  },
): Why | null {
  if (!maySendToClient(actor)) return 'senior';
  const isAlone = isOwnWork(actor, facts.writers) && !facts.hasOtherSenior;
  const isReady =
    post.stage === 'reviewed' ||
    post.stage === 'with-client' ||
    (post.stage === 'in-review' && isAlone);
  if (!isReady) return 'notReviewed';
  if (!facts.canSomebodySign) return 'noSigner';
  return null;
}

function whyNotDecideLate(actor: Actor, states: readonly DeliveryState[]): Why | null {
  if (!mayDecideDelivery(actor.role)) return 'senior';
  return states.includes('late') ? null : 'notLate';
}

function whyNotWithdraw(actor: Actor, states: readonly DeliveryState[]): Why | null {
  if (!mayDecideDelivery(actor.role)) return 'senior';
  return states.includes('accepted') ? null : 'notPublished';
}

function whyNotDrop(actor: Actor, post: PostRow, states: readonly DeliveryState[]): Why | null {
  // Once dropped, the same right takes it up again.
  if (post.stage === 'dropped') {
    return mayDrop(actor, { authorId: post.authorId, stage: 'draft' }) ? null : 'notYours';
  }
  if (!mayDrop(actor, post)) return 'notYours';
  if (isOut(states)) return 'out';
  return null;
}
