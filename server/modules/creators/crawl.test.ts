import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  openCrawlWorld,
  openReading,
  PAUSE_MS,
  startSmallBlog,
} from '../../../test/blogs/crawl-world.ts';
import { type BlogHost, type Served, startBlogHost } from '../../../test/blogs/host.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type JobQueue, openJobs } from '../../jobs/jobs.ts';
import { systemClock } from '../../lib/clock.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { crawlAgain } from './crawl-again.ts';
import { registerCrawlJobs } from './crawl-job.ts';
import { startCrawl } from './crawl-start.ts';
import { stopCrawl } from './crawl-stop.ts';
import type { CrawlId } from './crawl-store.ts';
import { listSources, viewCrawl } from './crawl-view.ts';
import { recordObjection, removeCreator } from './remove-creator.ts';

let database: TestDatabase;
let world: Awaited<ReturnType<typeof openCrawlWorld>>;
let jobs: JobQueue;
let reading: Awaited<ReturnType<typeof openReading>>;
const errors: Error[] = [];
const hosts: BlogHost[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  world = await openCrawlWorld(database);
  const { ownerPool, ownerConfig, worker, workerPool } = database;
  jobs = openJobs({ ownerPool, ownerConfig, onError: (error) => errors.push(error) });
  reading = await openReading(workerPool, '/tmp/compagnon-crawl-test');
  registerCrawlJobs(jobs, { ...reading, worker, jobs });
  await jobs.start({ work: true });
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host[Symbol.asyncDispose]();
  expect(errors.splice(0)).toEqual([]);
});
afterAll(async () => {
  await jobs?.stop();
  await reading?.parsing[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});

async function blog(name: string, posts: number): Promise<{ host: BlogHost; id: CreatorId }> {
  const host = await startSmallBlog(name, posts);
  hosts.push(host);
  return { host, id: await world.addCreator(name, host.url) };
}

async function site(name: string, pages: Record<string, Served>) {
  const host = await startBlogHost(pages);
  hosts.push(host);
  return { host, id: await world.addCreator(name, host.url) };
}

const start = (creatorIds?: readonly CreatorId[]) =>
  database.app.write(world.scope, (tx) =>
    startCrawl({ jobs }, tx, {
      ...{ agencyId: world.agencyId, by: world.memberId, at: new Date() },
      ...(creatorIds && { creatorIds }),
    }),
  );

async function begin(creatorIds: readonly CreatorId[]): Promise<CrawlId> {
  const started = await start(creatorIds);
  if (!started.ok) throw new Error(started.error.type);
  return started.value.id;
}

async function view(id: CrawlId) {
  const asker = { locale: 'fr', canStop: true, now: new Date() } as const;
  const found = await database.app.read(world.scope, (tx) => viewCrawl(tx, id, asker));
  if (!found) throw new Error('no such crawl');
  return found;
}

const ended = (id: CrawlId) =>
  expect
    .poll(async () => (await view(id)).state, { timeout: 45_000, interval: 200 })
    .toMatch(/finished|stopped/);

async function postsOf(id: CreatorId): Promise<string[]> {
  const { rows } = await database.ownerPool.query<{ title: string }>(
    'select title from creator_post where creator_id = $1 order by title',
    [id],
  );
  return rows.map(({ title }) => title);
}

test('several blogs are read, each failure says why, and the others go on', async () => {
  const flan = await blog('Flan', 4);
  const tarte = await blog('Tarte', 3);
  const gone = await site('Parti', { '/': { body: '', status: 410 } });
  const closed = await site('Fermé', {
    '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /' },
  });
  const id = await begin([flan.id, tarte.id, gone.id, closed.id]);
  await ended(id);
  const crawl = await view(id);
  expect(crawl).toMatchObject({
    ...{ state: 'finished', total: 4, done: 2, failed: 2, waiting: 0, reading: 0 },
    ...{ postsAdded: 7, creatorsUsable: 2, canStop: false, remainingSeconds: null },
  });
  expect(crawl.sentence).toContain('2 blogs lus sur 4');
  expect(
    crawl.items.map(({ name, state, postsAdded, problem }) => [
      name,
      state,
      postsAdded,
      problem?.type,
    ]),
  ).toEqual([
    ['Fermé', 'failed', 0, 'robots'],
    ['Flan', 'done', 4, undefined],
    ['Parti', 'failed', 0, 'gone'],
    ['Tarte', 'done', 3, undefined],
  ]);
  expect(crawl.items[1]?.pages).toBeGreaterThanOrEqual(6);
  expect(await postsOf(flan.id)).toEqual(['Flan 1', 'Flan 2', 'Flan 3', 'Flan 4']);
  expect(closed.host.log.map(({ path }) => path)).toEqual(['/robots.txt']);
  const [source] = await database.app.read(world.scope, (tx) => listSources(tx, gone.id, 'en'));
  expect(source?.problem?.sentence).toContain('This page does not exist');
}, 60_000);

test('nothing is read twice in a day; the day after costs what is new', async () => {
  const pain = await blog('Pain', 3);
  await ended(await begin([pain.id]));
  expect(await start([pain.id])).toMatchObject({ ok: false, error: { type: 'nobody-to-read' } });
  await database.ownerPool.query(
    `update creator_source set last_read_at = now() - interval '2 days', next_read_at = now() - interval '1 minute'
     where creator_id = $1`,
    [pain.id],
  );
  const before = pain.host.log.length;
  expect(await crawlAgain({ worker: database.worker, jobs, clock: systemClock })).toBe(1);
  const { rows } = await database.ownerPool.query<{ id: CrawlId }>(
    'select id from crawl where started_by is null',
  );
  const id = rows[0]?.id as CrawlId; // the one that was just started
  await ended(id);
  expect(await view(id)).toMatchObject({ done: 1, postsAdded: 0, startedBy: null });
  // The feed, and no page of a post that is kept.
  expect(pain.host.log.slice(before).map(({ path }) => path)).toEqual(['/feed']);
  expect(await postsOf(pain.id)).toHaveLength(3);
}, 60_000);

test('a crawl that is stopped keeps what it has, and goes on another time', async () => {
  const long = await blog('Long', 60);
  const later = await Promise.all(Array.from({ length: 8 }, (_, i) => blog(`Suite ${i}`, 30)));
  const ids = [long.id, ...later.map(({ id }) => id)];
  const id = await begin(ids);
  await expect
    .poll(async () => (await view(id)).postsAdded, { timeout: 20_000 })
    .toBeGreaterThan(3);
  const running = await view(id);
  expect(running).toMatchObject({ state: 'running', canStop: true });
  expect(running.waiting).toBeGreaterThan(0);
  expect(running.reading).toBeGreaterThan(0);
  const by = world.memberId;
  await database.app.write(world.scope, (tx) =>
    stopCrawl(tx, { crawlId: id, by, reason: 'assez', at: new Date() }),
  );
  await ended(id);
  const stopped = await view(id);
  expect(stopped.state).toBe('stopped');
  expect(stopped.stopped).toBeGreaterThan(0);
  const asked = long.host.log.length;
  const kept = await postsOf(long.id);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(60);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 5));
  expect(long.host.log.length).toBe(asked);
  await ended(await begin([long.id]));
  expect(await postsOf(long.id)).toHaveLength(60);
  const posts = long.host.log.filter(({ path }) => path.startsWith('/post-'));
  // The one that was under way when it was stopped may be asked for again.
  expect(posts.length).toBeLessThanOrEqual(62);
}, 90_000);

test('whoever objects is not read further, nor again', async () => {
  const non = await blog('Non', 60);
  const id = await begin([non.id]);
  await expect.poll(() => postsOf(non.id), { timeout: 20_000 }).not.toEqual([]);
  await database.app.write(world.scope, (tx) => recordObjection(tx, non.id, new Date()));
  await ended(id);
  expect((await view(id)).items[0]).toMatchObject({
    state: 'failed',
    problem: { type: 'objected' },
  });
  const asked = non.host.log.length;
  expect(asked).toBeLessThan(60);
  expect(await start([non.id])).toMatchObject({ ok: false });
  await database.ownerPool.query(
    'update creator_source set next_read_at = now() where creator_id = $1',
    [non.id],
  );
  await crawlAgain({ worker: database.worker, jobs, clock: systemClock });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(non.host.log.length).toBe(asked);
}, 60_000);

test('whoever is removed while being read is gone, and the crawl ends', async () => {
  const parti = await blog('Effacé', 60);
  const reste = await blog('Reste', 2);
  const id = await begin([parti.id, reste.id]);
  await expect.poll(() => postsOf(parti.id), { timeout: 20_000 }).not.toEqual([]);
  await database.app.write(world.scope, (tx) =>
    removeCreator(tx, parti.id, { bar: true, at: new Date() }),
  );
  await ended(id);
  expect(await view(id)).toMatchObject({ total: 1, done: 1 });
  await expect
    .poll(
      async () => {
        const before = parti.host.log.length;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 6));
        return parti.host.log.length - before;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
  const { rows } = await database.ownerPool.query(
    'select from creator_source where creator_id = $1',
    [parti.id],
  );
  expect(rows).toEqual([]);
}, 60_000);

test('a host that asks for patience is waited for, and then read', async () => {
  let calls = 0;
  const busy: Served = (_, response) => {
    calls += 1;
    if (calls === 1) return void response.writeHead(429, { 'retry-after': '4' }).end();
    response.setHeader('content-type', 'application/xml');
    response.end(
      '<rss version="2.0"><channel><item><title>Enfin</title><link>/p</link><description>Un mot.</description></item></channel></rss>',
    );
  };
  const patient = await site('Patient', { '/': busy });
  const id = await begin([patient.id]);
  await expect
    .poll(async () => (await view(id)).items[0]?.waitsUntil ?? null, { timeout: 15_000 })
    .not.toBeNull();
  expect((await view(id)).items[0]).toMatchObject({ state: 'waiting', problem: { type: 'busy' } });
  await ended(id);
  expect(await postsOf(patient.id)).toEqual(['Enfin']);
  const [first, second] = patient.host.log.filter(({ path }) => path === '/');
  expect((second?.startedAt ?? 0) - (first?.endedAt ?? 0)).toBeGreaterThan(3_900);
}, 60_000);

test('two blogs of one host are read one after the other', async () => {
  const pages: Record<string, Served> = {};
  for (const name of ['a', 'b']) {
    pages[`/${name}/`] =
      `<rss version="2.0"><channel>${[1, 2, 3].map((n) => `<item><title>${name} ${n}</title><link>/${name}/${n}</link><description>Un mot.</description></item>`).join('')}</channel></rss>`;
  }
  const host = await startBlogHost(pages);
  hosts.push(host);
  const ids = [
    await world.addCreator('A', `${host.url}/a/`),
    await world.addCreator('B', `${host.url}/b/`),
  ];
  await ended(await begin(ids));
  expect(await postsOf(ids[0] as CreatorId)).toEqual(['a 1', 'a 2', 'a 3']);
  expect(await postsOf(ids[1] as CreatorId)).toEqual(['b 1', 'b 2', 'b 3']);
  expect(host.mostAtOnce()).toBe(1);
}, 60_000);
