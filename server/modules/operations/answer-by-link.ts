import type { Tx } from '../../db/db.ts';
import { type Id, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { markContacted, recordObjection } from '../creators/public.ts';
import type { OpenPage } from './creator-link.ts';
import { addEvent, type MoveRefusal, moveTo } from './events.ts';
import { canBecome, hasAccepted } from './operation.ts';
import { tables } from './store.ts';

export type AnswerRefusal = MoveRefusal | { type: 'nothing-offered' };

/**
 * Yes, no, or never again. The same answer twice is once; a yes may become a no as long as nothing
 * has left. Never: they are out of every list, and nobody here writes to them again.
 */
export async function answerByLink(
  tx: Tx,
  page: OpenPage,
  input: { answer: 'interested' | 'no' | 'never'; comment: string },
): Promise<Result<null, AnswerRefusal>> {
  const { participation: of, now: at } = page;
  const isYes = input.answer === 'interested';
  const to = isYes ? 'accepted' : 'declined';
  const isSame = isYes ? hasAccepted(of.state) : of.state === 'declined';
  if (!isSame) {
    // A yes after a no: they changed their mind, by their own hand.
    const isBack = isYes && of.state === 'declined';
    const from = isBack ? { ...of, state: 'contacted' as const } : of;
    const early = ['spotted', 'kept'].includes(from.state);
    const row = early ? { ...from, state: 'contacted' as const } : from;
    // What has left stays as it is; that they want no other letter is heard at any time.
    const isTooLate = input.answer === 'never' && !canBecome(row.state, to);
    const how = { by: null, at, note: input.comment };
    const moved = isTooLate ? ok(null) : await moveTo(tx, row, to, how);
    if (!moved.ok) return moved;
  }
  if (!isSame || input.comment !== '') {
    await addEvent(tx, {
      ...eventOf(page),
      kind: 'answer',
      at,
      by: null,
      detail: { answer: input.answer, comment: input.comment },
    });
  }
  if (input.answer === 'never') await recordObjection(tx, of.creator_id, at);
  else await markContacted(tx, of.creator_id, at);
  return ok(null);
}

/** A question, kept in the thread; somebody of the team answers. Sent twice before it was read, it is one. */
export async function askByLink(
  tx: Tx,
  page: OpenPage,
  text: string,
): Promise<Result<null, never>> {
  const { participation: of, now: at } = page;
  const same = await tables(tx)
    .selectFrom('outreach_message')
    .select('id')
    .where('participation_id', '=', of.id)
    .where('kind', '=', 'question')
    .where('body', '=', text)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  if (same) return ok(null);
  await tables(tx)
    .insertInto('outreach_message')
    .values({
      id: newId<Id<'outreach-message'>>(at.getTime()),
      client_id: of.client_id,
      participation_id: of.id,
      direction: 'in',
      kind: 'question',
      subject: '',
      body: text,
      state: 'received',
      prepared_by: null,
      prepared_at: at,
      sender: page.creator?.name ?? '',
    })
    .execute();
  await addEvent(tx, { ...eventOf(page), kind: 'question', at, by: null });
  return ok(null);
}

export type Address = {
  readonly recipient: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly slot: string;
};

/** Where a parcel goes; it may be corrected until one has left. */
export async function giveAddress(
  tx: Tx,
  page: OpenPage,
  address: Address,
): Promise<Result<null, { type: 'not-accepted' }>> {
  const { participation: of, now: at } = page;
  if (!hasAccepted(of.state)) return refuse({ type: 'not-accepted' });
  const values = {
    recipient: address.recipient,
    street: address.street,
    postal_code: address.postalCode,
    city: address.city,
    country: address.country,
    slot: address.slot,
    given_at: at,
  };
  await tables(tx)
    .insertInto('creator_address')
    .values({ participation_id: of.id, client_id: of.client_id, ...values })
    .onConflict((on) => on.column('participation_id').doUpdateSet(values))
    .execute();
  await addEvent(tx, { ...eventOf(page), kind: 'address', at, by: null });
  return ok(null);
}

/** They tasted and will not write: an answer like another, with their words if they give any. */
export async function declineToPublish(
  tx: Tx,
  page: OpenPage,
  comment: string,
): Promise<Result<null, MoveRefusal>> {
  const { participation: of, now: at } = page;
  if (!canBecome(of.state, 'not-publishing')) {
    return refuse({ type: 'state-does-not-fit', from: of.state, to: 'not-publishing' });
  }
  return moveTo(tx, of, 'not-publishing', { by: null, at, note: comment });
}

function eventOf({ participation: of }: OpenPage) {
  return { clientId: of.client_id, operationId: of.operation_id, participationId: of.id };
}
