import { sql } from 'kysely';
import type { Scope } from '../server/db/db.ts';
import type { ApiContext, Session } from '../server/http/context.ts';
import { type AgencyId, type ClientId, type MemberId, newId } from '../server/lib/ids.ts';
import { createClient } from '../server/modules/clients/create-client.ts';
import { createAgency, createMember, type Role } from '../server/modules/people/public.ts';
import type { Vault } from '../server/vault/vault.ts';
import type { TestDatabase } from './database.ts';

const CAST = {
  solene: { name: 'Solène Kermarzin', role: 'mentor' },
  marc: { name: 'Marc Le Gall', role: 'head' },
  ines: { name: 'Inès Taldir', role: 'trainee' },
  karim: { name: 'Karim Sorlin', role: 'junior' },
  dora: { name: 'Dora Pinel', role: 'dpo' },
  clarisse: { name: 'Clarisse Montbazin', role: 'client' },
} as const satisfies Record<string, { name: string; role: Role }>;
export type Who = keyof typeof CAST;

/** An agency with one client, and one person of every role that works for it. */
export type SmallAgency = {
  readonly agencyId: AgencyId;
  readonly clientId: ClientId;
  readonly scope: Scope;
  readonly ids: Readonly<Record<Who, MemberId>>;
  nameOf(who: Who): string;
  /** The session as sign-in makes it: the clients are asked of the database. */
  sessionOf(who: Who): Promise<Session>;
  contextOf(who: Who): Promise<ApiContext>;
};

/** `at`: where given, the agency is a demo whose clock stands still at that hour. */
export async function buildSmallAgency(
  { app }: Pick<TestDatabase, 'app'>,
  deps: { vault: Pick<Vault, 'seal'>; publicUrl: string; frozenAt?: Date },
): Promise<SmallAgency> {
  const agencyId = newId<AgencyId>();
  const clientId = newId<ClientId>();
  const scope: Scope = { agencyId, clientIds: [clientId] };
  const at = deps.frozenAt ?? new Date();
  const ids = await app.write(scope, async (tx) => {
    const timeZone = 'Europe/Paris';
    const frozenAt = deps.frozenAt ?? null;
    await createAgency(tx, { id: agencyId, name: 'Agence', locale: 'fr', timeZone, frozenAt, at });
    const made: Partial<Record<Who, MemberId>> = {};
    for (const who of Object.keys(CAST) as Who[]) {
      const { name, role } = CAST[who];
      const tutorId = role === 'trainee' ? (made.solene ?? null) : null;
      const email = `${who}@agence.example`;
      const member = { agencyId, name, email, role, tutorId, locale: 'fr', at } as const;
      made[who] = await createMember(tx, member);
    }
    const all = made as Record<Who, MemberId>; // the loop has gone through the whole cast
    const created = await createClient(deps, tx, {
      id: clientId,
      agencyId,
      name: 'Ombrelune',
      locale: 'fr',
      accountableId: all.solene,
      createdBy: all.solene,
      at,
    });
    if (!created.ok) throw new Error(created.error.type);
    for (const who of ['ines', 'karim', 'clarisse'] as const) {
      await sql`insert into assignment values (${clientId}, ${all[who]}, ${at})`.execute(tx);
    }
    return all;
  });
  const sessionOf = (who: Who) =>
    app.read(scope, async (tx): Promise<Session> => {
      const { rows } = await sql<{ client_id: ClientId }>`
        select client_id from find_clients_of_member(${ids[who]})`.execute(tx);
      return {
        userId: who,
        memberId: ids[who],
        name: CAST[who].name,
        role: CAST[who].role,
        locale: 'fr',
        isDemo: deps.frozenAt !== undefined,
        scope: { agencyId, clientIds: rows.map((row) => row.client_id) },
      };
    });
  return {
    agencyId,
    clientId,
    scope,
    ids,
    nameOf: (who) => CAST[who].name,
    sessionOf,
    contextOf: async (who) => contextFor(await sessionOf(who)),
  };
}

export function contextFor(session: Session | null): ApiContext {
  return {
    session,
    locale: 'fr',
    headers: new Headers(),
    ip: '127.0.0.1',
    isLoopback: true,
    setCookie: () => {},
  };
}
