import type pg from 'pg';
import type { Session } from '../http/context.ts';
import type { Clock } from '../lib/clock.ts';
import type { AgencyId, ClientId, MemberId } from '../lib/ids.ts';
import type { Locale } from '../lib/language.ts';
import { authHeaders } from './cookies.ts';
import type { Library } from './library.ts';

type Row = {
  session_id: string;
  user_id: string;
  member_id: MemberId;
  name: string;
  role: string;
  locale: Locale;
  agency_id: AgencyId;
  is_demo: boolean;
  client_ids: ClientId[];
};
type Deps = { library: Library; ownerPool: pg.Pool; clock: Clock };

/**
 * Who asks, by the signed cookie: one question to the database, and nothing is remembered between
 * two requests, so that an ended session, member or assignment is ended at once.
 */
export async function readSession(deps: Deps, headers: Headers): Promise<Session | null> {
  const row = await readRow(deps, headers);
  if (!row) return null;
  return {
    userId: row.user_id,
    memberId: row.member_id,
    name: row.name,
    role: row.role,
    locale: row.locale,
    isDemo: row.is_demo,
    scope: { agencyId: row.agency_id, clientIds: row.client_ids },
  };
}

/** The demo's session plays another member of its own agency from here on. */
export async function playMember(deps: Deps, headers: Headers, memberId: MemberId): Promise<void> {
  const row = await readRow(deps, headers);
  if (!row?.is_demo) return;
  await deps.ownerPool.query(
    `insert into auth.play (session_id, member_id) values ($1, $2)
     on conflict (session_id) do update set member_id = excluded.member_id`,
    [row.session_id, memberId],
  );
}

/** The demo's session is read in this language from here on; the cast's other visitors keep theirs. */
export async function speakInDemo(deps: Deps, headers: Headers, locale: Locale): Promise<void> {
  const row = await readRow(deps, headers);
  if (!row?.is_demo) return;
  await deps.ownerPool.query(
    `insert into auth.play (session_id, locale) values ($1, $2)
     on conflict (session_id) do update set locale = excluded.locale`,
    [row.session_id, locale],
  );
}

async function readRow({ library, ownerPool, clock }: Deps, headers: Headers) {
  const cookies = authHeaders(headers, 'session');
  if (!cookies.has('cookie')) return null;
  const { token } = await library.api.readToken({ headers: cookies });
  if (token === null) return null;
  const { rows } = await ownerPool.query<Row>('select * from auth.read_session($1, $2)', [
    token,
    clock.now(),
  ]);
  return rows[0] ?? null;
}
