import type pg from 'pg';
import type { BlobStore } from '../../blobs/blobs.ts';
import { keepBlob } from '../../blobs/keep-blob.ts';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import {
  type AgencyId,
  type ClientId,
  type Id,
  isId,
  newId,
  type ParticipationId,
} from '../../lib/ids.ts';
import type { MailId } from '../../mail/mail.ts';
import type { ReceivedLetter } from '../../mail/read-letter.ts';
import { findCreator, markContacted } from '../creators/public.ts';
import { agencyNow } from '../people/public.ts';
import { addEvent } from './events.ts';
import type { Attachment } from './schema.ts';
import { findParticipation, tables } from './store.ts';

export type ReceiveDeps = {
  readonly worker: Db;
  readonly workerPool: Pick<pg.Pool, 'query'>;
  readonly blobs: BlobStore;
  readonly clock: Clock;
};

type Thread = { participation_id: ParticipationId; client_id: ClientId; agency_id: AgencyId };

const OUR_ID = /<([0-9a-f]{8}-[0-9a-f-]{27})@/;
const KEYED = /\+([a-z2-7]{16})@/;

/**
 * Puts a letter into the thread that it belongs to: by the key in the address that it was sent to,
 * else by the letter of ours that it answers. One that belongs to none is left alone. Twice is once.
 */
export async function receiveLetter(deps: ReceiveDeps, letter: ReceivedLetter): Promise<boolean> {
  const mailId = ourMailOf(letter);
  const thread = await findThread(deps, letter, mailId);
  if (!thread) return false;
  const scope: Scope = { agencyId: thread.agency_id, clientIds: [thread.client_id] };
  // Whoever had everything erased isn't entered again by writing: the letter stays in the mailbox.
  if (!(await isHeld(deps, scope, thread))) return false;
  const attachments = await storeFiles(deps, letter);
  await deps.worker.write(scope, async (tx) => {
    const of = await findParticipation(tx, thread.participation_id);
    if (!of) return;
    const at = await agencyNow(tx, thread.agency_id, deps.clock);
    const isNew = await insertMessage(tx, { of, letter, mailId, attachments, at });
    if (!isNew) return;
    for (const one of attachments) {
      if (!one.sha256) continue;
      const blob = { sha256: one.sha256, mediaType: one.mediaType, size: one.size };
      await keepBlob(tx, of.client_id, blob, at);
    }
    if (!letter.bounce) await markContacted(tx, of.creator_id, at);
    await addEvent(tx, {
      clientId: of.client_id,
      operationId: of.operation_id,
      participationId: of.id,
      kind: 'mail',
      at,
      by: null,
      detail: { what: letter.bounce ? 'bounced' : 'received' },
    });
  });
  return true;
}

function isHeld({ worker }: ReceiveDeps, scope: Scope, thread: Thread): Promise<boolean> {
  return worker.read(scope, async (tx) => {
    const of = await findParticipation(tx, thread.participation_id);
    return of !== null && (await findCreator(tx, of.creator_id)) !== null;
  });
}

async function insertMessage(
  tx: Tx,
  {
    of,
    letter,
    mailId,
    attachments,
    at,
  }: {
    of: NonNullable<Awaited<ReturnType<typeof findParticipation>>>;
    letter: ReceivedLetter;
    mailId: MailId | null;
    attachments: readonly Attachment[];
    at: Date;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('outreach_message')
    .values({
      id: newId<Id<'outreach-message'>>(at.getTime()),
      client_id: of.client_id,
      participation_id: of.id,
      direction: 'in',
      kind: letter.bounce ? 'bounce' : 'reply',
      // Which letter of ours came back, so that it shows there.
      subject: letter.bounce ? (mailId ?? '') : letter.subject,
      body: letter.bounce ? letter.bounce.detail : letter.text,
      state: 'received',
      prepared_by: null,
      prepared_at: at,
      message_id: letter.messageId,
      sender: letter.from,
      attachments: JSON.stringify(attachments),
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function findThread(
  { workerPool }: ReceiveDeps,
  letter: ReceivedLetter,
  mailId: MailId | null,
): Promise<Thread | null> {
  // A letter that is put off, and not lost, says nothing yet.
  if (letter.bounce && !letter.bounce.isFinal) return null;
  const key = letter.recipients.map((one) => KEYED.exec(one)?.[1]).find((one) => one !== undefined);
  const { rows } = await workerPool.query<Thread>('select * from find_outreach_thread($1, $2)', [
    key ?? null,
    mailId,
  ]);
  return rows[0] ?? null;
}

/** The mail of ours that it answers or reports about: its id is the front of its Message-ID. */
function ourMailOf(letter: ReceivedLetter): MailId | null {
  const about = [letter.bounce?.about ?? [], letter.references].flat();
  for (const reference of about) {
    const id = OUR_ID.exec(reference)?.[1];
    if (id && isId(id)) return id as MailId; // whether there is such a mail is asked next
  }
  return null;
}

async function storeFiles({ blobs }: ReceiveDeps, letter: ReceivedLetter): Promise<Attachment[]> {
  const kept: Attachment[] = [];
  for (const { name, mediaType, size, bytes } of letter.files) {
    kept.push({ name, mediaType, size, sha256: bytes ? await blobs.put(bytes) : null });
  }
  return kept;
}
