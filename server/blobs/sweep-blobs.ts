import type pg from 'pg';
import type { BlobStore } from './blobs.ts';

const BATCH = 500;

/**
 * Removes bytes that no row has named for 24 hours: what a crash left between the bytes and their
 * row. Returns how many.
 *
 * @param workerPool of the worker's role, which alone may ask across clients which hashes are kept.
 */
export async function sweepBlobs(
  { blobs, workerPool }: { blobs: BlobStore; workerPool: Pick<pg.Pool, 'query'> },
  now: Date,
): Promise<number> {
  const limit = new Date(now.getTime() - 24 * 3_600_000);
  let removed = 0;
  const sweep = async (names: readonly string[]) => {
    const { rows } = await workerPool.query<{ sha256: string }>(
      'select sha256 from list_kept_blobs($1)',
      [names],
    );
    const kept = new Set(rows.map((row) => row.sha256));
    for (const name of names) {
      if (!kept.has(name) && (await blobs.removeIfOlder(name, limit))) removed++;
    }
  };
  let batch: string[] = [];
  for await (const name of blobs.list()) {
    batch.push(name);
    if (batch.length < BATCH) continue;
    await sweep(batch);
    batch = [];
  }
  if (batch.length > 0) await sweep(batch);
  return removed;
}
