import type { Tx } from '../../db/db.ts';
import { type DeliverableId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { findCreator } from '../creators/public.ts';
import type { OperationDeps } from './deps.ts';
import { addEvent } from './events.ts';
import { mentionRequestSentence } from './mention-request-texts.ts';
import { benefitOf, mentionFor } from './mention-words.ts';
import { type ReleaseRefusal, releaseLetter } from './release-letter.ts';
import { type CaptureRow, findOperation, type ParticipationRow, tables } from './store.ts';
import { type LetterRefusal, localeOf, type OutreachId, writeLetter } from './write-letter.ts';

export type IncidentId = Id<'mention-incident'>;

/** Opens an incident at the first capture without a mention; mends it at the first one with it. */
export async function followIncident(
  tx: Tx,
  of: ParticipationRow,
  capture: CaptureRow,
  state: 'present' | 'unclear' | 'absent',
  at: Date,
): Promise<void> {
  const open = await findOpen(tx, capture.deliverable_id);
  if (!open && state === 'absent') {
    await tables(tx)
      .insertInto('mention_incident')
      .values({
        id: newId<IncidentId>(at.getTime()),
        client_id: of.client_id,
        deliverable_id: capture.deliverable_id,
        first_capture_id: capture.id,
        opened_at: at,
      })
      .execute();
    await tell(tx, of, { what: 'absent' }, { by: null, at });
  }
  if (open && state === 'present') {
    await tables(tx)
      .updateTable('mention_incident')
      .set({ mended_at: at, mended_capture_id: capture.id })
      .where('id', '=', open.id)
      .execute();
    const minutes = Math.round((at.getTime() - open.opened_at.getTime()) / 60_000);
    await tell(tx, of, { what: 'mended', minutes }, { by: null, at });
  }
}

export type MentionRefusal =
  | LetterRefusal
  | ReleaseRefusal
  | { type: 'no-incident' }
  | { type: 'mention-asked-already'; at: Date };

/**
 * One action: the letter with the exact words. A senior's leaves at once; anybody else's waits for
 * one. `url`: where nobody can be written to, the page's address, to be handed over.
 */
export async function requestMention(
  deps: Pick<OperationDeps, 'jobs' | 'publicUrl' | 'isMailSetUp'>,
  tx: Tx,
  of: ParticipationRow,
  deliverableId: DeliverableId,
  how: { by: MemberId; at: Date; maySend: boolean },
): Promise<Result<{ words: string; isSent: boolean; url: string | null }, MentionRefusal>> {
  const open = await findOpen(tx, deliverableId);
  if (!open) return refuse({ type: 'no-incident' });
  if (open.requested_at) return refuse({ type: 'mention-asked-already', at: open.requested_at });
  const creator = await findCreator(tx, of.creator_id);
  if (!creator) return refuse({ type: 'not-found' });
  const locale = await localeOf(tx, of, creator);
  const { words } = await wordsFor(tx, of, locale);
  const deliverable = await tables(tx)
    .selectFrom('deliverable')
    .select('url')
    .where('id', '=', deliverableId)
    .executeTakeFirstOrThrow();
  const written = await writeLetter(
    tx,
    of,
    {
      kind: 'mention',
      humanSentence: mentionRequestSentence[locale],
      deliverableUrl: deliverable.url,
    },
    how,
  );
  if (!written.ok) return written;
  await tables(tx)
    .updateTable('mention_incident')
    .set({
      words,
      ...(how.maySend && { requested_at: how.at, requested_by: how.by }),
    })
    .where('id', '=', open.id)
    .execute();
  await tell(tx, of, { what: how.maySend ? 'requested' : 'prepared', words }, how);
  if (!how.maySend) return ok({ words, isSent: false, url: null });
  const sent = await releaseLetter(deps, tx, of, written.value, how);
  if (!sent.ok) return sent;
  return ok({ words, isSent: true, url: sent.value.url });
}

/** What was asked for stands once its letter has left, also where a senior sent what another wrote. */
export async function markRequested(
  tx: Tx,
  of: ParticipationRow,
  how: { by: MemberId; at: Date },
  letterId: OutreachId,
): Promise<void> {
  const letter = await tables(tx)
    .selectFrom('outreach_message')
    .select('kind')
    .where('id', '=', letterId)
    .executeTakeFirst();
  if (letter?.kind !== 'mention') return;
  await tables(tx)
    .updateTable('mention_incident')
    .set({ requested_at: how.at, requested_by: how.by })
    .where('requested_at', 'is', null)
    .where('mended_at', 'is', null)
    .where('closed_at', 'is', null)
    .where('deliverable_id', 'in', (eb) =>
      eb
        .selectFrom('deliverable')
        .select('deliverable.id')
        .where('deliverable.participation_id', '=', of.id),
    )
    .execute();
}

/** A person read the page and says why nothing is missing; the reason stays. */
export async function closeIncident(
  tx: Tx,
  of: ParticipationRow,
  id: IncidentId,
  how: { by: MemberId; at: Date; reason: string },
): Promise<Result<null, { type: 'not-found' }>> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('mention_incident')
    .set({ closed_at: how.at, closed_reason: how.reason })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('mended_at', 'is', null)
    .where('deliverable_id', 'in', (eb) =>
      eb
        .selectFrom('deliverable')
        .select('deliverable.id')
        .where('deliverable.participation_id', '=', of.id),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return refuse({ type: 'not-found' });
  await tell(tx, of, { what: 'closed', reason: how.reason }, how);
  return ok(null);
}

/** The mention that this creator was asked for. */
export async function wordsFor(tx: Tx, of: ParticipationRow, locale: 'fr' | 'en') {
  const client = await readClientFacts(tx, of.client_id);
  const operation = await findOperation(tx, of.operation_id);
  const benefits = await tables(tx)
    .selectFrom('benefit')
    .select(['kind', 'condition'])
    .where('participation_id', '=', of.id)
    .where('state', '<>', 'cancelled')
    .execute();
  const countries = operation?.countries ?? ['FR'];
  return mentionFor(benefitOf(benefits), client?.name ?? '', { locale, countries });
}

function findOpen(tx: Tx, deliverableId: DeliverableId) {
  return tables(tx)
    .selectFrom('mention_incident')
    .selectAll()
    .where('deliverable_id', '=', deliverableId)
    .where('mended_at', 'is', null)
    .where('closed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

function tell(
  tx: Tx,
  of: ParticipationRow,
  detail: Record<string, unknown>,
  { by, at }: { by: MemberId | null; at: Date },
) {
  return addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind: 'mention',
    by,
    at,
    detail,
  });
}
