import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

const FOLDER = path.join(import.meta.dirname, 'migrations');
const LOCK = 7_023_411;

/**
 * Applies the numbered migrations that are missing, each in a transaction of its own, as the
 * tables' owner. One process at a time (advisory lock). A migration that was applied and has
 * changed since is refused: the file on disk is not what made these tables. So is a database with a
 * migration that this program doesn't have: an older program would write rows it doesn't understand.
 * Returns the names applied.
 */
export async function migrate(owner: pg.ClientBase): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await owner.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await owner.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration',
    );
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
    const foreign = rows.find(({ name }) => !files.includes(name));
    if (foreign) {
      throw new Error(
        `This database was made by a newer version of Compagnon (it has ${foreign.name}). Nothing was changed: start that version, or restore a backup made with this one.`,
      );
    }
    const done: string[] = [];
    for (const name of files) {
      const text = await readFile(path.join(FOLDER, name), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      const known = applied.get(name);
      if (known === hash) continue;
      if (known !== undefined) {
        throw new Error(`Migration ${name} was changed after it was applied to this database.`);
      }
      await applyOne(owner, name, text, hash);
      done.push(name);
    }
    return done;
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

async function applyOne(owner: pg.ClientBase, name: string, text: string, hash: string) {
  try {
    await owner.query('begin');
    await owner.query(text);
    await owner.query('insert into migration (name, sha256) values ($1, $2)', [name, hash]);
    await owner.query('commit');
  } catch (cause) {
    await owner.query('rollback');
    throw new Error(`Migration ${name} failed; nothing of it was kept.`, { cause });
  }
}
