import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { addEvent } from './events.ts';
import { hasAccepted } from './operation.ts';
import type { ParticipationState } from './schema.ts';
import { type ParticipationRow, tables } from './store.ts';

const MINUTES = 60;
/** Only what a member said, and what sent nothing and gave nothing. */
const safe: readonly ParticipationState[] = [
  'kept',
  'accepted',
  'declined',
  'silent',
  'received',
  'not-publishing',
  'measured',
];

/** The state to go back to; null: the last thing that happened isn't this member's to undo. */
export async function canUndo(
  tx: Tx,
  row: ParticipationRow,
  by: MemberId,
  now: Date,
): Promise<ParticipationState | null> {
  if (!safe.includes(row.state)) return null;
  const last = await tables(tx)
    .selectFrom('participation_event')
    .select(['kind', 'by_id', 'at', 'detail'])
    .where('participation_id', '=', row.id)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.kind !== 'state' || last.by_id !== by) return null;
  if (now.getTime() - last.at.getTime() > MINUTES * 60_000) return null;
  const { from } = last.detail;
  return typeof from === 'string' && from !== 'spotted' ? (from as ParticipationState) : null; // written by `moveTo`
}

/** Takes back one's own last step, within the hour. */
export async function undoMove(
  tx: Tx,
  row: ParticipationRow,
  how: { by: MemberId; at: Date },
): Promise<Result<null, { type: 'nothing-to-undo' }>> {
  const to = await canUndo(tx, row, how.by, how.at);
  if (!to) return refuse({ type: 'nothing-to-undo' });
  await tables(tx)
    .updateTable('participation')
    .set({
      state: to,
      state_since: how.at,
      note: '',
      accepted_at: hasAccepted(to) ? (row.accepted_at ?? how.at) : null,
    })
    .where('id', '=', row.id)
    .execute();
  await addEvent(tx, {
    clientId: row.client_id,
    operationId: row.operation_id,
    participationId: row.id,
    kind: 'undone',
    detail: { from: row.state, to },
    ...how,
  });
  return ok(null);
}
