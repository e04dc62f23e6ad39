import { expect, test } from 'vitest';
import { newId } from '../server/lib/ids.ts';
import { openTestDatabase } from './database.ts';

test('a stranger sees no row, and each test file has a database of its own', async () => {
  await using first = await openTestDatabase();
  await using second = await openTestDatabase();
  const insert = `insert into agency (id, name, locale, time_zone, created_at) values ($1, 'A', 'fr', 'Europe/Paris', now())`;
  await first.ownerPool.query(insert, [newId()]);
  const count = async (pool: typeof first.ownerPool) =>
    (await pool.query<{ n: number }>('select count(*) n from agency')).rows[0]?.n;
  expect(await count(first.ownerPool)).toBe(1);
  expect(await count(first.workerPool)).toBe(0);
  expect(await count(second.ownerPool)).toBe(0);
});
