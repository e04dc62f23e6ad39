import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let name: string;
const clients: pg.Client[] = [];
const files = (await readdir(path.join(import.meta.dirname, 'migrations'))).sort();

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.[Symbol.asyncDispose]());

beforeEach(async () => {
  name = `test_${randomBytes(6).toString('hex')}`;
  await database.ownerPool.query(`create database ${name}`);
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await database.ownerPool.query(`drop database ${name} with (force)`);
});

async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ ...database.ownerConfig, database: name });
  clients.push(client);
  await client.connect();
  return client;
}

async function listApplied(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return rows.map((row) => row.name);
}

test('every migration is applied once, in the order of its number', async () => {
  const client = await owner();
  expect(await migrate(client)).toEqual(files);
  expect(await migrate(client)).toEqual([]);
  expect(await listApplied(client)).toEqual(files);
});

test('two that migrate at once share the work: nothing is applied twice, and both go on', async () => {
  const both = await Promise.all([migrate(await owner()), migrate(await owner())]);
  expect(both.flat().sort()).toEqual(files);
  expect(both.filter((done) => done.length === 0)).toHaveLength(1);
});

test('a migration that was changed after it was applied is refused by its name', async () => {
  const client = await owner();
  await migrate(client);
  const [changed = ''] = files;
  await client.query('update migration set sha256 = repeat($2, 64) where name = $1', [
    changed,
    '0',
  ]);
  await expect(migrate(client)).rejects.toThrow(changed);
  // And whoever comes next isn't kept waiting by the one that was refused.
  await expect(migrate(await owner())).rejects.toThrow(changed);
});

test('of a migration that fails nothing is kept; without the obstacle it goes on from there', async () => {
  const client = await owner();
  await client.query('create table post (id integer)');
  await expect(migrate(client)).rejects.toMatchObject({
    message: expect.stringContaining('0006_publishing.sql'),
    cause: expect.objectContaining({ code: '42P07' }),
  });
  const before = files.filter((file) => file < '0006');
  expect(await listApplied(client)).toEqual(before);
  const half = await client.query(`select from pg_class where relname = 'post_version'`);
  expect(half.rowCount).toBe(0);
  await client.query('drop table post');
  expect(await migrate(client)).toEqual(files.filter((file) => file >= '0006'));
});

test('a database of a newer program is refused, and left as it is', async () => {
  const client = await owner();
  await migrate(client);
  await client.query("insert into migration (name, sha256) values ('9999_later.sql', 'x')");
  const before = await listApplied(client);
  await expect(migrate(client)).rejects.toThrow('newer version');
  expect(await listApplied(client)).toEqual(before);
});
