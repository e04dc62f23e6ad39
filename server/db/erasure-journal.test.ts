import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openDb } from './db.ts';
import { appendErasures, readErasureFile } from './erasure-file.ts';
import { applyErasures, findMissingErasures, openErasureJournal } from './erasure-journal.ts';

const AT = new Date('2026-12-09T08:30:00.123Z');
const lineOf = (n: number) => `creator 0192 ${n}`;
let database: TestDatabase;
let folder = '';
let file = '';

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'erasures-'));
});
beforeEach(async () => {
  await database.ownerPool.query('delete from erasure');
  file = path.join(folder, `${crypto.randomUUID()}.erasures`);
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const append = (...numbers: number[]) =>
  appendErasures(
    file,
    numbers.map((n) => ({ what: lineOf(n), at: AT })),
  );

describe('the file', () => {
  test('is closed to others, and a missing one says that nobody was erased', async () => {
    expect(await readErasureFile(file)).toEqual({ lines: [], broken: 0 });
    await append(1, 2);
    await append(2, 3);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await readErasureFile(file)).toEqual({ lines: [1, 2, 3].map(lineOf), broken: 0 });
  });

  test('loses a torn line and nothing after it', async () => {
    await append(11, 12);
    const whole = await readFile(file, 'utf8');
    // Cut inside the ids: what is left looks like another person's line.
    await writeFile(file, whole.slice(0, whole.lastIndexOf('12') + 1));
    await append(13);
    expect(await readErasureFile(file)).toEqual({ lines: [11, 13].map(lineOf), broken: 1 });
  });

  test('believes no line that was changed', async () => {
    await append(21);
    await writeFile(file, (await readFile(file, 'utf8')).replace('0192 21', '0192 22'));
    await appendFile(file, 'creator 0192 23\n');
    expect(await readErasureFile(file)).toEqual({ lines: [], broken: 2 });
  });
});

describe('the journal', () => {
  const nobody = { agencyId: '' as never, clientIds: [] };
  const note = async (n: number) => {
    const db = openDb(database.ownerPool, openErasureJournal(database.ownerPool, file));
    await db.write(nobody, (tx) => sql`select note_erasure(${lineOf(n)})`.execute(tx));
  };

  test('has an erasure on the disk when its transaction is told to be done', async () => {
    await note(1);
    expect((await readErasureFile(file)).lines).toEqual([lineOf(1)]);
    await Promise.all([note(2), note(3), note(2)]);
    expect((await readErasureFile(file)).lines.toSorted()).toEqual([1, 2, 3].map(lineOf));
  });

  test('has nothing of a transaction that was rolled back', async () => {
    const db = openDb(database.ownerPool, openErasureJournal(database.ownerPool, file));
    const broken = db.write(nobody, async (tx) => {
      await sql`select note_erasure(${lineOf(4)})`.execute(tx);
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await note(5);
    expect((await readErasureFile(file)).lines).toEqual([lineOf(5)]);
  });

  test('is done again once in an older database, and completes an older file', async () => {
    await note(1);
    await note(2);
    await database.ownerPool.query('delete from erasure where what = $1', [lineOf(1)]);
    await database.ownerPool.query('insert into erasure (what, is_in_file) values ($1, true)', [
      lineOf(9),
    ]);
    expect((await findMissingErasures(database.ownerPool, file)).missing).toEqual([lineOf(1)]);
    const done: string[] = [];
    const erase = async (what: string) => {
      done.push(what);
    };
    expect(await applyErasures(database.ownerPool, file, erase)).toBe(1);
    expect(await applyErasures(database.ownerPool, file, erase)).toBe(0);
    expect(done).toEqual([lineOf(1)]);
    expect((await readErasureFile(file)).lines).toEqual([1, 2, 9].map(lineOf));
  });

  test('tells what failed, does the rest, and tries the failed one again', async () => {
    await append(1, 2, 3);
    const erase = async (what: string) => {
      if (what === lineOf(2)) throw new Error('busy');
    };
    await expect(applyErasures(database.ownerPool, file, erase)).rejects.toThrow('1 of 3');
    expect(await applyErasures(database.ownerPool, file, async () => {})).toBe(1);
  });
});
