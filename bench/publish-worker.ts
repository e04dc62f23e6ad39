import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { openBlobStore } from '../server/blobs/blobs.ts';
import { bluesky } from '../server/connectors/bluesky/bluesky.ts';
import { wordpress } from '../server/connectors/wordpress/wordpress.ts';
import '../server/db/connect.ts'; // how timestamps are read
import { type Db, openDb } from '../server/db/db.ts';
import { openJobs } from '../server/jobs/jobs.ts';
import { systemClock } from '../server/lib/clock.ts';
import { registerDeliveryJobs } from '../server/modules/publishing/jobs.ts';
import { startWorker } from '../server/modules/publishing/worker.ts';
import { openVault } from '../server/vault/vault.ts';
import { benchConnector } from './publish-connector.ts';

/** The delivery worker in a process of its own; told so, it kills itself at a step of its journal. */
const options = z
  .object({
    owner: z.record(z.string(), z.string()),
    worker: z.record(z.string(), z.string()),
    folder: z.string(),
    vaultFile: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

let stepsLeft = Number.POSITIVE_INFINITY;
process.on('message', (message) => {
  stepsLeft = z.object({ dieAtStep: z.int() }).parse(message).dieAtStep;
});
process.on('disconnect', () => process.exit(0));

/** Before and after each transaction: everywhere something can be half written down. */
function step() {
  stepsLeft -= 1;
  if (stepsLeft === 0) process.kill(process.pid, 'SIGKILL');
}

async function around<T>(work: () => Promise<T>): Promise<T> {
  step();
  const result = await work();
  step();
  return result;
}

const onError = (error: Error) => console.error(error.message);
const ownerPool = new pg.Pool({ ...options.owner, max: 2 });
const workerPool = new pg.Pool({ ...options.worker, max: 10 });
for (const pool of [ownerPool, workerPool]) pool.on('error', onError);
const db = openDb(workerPool);
const worker: Db = {
  read: (scope, work) => around(() => db.read(scope, work)),
  write: (scope, work) => around(() => db.write(scope, work)),
};
const jobs = openJobs({ ownerPool, ownerConfig: options.owner, onError });
const deps = {
  worker,
  workerPool,
  jobs,
  vault: await openVault(options.vaultFile),
  blobs: await openBlobStore(path.join(options.folder, 'blobs')),
  connectors: new Map([bluesky, wordpress, benchConnector].map((one) => [one.id, one])),
  clock: systemClock,
  fetch,
  publicUrl: 'http://localhost:4321',
  dataDir: options.folder,
  onError,
};
registerDeliveryJobs(jobs, deps);
await jobs.start({ work: false });
await startWorker(deps);
process.send?.('works');
