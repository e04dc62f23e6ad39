import type { Connectors } from '../../connectors/connector.ts';
import type { Session } from '../../http/context.ts';
import type { PostId } from '../../lib/ids.ts';
import {
  type ChannelRow,
  type ClientFacts,
  type listContacts,
  networkName,
  type readNewestBrandKit,
} from '../clients/public.ts';
import { isSenior, type Role } from '../people/public.ts';
import type { PostFact } from '../publishing/public.ts';
import type { Check } from '../publishing/schema.ts';
import { describeKit } from './kit-lines.ts';
import { today as texts } from './messages.ts';
import type { Line } from './today.ts';
import { describeAge, describeMoment } from './words.ts';

/** All that Today looks at of one client, read in one transaction. */
export type ClientSituation = {
  readonly client: ClientFacts;
  readonly posts: readonly PostFact[];
  /** What the rules hold against a post as the world is now. */
  readonly problems: ReadonlyMap<PostId, readonly Check[]>;
  readonly channels: readonly ChannelRow[];
  readonly contacts: Awaited<ReturnType<typeof listContacts>>;
  readonly newestKit: Awaited<ReturnType<typeof readNewestBrandKit>>;
  readonly now: Date;
  readonly connectors: Connectors;
};

/** Lines about the client itself: a lost connection, a kit to sign, what is missing. Seniors only. */
export function describeClient(situation: ClientSituation, session: Session): Line[] {
  // A session's role is one of the contract's.
  if (!isSenior(session.role as Role)) return describeKit(situation, session);
  const lost = situation.channels.filter(({ state }) => state === 'reconnect');
  return [
    ...describePause(situation, session),
    ...lost.map((channel) => describeLost(situation, channel, session)),
    ...describeMissing(situation, session),
    ...describeKit(situation, session),
  ];
}

function describePause({ client, posts, now }: ClientSituation, session: Session): Line[] {
  if (!client.pausedAt) return [];
  const words = texts[session.locale];
  const waiting = posts.filter(({ deliveries }) => deliveries.includes('prepared'));
  const [first] = waiting
    .flatMap(({ dueAt }) => (dueAt ? [dueAt] : []))
    .sort((a, b) => a.getTime() - b.getTime());
  const moment = first ? describeMoment(first, now, client.timeZone, session.locale) : null;
  return [
    {
      section: 'blocking',
      rank: first?.getTime() ?? client.pausedAt.getTime(),
      since: client.pausedAt,
      item: {
        id: `paused ${client.id}`,
        kind: 'paused',
        client: { id: client.id, name: client.name },
        title: words.paused(client.name),
        reason: words.pausedWhy(waiting.length, moment),
        urgency: 'now',
        clock: describeAge(now.getTime() - client.pausedAt.getTime(), session.locale),
        action: { label: words.actions.open, href: `/clients/${client.id}` },
      },
    },
  ];
}

function describeLost(
  { client, posts, now, connectors }: ClientSituation,
  channel: ChannelRow,
  session: Session,
): Line {
  const words = texts[session.locale];
  const waiting = posts.filter(
    (post) =>
      post.channelIds.includes(channel.id) &&
      post.dueAt &&
      post.dueAt >= now &&
      post.stage !== 'refused',
  );
  const first = waiting
    .flatMap(({ dueAt }) => (dueAt ? [dueAt] : []))
    .sort((a, b) => a.getTime() - b.getTime())[0];
  const moment = (at: Date) => describeMoment(at, now, client.timeZone, session.locale);
  return {
    section: 'blocking',
    rank: first?.getTime() ?? channel.stateSince.getTime(),
    since: channel.stateSince,
    item: {
      id: `reconnect ${channel.id}`,
      kind: 'reconnect',
      client: { id: client.id, name: client.name },
      title: words.reconnect(networkName(channel, session.locale, connectors), client.name),
      reason: words.reconnectWhy({
        since: moment(channel.stateSince),
        waiting: waiting.length,
        first: first ? moment(first) : null,
      }),
      urgency: 'now',
      clock: first ? words.in(describeAge(first.getTime() - now.getTime(), session.locale)) : '',
      action: {
        label: words.actions.reconnect,
        href: `/clients/${client.id}/channels/${channel.id}`,
      },
    },
  };
}

function describeMissing(
  { client, channels, contacts, newestKit, now }: ClientSituation,
  session: Session,
): Line[] {
  const words = texts[session.locale];
  const missing = [
    ...(client.accountableId ? [] : [words.missing.accountable]),
    ...(contacts.some(({ canSign }) => canSign) ? [] : [words.missing.signer]),
    ...(channels.length > 0 ? [] : [words.missing.channel]),
    ...(newestKit ? [] : [words.missing.kit]),
  ];
  if (missing.length === 0) return [];
  return [
    {
      section: 'to-prepare',
      rank: now.getTime(),
      since: now,
      item: {
        id: `incomplete ${client.id}`,
        kind: 'client-incomplete',
        client: { id: client.id, name: client.name },
        title: words.incomplete(client.name),
        reason: words.incompleteWhy(missing),
        urgency: 'waiting',
        clock: '',
        action: { label: words.actions.complete, href: `/clients/${client.id}` },
      },
    },
  ];
}
