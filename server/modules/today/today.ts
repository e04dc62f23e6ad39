import type { z } from 'zod';
import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { ClientId } from '../../lib/ids.ts';
import {
  listChannels,
  listContacts,
  readClientFacts,
  readNewestBrandKit,
} from '../clients/public.ts';
import { isSenior, type Role } from '../people/public.ts';
import { findPost, listPostFacts, listProblems } from '../publishing/public.ts';
import { findLastApproval } from '../signing/public.ts';
import { describeBriefs } from './brief-lines.ts';
import { type ClientSituation, describeClient } from './client-lines.ts';
import { describeContests } from './contest-lines.ts';
import { describeCrawls } from './crawl-lines.ts';
import { describeCreators } from './creator-lines.ts';
import { today as texts } from './messages.ts';
import { describeOperations } from './operation-lines.ts';
import { describePost } from './post-lines.ts';
import { describeReports } from './report-lines.ts';
import type { todayItem, todayView } from './schema.ts';
import { describeAge } from './words.ts';

type Item = z.infer<typeof todayItem>;
type Section = z.infer<typeof todayView>['sections'][number];

/** A line, the section it belongs to, and what it is sorted by: consequence first, then age. */
export type Line = {
  readonly section: Section['key'];
  /** Smaller comes first: the moment at which something happens if nobody does anything. */
  readonly rank: number;
  readonly since: Date;
  readonly item: Item;
};

/** What needs this person, in sentences; empty is an answer too. */
export async function readToday(
  deps: { connectors: Connectors; isMailSetUp: boolean },
  tx: Tx,
  input: { session: Session; clientIds: readonly ClientId[]; now: Date; timeZone: string },
): Promise<z.infer<typeof todayView>> {
  const { session, now } = input;
  const words = texts[session.locale];
  const lines: Line[] = [];
  const withClients = [];
  for (const clientId of input.clientIds) {
    const situation = await readSituation(deps, tx, clientId, session, now);
    if (!situation) continue;
    lines.push(...describeClient(situation, session));
    for (const post of situation.posts) {
      const line = describePost(situation, post, session);
      if (line) lines.push(line);
    }
    const { client } = situation;
    lines.push(...(await describeOperations(tx, { client, session, now })));
    lines.push(...(await describeContests(tx, { client, session, now })));
    lines.push(...(await describeReports(tx, { client, session, now })));
    if (session.role !== 'client') withClients.push(...describeWaiting(situation, session));
  }
  lines.push(...(await describeBriefs(tx, input)), ...(await describeCrawls(tx, input)));
  lines.push(...(await describeCreators(tx, input)));
  if (input.clientIds.length === 0 && isSenior(session.role as Role))
    lines.push(firstClientLine(session, now));
  if (!deps.isMailSetUp && session.role === 'head' && !session.isDemo)
    lines.push(mailLine(session, now));
  const sections = sortSections(lines, session);
  return {
    now: now.toISOString(),
    timeZone: input.timeZone,
    sentence: sentenceOf(lines, session, now),
    sections: sections.map((key) => ({
      key,
      title: words.sections[key],
      items: lines
        .filter(({ section }) => section === key)
        .sort(byConsequence)
        .map(({ item }) => item),
    })),
    withClients,
    lastStamp: await presentLastStamp(tx, input.clientIds),
  };
}

async function readSituation(
  deps: { connectors: Connectors },
  tx: Tx,
  clientId: ClientId,
  session: Session,
  now: Date,
): Promise<ClientSituation | null> {
  const client = await readClientFacts(tx, clientId);
  if (!client) return null;
  const posts = await listPostFacts(tx, { clientId, now });
  const { locale } = session;
  const problems = await listProblems(deps, tx, {
    postIds: posts.map(({ postId }) => postId),
    now,
    locale,
  });
  const channels = (await listChannels(tx, clientId)).filter(({ state }) => state !== 'ended');
  const contacts = await listContacts(tx, clientId);
  const newestKit = await readNewestBrandKit(tx, clientId, now);
  return {
    client,
    posts,
    problems,
    channels,
    contacts,
    newestKit,
    now,
    connectors: deps.connectors,
  };
}

async function presentLastStamp(tx: Tx, clientIds: readonly ClientId[]) {
  const found = await findLastApproval(tx, clientIds);
  const post = found && (await findPost(tx, found.postId));
  return found && post
    ? { ...found, decidedAt: found.decidedAt.toISOString(), title: post.title }
    : null;
}

function describeWaiting(situation: ClientSituation, session: Session) {
  const { client, posts, newestKit, now } = situation;
  const waiting = posts.filter((post) => post.stage === 'with-client' && post.withClient);
  const askedOf = newestKit?.askedOf ?? [];
  const people = new Set([
    ...waiting.map((post) => post.withClient?.contactName ?? ''),
    ...askedOf.map(({ name }) => name),
  ]);
  return [...people].map((contact) => {
    const theirs = waiting.filter((post) => post.withClient?.contactName === contact);
    const kit = askedOf.find(({ name }) => name === contact);
    const since = [
      ...theirs.map((post) => post.withClient?.since ?? now),
      ...(kit ? [kit.since] : []),
    ].reduce((a, b) => (a < b ? a : b));
    const due = theirs.flatMap((post) => (post.dueAt ? [post.dueAt] : []));
    const firstDueAt = due.length > 0 ? due.reduce((a, b) => (a < b ? a : b)) : null;
    const brandKit = kit && newestKit ? newestKit.n : null;
    return {
      client: { id: client.id, name: client.name },
      contact,
      posts: theirs.length,
      brandKit,
      since: since.toISOString(),
      firstDueAt: firstDueAt?.toISOString() ?? null,
      sentence: texts[session.locale].waiting({
        count: theirs.length,
        kit: brandKit,
        contact,
        since,
        firstDueAt,
        timeZone: client.timeZone,
      }),
    };
  });
}

/** An agency without a client has one thing to do. */
function firstClientLine(session: Session, now: Date): Line {
  const words = texts[session.locale];
  return {
    section: 'to-prepare',
    rank: now.getTime(),
    since: now,
    item: {
      id: 'first client',
      kind: 'client-incomplete',
      client: null,
      ...words.firstClient,
      urgency: 'calm',
      clock: '',
      action: { label: words.actions.create, href: '/clients/new' },
    },
  };
}

function mailLine(session: Session, now: Date): Line {
  const words = texts[session.locale];
  return {
    section: 'deadlines',
    rank: Number.MAX_SAFE_INTEGER,
    since: now,
    item: {
      id: 'mail',
      kind: 'mail-not-set-up',
      client: null,
      ...words.mailNotSetUp,
      urgency: 'calm',
      clock: '',
      action: { label: words.actions.open, href: '/settings/mail' },
    },
  };
}

/** A trainee sees first what came back; a senior what is blocked. */
function sortSections(lines: readonly Line[], { role }: Session): Section['key'][] {
  const isLearning = role === 'trainee' || role === 'junior';
  const order: Section['key'][] = isLearning
    ? ['came-back', 'to-prepare', 'blocking', 'to-validate', 'deadlines']
    : ['to-sign', 'blocking', 'to-validate', 'came-back', 'to-prepare', 'deadlines'];
  return order.filter((key) => lines.some(({ section }) => section === key));
}

function byConsequence(a: Line, b: Line): number {
  return a.rank - b.rank || a.since.getTime() - b.since.getTime();
}

function sentenceOf(lines: readonly Line[], session: Session, now: Date): string {
  const words = texts[session.locale];
  if (lines.length === 0) return words.nothing;
  const oldest = lines.map(({ since }) => since).reduce((a, b) => (a < b ? a : b));
  const age = now.getTime() - oldest.getTime();
  return words.count(lines.length, age < 60_000 ? null : describeAge(age, session.locale));
}
