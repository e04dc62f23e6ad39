import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import type { MailId } from '../../mail/mail.ts';
import { listMembersByIds } from '../people/public.ts';
import type { LetterView } from './board-schema.ts';
import type { MessageRow, Place } from './read-operation.ts';

type Sent = { id: MailId; sent_at: Date | null; last_error: string | null; perhaps_twice: boolean };

/** The thread with a creator: what was prepared, what left, what came back. */
export async function viewLetters(
  tx: Tx,
  { messages }: Place,
  how: { readonly isDemo: boolean; readonly isMailSetUp: boolean },
): Promise<LetterView[]> {
  const mails = await findMails(tx, messages);
  const ids = messages.flatMap(({ prepared_by, released_by }) => [prepared_by, released_by]);
  const people = await listMembersByIds(tx, [
    ...new Set(ids.filter((id): id is MemberId => id !== null)),
  ]);
  const nameOf = (id: MemberId | null) => (id === null ? null : (people.get(id)?.name ?? null));
  const bounced = new Set(
    messages.filter(({ kind }) => kind === 'bounce').map(({ subject }) => subject),
  );
  return messages.map((row) => {
    const mail = row.mail_id ? mails.get(row.mail_id) : undefined;
    return {
      id: row.id,
      direction: row.direction,
      kind: row.kind,
      subject: row.subject,
      body: row.body,
      state: row.state,
      preparedBy: nameOf(row.prepared_by),
      at: row.prepared_at.toISOString(),
      releasedBy: nameOf(row.released_by),
      releasedAt: row.released_at?.toISOString() ?? null,
      delivery: deliveryOf(row, mail, bounced, how),
      deliveryDetail: mail?.last_error ?? null,
      sender: row.sender,
      attachments: row.attachments.map((one) => ({
        ...one,
        url: one.sha256 ? `/api/outreach/${row.id}/${one.sha256}` : '',
      })),
    };
  });
}

function deliveryOf(
  row: MessageRow,
  mail: Sent | undefined,
  bounced: ReadonlySet<string>,
  { isDemo, isMailSetUp }: { readonly isDemo: boolean; readonly isMailSetUp: boolean },
): LetterView['delivery'] {
  if (row.state !== 'released') return null;
  if (!row.mail_id) return 'by-hand';
  // A bounce keeps the id of the mail that came back as its subject.
  if (bounced.has(row.mail_id)) return 'bounced';
  if (mail?.sent_at && mail.perhaps_twice) return 'sent-perhaps-twice';
  if (mail?.sent_at) return 'sent';
  if (isDemo) return 'demo';
  if (!isMailSetUp) return 'unsent';
  return mail?.last_error ? 'failed' : 'waiting';
}

async function findMails(tx: Tx, messages: readonly MessageRow[]): Promise<Map<MailId, Sent>> {
  const ids = messages.map(({ mail_id }) => mail_id).filter((id): id is MailId => id !== null);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Sent>`
    select id, sent_at, last_error, perhaps_twice from mail where id = any(${ids}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
