import { sql } from 'kysely';
import type { Tx } from '../db/db.ts';
import type { MailId } from './mail.ts';

export type StoredMail = {
  readonly id: MailId;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly lastError: string | null;
  /** It went again while nobody knew whether it had left: the same Message-ID both times. */
  readonly isPerhapsTwice: boolean;
};

/** The agency's newest mails; personal ones only where they are asked for. */
export async function listMail(
  tx: Tx,
  options: { withPersonal: boolean; limit: number },
): Promise<StoredMail[]> {
  const { rows } = await sql<StoredMail>`
    select id, recipient, subject, body, created_at as "createdAt", sent_at as "sentAt",
           last_error as "lastError",
           sent_at is not null and perhaps_twice as "isPerhapsTwice"
    from mail where ${options.withPersonal} or not is_personal
    order by created_at desc, id desc limit ${options.limit}`.execute(tx);
  return rows;
}
