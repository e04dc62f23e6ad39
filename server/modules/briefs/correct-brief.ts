import type { Tx } from '../../db/db.ts';
import { type LinkId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { voidSignatures } from '../signing/public.ts';
import { type BriefRow, listAnswers, listIdeas, lockBrief } from './brief.ts';
import { type AskedKey, type BriefFacts, briefFacts } from './brief-schema.ts';
import type { WriteRefusal } from './enter-brief.ts';
import { insertEvent } from './events.ts';
import { type Actor, mayWrite } from './policy.ts';
import type { AnswerKind, QuestionKey } from './questions.ts';
import { tables } from './store.ts';

export type CorrectRefusal = WriteRefusal | { type: 'brief-ended' } | { type: 'answer-empty' };
type Done = Result<null, CorrectRefusal>;
type Change = { readonly actor: Actor; readonly briefId: string; readonly at: Date };

/** Runs a change on a brief that is open; what was signed is void where the change is of what is signed. */
async function change(
  tx: Tx,
  { actor, briefId, at }: Change,
  work: (brief: BriefRow) => Promise<Done>,
  isSigned: (brief: BriefRow) => boolean = () => true,
): Promise<Done> {
  const brief = await lockBrief(tx, briefId);
  if (!brief) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (brief.ended_at) return refuse({ type: 'brief-ended' });
  const done = await work(brief);
  if (done.ok && isSigned(brief)) await voidBrief(tx, brief, actor, at);
  return done;
}

/** A brief that has changed is no longer what was signed. */
export async function voidBrief(tx: Tx, brief: BriefRow, by: Actor | null, at: Date) {
  await voidSignatures(tx, {
    clientId: brief.client_id,
    subjectKind: 'brief',
    subjectId: brief.id,
    reason: 'content-changed',
    by: by?.memberId ?? null,
    at,
  });
}

/** The title and the facts that the answers don't say; what we look for is no part of what is signed. */
export function updateBrief(
  tx: Tx,
  input: Change & { title: string; facts: BriefFacts },
): Promise<Done> {
  const signed = (title: string, facts: BriefFacts) =>
    JSON.stringify([title, briefFacts.parse({ ...facts, subject: '' })]);
  return change(
    tx,
    input,
    async (brief) => {
      await tables(tx)
        .updateTable('brief')
        .set({ title: input.title, facts: JSON.stringify(input.facts) })
        .where('id', '=', brief.id)
        .execute();
      await note(tx, brief, input);
      return ok(null);
    },
    (brief) => signed(brief.title, brief.facts) !== signed(input.title, input.facts),
  );
}

/** An answer that was given by word of mouth, or that a person reads between the lines. */
export function addAnswer(
  tx: Tx,
  input: Change & { question: AskedKey; kind: AnswerKind; body: string; givenBy: string },
): Promise<Done> {
  return change(tx, input, async (brief) => {
    const { actor, at, question, kind } = input;
    const body = kind === 'text' ? input.body : '';
    if (kind === 'text' && body === '') return refuse({ type: 'answer-empty' });
    await tables(tx)
      .insertInto('brief_answer')
      .values({
        id: newId(at.getTime()),
        client_id: brief.client_id,
        brief_id: brief.id,
        question,
        kind,
        body,
        source: 'member',
        quote_start: null,
        quote_end: null,
        given_by: input.givenBy || actor.name,
        link_id: null,
        entered_by: actor.memberId,
        given_at: at,
      })
      .execute();
    await note(tx, brief, input);
    return ok(null);
  });
}

export function addIdea(tx: Tx, input: Change & { body: string; givenBy: string }): Promise<Done> {
  return change(tx, input, async (brief) => {
    const { actor, at } = input;
    await tables(tx)
      .insertInto('brief_idea')
      .values({
        id: newId(at.getTime()),
        client_id: brief.client_id,
        brief_id: brief.id,
        body: input.body,
        source: 'member',
        quote_start: null,
        quote_end: null,
        given_by: input.givenBy || actor.name,
        link_id: null,
        entered_by: actor.memberId,
        given_at: at,
      })
      .execute();
    await note(tx, brief, input);
    return ok(null);
  });
}

/** "This is vague", "this will do", or again what the rules say. */
export function judgeAnswer(
  tx: Tx,
  input: Change & { answerId: string; judged: 'answered' | 'vague' | null },
): Promise<Done> {
  return change(tx, input, async (brief) => {
    const answer = (await listAnswers(tx, brief.id)).find(({ id }) => id === input.answerId);
    if (!answer) return refuse({ type: 'not-found' });
    await tables(tx)
      .updateTable('brief_answer')
      .set({ judged: input.judged, judged_by: input.judged ? input.actor.memberId : null })
      .where('id', '=', answer.id)
      .execute();
    await note(tx, brief, input);
    return ok(null);
  });
}

/**
 * Files a piece elsewhere, or nowhere (`null`): what was filed stays on record as removed. What was
 * said keeps who said it and when.
 */
export function moveFiled(
  tx: Tx,
  input: Change & { itemId: string; to: QuestionKey | 'idea' | null },
): Promise<Done> {
  return change(tx, input, async (brief) => {
    const { actor, at, to } = input;
    const answer = (await listAnswers(tx, brief.id)).find(({ id }) => id === input.itemId);
    const idea = (await listIdeas(tx, brief.id)).find(({ id }) => id === input.itemId);
    const found = answer ?? idea;
    if (!found) return refuse({ type: 'not-found' });
    if (answer && answer.kind !== 'text' && to === 'idea') return refuse({ type: 'answer-empty' });
    const removed = { removed_at: at, removed_by: actor.memberId };
    if (answer) {
      await tables(tx)
        .updateTable('brief_answer')
        .set(removed)
        .where('id', '=', answer.id)
        .execute();
    } else if (idea) {
      await tables(tx).updateTable('brief_idea').set(removed).where('id', '=', idea.id).execute();
    }
    if (to !== null) await fileAnew(tx, brief, found, answer?.kind ?? 'text', to, actor, at);
    await note(tx, brief, input);
    return ok(null);
  });
}

type Found = {
  readonly body: string;
  readonly source: 'text' | 'link' | 'member';
  readonly quote_start: number | null;
  readonly quote_end: number | null;
  readonly given_by: string;
  readonly given_at: Date;
  readonly link_id: LinkId | null;
};

async function fileAnew(
  tx: Tx,
  brief: BriefRow,
  found: Found,
  kind: AnswerKind,
  to: QuestionKey | 'idea',
  actor: Actor,
  at: Date,
) {
  const row = {
    client_id: brief.client_id,
    brief_id: brief.id,
    body: found.body,
    source: found.source,
    quote_start: found.quote_start,
    quote_end: found.quote_end,
    given_by: found.given_by,
    link_id: found.link_id,
    entered_by: actor.memberId,
    given_at: found.given_at,
  };
  const id = newId<never>(at.getTime());
  if (to === 'idea')
    await tables(tx)
      .insertInto('brief_idea')
      .values({ id, ...row })
      .execute();
  else
    await tables(tx)
      .insertInto('brief_answer')
      .values({ id, ...row, question: to, kind })
      .execute();
}

/** Sets a brief aside: nothing more is asked; what was said stays readable. */
export async function endBrief(tx: Tx, input: Change): Promise<Done> {
  const brief = await lockBrief(tx, input.briefId);
  if (!brief) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  if (brief.ended_at) return refuse({ type: 'brief-ended' });
  await tables(tx)
    .updateTable('brief')
    .set({ ended_at: input.at, ended_by: input.actor.memberId })
    .where('id', '=', brief.id)
    .execute();
  await insertEvent(tx, {
    clientId: brief.client_id,
    briefId: brief.id,
    kind: 'ended',
    memberId: input.actor.memberId,
    at: input.at,
  });
  return ok(null);
}

function note(tx: Tx, brief: BriefRow, { actor, at }: Change) {
  const { client_id: clientId, id: briefId } = brief;
  return insertEvent(tx, { clientId, briefId, kind: 'corrected', memberId: actor.memberId, at });
}
