import type pg from 'pg';

/**
 * Runs `work` while nobody else, in any process, runs under the same key; null where somebody does.
 * It never waits: waiting would hold a connection that the other may need to finish.
 */
export async function exclusively<T>(
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
