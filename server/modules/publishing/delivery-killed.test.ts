import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { startNaiveNetwork } from '../../../test/delivery/naive-network.ts';
import {
  type DeliveryClient,
  type DeliveryWorld,
  openDeliveryWorld,
} from '../../../test/delivery/world.ts';
import { type JobQueue, openJobs } from '../../jobs/jobs.ts';
import { systemClock } from '../../lib/clock.ts';
import { registerDeliveryJobs } from './jobs.ts';
import { startWorker } from './worker.ts';

let database: TestDatabase;
let world: DeliveryWorld;
let jobs: JobQueue;
const errors: Error[] = [];
const onError = (error: Error) => errors.push(error);

beforeAll(async () => {
  database = await openTestDatabase();
  world = await openDeliveryWorld(database);
  const { ownerPool, ownerConfig } = database;
  jobs = openJobs({ ownerPool, ownerConfig, onError });
  registerDeliveryJobs(jobs, depsOf());
  await jobs.start({ work: true });
});
afterAll(async () => {
  await jobs?.stop();
  await world?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});

function depsOf() {
  return {
    ...world,
    worker: database.worker,
    workerPool: database.workerPool,
    jobs,
    clock: systemClock,
    fetch,
    publicUrl: 'http://localhost:4321',
    dataDir: world.folder,
    onError,
  };
}

/** A worker in a process of its own that kills itself at its `dieAtStep`th step. */
async function runVictim(dieAtStep: number, concurrency: number): Promise<NodeJS.Signals | null> {
  const options = {
    owner: database.ownerConfig,
    worker: database.workerConfig,
    folder: world.folder,
    vaultFile: world.vaultFile,
    blobs: path.join(world.folder, 'blobs'),
    dieAtStep,
    concurrency,
  };
  const file = path.join(import.meta.dirname, '../../../test/delivery/victim.ts');
  const child = spawn(process.execPath, [file, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const late = sleep(15_000, null, { ref: false }).then(() => child.kill('SIGKILL'));
  const [, signal] = await Promise.race([ended, late.then(() => ended)]);
  return signal;
}

async function countStates(): Promise<Record<string, number>> {
  const { rows } = await database.ownerPool.query<{ state: string; n: number }>(
    'select state, count(*) n from delivery group by state',
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Each signed text is out exactly once, said so in exactly one leaf. */
async function expectOnce(clients: readonly DeliveryClient[], texts: readonly string[]) {
  const out = (await Promise.all(clients.map((client) => client.listPosts()))).flat();
  expect(out.map(({ text }) => text).sort()).toEqual([...texts].sort());
  const { rows } = await database.ownerPool.query(
    `select count(*) n from leaf where kind = 'publication'`,
  );
  expect(rows).toEqual([{ n: texts.length }]);
}

test('killed at each step of its way, no post is lost and none is doubled', {
  timeout: 240_000,
}, async () => {
  const clients = [await world.addClient('Ombrelune'), await world.addClient('Bielleroux')];
  const texts: string[] = [];
  const seed = Number(process.env.SEED ?? 1);
  let random = seed;
  const next = (below: number) => {
    random = (random * 48_271) % 2_147_483_647;
    return random % below;
  };
  let kills = 0;
  for (let at = 1; at <= 18; at++) {
    for (const client of clients) {
      const post = await client.writePost({});
      await client.sign(post);
      texts.push(post.content.text);
    }
    const signal = await runVictim(at, 1 + next(3));
    if (signal === 'SIGKILL') kills += 1;
  }
  await using _survivor = await startWorker(depsOf());
  await expect.poll(countStates, { timeout: 60_000, interval: 200 }).toEqual({
    accepted: texts.length,
  });
  await expectOnce(clients, texts);
  expect(kills).toBe(18);
  expect(errors).toEqual([]);
});

test('a network that prevents nothing gets each post once all the same', {
  timeout: 240_000,
}, async () => {
  await using network = await startNaiveNetwork();
  const before = (await countStates()).accepted ?? 0;
  const client = await world.addClient('Ombrelune');
  const channels = [
    await client.addNaiveChannel(network.url),
    await client.addNaiveChannel(network.url),
  ];
  const texts: string[] = [];
  for (let at = 1; at <= 18; at++) {
    for (const channelId of channels) {
      const post = await client.writePost({ channelIds: [channelId] });
      await client.sign(post);
      texts.push(post.content.text);
    }
    expect(await runVictim(at, 2)).toBe('SIGKILL');
  }
  await using _survivor = await startWorker(depsOf());
  await expect.poll(countStates, { timeout: 90_000, interval: 200 }).toEqual({
    accepted: before + texts.length,
  });
  expect(network.posts.map(({ text }) => text).sort()).toEqual([...texts].sort());
});

test('two workers at once deliver each post once', { timeout: 120_000 }, async () => {
  const before = (await countStates()).accepted ?? 0;
  const client = await world.addClient('Bielleroux');
  const channels = [client, await client.addChannel(), await client.addChannel()];
  const texts: string[] = [];
  for (let i = 0; i < 30; i++) {
    const post = await client.writePost({
      channelIds: [channels[i % channels.length]?.channelId ?? client.channelId],
    });
    await client.sign(post);
    texts.push(post.content.text);
  }
  const first = await startWorker(depsOf());
  const second = await startWorker(depsOf());
  await expect.poll(countStates, { timeout: 60_000, interval: 200 }).toEqual({
    accepted: before + texts.length,
  });
  await first[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
  const out = await Promise.all(channels.map(({ remoteId }) => world.network.listPosts(remoteId)));
  expect(
    out
      .flat()
      .map(({ text }) => text)
      .sort(),
  ).toEqual([...texts].sort());
  expect(errors).toEqual([]);
});
