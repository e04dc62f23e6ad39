import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, MemberId } from '../../lib/ids.ts';
import { describeMember, type MemberRow } from './member.ts';
import { findStoredMember, people } from './store.ts';

/** The agency's hour: the demo's stands still, everybody else's is the clock's. */
export async function agencyNow(tx: Tx, agencyId: AgencyId, clock: Clock): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select agency_now(${agencyId}, ${clock.now()}) as at`.execute(tx);
  return rows[0]?.at ?? clock.now();
}

/** A member of the transaction's agency, ended or not; null for anybody else's. */
export async function findMember(tx: Tx, id: MemberId): Promise<MemberRow | null> {
  const row = await findStoredMember(tx, id);
  return row ? describeMember(row) : null;
}

/** Those of `ids` that are of the transaction's agency; the others are left out. */
export async function listMembersByIds(
  tx: Tx,
  ids: readonly MemberId[],
): Promise<Map<MemberId, MemberRow>> {
  if (ids.length === 0) return new Map();
  const query = people(tx)
    .selectFrom('member')
    .selectAll()
    .where('id', 'in', [...ids]);
  return new Map((await query.execute()).map((row) => [row.id, describeMember(row)]));
}
