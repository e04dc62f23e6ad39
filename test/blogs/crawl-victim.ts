import pg from 'pg';
import { z } from 'zod';
import '../../server/db/connect.ts'; // how timestamps are read
import { openDb } from '../../server/db/db.ts';
import { openJobs } from '../../server/jobs/jobs.ts';
import { registerCrawlJobs } from '../../server/modules/creators/crawl-job.ts';
import { openReading } from './crawl-world.ts';

/** A worker process of the tests that only crawls, until it is killed. */
const options = z
  .object({
    owner: z.record(z.string(), z.string()),
    worker: z.record(z.string(), z.string()),
    dataDir: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const fail = (error: Error) => console.error(error.message);
const ownerPool = new pg.Pool({ ...options.owner, max: 2 });
const workerPool = new pg.Pool({ ...options.worker, max: 8 });
for (const pool of [ownerPool, workerPool]) pool.on('error', fail);
const jobs = openJobs({ ownerPool, ownerConfig: options.owner, onError: fail });
const reading = await openReading(workerPool, options.dataDir);
registerCrawlJobs(jobs, { ...reading, worker: openDb(workerPool), jobs });
await jobs.start({ work: true });
console.log('works');
