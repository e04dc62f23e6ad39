import type pg from 'pg';
import { appendErasures, type ErasureFile, readErasureFile } from './erasure-file.ts';

const LOCK = 7_023_414;

/** The journal of erasures: a file outside the database, which putting a backup back doesn't touch. */
export type ErasureJournal = {
  /** Writes what was committed and isn't in the file yet; when it returns, the disk has it. */
  flush(): Promise<void>;
};

/** The journal of this database; `owner` reads the table that only the owner may read. */
export function openErasureJournal(owner: pg.Pool, file: string): ErasureJournal {
  return {
    flush: () =>
      withLock(owner, async (client) => {
        const { rows } = await client.query<{ what: string; at: Date }>(
          'select what, at from erasure where not is_in_file order by no',
        );
        await write(client, file, rows);
      }),
  };
}

/** What of the file wasn't done in this database, in the order in which it was done first. */
export async function findMissingErasures(
  owner: pg.Pool,
  file: string,
): Promise<{ missing: string[]; read: ErasureFile }> {
  const read = await readErasureFile(file);
  const { rows } = await owner.query<{ what: string }>(
    'select what from erasure where what = any($1)',
    [read.lines],
  );
  const done = new Set(rows.map(({ what }) => what));
  return { missing: read.lines.filter((what) => !done.has(what)), read };
}

/**
 * Does again, through `erase`, what the file says and this database doesn't: one process at a time,
 * each in its own transaction. Then the file gets what only the database knows, in case an older file
 * was put back. Returns how many were done again; throws the first failure after it tried them all.
 */
export async function applyErasures(
  owner: pg.Pool,
  file: string,
  erase: (what: string) => Promise<void>,
): Promise<number> {
  return withLock(owner, async (client) => {
    const { missing, read } = await findMissingErasures(owner, file);
    const failures: unknown[] = [];
    for (const what of missing) {
      try {
        await erase(what);
        // Also where nobody was there to erase: then it is done as well.
        await client.query(
          `insert into erasure (what, is_in_file) values ($1, true)
           on conflict (what) do update set is_in_file = true`,
          [what],
        );
      } catch (error) {
        failures.push(error);
      }
    }
    const { rows } = await client.query<{ what: string; at: Date }>(
      'select what, at from erasure where what <> all($1) order by no',
      [read.lines],
    );
    await write(client, file, rows);
    if (failures.length > 0) {
      const words = `${failures.length} of ${missing.length} erasures of ${file} could not be done again`;
      throw new AggregateError(failures, words, { cause: failures[0] });
    }
    return missing.length;
  });
}

async function write(
  client: pg.ClientBase,
  file: string,
  rows: readonly { what: string; at: Date }[],
) {
  if (rows.length === 0) return;
  await appendErasures(file, rows);
  await client.query('update erasure set is_in_file = true where what = any($1)', [
    rows.map(({ what }) => what),
  ]);
}

async function withLock<T>(owner: pg.Pool, work: (client: pg.ClientBase) => Promise<T>) {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const done = await work(client);
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    client.release();
    return done;
  } catch (error) {
    client.release(true); // the lock goes with the connection
    throw error;
  }
}
