import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createLibrary } from './library.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db[Symbol.asyncDispose]());

test('our migration has the tables and columns that the library asks for', async () => {
  const library = createLibrary({
    ownerPool: db.ownerPool,
    publicUrl: 'http://localhost:4321',
    secret: 'x'.repeat(43),
  });
  const { tables } = await library.$context;
  const { rows } = await db.ownerPool.query<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'auth'",
  );
  const present = new Set(rows.map((row) => row.name));
  const wanted = Object.values(tables).flatMap((table) =>
    ['id', ...Object.entries(table.fields).map(([key, field]) => field.fieldName ?? key)].map(
      (column) => `${table.modelName}.${column}`,
    ),
  );
  expect(wanted.length).toBeGreaterThan(30);
  expect(wanted.filter((name) => !present.has(name))).toEqual([]);
});
