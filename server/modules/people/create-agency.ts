import type { Tx } from '../../db/db.ts';
import { type AgencyId, type ClientId, type MemberId, newId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import type { Role } from './schema.ts';
import { people } from './store.ts';

/** `frozenAt`: the hour at which a demo's clock stands; null for a real agency. */
export async function createAgency(
  tx: Tx,
  agency: {
    id: AgencyId;
    name: string;
    locale: Locale;
    timeZone: string;
    frozenAt: Date | null;
    at: Date;
  },
): Promise<void> {
  await people(tx)
    .insertInto('agency')
    .values({
      id: agency.id,
      name: agency.name,
      locale: agency.locale,
      time_zone: agency.timeZone,
      is_demo: agency.frozenAt !== null,
      frozen_at: agency.frozenAt,
      created_at: agency.at,
    })
    .execute();
}

/** The row only; whoever calls answers for the invitation or the identity behind `userId`. */
export async function createMember(
  tx: Tx,
  member: {
    id?: MemberId;
    agencyId: AgencyId;
    userId?: string | null;
    name: string;
    email: string;
    role: Role;
    title?: string;
    tutorId?: MemberId | null;
    locale: Locale;
    at: Date;
  },
): Promise<MemberId> {
  const id = member.id ?? newId<MemberId>();
  await people(tx)
    .insertInto('member')
    .values({
      id,
      agency_id: member.agencyId,
      user_id: member.userId ?? null,
      name: member.name,
      email: member.email,
      role: member.role,
      title: member.title ?? '',
      tutor_id: member.tutorId ?? null,
      locale: member.locale,
      theme: 'system',
      shortcuts: true,
      created_at: member.at,
      ended_at: null,
    })
    .execute();
  return id;
}

/** Gives a member clients to work for; what was already so stays as it was. */
export async function assignClients(
  tx: Tx,
  memberId: MemberId,
  clientIds: readonly ClientId[],
  at: Date,
): Promise<void> {
  if (clientIds.length === 0) return;
  await people(tx)
    .insertInto('assignment')
    .values(clientIds.map((clientId) => ({ client_id: clientId, member_id: memberId, since: at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
