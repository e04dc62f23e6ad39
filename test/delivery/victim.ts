import pg from 'pg';
import { z } from 'zod';
import { openBlobStore } from '../../server/blobs/blobs.ts';
import { sandbox } from '../../server/connectors/sandbox/sandbox.ts';
import { systemClock } from '../../server/lib/clock.ts';
import '../../server/db/connect.ts'; // how timestamps are read
import { type Db, openDb } from '../../server/db/db.ts';
import { openJobs } from '../../server/jobs/jobs.ts';
import { registerDeliveryJobs } from '../../server/modules/publishing/jobs.ts';
import { startWorker } from '../../server/modules/publishing/worker.ts';
import { openVault } from '../../server/vault/vault.ts';
import { naive } from './naive-network.ts';

/** A worker process of the tests, which kills itself at a given step of its way. */
const options = z
  .object({
    owner: z.record(z.string(), z.string()),
    worker: z.record(z.string(), z.string()),
    folder: z.string(),
    vaultFile: z.string(),
    blobs: z.string(),
    dieAtStep: z.int(),
    concurrency: z.int(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

let steps = 0;
/** Before and after each transaction and each request: everywhere something can be half done. */
function step() {
  steps += 1;
  if (steps === options.dieAtStep) process.kill(process.pid, 'SIGKILL');
}

async function around<T>(work: () => Promise<T>): Promise<T> {
  step();
  const result = await work();
  step();
  return result;
}

const fail = (error: Error) => console.error(error.message);
const ownerPool = new pg.Pool({ ...options.owner, max: 2 });
const workerPool = new pg.Pool({ ...options.worker, max: 8 });
for (const pool of [ownerPool, workerPool]) pool.on('error', fail);
const jobs = openJobs({ ownerPool, ownerConfig: options.owner, onError: fail });
const db = openDb(workerPool);
const worker: Db = {
  read: (scope, work) => around(() => db.read(scope, work)),
  write: (scope, work) => around(() => db.write(scope, work)),
};
const deps = {
  worker,
  workerPool,
  jobs,
  vault: await openVault(options.vaultFile),
  blobs: await openBlobStore(options.blobs),
  connectors: new Map([
    [sandbox.id, sandbox],
    [naive.id, naive],
  ]),
  clock: systemClock,
  fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) =>
    around(() => fetch(input, init)),
  publicUrl: 'http://localhost:4321',
  dataDir: options.folder,
  onError: fail,
};
registerDeliveryJobs(jobs, deps);
await jobs.start({ work: false });
await startWorker(deps, { concurrency: options.concurrency });
console.log('works');
