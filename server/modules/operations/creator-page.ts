import type { Tx } from '../../db/db.ts';
import type { DeliverableId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { listPostsOf } from '../creators/public.ts';
import { findMember, readAgency } from '../people/public.ts';
import { listStamps } from '../signing/public.ts';
import { findAgreement } from './agreement.ts';
import { askWords } from './ask-words.ts';
import type { OpenPage } from './creator-link.ts';
import type { CreatorPage } from './link-schema.ts';
import { wordsFor } from './mention-incident.ts';
import { hasAccepted } from './operation.ts';
import { tables } from './store.ts';
import { localeOf } from './write-letter.ts';

type Deps = { readonly publicUrl: string; readonly replyTo: string | null };

/**
 * All that concerns this creator, and nobody else, in the language that was asked for or else in their
 * own. Reading decides nothing; the first one is dated.
 */
export async function viewCreatorPage(
  deps: Deps,
  tx: Tx,
  page: OpenPage,
  lang?: Locale,
): Promise<CreatorPage> {
  const { participation: of, operation, client, creator } = page;
  if (page.state === 'open') await markOpened(tx, page);
  const agency = await readAgency(tx, client.agencyId);
  const sender = await findMember(tx, page.createdBy);
  const locale = lang ?? (creator ? await localeOf(tx, of, creator) : client.locale);
  const isOpen = page.state === 'open';
  const offers = isOpen ? await listOffers(tx, page) : [];
  const { words, examples, why } = await wordsFor(tx, of, locale);
  return {
    state: page.state,
    locale,
    timeZone: client.timeZone,
    creatorName: creator?.name ?? '',
    agencyName: agency?.name ?? '',
    clientName: client.name,
    senderName: sender?.name ?? '',
    replyTo: deps.replyTo,
    stage: of.state,
    isAnswered: of.state === 'declined' || hasAccepted(of.state),
    isObjected: creator?.objectedAt != null,
    why: isOpen ? of.why : '',
    quotes: isOpen ? of.quotes : [],
    offers,
    ask: isOpen ? askWords(of.ask, offers, locale) : '',
    dueOn: of.due_on,
    startsOn: operation.starts_on,
    endsOn: operation.ends_on,
    mention: { words, examples: [...examples], why },
    agreement: isOpen ? await viewAgreement(tx, page) : null,
    needsAddress: isOpen && hasAccepted(of.state) && (await hasGift(tx, page)),
    hasAddress: isOpen && (await hasAddress(tx, page)),
    parcels: isOpen ? await listParcels(tx, page) : [],
    deliverables: isOpen ? await listDeliverables(tx, page) : [],
    held: {
      source: creator?.source ?? 'hand',
      since: creator?.addedAt.toISOString() ?? null,
      posts: isOpen ? (await listPostsOf(tx, of.creator_id, { limit: 5000 })).length : 0,
      pageUrl: `${deps.publicUrl}/about-me`,
    },
    questions: isOpen ? await listQuestions(tx, page) : [],
  };
}

async function markOpened(tx: Tx, { linkId, now }: OpenPage) {
  await tables(tx)
    .updateTable('creator_link')
    .set({ first_opened_at: now })
    .where('id', '=', linkId)
    .where('first_opened_at', 'is', null)
    .execute();
}

async function listOffers(tx: Tx, { participation: of }: OpenPage): Promise<CreatorPage['offers']> {
  const rows = await tables(tx)
    .selectFrom('benefit')
    .select(['kind', 'label', 'value_cents', 'condition'])
    .where('participation_id', '=', of.id)
    .where('state', '<>', 'cancelled')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    kind: row.kind === 'fee' ? 'fee' : 'gift',
    label: row.label,
    valueCents: row.value_cents,
    condition: row.condition,
  }));
}

async function viewAgreement(
  tx: Tx,
  { participation: of }: OpenPage,
): Promise<CreatorPage['agreement']> {
  const found = await findAgreement(tx, of.id);
  // An unreleased draft is nobody's business but the agency's.
  if (!found?.isSignedByUs) return null;
  const stamps = (await listStamps(tx, 'agreement', [found.id])).get(found.id) ?? [];
  const own = stamps.find(
    (stamp) =>
      stamp.signerKind === 'creator' &&
      stamp.contentHash === found.contentHash &&
      stamp.voided === null,
  );
  return {
    n: found.n,
    kind: found.kind,
    content: found.content,
    contentHash: found.contentHash,
    isSignedByUs: true,
    signedAt: own?.decidedAt ?? null,
    signedName: own?.signerName ?? null,
  };
}

async function hasGift(tx: Tx, { participation: of }: OpenPage): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('benefit')
    .select('id')
    .where('participation_id', '=', of.id)
    .where('kind', '=', 'gift')
    .where('state', '<>', 'cancelled')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasAddress(tx: Tx, { participation: of }: OpenPage): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('creator_address')
    .select('participation_id')
    .where('participation_id', '=', of.id)
    .executeTakeFirst();
  return row !== undefined;
}

async function listParcels(
  tx: Tx,
  { participation: of }: OpenPage,
): Promise<CreatorPage['parcels']> {
  const rows = await tables(tx)
    .selectFrom('shipment')
    .select(['sent_at', 'carrier', 'tracking', 'received_at', 'lost_at'])
    .where('participation_id', '=', of.id)
    .where('sent_at', 'is not', null)
    .orderBy('sent_at')
    .execute();
  return rows.map((row) => ({
    sentAt: row.sent_at?.toISOString() ?? null,
    carrier: row.carrier,
    tracking: row.tracking,
    receivedAt: row.received_at?.toISOString() ?? null,
    lostAt: row.lost_at?.toISOString() ?? null,
  }));
}

async function listDeliverables(
  tx: Tx,
  { participation: of }: OpenPage,
): Promise<CreatorPage['deliverables']> {
  const rows = await tables(tx)
    .selectFrom('deliverable')
    .selectAll()
    .where('participation_id', '=', of.id)
    .orderBy('published_at')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      url: row.url,
      publishedAt: row.published_at.toISOString(),
      mention: await newestMention(tx, row.id),
      figures: await listFigures(tx, row.id),
    })),
  );
}

async function newestMention(tx: Tx, id: DeliverableId) {
  const row = await tables(tx)
    .selectFrom('deliverable_capture')
    .select('mention_state')
    .where('deliverable_id', '=', id)
    .where('state', '=', 'done')
    .orderBy('captured_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.mention_state ?? null;
}

/** The newest reading of each kind. */
export async function listFigures(tx: Tx, id: DeliverableId) {
  const rows = await tables(tx)
    .selectFrom('deliverable_figure')
    .selectAll()
    .distinctOn('kind')
    .where('deliverable_id', '=', id)
    .orderBy('kind')
    .orderBy('observed_at', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    value: row.value,
    mark: row.mark,
    source: row.source,
    observedAt: row.observed_at.toISOString(),
  }));
}

async function listQuestions(
  tx: Tx,
  { participation: of }: OpenPage,
): Promise<CreatorPage['questions']> {
  const rows = await tables(tx)
    .selectFrom('outreach_message')
    .select(['kind', 'body', 'human_sentence', 'prepared_at', 'released_at', 'direction'])
    .where('participation_id', '=', of.id)
    .where((eb) =>
      eb.or([
        eb('kind', '=', 'question'),
        eb.and([eb('kind', '=', 'answer'), eb('state', '=', 'released')]),
      ]),
    )
    .orderBy('n')
    .execute();
  return rows.map((row) => ({
    at: (row.released_at ?? row.prepared_at).toISOString(),
    text: row.direction === 'in' ? row.body : row.human_sentence,
    isOurs: row.direction === 'out',
  }));
}
