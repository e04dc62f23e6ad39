import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { readClientFacts } from '../clients/public.ts';
import { markContacted, mayContact } from '../creators/public.ts';
import { findMember, readAgency } from '../people/public.ts';
import { createCreatorLink } from './creator-link.ts';
import type { OperationDeps } from './deps.ts';
import { addEvent, moveTo } from './events.ts';
import { checkLaunch, type LaunchRefusal } from './launch.ts';
import { PAGE_HERE } from './letter-texts.ts';
import { canBecome, hasBeenAsked } from './operation.ts';
import { type ParticipationRow, tables } from './store.ts';
import type { OutreachId } from './write-letter.ts';

export type ReleaseRefusal =
  | LaunchRefusal
  | { type: 'not-found' }
  | { type: 'letter-left-already' }
  | { type: 'already-answered' }
  /** It is signed with the name of somebody who is gone. */
  | { type: 'writer-left'; name: string }
  /** What it asks for stands there by now. */
  | { type: 'mention-there-already' }
  | { type: 'creator-objected'; name: string }
  | { type: 'client-paused' }
  | { type: 'no-accountable' };

type Deps = Pick<OperationDeps, 'jobs' | 'publicUrl' | 'isMailSetUp'>;

/** Null where the letter goes by mail; else nothing leaves, and somebody hands over what is here. */
export type ToHand = { readonly url: string | null; readonly text: string | null };

/**
 * Sends a prepared letter: a senior's act, whose name stands on it for good. Where there is no address
 * to write to, or no mail leaves here (a house without a mail server, the demonstration), the page's own
 * address and the text are answered, to be handed over by other means.
 */
export async function releaseLetter(
  deps: Deps,
  tx: Tx,
  of: ParticipationRow,
  id: OutreachId,
  how: { by: MemberId; at: Date },
): Promise<Result<ToHand, ReleaseRefusal>> {
  const row = await tables(tx)
    .selectFrom('outreach_message')
    .selectAll()
    .where('id', '=', id)
    .where('participation_id', '=', of.id)
    .where('direction', '=', 'out')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.state === 'dropped') return refuse({ type: 'not-found' });
  if (row.state === 'released') return refuse({ type: 'letter-left-already' });
  // They may have answered while it waited: whoever said no isn't asked again.
  if (isAsking(row.kind) && !hasNotAnswered(of.state)) return refuse({ type: 'already-answered' });
  const writer = row.prepared_by === null ? null : await findMember(tx, row.prepared_by);
  if (writer?.endedAt) return refuse({ type: 'writer-left', name: writer.name });
  if (row.kind === 'mention' && !(await isMentionMissing(tx, of))) {
    return refuse({ type: 'mention-there-already' });
  }
  const client = await readClientFacts(tx, of.client_id);
  if (!client) return refuse({ type: 'not-found' });
  if (client.pausedAt) return refuse({ type: 'client-paused' });
  if (!client.accountableId) return refuse({ type: 'no-accountable' });
  const may = await mayContact(tx, of.creator_id);
  if (!may.ok && may.error.type === 'not-found') return refuse({ type: 'not-found' });
  if (!may.ok && may.error.type === 'creator-objected') return refuse(may.error);
  if (isLaunch(row.kind, of.state)) {
    const checked = await checkLaunch(tx, of, { what: 'letter', at: how.at });
    if (!checked.ok) return checked;
  }
  const { publicUrl } = deps;
  const url = await createCreatorLink(tx, of, { publicUrl, ...how, closesEarlier: false });
  const text = row.body.replaceAll(PAGE_HERE, url);
  const isDemo = (await readAgency(tx, client.agencyId))?.is_demo ?? false;
  const isMailed = may.ok && deps.isMailSetUp && !isDemo;
  const mailId = may.ok
    ? await mailLater(tx, deps.jobs, {
        agencyId: client.agencyId,
        to: may.value.email,
        subject: row.subject,
        text,
        thread: {
          key: of.thread_key,
          replyTo: (await findMember(tx, how.by))?.email ?? null,
          answers: await findAnswered(tx, of),
        },
      })
    : null;
  await tables(tx)
    .updateTable('outreach_message')
    .set({ state: 'released', released_by: how.by, released_at: how.at, mail_id: mailId })
    .where('id', '=', id)
    .execute();
  if (may.ok) await markContacted(tx, of.creator_id, how.at);
  await addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind: 'letter',
    // The story of the demonstration is told as it went.
    detail: { what: isMailed || isDemo ? 'released' : 'to-hand', letter: row.kind },
    ...how,
  });
  if (row.kind === 'proposal' && canBecome(of.state, 'contacted'))
    await moveTo(tx, of, 'contacted', how);
  if (row.kind === 'thanks' && canBecome(of.state, 'thanked')) await moveTo(tx, of, 'thanked', how);
  return ok(isMailed ? { url: null, text: null } : { url, text });
}

/** Asking, and asking again. What mends a mention or thanks somebody never waits for a rule. */
function isLaunch(kind: string, state: ParticipationRow['state']): boolean {
  return isAsking(kind) || !hasBeenAsked(state);
}

function isAsking(kind: string): boolean {
  return kind === 'proposal' || kind === 'reminder';
}

function hasNotAnswered(state: ParticipationRow['state']): boolean {
  return ['spotted', 'kept', 'contacted', 'silent'].includes(state);
}

/** Whether a page of theirs still waits for its mention. */
async function isMentionMissing(tx: Tx, of: ParticipationRow): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('mention_incident')
    .innerJoin('deliverable', 'deliverable.id', 'mention_incident.deliverable_id')
    .select('mention_incident.id')
    .where('deliverable.participation_id', '=', of.id)
    .where('mended_at', 'is', null)
    .where('closed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts a prepared letter away; it was never sent. */
export async function dropLetter(
  tx: Tx,
  of: ParticipationRow,
  id: OutreachId,
): Promise<Result<null, { type: 'not-found' }>> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('outreach_message')
    .set({ state: 'dropped' })
    .where('id', '=', id)
    .where('participation_id', '=', of.id)
    .where('state', 'in', ['draft', 'ready'])
    .executeTakeFirst();
  return numUpdatedRows === 0n ? refuse({ type: 'not-found' }) : ok(null);
}

/** What this letter answers: the newest of the thread, theirs or ours. */
async function findAnswered(tx: Tx, of: ParticipationRow) {
  const rows = await tables(tx)
    .selectFrom('outreach_message')
    .select(['mail_id', 'message_id'])
    .where('participation_id', '=', of.id)
    .where((eb) => eb.or([eb('mail_id', 'is not', null), eb('message_id', 'is not', null)]))
    .where('kind', '<>', 'bounce')
    .orderBy('n', 'desc')
    .limit(10)
    .execute();
  return rows
    .map((row) => (row.mail_id ? { mailId: row.mail_id } : { messageId: row.message_id ?? '' }))
    .reverse();
}
