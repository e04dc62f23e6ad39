import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { type ClientFacts, listContacts, readClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listSentLinks, listStamps } from '../signing/public.ts';
import type { StampView } from '../signing/schema.ts';
import { type AnswerRow, findBrief, knownOf, readWhole, type WholeBrief } from './brief.ts';
import type { BriefView } from './brief-schema.ts';
import { listEvents } from './events.ts';
import { foldName } from './feasibility.ts';
import { type Actor, maySend, maySignAsSenior, mayWrite } from './policy.ts';
import type { QuestionKey } from './questions.ts';
import { findGiven } from './read-past.ts';
import { summarizeRecos } from './reco-summary.ts';
import { hasOtherSenior } from './sign-brief.ts';
import { tables } from './store.ts';
import { findVagueWords } from './vague-words.ts';

/** The brief as the team works on it; null where the scope doesn't hold it. */
export async function viewBrief(
  tx: Tx,
  actor: Actor,
  briefId: string,
  now: Date,
): Promise<BriefView | null> {
  const brief = await findBrief(tx, briefId);
  const client = brief && (await readClientFacts(tx, brief.client_id));
  if (!brief || !client) return null;
  const whole = await readWhole(tx, brief, client);
  const enterers = whole.answers.flatMap((row) => row.entered_by ?? []);
  const people = await listMembersByIds(tx, [brief.created_by, ...enterers]);
  const nameOf = (id: MemberId | null) => (id ? (people.get(id)?.name ?? '') : '');
  const stamps = (await listStamps(tx, 'brief', [brief.id])).get(brief.id) ?? [];
  const contacts = await listContacts(tx, client.id);
  const { completeness } = whole;
  const present = (row: AnswerRow) => ({
    ...presentAnswer(row),
    enteredBy: row.source === 'member' ? nameOf(row.entered_by) : null,
    judged: row.judged,
  });
  return {
    id: brief.id,
    client: { id: client.id, name: client.name },
    timeZone: client.timeZone,
    title: brief.title,
    text: brief.received_text,
    vague: findVagueWords(brief.received_text),
    receivedFrom: brief.received_from,
    receivedHow: brief.received_how,
    receivedAt: brief.received_at.toISOString(),
    enteredBy: nameOf(brief.created_by),
    isEnded: brief.ended_at !== null,
    percent: completeness.percent,
    questions: completeness.questions.map((question, place) => ({
      ...question,
      missing: [...question.missing],
      n: place + 1,
      fromBrandKit: fromBrandKit(question.key, client),
      answers: whole.answers.filter((row) => row.question === question.key).map(present),
    })),
    askNext: [...completeness.askNext],
    sales: completeness.sales,
    salesAnswers: whole.answers.filter(({ question }) => question === 'sales').map(present),
    ideas: whole.ideas.map((row) => ({
      id: row.id,
      body: row.body,
      givenBy: row.given_by,
      source: row.source,
      givenAt: row.given_at.toISOString(),
    })),
    facts: whole.facts,
    entered: brief.facts,
    read: readFrom(whole),
    version: brief.version,
    contentHash: whole.contentHash,
    isApproved: isApproved(stamps, whole.contentHash),
    stamps,
    requests: await viewRequests(tx, whole, now),
    recos: await summarizeRecos(tx, { actor, briefIds: [brief.id], now }),
    contacts: contacts.map(({ id, name, canSign }) => ({ id, name, canSign })),
    journal: await listEvents(tx, brief.id),
    can: {
      write: mayWrite(actor) && brief.ended_at === null,
      send: maySend(actor) && brief.ended_at === null,
      sign: maySignAsSenior(actor) && brief.ended_at === null,
      signRefusal: await refusalToSign(tx, actor, whole, stamps),
    },
  };
}

/** What the answers say by themselves of what was given, and whose answer says it. */
function readFrom({ answers, brief }: WholeBrief): BriefView['read'] {
  const known = new Set(brief.facts.past.map(({ name }) => foldName(name)));
  const past = answers
    .filter(({ question, kind }) => question === 'existing' && kind === 'text')
    .flatMap((row) => findGiven(row.body, brief.received_at).map((one) => ({ ...one, row })));
  return {
    past: past
      .filter(({ name }) => !known.has(foldName(name)))
      .map(({ name, cents, row }) => ({
        ...{ name, cents, givenBy: row.given_by },
        givenAt: row.given_at.toISOString(),
      })),
  };
}

export function presentAnswer(row: AnswerRow) {
  return {
    id: row.id,
    kind: row.kind,
    body: row.body,
    source: row.source,
    givenBy: row.given_by,
    givenAt: row.given_at.toISOString(),
  };
}

/** Signed by somebody of the agency and by somebody of the client's, on exactly this. */
export function isApproved(stamps: readonly StampView[], contentHash: string): boolean {
  const standing = stamps.filter(
    (stamp) => stamp.decision === 'approved' && !stamp.voided && stamp.contentHash === contentHash,
  );
  return (
    standing.some(({ signerKind }) => signerKind === 'member') &&
    standing.some(({ signerKind }) => signerKind === 'contact')
  );
}

/** What the signed brand kit says of a question, so that it isn't asked: the same to both who sign. */
export function fromBrandKit(key: QuestionKey, client: ClientFacts): string | null {
  const known = knownOf(client);
  const content = client.brandKit?.content;
  if (key === 'promise' && known.hasClaims) {
    return content?.claimsAllowed.map(({ text }) => text).join(' ; ') ?? null;
  }
  if (key === 'constraints' && known.hasBounds) {
    const forbidden = content?.claimsForbidden.map(({ text }) => text) ?? [];
    return [...forbidden, ...(content?.avoid ?? [])].join(', ');
  }
  return null;
}

async function refusalToSign(
  tx: Tx,
  actor: Actor,
  { brief, contentHash }: WholeBrief,
  stamps: readonly StampView[],
): Promise<BriefView['can']['signRefusal']> {
  const isSigned = stamps.some(
    (stamp) => stamp.signerKind === 'member' && !stamp.voided && stamp.contentHash === contentHash,
  );
  if (isSigned) return 'already-signed';
  const isOwn = brief.created_by === actor.memberId;
  return isOwn && (await hasOtherSenior(tx, actor.memberId)) ? 'four-eyes' : null;
}

async function viewRequests(
  tx: Tx,
  { brief, answers }: WholeBrief,
  now: Date,
): Promise<BriefView['requests']> {
  const rows = await tables(tx)
    .selectFrom('brief_request')
    .selectAll()
    .where('brief_id', '=', brief.id)
    .orderBy('sent_at', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const links = new Map(
    (await listSentLinks(tx, 'brief', [brief.id])).map((link) => [link.linkId, link]),
  );
  const people = await listMembersByIds(
    tx,
    rows.map(({ sent_by: id }) => id),
  );
  const contacts = new Map(
    (await listContacts(tx, brief.client_id)).map((one) => [one.id, one.name]),
  );
  return rows.flatMap((row) => {
    const link = links.get(row.link_id);
    if (!link) return [];
    const since = answers.filter(({ given_at: at }) => at >= row.sent_at);
    return {
      linkId: row.link_id,
      contact: contacts.get(link.contactId) ?? '',
      questions: row.questions,
      answered: row.questions.filter((key) => since.some(({ question }) => question === key)),
      sentAt: row.sent_at.toISOString(),
      sentBy: people.get(row.sent_by)?.name ?? '',
      openedAt: link.firstOpenedAt?.toISOString() ?? null,
      expiresAt: link.expiresAt.toISOString(),
      isOpen: link.revokedAt === null && link.expiresAt > now,
    };
  });
}
