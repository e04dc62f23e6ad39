import type { AgencyId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import type { Role } from './schema.ts';
import type { StoredMember } from './store.ts';

/** A member as other modules see one. */
export type MemberRow = {
  readonly id: MemberId;
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly title: string;
  readonly tutorId: MemberId | null;
  readonly locale: Locale;
  readonly endedAt: Date | null;
};

/** Who may be a tutor, be accountable for a client, and approve. */
export function isSenior(role: string): boolean {
  return role === 'mentor' || role === 'head';
}

/** People of the client's side: they see their clients, and the people who work for them. */
export function isClientSide(role: string): boolean {
  return role === 'client' || role === 'in-house';
}

export function describeMember(row: StoredMember): MemberRow {
  return {
    id: row.id,
    agencyId: row.agency_id,
    name: row.name,
    email: row.email,
    role: row.role,
    title: row.title,
    tutorId: row.tutor_id,
    locale: row.locale,
    endedAt: row.ended_at,
  };
}
