import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Db, Scope } from '../server/db/db.ts';
import type { AgencyId, ClientId } from '../server/lib/ids.ts';
import { startTwoAgencies, type TwoAgencies } from './two-agencies.ts';

/** Tables of nobody's rows, and who may touch them: everything else must stand behind a wall. */
const withoutWall: Readonly<Record<string, readonly string[]>> = {
  // Ids and hashes of whoever was erased, over all agencies: for the owner only.
  erasure: [],
  inbox_cursor: ['compagnon_worker'],
  migration: [],
  role_password: [],
  work_process: ['compagnon_worker'],
  // Hosts of the web are nobody's: all agencies wait for the same turn.
  crawl_host: ['compagnon_worker'],
  crawl_robots: ['compagnon_worker'],
};

/** The only ways around the walls: functions of the owner's that lead from a secret or an id to a scope. */
const doors: Readonly<Record<string, readonly string[]>> = {
  compagnon_app: [
    'agency_now',
    'find_agencies_holding',
    'find_checkpoint_reader',
    'find_clients_of_member',
    'find_contest',
    'find_contest_key',
    'find_creator_door',
    'find_creator_link',
    'find_invitation',
    'find_link',
    'find_log',
    'find_member_of_user',
    'find_sealed_reports',
    'find_set_up',
    'find_tagged_link',
    'list_kept_contracts',
    'list_keys_of_report',
    'read_pool',
    'read_rotation',
  ],
  compagnon_worker: [
    'agency_now',
    'blank_due_contracts',
    'claim_deliveries',
    'find_agencies_holding',
    'find_clients_of_member',
    'find_contest',
    'find_contest_key',
    'find_creator_door',
    'find_creator_link',
    'find_invitation',
    'find_link',
    'find_log',
    'find_member_of_user',
    'find_outreach_thread',
    'find_sealed_reports',
    'find_set_up',
    'find_tagged_link',
    'forget_visit_salts',
    'keep_leases',
    'list_agencies_to_crawl',
    'list_agencies_with_creators',
    'list_clients_of_agencies',
    'list_contests_with_comments',
    'list_due_captures',
    'list_due_checkpoint_mails',
    'list_due_contests',
    'list_due_readings',
    'list_kept_blobs',
    'list_kept_contracts',
    'list_keys_of_report',
    'list_open_logs',
    'list_operations_to_observe',
    'list_seals_without_archive',
    'list_unlogged_erasures',
    'next_delivery_at',
    'read_pool',
    'read_rotation',
    'release_dead_leases',
  ],
};

const ROLES = ['compagnon_app', 'compagnon_worker'] as const;

type Table = {
  readonly name: string;
  /** The column that says whose a row is. */
  readonly key: 'client_id' | 'agency_id' | 'id' | null;
  readonly isWalled: boolean;
  readonly owner: string;
  readonly policies: number;
  /** Columns that an insert may give a value. */
  readonly columns: readonly string[];
};

let house: TwoAgencies;
let tables: readonly Table[] = [];
let walled: readonly Table[] = [];
let theirs: Scope;
const held: { agencies: string[]; clients: string[] } = { agencies: [], clients: [] };

beforeAll(async () => {
  house = await startTwoAgencies();
  tables = await listTables();
  walled = tables.filter(({ name }) => !(name in withoutWall));
  const { rows } = await owner<{ id: string }>('select id from client where agency_id = $1', [
    house.agencyId,
  ]);
  held.agencies = [house.agencyId];
  held.clients = rows.map(({ id }) => id);
  theirs = {
    agencyId: house.strangerAgencyId as AgencyId, // read from the API
    clientIds: [house.strangerClientId as ClientId],
  };
}, 300_000);
afterAll(() => house?.[Symbol.asyncDispose]());

describe('the two roles of the application', () => {
  test('own nothing, inherit nothing and bypass nothing', async () => {
    const { rows } = await owner(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
       from pg_roles where rolname = any($1) order by 1`,
      [ROLES],
    );
    const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false };
    expect(rows).toEqual(
      ROLES.map((rolname) => ({ rolname, ...none, rolcreatedb: false, rolreplication: false })),
    );
    const memberships = await owner(
      'select from pg_auth_members where member in (select oid from pg_roles where rolname = any($1))',
      [ROLES],
    );
    expect(memberships.rowCount).toBe(0);
    const owned = await owner(
      'select relname from pg_class where relowner in (select oid from pg_roles where rolname = any($1))',
      [ROLES],
    );
    expect(owned.rows).toEqual([]);
  });

  test.each(ROLES)(
    '%s meets row-level security on every table with somebody’s rows',
    async (role) => {
      expect(walled.length).toBeGreaterThan(30);
      expect(walled.filter(({ key }) => key === null).map(({ name }) => name)).toEqual([]);
      expect(walled.filter(({ isWalled, policies }) => !isWalled || policies !== 1)).toEqual([]);
      expect(walled.filter((table) => table.owner === role)).toEqual([]);
      const active = await as(role, theirs, async (query) => {
        const names = walled.map(({ name }) => name);
        return query(
          'select name from unnest($1::text[]) name where not row_security_active(name)',
          [names],
        );
      });
      expect(active).toEqual([]);
    },
  );

  test.each(ROLES)('%s has no right on a table without a wall', async (role) => {
    const open = tables.filter(({ name }) => name in withoutWall);
    expect(open.map(({ name }) => name).sort()).toEqual(Object.keys(withoutWall).sort());
    for (const { name } of open) {
      const { rows } = await owner(
        `select p from unnest(array['select','insert','update','delete','truncate']) p
         where has_table_privilege($1, $2, p)`,
        [role, name],
      );
      if (!withoutWall[name]?.includes(role)) expect(rows, name).toEqual([]);
    }
  });

  test.each(ROLES)('%s passes the walls by the named functions only', async (role) => {
    const { rows } = await owner<{ name: string; config: string[] | null }>(
      `select proname as name, proconfig as config from pg_proc
       where prosecdef and has_function_privilege($1, oid, 'execute') order by proname`,
      [role],
    );
    expect(rows.map(({ name }) => name)).toEqual(doors[role]);
    // Without a path of its own such a function could be led to another's table.
    expect(
      rows.filter(({ config }) => !config?.some((one) => /^search_path=public/.test(one))),
    ).toEqual([]);
  });

  test.each(ROLES)('%s cannot change, leave or see around its place', async (role) => {
    const statements = [
      'create table public.mine (id integer)',
      'create schema mine',
      'create function public.mine() returns integer language sql as $$ select 1 $$',
      'alter table post disable row level security',
      'alter table post add column mine text',
      'drop policy by_client on post',
      'create policy mine on post using (true)',
      'drop table post',
      'truncate signature',
      'create trigger mine before insert on post for each row execute function keep_leaf()',
      `set role ${inject('server').user}`,
      ...ROLES.filter((other) => other !== role).map((other) => `set role ${other}`),
      `set session authorization ${inject('server').user}`,
      `alter role ${role} bypassrls`,
      `grant select on migration to ${role}`,
      'select * from migration',
      'select * from role_password',
      'select * from auth."user"',
      'select * from auth.session',
      'select * from auth.passkey',
      'select * from auth.password_reset',
      "select auth.read_session('x', now())",
      'select * from pgboss.job',
      'select * from pgboss.schedule',
      "select pg_read_file('/etc/hostname')",
      "copy (select 1) to program 'true'",
      'select pg_reload_conf()',
    ];
    for (const statement of statements) {
      const code = await refusalCode(role, statement);
      expect([statement, code]).toEqual([statement, '42501']);
    }
    // Switched off, a query that a policy would narrow is refused, not widened.
    expect(await refusalCode(role, 'select * from post', 'set row_security = off')).toBe('42501');
  });
});

test('no temporary table of a caller stands before the owner’s functions', async () => {
  const { rows: open } = await house.database.ownerPool.query(
    `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'public' and p.prosecdef
       and not coalesce('search_path=public, pg_temp' = any(p.proconfig), false)`,
  );
  expect(open).toEqual([]);
});

describe('rows of the first agency', () => {
  test('lie in every table, so that every wall is tried', async () => {
    const empty = [];
    for (const table of walled) if ((await countOwned(table)) === 0) empty.push(table.name);
    expect(empty).toEqual([]);
  });

  test.each(ROLES)('are invisible to %s in a scope that does not hold them', async (role) => {
    const scopes: Record<string, Scope> = {
      stranger: theirs,
      nobody: { agencyId: '' as AgencyId, clientIds: [] }, // as before a session is known
    };
    for (const [name, scope] of Object.entries(scopes)) {
      const seen = await as(role, scope, async (query) => {
        const found = [];
        for (const table of walled) {
          const [row] = await query(
            `select count(*) n from ${table.name} where ${ofHouse(table)}`,
            [idsFor(table)],
          );
          if (row?.n !== 0) found.push(table.name);
        }
        return found;
      });
      expect([name, seen]).toEqual([name, []]);
    }
    const ours: Scope = {
      agencyId: house.agencyId as AgencyId,
      clientIds: held.clients as ClientId[], // read from the table itself
    };
    const hidden = await as(role, ours, async (query) => {
      const found = [];
      for (const table of walled) {
        const [row] = await query(`select count(*) n from ${table.name}`);
        if (row?.n !== (await countOwned(table))) found.push(table.name);
      }
      return found;
    });
    expect(hidden, 'seen by those who hold them').toEqual([]);
    // Somebody of that very agency who holds none of its clients.
    const inside: Scope = { agencyId: house.agencyId as AgencyId, clientIds: [] };
    const seen = await as(role, inside, async (query) => {
      const found = [];
      for (const { name, key } of walled) {
        if (name !== 'client' && key !== 'client_id') continue;
        const [row] = await query(`select count(*) n from ${name}`);
        if (row?.n !== 0) found.push(name);
      }
      return found;
    });
    expect(seen).toEqual([]);
  });

  test.each(ROLES)('are unchangeable for %s in a scope that does not hold them', async (role) => {
    const before = await fingerprints();
    for (const table of walled) {
      const { name } = table;
      const row = await sampleRow(table);
      expect([name, await tryUpdate(role, table)]).toEqual([name, 'nothing']);
      expect([name, await tryDelete(role, table)]).toEqual([name, 'nothing']);
      expect([name, await tryInsert(role, table, row)]).toEqual([name, '42501']);
    }
    expect(await fingerprints()).toEqual(before);
  });

  test.each(ROLES)('get no company: %s cannot move a row of its own among them', async (role) => {
    const before = await fingerprints();
    for (const { name, key } of walled) {
      if (key === null || key === 'id' || name === 'client') continue;
      const goal = key === 'client_id' ? held.clients[0] : house.agencyId;
      const from = key === 'client_id' ? house.strangerClientId : house.strangerAgencyId;
      const outcome = await attempt(role, `update ${name} set ${key} = $1 where ${key} = $2`, [
        goal,
        from,
      ]);
      expect([name, outcome]).toEqual([name, expect.stringMatching(/^(nothing|42501)$/)]);
    }
    expect(await fingerprints()).toEqual(before);
  });
});

async function listTables(): Promise<Table[]> {
  const { rows } = await owner<Table>(`
    select c.relname as name, c.relrowsecurity as "isWalled", pg_get_userbyid(c.relowner) as owner,
      (select count(*)::integer from pg_policy p where p.polrelid = c.oid) as policies,
      array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0
        and not attisdropped and attgenerated = '' and attidentity = '' order by attnum) as columns,
      case when c.relname in ('agency', 'client') then 'id'
        else (select attname from pg_attribute a where a.attrelid = c.oid
          and attname in ('client_id', 'agency_id') and not attisdropped order by attname desc limit 1)
      end as key
    from pg_class c where c.relkind in ('r', 'p', 'm', 'v', 'f')
      and c.relnamespace = 'public'::regnamespace order by 1`);
  return rows;
}

async function owner<R extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
  return house.database.ownerPool.query<R>(text, values);
}

type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResultRow[]>;

/** What the product itself does: a transaction of this role, entered with a scope, rolled back. */
async function as<T>(role: string, scope: Scope, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await connectAs(role);
  try {
    await client.query('begin');
    await client.query(
      "select set_config('app.agency', $1, true), set_config('app.clients', $2, true)",
      [scope.agencyId, `{${scope.clientIds.join(',')}}`],
    );
    return await work(async (text, values) => (await client.query(text, values)).rows);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

async function connectAs(role: string): Promise<pg.Client> {
  const { host, database } = house.database.workerConfig;
  const client = new pg.Client({ host, database, user: role });
  await client.connect();
  return client;
}

/** The SQLSTATE with which a statement is refused, or `done`; nothing of it is kept. */
async function refusalCode(role: string, statement: string, first = 'select 1'): Promise<string> {
  const client = await connectAs(role);
  try {
    await client.query('begin');
    await client.query(first);
    await client.query(statement);
    return 'done';
  } catch (error) {
    return codeOf(error);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** Through the product's own handle, and committed: how many rows were changed, or why none. */
async function attempt(role: string, text: string, values: unknown[]): Promise<string> {
  const db: Db = role === 'compagnon_app' ? house.database.app : house.database.worker;
  try {
    return await db.write(theirs, async (tx) => {
      const parts = text.split(/\$\d+/);
      const statement = sql.join(
        parts.flatMap((part, i) =>
          i < values.length ? [sql.raw(part), sql`${values[i]}`] : [sql.raw(part)],
        ),
        sql.raw(''),
      );
      const { numAffectedRows } = await sql`${statement}`.execute(tx);
      return numAffectedRows === 0n || numAffectedRows === undefined
        ? 'nothing'
        : `${numAffectedRows} rows`;
    });
  } catch (error) {
    return codeOf(error);
  }
}

async function tryUpdate(role: string, table: Table): Promise<string> {
  const rights = await owner<{ column: string }>(
    `select c as column from unnest($3::text[]) c where has_column_privilege($1, $2, c, 'update')`,
    [role, table.name, table.columns],
  );
  const column = rights.rows[0]?.column;
  const outcome = await attempt(
    role,
    `update ${table.name} set ${column ?? table.columns[0]} = ${column ?? table.columns[0]} where ${ofHouse(table)}`,
    [idsFor(table)],
  );
  return column === undefined && outcome === '42501' ? 'nothing' : outcome;
}

async function tryDelete(role: string, table: Table): Promise<string> {
  const outcome = await attempt(role, `delete from ${table.name} where ${ofHouse(table)}`, [
    idsFor(table),
  ]);
  const { rows } = await owner<{ may: boolean }>(
    `select has_table_privilege($1, $2, 'delete') as may`,
    [role, table.name],
  );
  return !rows[0]?.may && outcome === '42501' ? 'nothing' : outcome;
}

/** A row as one of theirs, in somebody else's name: what points at a person is left out. */
async function tryInsert(role: string, table: Table, row: object): Promise<string> {
  const columns = table.columns.map((name) => `"${name}"`).join(', ');
  const given = { ...row, tutor_id: null, accountable_id: null };
  return attempt(
    role,
    `insert into ${table.name} (${columns}) select ${columns} from jsonb_populate_record(null::${table.name}, $1::text::jsonb)`,
    [JSON.stringify(given)],
  );
}

async function sampleRow(table: Table): Promise<object> {
  const { rows } = await owner<{ row: object }>(
    `select to_jsonb(t) as row from ${table.name} t where ${ofHouse(table)} limit 1`,
    [idsFor(table)],
  );
  return rows[0]?.row ?? {};
}

async function countOwned(table: Table): Promise<number> {
  const { rows } = await owner<{ n: number }>(
    `select count(*) n from ${table.name} where ${ofHouse(table)}`,
    [idsFor(table)],
  );
  return rows[0]?.n ?? 0;
}

function ofHouse({ key }: Table): string {
  return `${key} = any($1::uuid[])`;
}

function idsFor({ name, key }: Table): string[] {
  return key === 'agency_id' || name === 'agency' ? held.agencies : held.clients;
}

/** One hash per table over all its rows, as the owner sees them. */
async function fingerprints(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name } of walled) {
    const { rows } = await owner<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) hash from ${name} t`,
    );
    found[name] = rows[0]?.hash ?? '';
  }
  return found;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  throw error;
}
