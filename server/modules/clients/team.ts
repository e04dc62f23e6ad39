import type { Tx } from '../../db/db.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findMember } from '../people/public.ts';
import { tables } from './store.ts';

/** Lets a member act for the client; twice is once. */
export async function assignMember(
  tx: Tx,
  clientId: ClientId,
  memberId: MemberId,
  at: Date,
): Promise<Result<null, { type: 'not-found' }>> {
  const member = await findMember(tx, memberId);
  if (!member || member.endedAt) return refuse({ type: 'not-found' });
  await tables(tx)
    .insertInto('assignment')
    .values({ client_id: clientId, member_id: memberId, since: at })
    .onConflict((conflict) => conflict.columns(['client_id', 'member_id']).doNothing())
    .execute();
  return ok(null);
}

/** Takes the client out of a member's sight; what they wrote and signed stays theirs. */
export async function unassignMember(tx: Tx, clientId: ClientId, memberId: MemberId) {
  await tables(tx)
    .deleteFrom('assignment')
    .where('client_id', '=', clientId)
    .where('member_id', '=', memberId)
    .execute();
}

export async function listAssigned(tx: Tx, clientId: ClientId): Promise<Set<MemberId>> {
  const rows = await tables(tx)
    .selectFrom('assignment')
    .select('member_id')
    .where('client_id', '=', clientId)
    .execute();
  return new Set(rows.map((row) => row.member_id));
}
