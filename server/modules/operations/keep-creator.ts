import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import {
  type AgencyId,
  type CreatorId,
  type CreatorPostId,
  type MemberId,
  newId,
  type OperationId,
  type ParticipationId,
} from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findCreator, listPostsOf } from '../creators/public.ts';
import { addEvent } from './events.ts';
import { readRotation } from './read-rotation.ts';
import type { Quote } from './schema.ts';
import { findOperation, type ParticipationRow, tables } from './store.ts';

export type Kept = {
  readonly creatorId: CreatorId;
  readonly why: string;
  readonly quotes: readonly { readonly postId: string; readonly quote: string }[];
  readonly ask: string;
  readonly dueOn: string | null;
  /** Why in spite of the rule of rotation; printed. */
  readonly exceptionReason: string;
};

export type KeepRefusal =
  | { type: 'not-found' }
  | { type: 'creator-objected'; name: string }
  | { type: 'creator-in-already'; name: string }
  | { type: 'quote-not-theirs'; quote: string }
  | { type: 'rotation-reason-missing'; name: string; inYear: number; nextAt: Date | null };

/** Chooses a creator for an operation; nobody is written to yet. */
export async function keepCreator(
  tx: Tx,
  of: { agencyId: AgencyId; operationId: OperationId; by: MemberId; at: Date },
  kept: Kept,
): Promise<Result<ParticipationId, KeepRefusal>> {
  const operation = await findOperation(tx, of.operationId);
  const creator = await findCreator(tx, kept.creatorId);
  if (!operation || !creator) return refuse({ type: 'not-found' });
  const { name } = creator;
  if (creator.objectedAt) return refuse({ type: 'creator-objected', name });
  if (await isIn(tx, of.operationId, kept.creatorId)) {
    return refuse({ type: 'creator-in-already', name });
  }
  const rotations = await readRotation(tx, {
    agencyId: of.agencyId,
    creatorIds: [kept.creatorId],
    now: of.at,
  });
  const rotation = rotations.get(kept.creatorId);
  const exception = kept.exceptionReason.trim();
  if (rotation?.isBeyond && exception === '') {
    const { inYear, nextAt } = rotation;
    return refuse({ type: 'rotation-reason-missing', name, inYear, nextAt });
  }
  const quotes = await readQuotes(tx, kept.creatorId, kept.quotes);
  if (!quotes.ok) return quotes;
  const id = newId<ParticipationId>(of.at.getTime());
  await tables(tx)
    .insertInto('participation')
    .values({
      id,
      client_id: operation.client_id,
      operation_id: operation.id,
      creator_id: kept.creatorId,
      state: 'kept',
      state_since: of.at,
      why: kept.why.normalize('NFC'),
      quotes: JSON.stringify(quotes.value),
      exception_reason: rotation?.isBeyond ? exception : '',
      exception_by: rotation?.isBeyond ? of.by : null,
      ask: kept.ask.normalize('NFC'),
      due_on: kept.dueOn,
      thread_key: newThreadKey(),
      created_by: of.by,
      created_at: of.at,
    })
    .execute();
  await addEvent(tx, {
    clientId: operation.client_id,
    operationId: operation.id,
    participationId: id,
    kind: 'state',
    at: of.at,
    by: of.by,
    detail: { from: 'spotted', to: 'kept', ...(rotation?.isBeyond ? { exception } : {}) },
  });
  return ok(id);
}

/** Corrects what the letter and the page will say, as long as nothing was accepted. */
export async function updateParticipation(
  tx: Tx,
  row: ParticipationRow,
  change: Partial<Pick<Kept, 'why' | 'quotes' | 'ask' | 'dueOn'>>,
): Promise<Result<null, KeepRefusal | { type: 'already-accepted' }>> {
  if (row.accepted_at && change.ask !== undefined && change.ask !== row.ask) {
    return refuse({ type: 'already-accepted' });
  }
  const quotes = change.quotes && (await readQuotes(tx, row.creator_id, change.quotes));
  if (quotes && !quotes.ok) return quotes;
  await tables(tx)
    .updateTable('participation')
    .set({
      why: (change.why ?? row.why).normalize('NFC'),
      ask: (change.ask ?? row.ask).normalize('NFC'),
      due_on: change.dueOn === undefined ? row.due_on : change.dueOn,
      ...(quotes && { quotes: JSON.stringify(quotes.value) }),
    })
    .where('id', '=', row.id)
    .execute();
  return ok(null);
}

/** Only words that stand in a post that was read; white space may differ. */
async function readQuotes(
  tx: Tx,
  creatorId: CreatorId,
  asked: Kept['quotes'],
): Promise<Result<Quote[], { type: 'quote-not-theirs'; quote: string }>> {
  const ids = asked.map(({ postId }) => postId as CreatorPostId); // the creator is asked for, too
  const posts = new Map((await listPostsOf(tx, creatorId, { ids })).map((post) => [post.id, post]));
  const quotes: Quote[] = [];
  for (const { postId, quote } of asked) {
    const post = posts.get(postId as CreatorPostId);
    if (!post || !fold(`${post.title} ${post.text}`).includes(fold(quote))) {
      return refuse({ type: 'quote-not-theirs', quote });
    }
    const { url, title, publishedAt } = post;
    quotes.push({ postId, url, title, quote, publishedAt: publishedAt?.toISOString() ?? null });
  }
  return ok(quotes);
}

function fold(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

async function isIn(tx: Tx, operationId: OperationId, creatorId: CreatorId): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('participation')
    .select('id')
    .where('operation_id', '=', operationId)
    .where('creator_id', '=', creatorId)
    .executeTakeFirst();
  return row !== undefined;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** 80 bits that answers by mail come back with. */
function newThreadKey(): string {
  return Array.from(randomBytes(16), (byte) => LETTERS[byte % 32]).join('');
}
