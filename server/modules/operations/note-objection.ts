import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { recordObjection } from '../creators/public.ts';
import { addEvent, type MoveRefusal, moveTo } from './events.ts';
import { canBecome } from './operation.ts';
import type { ParticipationRow } from './store.ts';

/**
 * They said, by telephone or in a letter, that they want nothing any more: heard at any time, for good.
 * What has left stays as it is; they are out of every list and nobody writes to them again.
 */
export async function noteObjection(
  tx: Tx,
  of: ParticipationRow,
  how: { by: MemberId; at: Date; note: string },
): Promise<Result<null, MoveRefusal>> {
  const isEarly = of.state === 'spotted' || of.state === 'kept';
  const row = isEarly ? { ...of, state: 'contacted' as const } : of;
  if (canBecome(row.state, 'declined')) {
    const moved = await moveTo(tx, row, 'declined', how);
    if (!moved.ok) return moved;
  }
  await addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind: 'answer',
    by: how.by,
    at: how.at,
    detail: { answer: 'never', comment: how.note },
  });
  await recordObjection(tx, of.creator_id, how.at);
  return ok(null);
}
