import { canonicalBytes, type Json } from '../../../verifier/format/canonical.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { Tx } from '../../db/db.ts';
import type { BriefId, ClientId } from '../../lib/ids.ts';
import type { ClientFacts } from '../clients/public.ts';
import { type BriefFacts, briefFacts } from './brief-schema.ts';
import { type AnswerOf, type Completeness, type Known, measureBrief } from './completeness.ts';
import { deriveFacts } from './derive-facts.ts';
import { tables } from './store.ts';

export type BriefRow = Awaited<ReturnType<typeof findBrief>> & {};
export type AnswerRow = Awaited<ReturnType<typeof listAnswers>>[number];
export type IdeaRow = Awaited<ReturnType<typeof listIdeas>>[number];

/** Null where the transaction's scope doesn't hold it. */
export async function findBrief(tx: Tx, id: string) {
  const row = await briefs(tx)
    .where('id', '=', id as BriefId)
    .executeTakeFirst(); // any other id finds none
  return row ? { ...row, facts: briefFacts.parse(row.facts) } : null;
}

/** The same under a lock: what is decided about it stays true to the end of the transaction. */
export async function lockBrief(tx: Tx, id: string) {
  const query = briefs(tx).where('id', '=', id as BriefId); // as above
  const row = await query.forNoKeyUpdate().executeTakeFirst();
  return row ? { ...row, facts: briefFacts.parse(row.facts) } : null;
}

export async function listBriefs(tx: Tx, clientId: ClientId | undefined) {
  let query = briefs(tx).orderBy('received_at', 'desc').orderBy('id');
  if (clientId) query = query.where('client_id', '=', clientId);
  return (await query.execute()).map((row) => ({ ...row, facts: briefFacts.parse(row.facts) }));
}

function briefs(tx: Tx) {
  return tables(tx).selectFrom('brief').selectAll();
}

/** Those that stand, in the order in which they were filed. */
export function listAnswers(tx: Tx, briefId: BriefId) {
  return tables(tx)
    .selectFrom('brief_answer')
    .selectAll()
    .where('brief_id', '=', briefId)
    .where('removed_at', 'is', null)
    .orderBy('no')
    .execute();
}

export function listIdeas(tx: Tx, briefId: BriefId) {
  return tables(tx)
    .selectFrom('brief_idea')
    .selectAll()
    .where('brief_id', '=', briefId)
    .where('removed_at', 'is', null)
    .orderBy('no')
    .execute();
}

export type WholeBrief = {
  readonly brief: BriefRow;
  readonly answers: readonly AnswerRow[];
  readonly ideas: readonly IdeaRow[];
  readonly facts: BriefFacts;
  readonly completeness: Completeness;
  readonly content: Json;
  readonly contentHash: string;
};

/** A brief with everything that is known of it, as it stands. */
export async function readWhole(tx: Tx, brief: BriefRow, client: ClientFacts): Promise<WholeBrief> {
  const answers = await listAnswers(tx, brief.id);
  const ideas = await listIdeas(tx, brief.id);
  const facts = deriveFacts(answers, brief.facts, brief.received_at);
  // What was read of an answer is signed with the answer; only what a person entered is signed apart.
  const content = contentOf(brief, answers, ideas, { ...facts, past: brief.facts.past });
  return {
    brief,
    answers,
    ideas,
    facts,
    completeness: measureBrief(answers.map(asAnswer), knownOf(client)),
    content,
    contentHash: sha256Hex(canonicalBytes(content)),
  };
}

export function asAnswer(row: AnswerRow): AnswerOf {
  const { question, kind, body, source, judged } = row;
  return { question, kind, body, source, judged };
}

/** What the signed brand kit says already isn't asked again. */
export function knownOf({ brandKit }: ClientFacts): Known {
  const isSigned = brandKit !== null && brandKit.signedBy !== null;
  const { content } = brandKit ?? {};
  return {
    hasClaims: isSigned && (content?.claimsAllowed.length ?? 0) > 0,
    hasBounds:
      isSigned && (content?.claimsForbidden.length ?? 0) + (content?.avoid.length ?? 0) > 0,
  };
}

/** What is signed: the words as they were received, the answers, the ideas and the facts. */
function contentOf(
  brief: BriefRow,
  answers: readonly AnswerRow[],
  ideas: readonly IdeaRow[],
  { subject: _, ...facts }: BriefFacts,
): Json {
  return {
    brief: brief.id,
    title: brief.title,
    text: brief.received_text,
    receivedFrom: brief.received_from,
    receivedAt: brief.received_at.toISOString(),
    answers: answers.map((row) => ({
      question: row.question,
      kind: row.kind,
      body: row.body,
      source: row.source,
      givenBy: row.given_by,
      givenAt: row.given_at.toISOString(),
    })),
    ideas: ideas.map(({ body }) => body),
    facts,
  };
}
