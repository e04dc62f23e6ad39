import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../server/db/connect.ts';
import type { TestDatabase } from '../test/database.ts';

/** A PostgreSQL of the benchmark's own, as the product starts it: it waits for the disk. */
export async function openOwnDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-bench-'));
  await chmod(folder, 0o711); // PostgreSQL runs as another user where we are root
  let isClosing = false;
  const onPoolError = (error: Error) => {
    if (!isClosing) console.error(error.message);
  };
  const db = await connect({ url: null, dataDir: folder, ifRunning: 'refuse', onPoolError });
  return {
    ...db,
    workerConfig: { ...db.ownerConfig, user: 'compagnon_worker' },
    async [Symbol.asyncDispose]() {
      isClosing = true;
      await db[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
