import type { Session } from '../../http/context.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';
import { isClientSide, isSenior } from './member.ts';
import type { Role } from './schema.ts';

type Invitee = { role: Role; clientIds: readonly ClientId[] };

/** `own`: the clients that the asking member is assigned to or accountable for. */
export function canInvite(session: Session, who: Invitee, own: ReadonlySet<ClientId>): boolean {
  if (session.role === 'head') return true;
  if (session.role !== 'mentor') return false;
  if (who.role === 'trainee' || who.role === 'junior') return true;
  return isClientSide(who.role) && who.clientIds.every((id) => own.has(id));
}

export function canChangeMembers(session: Session): boolean {
  return session.role === 'head';
}

/** The agency sees its people; the client's side sees itself and those who work for its clients. */
export function canSeeMember(
  session: Session,
  member: { id: MemberId; role: Role; isEnded: boolean; clientIds: readonly ClientId[] },
): boolean {
  if (member.id === session.memberId) return true;
  const shares = member.clientIds.some((id) => session.scope.clientIds.includes(id));
  if (isClientSide(session.role)) return shares && !member.isEnded;
  if (isClientSide(member.role)) return shares || session.role === 'head';
  return true;
}

export function canReadMail(session: Session): boolean {
  return isSenior(session.role);
}

/** A reset of somebody's password lets its reader in: only the head may hand it over. */
export function canReadPersonalMail(session: Session): boolean {
  return session.role === 'head';
}

/** The demo's one identity is everybody's: nobody may leave a key in it. */
export function canKeepKeys(session: Session): boolean {
  return !session.isDemo;
}

export function canEnterDemo(session: Session | null, isSetUp: boolean): boolean {
  if (!isSetUp) return true;
  if (session === null) return false;
  return session.isDemo || session.role === 'head';
}

/** Whoever is in the demo may end it: it holds nothing real. */
export function canRemoveDemo(session: Session | null): boolean {
  if (session === null) return false;
  return session.isDemo || session.role === 'head';
}

export function canMoveClock(session: Session): boolean {
  return session.isDemo;
}

/** A person of the client's never becomes one of the agency's by a change of role, nor back. */
export function crossesSides(from: Role, to: Role): boolean {
  return isClientSide(from) !== isClientSide(to);
}
