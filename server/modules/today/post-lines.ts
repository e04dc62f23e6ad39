import type { Session } from '../../http/context.ts';
import { networkName } from '../clients/public.ts';
import { isSenior, type Role } from '../people/public.ts';
import type { PostFact } from '../publishing/public.ts';
import type { Check } from '../publishing/schema.ts';
import type { ClientSituation } from './client-lines.ts';
import { today as texts } from './messages.ts';
import type { TodayItem } from './schema.ts';
import type { Line } from './today.ts';
import { describeAge, describeMoment } from './words.ts';

const SOON_MS = 24 * 3_600_000;

/** What a network will refuse at the hour; a lost connection has a line of its own. */
const refusedByNetwork: readonly Check['rule'][] = [
  'image-too-heavy',
  'image-type',
  'too-many-images',
  'text-too-long',
];

type Kind = TodayItem['kind'];
type Told = {
  kind: Kind;
  section: Line['section'];
  title: string;
  reason: string;
  urgency: TodayItem['urgency'];
  action: string;
  since?: Date;
};

/** The one line about a post for this person, or none: the gravest thing first. */
export function describePost(
  situation: ClientSituation,
  post: PostFact,
  session: Session,
): Line | null {
  const { client, now } = situation;
  // A session's role is one of the contract's.
  const told = isSenior(session.role as Role)
    ? tellSenior(situation, post, session)
    : (tellSigner(situation, post, session) ?? tellAuthor(situation, post, session));
  if (!told) return null;
  const words = texts[session.locale];
  const since = told.since ?? post.stageSince;
  const left = post.dueAt ? post.dueAt.getTime() - now.getTime() : null;
  const isPressing = told.urgency === 'now' && left !== null && left > 0;
  return {
    section: told.section,
    rank: post.dueAt?.getTime() ?? since.getTime(),
    since,
    item: {
      id: `${told.kind} ${post.postId}`,
      kind: told.kind,
      client: { id: client.id, name: client.name },
      title: told.title,
      reason: told.reason,
      urgency: told.urgency,
      clock: isPressing
        ? words.in(describeAge(left, session.locale))
        : describeAge(now.getTime() - since.getTime(), session.locale),
      action: { label: told.action, href: `/posts/${post.postId}` },
    },
  };
}

function tellSenior(situation: ClientSituation, post: PostFact, session: Session): Told | null {
  const words = texts[session.locale];
  const { title } = post;
  const blocked = tellDelivery(situation, post, session);
  if (blocked) return blocked;
  if (post.stage === 'refused') return tellRefused(post, session);
  if (post.stage === 'in-review' && post.authorId !== session.memberId) {
    return {
      kind: 'to-review',
      section: 'to-validate',
      title: words.toReview(title, post.authorName),
      reason: dueWords(situation, post, session),
      urgency: 'waiting',
      action: words.actions.read,
    };
  }
  if (post.stage === 'reviewed') {
    return {
      kind: 'to-send',
      section: 'to-validate',
      title: words.toSend(title),
      reason: dueWords(situation, post, session),
      urgency: 'waiting',
      action: words.actions.send,
    };
  }
  if (post.stage === 'with-client' && isSoon(situation, post)) {
    return {
      kind: 'with-client',
      section: 'deadlines',
      title: words.silent(title, post.withClient?.contactName ?? ''),
      reason: dueWords(situation, post, session),
      urgency: 'waiting',
      action: words.actions.open,
      since: post.withClient?.since,
    };
  }
  return post.authorId === session.memberId ? tellAuthor(situation, post, session) : null;
}

/** What is asked of the client's own person, whose account this is. */
function tellSigner(situation: ClientSituation, post: PostFact, session: Session): Told | null {
  if (session.role !== 'client' || post.stage !== 'with-client') return null;
  const own = situation.contacts.find(({ memberId }) => memberId === session.memberId);
  if (!own?.canSign || !post.askedOf.includes(own.id)) return null;
  const words = texts[session.locale];
  return {
    kind: 'to-sign',
    section: 'to-sign',
    title: words.postAsked(post.title),
    reason: words.postAskedWhy(dueWords(situation, post, session)),
    urgency: isSoon(situation, post) ? 'now' : 'waiting',
    action: words.actions.decide,
    since: post.withClient?.since,
  };
}

/** What became of the sending, or what will keep it from its hour. */
function tellDelivery(situation: ClientSituation, post: PostFact, session: Session): Told | null {
  const words = texts[session.locale];
  const { title } = post;
  const due = dueWords(situation, post, session);
  const section = 'blocking';
  if (post.deliveries.includes('late')) {
    return {
      kind: 'delivery-late',
      section,
      title: words.late(title),
      reason: words.lateWhy(due),
      urgency: 'now',
      action: words.actions.decide,
    };
  }
  if (post.deliveries.includes('refused')) {
    return {
      kind: 'delivery-refused',
      section,
      title: words.refused(title),
      reason: words.refusedWhy,
      urgency: 'now',
      action: words.actions.open,
    };
  }
  if (post.deliveries.includes('unknown')) {
    return {
      kind: 'delivery-unknown',
      section,
      title: words.unknown(title),
      reason: words.unknownWhy,
      urgency: 'waiting',
      action: words.actions.open,
    };
  }
  const problem = situation.problems
    .get(post.postId)
    ?.find(({ rule }) => refusedByNetwork.includes(rule));
  if (post.stage === 'signed' && problem) {
    const channel = situation.channels.find(({ id }) => id === problem.channelId);
    const network = channel ? networkName(channel, session.locale, situation.connectors) : null;
    return {
      kind: 'will-miss-hour',
      section,
      title: words.willMiss(title, network),
      reason: `${problem.message} ${due}`,
      urgency: 'now',
      action: words.actions.open,
    };
  }
  return null;
}

function tellAuthor(situation: ClientSituation, post: PostFact, session: Session): Told | null {
  if (post.authorId !== session.memberId) return null;
  const words = texts[session.locale];
  if (post.stage === 'refused') return tellRefused(post, session);
  if (post.cameBack) {
    const { by, reason, at } = post.cameBack;
    return {
      kind: 'came-back',
      section: 'came-back',
      title: words.cameBack(post.title, by),
      reason: words.quote(reason),
      urgency: 'now',
      action: words.actions.correct,
      since: at,
    };
  }
  if (post.stage !== 'draft') return null;
  const problem = situation.problems.get(post.postId)?.find(({ level }) => level === 'block');
  const reason = [
    problem ? words.heldBack(problem.message) : words.toSubmit,
    dueWords(situation, post, session),
  ].join(' ');
  return {
    kind: 'to-finish',
    section: 'to-prepare',
    title: words.toFinish(post.title),
    reason,
    urgency: problem ? 'waiting' : 'calm',
    action: words.actions.finish,
  };
}

/** The client said no: a person decides what becomes of the post. */
function tellRefused(post: PostFact, session: Session): Told {
  const words = texts[session.locale];
  const { by = '', reason = '', at } = post.cameBack ?? {};
  return {
    kind: 'client-refused',
    section: 'came-back',
    title: words.clientRefused(post.title, by),
    reason: reason === '' ? words.clientRefusedWhy : words.quote(reason),
    urgency: 'waiting',
    action: words.actions.decide,
    since: at,
  };
}

function isSoon({ now }: ClientSituation, { dueAt }: PostFact): boolean {
  return dueAt !== null && dueAt.getTime() - now.getTime() < SOON_MS;
}

function dueWords({ client, now }: ClientSituation, { dueAt }: PostFact, session: Session): string {
  const words = texts[session.locale];
  return dueAt
    ? words.due(describeMoment(dueAt, now, client.timeZone, session.locale))
    : words.undated;
}
