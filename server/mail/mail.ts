import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../db/db.ts';
import { type AgencyId, type Id, newId } from '../lib/ids.ts';
import { uuid } from '../lib/wire.ts';

export type MailId = Id<'mail'>;

export const SEND_MAIL = 'send-mail';
export const sendMailSchema = z.object({ agencyId: uuid, mailId: uuid });

/** What this kit needs of the queue: a job that exists if, and only if, the transaction does. */
export type MailJobs = { send(tx: Tx, name: string, data: object): Promise<void> };

export type Mail = {
  readonly agencyId: AgencyId;
  readonly to: string;
  readonly subject: string;
  /** Plain text in the reader's language, with one link. */
  readonly text: string;
  /** It lets its reader into an account: shown to the head only. */
  readonly isPersonal?: boolean;
  /** A letter between people: it can be answered, and may answer others. */
  readonly thread?: MailThread;
};

export const mailThread = z.object({
  /** Answers come to the mailbox's address with this key. */
  key: z.string().regex(/^[a-z2-7]{16}$/),
  /** Where they come where no mailbox is read: the person who sent it. */
  replyTo: z.string().nullable(),
  /** The letters before it, the oldest first: ours by their id, others by their Message-ID. */
  answers: z
    .array(z.union([z.object({ mailId: uuid }), z.object({ messageId: z.string() })]))
    .max(20),
});
export type MailThread = z.infer<typeof mailThread>;

export type ManyMailJobs = MailJobs & {
  sendMany(tx: Tx, name: string, data: readonly object[]): Promise<void>;
};

/** Many letters at once, none of them a thread's; their ids in the same order. */
export async function mailManyLater(
  tx: Tx,
  jobs: ManyMailJobs,
  mails: readonly Omit<Mail, 'thread'>[],
): Promise<MailId[]> {
  if (mails.length === 0) return [];
  const rows = mails.map((mail) => ({ ...mail, id: newId<MailId>() }));
  const values = rows.map(
    ({ id, agencyId, to, subject, text, isPersonal = false }) =>
      sql`(${id}::uuid, ${agencyId}::uuid, ${to}, ${subject}, ${text}, ${isPersonal}::boolean, now())`,
  );
  await sql`insert into mail (id, agency_id, recipient, subject, body, is_personal, created_at)
    values ${sql.join(values)}`.execute(tx);
  await jobs.sendMany(
    tx,
    SEND_MAIL,
    rows.map(({ id, agencyId }) => ({ agencyId, mailId: id })),
  );
  return rows.map(({ id }) => id);
}

/** Writes the mail and the job that sends it, with whatever else the transaction does. */
export async function mailLater(tx: Tx, jobs: MailJobs, mail: Mail): Promise<MailId> {
  const id = newId<MailId>();
  const thread = mail.thread ? JSON.stringify(mail.thread) : null;
  await sql`insert into mail (id, agency_id, recipient, subject, body, is_personal, thread, created_at)
    values (${id}, ${mail.agencyId}, ${mail.to}, ${mail.subject}, ${mail.text},
            ${mail.isPersonal ?? false}, ${thread}::jsonb, now())`.execute(tx);
  await jobs.send(tx, SEND_MAIL, { agencyId: mail.agencyId, mailId: id });
  return id;
}
