import { sql } from 'kysely';
import { hashToken, newToken } from '../../auth/token.ts';
import type { Tx } from '../../db/db.ts';
import { type AgencyId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import { mailLater } from '../../mail/mail.ts';
import type { PeopleDeps } from './deps.ts';
import { writeInvitation } from './mails.ts';
import { people, readAgency, type StoredInvitation, type StoredMember } from './store.ts';

const LIFE_DAYS = 14;

/**
 * A new link for a member who is awaited; every earlier one ends. Only the token's hash is kept, so
 * that the link is known to the mail and to this answer, and to nothing else.
 */
export async function openInvitation(
  deps: Pick<PeopleDeps, 'jobs' | 'clock' | 'publicUrl'>,
  tx: Tx,
  input: { member: StoredMember; invitedBy: { id: MemberId; name: string } },
): Promise<string> {
  const { member, invitedBy } = input;
  const at = deps.clock.now();
  await revokeInvitations(tx, member.id, at);
  const token = newToken();
  const expiresAt = new Date(at.getTime() + LIFE_DAYS * 24 * 60 * 60_000);
  await people(tx)
    .insertInto('invitation')
    .values({
      id: newId<Id<'invitation'>>(at.getTime()),
      agency_id: member.agency_id,
      member_id: member.id,
      token_hash: hashToken(token),
      created_by: invitedBy.id,
      created_at: at,
      expires_at: expiresAt,
      accepted_at: null,
      revoked_at: null,
    })
    .execute();
  const url = `${deps.publicUrl}/invitations/${token}`;
  const agency = await readAgency(tx, member.agency_id);
  const agencyName = agency?.name ?? '';
  const texts = { agencyName, name: member.name, invitedBy: invitedBy.name, url, expiresAt };
  const letter = writeInvitation(member.locale, { ...texts, timeZone: agency?.time_zone ?? 'UTC' });
  await mailLater(tx, deps.jobs, { agencyId: member.agency_id, to: member.email, ...letter });
  return url;
}

export async function revokeInvitations(tx: Tx, memberId: MemberId, at: Date): Promise<void> {
  await people(tx)
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('member_id', '=', memberId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Whose invitation a token is, before any scope is known. */
export async function findInvitation(tx: Tx, token: string) {
  type Found = { invitationId: string; memberId: MemberId; agencyId: AgencyId };
  const { rows } = await sql<Found>`
    select invitation_id as "invitationId", member_id as "memberId", agency_id as "agencyId"
    from find_invitation(${hashToken(token)})`.execute(tx);
  return rows[0] ?? null;
}

export function isOpen(invitation: StoredInvitation, now: Date): boolean {
  if (invitation.accepted_at !== null) return false;
  if (invitation.revoked_at !== null) return false;
  return invitation.expires_at > now;
}
