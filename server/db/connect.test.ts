import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type AgencyId, newId } from '../lib/ids.ts';
import { connect } from './connect.ts';

let database: TestDatabase;
const agencyId = newId<AgencyId>();

beforeAll(async () => {
  database = await openTestDatabase();
  await database.ownerPool.query(
    `insert into agency (id, name, locale, time_zone, created_at)
     values ($1, 'Agence', 'fr', 'Europe/Paris', now())`,
    [agencyId],
  );
});
afterAll(() => database?.[Symbol.asyncDispose]());

describe('however DATABASE_URL names the server', () => {
  test.each([
    [
      'a host in the query',
      (at: Named) => `postgres:///${at.name}?host=${at.host}&user=${at.user}`,
    ],
    ['a host that is a folder', (at: Named) => `postgres://${at.user}@${at.host}/${at.name}`],
    [
      'the owner in the query',
      (at: Named) => `postgresql://${at.host}/${at.name}?user=${at.user}&password=pots&x=1`,
    ],
  ])('%s: requests and background work never run as the owner', async (_, write) => {
    const { host, user } = inject('server');
    const name = database.ownerConfig.database ?? '';
    const url = write({ host: encodeURIComponent(host), user, name });
    await using db = await open(url);
    const who = 'select current_user as who, (select count(*)::int from agency) as seen';
    expect((await db.workerPool.query(who)).rows).toEqual([{ who: 'compagnon_worker', seen: 0 }]);
    expect((await db.ownerPool.query(who)).rows).toEqual([{ who: user, seen: 1 }]);
    const nobody = { agencyId: newId<AgencyId>(), clientIds: [] };
    const { rows } = await db.app.read(nobody, (tx) =>
      sql`select current_user as who, count(*)::int as seen from agency`.execute(tx),
    );
    expect(rows).toEqual([{ who: 'compagnon_app', seen: 0 }]);
  });
});

test('several processes that start at once on an empty database all come up', async () => {
  const { host, user } = inject('server');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await database.ownerPool.query(`create database ${name}`);
  try {
    const url = `postgres:///${name}?host=${encodeURIComponent(host)}&user=${user}`;
    const all = await Promise.all([open(url), open(url), open(url)]);
    for (const db of all) {
      const { rows } = await db.workerPool.query('select current_user as who');
      expect(rows).toEqual([{ who: 'compagnon_worker' }]);
    }
    await Promise.all(all.map((db) => db[Symbol.asyncDispose]()));
  } finally {
    await database.ownerPool.query(`drop database ${name} with (force)`);
  }
});

test('processes on two databases of one server change the same roles at once, and all come up', async () => {
  await using other = await openTestDatabase();
  const { host, user } = inject('server');
  const urls = [database, other].map(
    ({ ownerConfig }) =>
      `postgres:///${ownerConfig.database}?host=${encodeURIComponent(host)}&user=${user}`,
  );
  for (let round = 0; round < 3; round++) {
    const all = await Promise.all([...urls, ...urls, ...urls, ...urls].map(open));
    await Promise.all(all.map((db) => db[Symbol.asyncDispose]()));
    expect(all).toHaveLength(8);
  }
});

test('a connection that breaks in the middle of a transaction fails that one, and nothing else', async () => {
  const { host = '', user = '' } = database.ownerConfig;
  const url = `postgres://${user}@${encodeURIComponent(host)}/${database.ownerConfig.database}`;
  await using db = await open(url);
  const scope = { agencyId, clientIds: [] };
  const broken = db.app.write(scope, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await database.ownerPool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // Nobody is asking anything while it breaks: without a listener the process would end here.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  const { rows } = await db.app.read(scope, (tx) => sql`select 1 as one`.execute(tx));
  expect(rows).toEqual([{ one: 1 }]);
});

type Named = { readonly host: string; readonly user: string; readonly name: string };

function open(url: string) {
  return connect({ url, dataDir: '/nowhere', ifRunning: 'refuse', onPoolError: () => {} });
}
