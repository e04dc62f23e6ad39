import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { MemberId } from '../../lib/ids.ts';
import { canSeeMember } from './policy.ts';
import type { MemberView } from './schema.ts';
import { listStoredMembers, listWork, people, type StoredMember, type Work } from './store.ts';

/** The people of the agency that the asking member may know of. */
export async function listMembers(tx: Tx, session: Session, now: Date): Promise<MemberView[]> {
  const members = await listStoredMembers(tx);
  const work = Map.groupBy(await listWork(tx), (line) => line.memberId);
  const invited = await listInvitations(tx);
  const names = new Map(members.map((member) => [member.id, member.name]));
  const seen = members.filter((member) =>
    canSeeMember(session, {
      id: member.id,
      role: member.role,
      isEnded: member.ended_at !== null,
      clientIds: (work.get(member.id) ?? []).map((line) => line.clientId),
    }),
  );
  return seen.map((member) =>
    presentMember(member, names, work.get(member.id) ?? [], {
      expiresAt: invited.get(member.id) ?? null,
      now,
    }),
  );
}

/** When the newest living invitation of each awaited member expires. */
async function listInvitations(tx: Tx): Promise<Map<MemberId, Date>> {
  const rows = await people(tx)
    .selectFrom('invitation')
    .select(['member_id', 'expires_at'])
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return new Map(rows.map((row) => [row.member_id, row.expires_at]));
}

function presentMember(
  member: StoredMember,
  names: ReadonlyMap<MemberId, string>,
  work: readonly Work[],
  invitation: { expiresAt: Date | null; now: Date },
): MemberView {
  const { tutor_id: tutorId } = member;
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    title: member.title,
    tutor: tutorId ? { id: tutorId, name: names.get(tutorId) ?? '' } : null,
    clients: work.map((line) => ({ id: line.clientId, name: line.clientName })),
    state: stateOf(member, invitation),
    since: member.created_at.toISOString(),
  };
}

/** Without an invitation and without an identity: one of the demo's cast, who is simply there. */
function stateOf(
  member: StoredMember,
  { expiresAt, now }: { expiresAt: Date | null; now: Date },
): MemberView['state'] {
  if (member.ended_at !== null) return 'ended';
  if (member.user_id !== null || expiresAt === null) return 'active';
  return expiresAt > now ? 'invited' : 'invitation-expired';
}
