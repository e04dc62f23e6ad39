import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCrawlWorld, PAUSE_MS, startSmallBlog } from '../../../test/blogs/crawl-world.ts';
import type { BlogHost } from '../../../test/blogs/host.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openJobs } from '../../jobs/jobs.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { readSourceData, readSourceJob } from './crawl-later.ts';
import { startCrawl } from './crawl-start.ts';
import { viewCrawl } from './crawl-view.ts';

const BLOGS = 30;
const POSTS = 8;
let database: TestDatabase;
let world: Awaited<ReturnType<typeof openCrawlWorld>>;
const hosts: BlogHost[] = [];
const creators: CreatorId[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  world = await openCrawlWorld(database);
  for (let i = 0; i < BLOGS; i++) {
    const host = await startSmallBlog(`Carnet ${i}`, POSTS);
    hosts.push(host);
    creators.push(await world.addCreator(`Carnet ${i}`, host.url));
  }
});
afterAll(async () => {
  for (const host of hosts) await host[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});

/** A worker in a process of its own; two of them share the crawl. */
async function startVictim(name: string) {
  const options = {
    owner: database.ownerConfig,
    worker: database.workerConfig,
    dataDir: `/tmp/compagnon-crawl-${name}`,
  };
  const file = path.join(import.meta.dirname, '../../../test/blogs/crawl-victim.ts');
  const child = spawn(process.execPath, [file, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await once(createInterface({ input: child.stdout }), 'line');
  return {
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

test('killed again and again, a crawl of thirty blogs loses and doubles nothing, and is never hasty', {
  timeout: 300_000,
}, async () => {
  const { ownerPool, ownerConfig } = database;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({
    name: readSourceJob,
    data: readSourceData,
    onePerKey: true,
    handle: async () => {},
  });
  await jobs.start({ work: false });
  const started = await database.app.write(world.scope, (tx) =>
    startCrawl({ jobs }, tx, {
      ...{ agencyId: world.agencyId, by: world.memberId, at: new Date() },
    }),
  );
  await jobs.stop();
  if (!started.ok) throw new Error(started.error.type);
  expect(started.value).toMatchObject({ total: BLOGS, left: 0 });
  const read = async () => {
    const asker = { locale: 'fr', canStop: true, now: new Date() } as const;
    const view = await database.app.read(world.scope, (tx) =>
      viewCrawl(tx, started.value.id, asker),
    );
    if (!view) throw new Error('no such crawl');
    return view;
  };

  let kills = 0;
  let killedWhileReading = 0;
  for (const after of [1_500, 700, 2_300]) {
    const pair = await Promise.all([startVictim('a'), startVictim('b')]);
    await sleep(after);
    if ((await read()).reading > 0) killedWhileReading += 1;
    await Promise.all(pair.map((victim) => victim.kill()));
    kills += 2;
  }
  expect(kills).toBe(6);
  expect(killedWhileReading).toBe(3);
  const survivors = await Promise.all([startVictim('a'), startVictim('b')]);
  await expect
    .poll(async () => (await read()).state, { timeout: 200_000, interval: 500 })
    .toBe('finished');
  await Promise.all(survivors.map((victim) => victim.kill()));

  const view = await read();
  expect(view).toMatchObject({ done: BLOGS, failed: 0, postsAdded: BLOGS * POSTS });
  expect(view.items.every((item) => item.postsAdded === POSTS)).toBe(true);
  const { rows } = await database.ownerPool.query<{ title: string; body: string }>(
    'select title, body from creator_post order by title',
  );
  const wanted = creators.flatMap((_, i) =>
    Array.from({ length: POSTS }, (_, n) => `Carnet ${i} ${n + 1}`),
  );
  expect(rows.map(({ title }) => title).sort()).toEqual(wanted.sort());
  // Whole posts, not the beginnings that the feeds give.
  expect(rows.every(({ title, body }) => body.startsWith(`${title} :`))).toBe(true);

  for (const host of hosts) {
    expect(host.mostAtOnce()).toBe(1);
    for (const [i, asked] of host.log.entries()) {
      const before = host.log[i - 1];
      if (!before) continue;
      // Timers may ring a millisecond early; the pause itself is the database's.
      expect(asked.startedAt - before.endedAt).toBeGreaterThan(PAUSE_MS - 10);
    }
    // robots.txt once for all workers, and no page of a post that was saved.
    expect(host.log.filter((asked) => asked.path === '/robots.txt').length).toBeLessThanOrEqual(2);
  }
});
