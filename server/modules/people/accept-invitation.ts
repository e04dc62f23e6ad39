import { sql } from 'kysely';
import type { EmailTaken } from '../../auth/identity.ts';
import type { Cookies, SignInFailed } from '../../auth/sign-in.ts';
import { hashToken } from '../../auth/token.ts';
import type { Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { NOBODY, type PeopleDeps } from './deps.ts';
import { findInvitation, isOpen } from './invitation.ts';
import type { Role } from './schema.ts';
import { findStoredMember, people, readAgency, type StoredMember } from './store.ts';

export type LinkUnknown = { type: 'link-unknown' };
export type InvitationExpired = { type: 'invitation-expired' };
export type InvitationUsed = { type: 'invitation-used' };
export type NotInDemo = { type: 'not-in-demo' };
type Unusable = LinkUnknown | InvitationExpired | InvitationUsed;

type InvitationShown = {
  agencyName: string;
  name: string;
  email: string;
  role: Role;
  invitedBy: string;
  expiresAt: Date;
};
type Invitation = {
  id: string;
  agencyId: AgencyId;
  member: StoredMember;
  isDemo: boolean;
  shown: InvitationShown;
};

/** What the link's page shows before anything is decided; reading it uses nothing up. */
export async function readInvitation(
  deps: PeopleDeps,
  token: string,
): Promise<Result<Invitation, Unusable>> {
  const found = await deps.db.read(NOBODY, (tx) => findInvitation(tx, token));
  if (!found) return refuse({ type: 'link-unknown' });
  const scope = { agencyId: found.agencyId, clientIds: [] };
  return deps.db.read(scope, (tx) => readWithin(tx, found.invitationId, deps.clock.now()));
}

async function readWithin(tx: Tx, id: string, now: Date): Promise<Result<Invitation, Unusable>> {
  const query = people(tx).selectFrom('invitation').selectAll().where('id', '=', id);
  const invitation = await query.executeTakeFirst();
  const member = invitation && (await findStoredMember(tx, invitation.member_id));
  const agency = invitation && (await readAgency(tx, invitation.agency_id));
  if (!invitation || !member || !agency) return refuse({ type: 'link-unknown' });
  if (invitation.accepted_at !== null) return refuse({ type: 'invitation-used' });
  if (!isOpen(invitation, now) || member.ended_at !== null || member.user_id !== null) {
    return refuse({ type: 'invitation-expired' });
  }
  const inviter = await findStoredMember(tx, invitation.created_by);
  const { name, email, role } = member;
  const shown = {
    agencyName: agency.name,
    name,
    email,
    role,
    invitedBy: inviter?.name ?? '',
    expiresAt: invitation.expires_at,
  };
  return ok({ id, agencyId: agency.id, member, isDemo: agency.is_demo, shown });
}

/**
 * Identity first, then our rows: where a crash comes between, the same link completes it. Of two
 * who bring the link at once one comes in.
 */
export async function acceptInvitation(
  deps: PeopleDeps,
  input: { token: string; name: string; locale: Locale; password: string },
  headers: Headers,
): Promise<Result<Cookies, Unusable | EmailTaken | NotInDemo | SignInFailed>> {
  const seen = await readInvitation(deps, input.token); // an unknown link waits for nobody
  if (!seen.ok) return seen;
  const accepted = await deps.auth.exclusively(`invitation ${keyOf(input.token)}`, async () => {
    const invitation = await readInvitation(deps, input.token);
    if (!invitation.ok) return invitation;
    if (invitation.value.isDemo) return refuse({ type: 'not-in-demo' } as const);
    const { email } = invitation.value.member;
    const { name, password } = input;
    const identity = await deps.auth.ensureIdentity({ email, name, password });
    if (!identity.ok) return identity;
    const { userId } = identity.value;
    const isIn = await comeIn(deps, invitation.value, { ...input, userId });
    return isIn ? identity : refuse({ type: 'invitation-expired' } as const);
  });
  if (accepted === null) return refuse({ type: 'invitation-used' });
  return accepted.ok ? deps.auth.openSession(accepted.value.userId, headers) : accepted;
}

async function comeIn(
  deps: PeopleDeps,
  { id, agencyId, member }: Invitation,
  person: { userId: string; name: string; locale: Locale },
): Promise<boolean> {
  const clientIds = await deps.db.read(NOBODY, (tx) => findClientsOf(tx, member.id));
  return deps.db.write({ agencyId, clientIds }, async (tx) => {
    const now = deps.clock.now();
    const used = await people(tx)
      .updateTable('invitation')
      .set({ accepted_at: now })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows === 0n) return false;
    await setIdentity(tx, member.id, person);
    // A person who was entered at the client's since the invitation; another's account stays theirs.
    if (member.role === 'client') {
      await deps.tieAccount(tx, { member, clientIds, contactId: null, at: now });
    }
    return true;
  });
}

async function setIdentity(
  tx: Tx,
  id: MemberId,
  { userId, name, locale }: { userId: string; name: string; locale: Locale },
) {
  await people(tx)
    .updateTable('member')
    .set({ user_id: userId, name, locale })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

async function findClientsOf(tx: Tx, id: MemberId): Promise<ClientId[]> {
  const { rows } = await sql<{ client_id: ClientId }>`
    select client_id from find_clients_of_member(${id})`.execute(tx);
  return rows.map((row) => row.client_id);
}

/** The database may log what it locks: never the token itself. */
function keyOf(token: string): string {
  return hashToken(token).toString('hex');
}
