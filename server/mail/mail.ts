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
};

/** Writes the mail and the job that sends it, with whatever else the transaction does. */
export async function mailLater(tx: Tx, jobs: MailJobs, mail: Mail): Promise<void> {
  const id = newId<MailId>();
  await sql`insert into mail (id, agency_id, recipient, subject, body, is_personal, created_at)
    values (${id}, ${mail.agencyId}, ${mail.to}, ${mail.subject}, ${mail.text},
            ${mail.isPersonal ?? false}, now())`.execute(tx);
  await jobs.send(tx, SEND_MAIL, { agencyId: mail.agencyId, mailId: id });
}
