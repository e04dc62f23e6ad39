import type { Tx } from '../../db/db.ts';
import type { ClientId, Id, MemberId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { lockClient, tables } from './store.ts';

export type PauseRefusal = { type: 'not-found' } | { type: 'already-paused'; reason: string };

/** Stops every delivery of this client until a senior resumes it; the reason is kept for good. */
export async function pauseClient(
  tx: Tx,
  input: { clientId: ClientId; by: MemberId | null; reason: string; at: Date },
): Promise<Result<null, PauseRefusal>> {
  const client = await lockClient(tx, input.clientId);
  if (!client) return refuse({ type: 'not-found' });
  if (client.paused_at) {
    return refuse({ type: 'already-paused', reason: client.pause_reason ?? '' });
  }
  await tables(tx)
    .updateTable('client')
    .set({ paused_at: input.at, paused_by: input.by, pause_reason: input.reason })
    .where('id', '=', input.clientId)
    .execute();
  await tables(tx)
    .insertInto('client_pause')
    .values({
      id: newId<Id<'client-pause'>>(input.at.getTime()),
      client_id: input.clientId,
      reason: input.reason,
      paused_by: input.by,
      paused_at: input.at,
    })
    .execute();
  return ok(null);
}

/** Lets deliveries go out again; those whose hour has passed meanwhile wait for a person. */
export async function resumeClient(
  tx: Tx,
  input: { clientId: ClientId; by: MemberId; at: Date },
): Promise<Result<null, { type: 'not-found' } | { type: 'not-paused' }>> {
  const client = await lockClient(tx, input.clientId);
  if (!client) return refuse({ type: 'not-found' });
  if (!client.paused_at) return refuse({ type: 'not-paused' });
  await tables(tx)
    .updateTable('client')
    .set({ paused_at: null, paused_by: null, pause_reason: null })
    .where('id', '=', input.clientId)
    .execute();
  await tables(tx)
    .updateTable('client_pause')
    .set({ resumed_by: input.by, resumed_at: input.at })
    .where('client_id', '=', input.clientId)
    .where('resumed_at', 'is', null)
    .execute();
  return ok(null);
}
