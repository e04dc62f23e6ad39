import { sql } from 'kysely';
import type { Db, Tx } from '../../db/db.ts';
import { findLatestCheckpoint } from '../../evidence/checkpoints.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId } from '../../lib/ids.ts';
import { type MailJobs, mailLater } from '../../mail/mail.ts';
import { checkpointLetters } from './checkpoint-mail-messages.ts';
import type { CheckpointReaderId } from './checkpoint-readers.ts';
import { viewLog } from './log-view.ts';
import { tables } from './store.ts';

type Due = { id: CheckpointReaderId; client_id: ClientId; agency_id: AgencyId; day: string };

/**
 * Over all agencies: mails the latest checkpoint to every address named for it, at most once a day and
 * only where the log grew. Letter and memory of it are one transaction. Returns how many.
 */
export async function mailCheckpoints(deps: {
  readonly worker: Db;
  readonly clock: Clock;
  readonly jobs: MailJobs;
  readonly publicUrl: string;
  readonly onError: (error: unknown, about?: unknown) => void;
}): Promise<number> {
  const nobody = { agencyId: '' as AgencyId, clientIds: [] };
  const due = await deps.worker.read(nobody, async (tx) => {
    const { rows } = await sql<Due>`
      select id, client_id, agency_id, day::text as day
        from list_due_checkpoint_mails(${deps.clock.now()})`.execute(tx);
    return rows;
  });
  let mailed = 0;
  for (const one of due) {
    const scope = { agencyId: one.agency_id, clientIds: [one.client_id] };
    try {
      if (await deps.worker.write(scope, (tx) => mailOne(deps, tx, one))) mailed++;
    } catch (error) {
      deps.onError(error, one.id);
    }
  }
  return mailed;
}

async function mailOne(
  { jobs, publicUrl }: { readonly jobs: MailJobs; readonly publicUrl: string },
  tx: Tx,
  { id, client_id: clientId, agency_id: agencyId, day }: Due,
): Promise<boolean> {
  const head = await findLatestCheckpoint(tx, clientId);
  if (!head) return false;
  // Another process may have been here in between: the row decides.
  const reader = await tables(tx)
    .updateTable('checkpoint_reader')
    .set({ last_size: head.size, last_day: day })
    .where('id', '=', id)
    .where('stopped_at', 'is', null)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '<', sql<string>`${day}`)]))
    .returning(['email', 'locale', 'stop_token'])
    .executeTakeFirst();
  if (!reader) return false;
  const client = await tables(tx)
    .selectFrom('client')
    .select('name')
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow();
  const { vkey } = await viewLog(tx, clientId);
  const letter = checkpointLetters[reader.locale]({
    clientName: client.name,
    day,
    size: head.size,
    note: head.note,
    vkey,
    stopUrl: `${publicUrl}/checkpoints/${reader.stop_token}`,
  });
  await mailLater(tx, jobs, { agencyId, to: reader.email, ...letter });
  return true;
}
