import pg from 'pg';
import type { EmailTaken } from '../../auth/identity.ts';
import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { assignClients, createMember } from './create-agency.ts';
import type { ContactTaken, PeopleDeps } from './deps.ts';
import { agencyNow } from './find-member.ts';
import { openInvitation } from './invitation.ts';
import { isClientSide } from './member.ts';
import { canInvite } from './policy.ts';
import type { Role } from './schema.ts';
import {
  findMemberByEmail,
  findStoredMember,
  listWork,
  people,
  readAgency,
  type StoredMember,
} from './store.ts';
import { checkTutor, readTutorRefusal, type TutorRefusal } from './tutor-refusal.ts';

export type ClientNeeded = { type: 'client-needed' };
export type Denied = { type: 'not-allowed' } | { type: 'not-found' };
export type InviteRefusal = ContactTaken | EmailTaken | ClientNeeded | TutorRefusal | Denied;
export type Invited = { memberId: MemberId; url: string };

export type InviteInput = {
  name: string;
  email: string;
  role: Role;
  title: string;
  tutorId: MemberId | null;
  clientIds: readonly ClientId[];
  contactId: ContactId | null;
};

/** Undoes what the transaction has written so far. */
class ContactIsTaken extends Error {}

/** A member who is awaited, their clients, and the link by which they come in. */
export async function inviteMember(
  deps: PeopleDeps,
  session: Session,
  input: InviteInput,
): Promise<Result<Invited, InviteRefusal>> {
  try {
    return await deps.db.write(session.scope, (tx) => inviteWithin(deps, tx, session, input));
  } catch (error) {
    if (error instanceof ContactIsTaken) return refuse({ type: 'contact-taken' });
    const refusal = readTutorRefusal(error) ?? readEmailTaken(error);
    if (refusal) return refuse(refusal);
    throw error;
  }
}

async function inviteWithin(
  deps: PeopleDeps,
  tx: Tx,
  session: Session,
  input: InviteInput,
): Promise<Result<Invited, InviteRefusal>> {
  const refusal = await findRefusal(tx, session, input);
  if (refusal) return refuse(refusal);
  const { agencyId } = session.scope;
  const earlier = await findMemberByEmail(tx, agencyId, input.email);
  if (earlier && earlier.ended_at === null) return refuse({ type: 'email-taken' });
  const agency = await readAgency(tx, agencyId);
  const locale = agency?.locale ?? 'fr';
  const at = await agencyNow(tx, agencyId, deps.clock);
  const { name, email, role, title, tutorId } = input;
  const memberId = earlier
    ? await takeBack(tx, earlier, input)
    : await createMember(tx, { agencyId, name, email, role, title, tutorId, locale, at });
  await assignClients(tx, memberId, input.clientIds, at);
  const member = await findStoredMember(tx, memberId);
  if (!member) throw new Error('the member just written is gone');
  if (role === 'client') {
    const { clientIds, contactId } = input;
    const tied = await deps.tieAccount(tx, { member, clientIds, contactId, at });
    if (!tied.ok) throw new ContactIsTaken();
  }
  const invitedBy = { id: session.memberId, name: session.name };
  return ok({ memberId, url: await openInvitation(deps, tx, { member, invitedBy }) });
}

async function findRefusal(
  tx: Tx,
  session: Session,
  input: InviteInput,
): Promise<InviteRefusal | null> {
  const work = await listWork(tx);
  const own = new Set(
    work.filter((line) => line.memberId === session.memberId).map((line) => line.clientId),
  );
  const isVisible = (id: ClientId) => session.scope.clientIds.includes(id);
  if (!input.clientIds.every(isVisible)) return { type: 'not-found' };
  if (!canInvite(session, input, own)) return { type: 'not-allowed' };
  if (isClientSide(input.role) && input.clientIds.length === 0) return { type: 'client-needed' };
  const tutor = checkTutor(input.role, input.tutorId);
  if (tutor) return tutor;
  if (input.tutorId && !(await findStoredMember(tx, input.tutorId))) return { type: 'not-found' };
  return null;
}

/** Somebody who comes back is the same person here, with the new role and none of the old clients. */
async function takeBack(tx: Tx, earlier: StoredMember, input: InviteInput): Promise<MemberId> {
  await people(tx).deleteFrom('assignment').where('member_id', '=', earlier.id).execute();
  await people(tx)
    .updateTable('member')
    .set({
      name: input.name,
      role: input.role,
      title: input.title,
      tutor_id: input.tutorId,
      user_id: null,
      ended_at: null,
    })
    .where('id', '=', earlier.id)
    .execute();
  return earlier.id;
}

function readEmailTaken(error: unknown): EmailTaken | null {
  const isTwice = error instanceof pg.DatabaseError && error.code === '23505';
  return isTwice && error.table === 'member' ? { type: 'email-taken' } : null;
}
