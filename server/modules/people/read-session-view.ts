import type { Session } from '../../http/context.ts';
import type { PeopleDeps } from './deps.ts';
import { agencyNow } from './find-member.ts';
import type { SessionView } from './schema.ts';
import { findStoredMember, listClientNames, listStoredMembers, readAgency } from './store.ts';

/** What the shell of every page needs; null where the member has just gone. */
export async function readSessionView(
  deps: PeopleDeps,
  session: Session,
): Promise<SessionView | null> {
  const { agencyId } = session.scope;
  const found = await deps.db.read(session.scope, async (tx) => ({
    member: await findStoredMember(tx, session.memberId),
    agency: await readAgency(tx, agencyId),
    clients: await listClientNames(tx),
    cast: session.isDemo ? await listStoredMembers(tx) : [],
    now: await agencyNow(tx, agencyId, deps.clock),
  }));
  const { member, agency } = found;
  if (!member || !agency) return null;
  const keys = session.isDemo
    ? { hasPassword: false, hasTwoFactor: false, passkeys: [] }
    : await deps.auth.readKeys(session.userId);
  return {
    member: {
      id: member.id,
      name: member.name,
      email: member.email,
      role: member.role,
      locale: session.locale,
      theme: member.theme,
      shortcuts: member.shortcuts,
      hasPassword: keys.hasPassword,
      hasTwoFactor: keys.hasTwoFactor,
      passkeys: keys.passkeys.map((key) => ({
        id: key.id,
        name: key.name,
        createdAt: key.createdAt.toISOString(),
      })),
    },
    agency: {
      id: agency.id,
      name: agency.name,
      timeZone: agency.time_zone,
      isDemo: agency.is_demo,
      now: found.now.toISOString(),
    },
    clients: found.clients.map((client) => ({ id: client.id, name: client.name })),
    cast: found.cast
      .filter((person) => person.ended_at === null)
      .map((person) => ({
        memberId: person.id,
        name: person.name,
        role: person.role,
        isCurrent: person.id === session.memberId,
      })),
    castLinks: session.isDemo ? await deps.demo.castLinks(agencyId) : [],
    isMailSetUp: deps.isMailSetUp,
  };
}
