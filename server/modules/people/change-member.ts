import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Named } from '../../lib/wire.ts';
import type { PeopleDeps } from './deps.ts';
import { revokeInvitations } from './invitation.ts';
import type { Denied } from './invite-member.ts';
import { isSenior } from './member.ts';
import { canChangeMembers, crossesSides } from './policy.ts';
import type { Role } from './schema.ts';
import { findStoredMember, listWork, lockMember, people, type StoredMember } from './store.ts';
import { checkTutor, readTutorRefusal, type TutorRefusal } from './tutor-refusal.ts';

export type LastHead = { type: 'last-head' };
export type MustBeMovedFirst = {
  type: 'must-be-moved-first';
  trainees: Named[];
  clients: Named[];
};
export type RoleCrossesSides = { type: 'role-crosses-sides' };
type DemoIdentity = { type: 'not-in-demo' };
type EndRefusal = LastHead | MustBeMovedFirst | DemoIdentity | Denied;

type Change = {
  role?: Role | undefined;
  title?: string | undefined;
  tutorId?: MemberId | null | undefined;
};

/** Another role, title or tutor. Whoever stops being a senior leaves nobody and nothing behind. */
export async function updateMember(
  deps: Pick<PeopleDeps, 'db'>,
  session: Session,
  id: MemberId,
  change: Change,
): Promise<Result<null, EndRefusal | RoleCrossesSides | TutorRefusal>> {
  if (!canChangeMembers(session)) return refuse({ type: 'not-allowed' });
  try {
    return await deps.db.write(session.scope, async (tx) => {
      const member = await lockForChange(tx, id);
      if (!member || member.ended_at !== null) return refuse({ type: 'not-found' });
      return changeWithin(tx, session, member, change);
    });
  } catch (error) {
    const refusal = readTutorRefusal(error);
    if (refusal) return refuse(refusal);
    throw error;
  }
}

async function changeWithin(
  tx: Tx,
  session: Session,
  member: StoredMember,
  change: Change,
): Promise<Result<null, EndRefusal | RoleCrossesSides | TutorRefusal>> {
  const role = change.role ?? member.role;
  const kept = role === 'trainee' ? member.tutor_id : null;
  const tutorId = change.tutorId === undefined ? kept : change.tutorId;
  if (crossesSides(member.role, role)) return refuse({ type: 'role-crosses-sides' });
  const unfit = checkTutor(role, tutorId);
  if (unfit) return refuse(unfit);
  if (tutorId === member.id) return refuse({ type: 'tutor-not-senior' });
  if (tutorId && !(await findStoredMember(tx, tutorId))) return refuse({ type: 'not-found' });
  if (role !== member.role) {
    const leaving = await findWhatHolds(tx, session, member, isSenior(role));
    if (leaving) return refuse(leaving);
  }
  await people(tx)
    .updateTable('member')
    .set({ role, tutor_id: tutorId, title: change.title ?? member.title })
    .where('id', '=', member.id)
    .execute();
  return ok(null);
}

/**
 * The member's access ends, with every session and key; what they made stays, under their name.
 * Rows first, identity after: where a crash comes between, nothing opens for them either.
 */
export async function endMember(
  deps: Pick<PeopleDeps, 'db' | 'auth' | 'clock'>,
  session: Session,
  id: MemberId,
): Promise<Result<null, EndRefusal>> {
  if (!canChangeMembers(session)) return refuse({ type: 'not-allowed' });
  const ended = await deps.db.write(
    session.scope,
    async (tx): Promise<Result<{ userId: string | null }, EndRefusal>> => {
      const member = await lockForChange(tx, id);
      if (!member || member.ended_at !== null) return refuse({ type: 'not-found' });
      const holds = await findWhatHolds(tx, session, member, false);
      if (holds) return refuse(holds);
      const at = deps.clock.now();
      await revokeInvitations(tx, id, at);
      const change = { ended_at: at, user_id: null };
      await people(tx).updateTable('member').set(change).where('id', '=', id).execute();
      return ok({ userId: member.user_id });
    },
  );
  if (!ended.ok) return ended;
  if (ended.value.userId !== null) await deps.auth.removeIdentity(ended.value.userId);
  return ok(null);
}

/** Heads first and in one order, so that two heads who end each other wait instead of colliding. */
async function lockForChange(tx: Tx, id: MemberId): Promise<StoredMember | null> {
  await sql`select from member where role = 'head' order by id for update`.execute(tx);
  return lockMember(tx, id);
}

async function findWhatHolds(
  tx: Tx,
  session: Session,
  member: StoredMember,
  staysSenior: boolean,
): Promise<LastHead | MustBeMovedFirst | DemoIdentity | null> {
  // The demo's one identity is this member's: without them nobody could leave or enter.
  if (session.isDemo && member.user_id !== null) return { type: 'not-in-demo' };
  if (member.role === 'head' && member.user_id !== null) {
    const others = await people(tx)
      .selectFrom('member')
      .select('id')
      .where('role', '=', 'head')
      .where('id', '<>', member.id)
      .where('user_id', 'is not', null)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!others) return { type: 'last-head' };
  }
  return staysSenior ? null : findDependents(tx, member.id);
}

async function findDependents(tx: Tx, id: MemberId): Promise<MustBeMovedFirst | null> {
  const trainees = await people(tx)
    .selectFrom('member')
    .select(['id', 'name'])
    .where('tutor_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute();
  const clients = (await listWork(tx))
    .filter((line) => line.memberId === id && line.isAccountable)
    .map((line) => ({ id: line.clientId, name: line.clientName }));
  if (trainees.length === 0 && clients.length === 0) return null;
  return { type: 'must-be-moved-first', trainees, clients };
}
