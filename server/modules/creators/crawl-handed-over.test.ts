import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCrawlWorld, openReading, startSmallBlog } from '../../../test/blogs/crawl-world.ts';
import type { BlogHost } from '../../../test/blogs/host.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type JobQueue, openJobs } from '../../jobs/jobs.ts';
import { readItem } from './crawl-job.ts';
import { readSourceData, readSourceJob } from './crawl-later.ts';
import { startCrawl } from './crawl-start.ts';
import type { CrawlItemId } from './crawl-store.ts';

let database: TestDatabase;
let world: Awaited<ReturnType<typeof openCrawlWorld>>;
let reading: Awaited<ReturnType<typeof openReading>>;
let jobs: JobQueue;
let host: BlogHost;

/** Nobody works here but who is called by name. */
beforeAll(async () => {
  database = await openTestDatabase();
  world = await openCrawlWorld(database);
  reading = await openReading(database.workerPool, '/tmp/compagnon-crawl-handed-over');
  const { ownerPool, ownerConfig } = database;
  jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({
    name: readSourceJob,
    data: readSourceData,
    onePerKey: true,
    handle: async () => {},
  });
  await jobs.start({ work: false });
  host = await startSmallBlog('Carnet', 25);
});
afterAll(async () => {
  await jobs?.stop();
  await reading?.parsing[Symbol.asyncDispose]();
  await host?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});

test('a process that ends gives back what it reads, with what it has', async () => {
  const creatorId = await world.addCreator('Carnet', host.url);
  const { agencyId, memberId } = world;
  const started = await database.app.write(world.scope, (tx) =>
    startCrawl({ jobs }, tx, { agencyId, by: memberId, at: new Date() }),
  );
  expect(started).toMatchObject({ ok: true, value: { total: 1 } });
  const readState = async () => {
    const { rows } = await database.ownerPool.query<{
      id: CrawlItemId;
      state: string;
      posts_added: number;
      retry_at: Date | null;
      kept: number;
    }>(
      `select i.id, i.state, i.posts_added, i.retry_at,
         (select count(*)::int from creator_post where creator_id = $1) as kept from crawl_item i`,
      [creatorId],
    );
    const [row] = rows;
    if (!row) throw new Error('no item');
    return row;
  };
  const { id: itemId } = await readState();
  const ending = new AbortController();
  const deps = { ...reading, worker: database.worker, jobs };
  const work = readItem({ ...deps, signal: ending.signal }, { agencyId, itemId });
  await expect.poll(async () => (await readState()).kept, { timeout: 15_000 }).toBeGreaterThan(2);
  ending.abort();
  await work;
  const given = await readState();
  expect(given.state).toBe('waiting');
  expect(given.posts_added).toBe(given.kept);
  expect(given.kept).toBeLessThan(25);
  expect(given.retry_at?.getTime()).toBeGreaterThan(Date.now());
  const asked = host.log.length;
  // Too early: it is put off again, and nobody is called.
  await readItem(deps, { agencyId, itemId });
  expect((await readState()).state).toBe('waiting');
  expect(host.log.length).toBe(asked);
  await sleep(3_200);
  // Of two that come at once, one reads.
  await Promise.all([readItem(deps, { agencyId, itemId }), readItem(deps, { agencyId, itemId })]);
  expect(await readState()).toMatchObject({ state: 'done', posts_added: 25, kept: 25 });
  const pages = host.log.filter(({ path }) => path.startsWith('/post-'));
  expect(new Set(pages.map(({ path }) => path)).size).toBe(25);
  expect(pages.length).toBeLessThanOrEqual(27);
}, 60_000);
