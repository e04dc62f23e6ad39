import type { Session } from '../../http/context.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { PeopleDeps } from './deps.ts';
import { openInvitation } from './invitation.ts';
import type { Denied, Invited } from './invite-member.ts';
import { canInvite } from './policy.ts';
import { listWork, lockMember } from './store.ts';

export type AlreadyMember = { type: 'already-member' };

/** A fresh link for somebody who is still awaited; the earlier ones end. */
export async function renewInvitation(
  deps: PeopleDeps,
  session: Session,
  memberId: MemberId,
): Promise<Result<Invited, AlreadyMember | Denied>> {
  return deps.db.write(session.scope, async (tx) => {
    const member = await lockMember(tx, memberId);
    if (!member || member.ended_at !== null) return refuse({ type: 'not-found' });
    const work = await listWork(tx);
    const clientsOf = (id: MemberId) =>
      work.filter((line) => line.memberId === id).map((line) => line.clientId);
    const who = { role: member.role, clientIds: clientsOf(memberId) };
    if (!canInvite(session, who, new Set(clientsOf(session.memberId)))) {
      return refuse({ type: 'not-allowed' });
    }
    if (member.user_id !== null) return refuse({ type: 'already-member' });
    const invitedBy = { id: session.memberId, name: session.name };
    return ok({ memberId, url: await openInvitation(deps, tx, { member, invitedBy }) });
  });
}
