import type pg from 'pg';

export type Exclusively = <T>(key: string, work: () => Promise<T>) => Promise<T | null>;

/**
 * Runs work while nobody else, in any process, runs under the same key; null where another process
 * does. In this process one runs after the other, whatever its key: each holds a connection while
 * it works with others, and a pool full of holders would wait for itself.
 */
export function createExclusively(ownerPool: pg.Pool): Exclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (key, work) => {
    const mine = last.then(() => runLocked(ownerPool, key, work));
    last = mine.catch(() => {}); // whoever asked gets the error; the next one only its turn
    return mine;
  };
}

async function runLocked<T>(
  ownerPool: pg.Pool,
  key: string,
  work: () => Promise<T>,
): Promise<T | null> {
  const client = await ownerPool.connect();
  let isClean = false;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [key],
    );
    if (!rows[0]?.mine) {
      isClean = true;
      return null;
    }
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]);
      isClean = true;
    }
  } finally {
    client.release(!isClean); // a connection that may still hold the lock is closed
  }
}
