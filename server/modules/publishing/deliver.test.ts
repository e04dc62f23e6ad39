import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type JobQueue, openJobs } from '../../jobs/jobs.ts';
import { systemClock } from '../../lib/clock.ts';
import {
  type DeliveryClient,
  type DeliveryWorld,
  openDeliveryWorld,
  type WrittenPost,
} from './delivery-world.ts';
import { registerDeliveryJobs } from './jobs.ts';
import { decideLate } from './late-decision.ts';
import { type DeliveryWorker, startWorker } from './worker.ts';

let database: TestDatabase;
let world: DeliveryWorld;
let jobs: JobQueue;
let worker: DeliveryWorker;
const errors: Error[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  world = await openDeliveryWorld(database);
  const { ownerPool, ownerConfig, worker: db, workerPool } = database;
  jobs = openJobs({ ownerPool, ownerConfig, onError: (error) => errors.push(error) });
  const deps = {
    ...world,
    worker: db,
    workerPool,
    jobs,
    clock: systemClock,
    fetch,
    dataDir: world.folder,
    onError: (error: Error) => errors.push(error),
  };
  registerDeliveryJobs(jobs, deps);
  await jobs.start({ work: true });
  worker = await startWorker(deps);
});
afterAll(async () => {
  await worker?.[Symbol.asyncDispose]();
  await jobs?.stop();
  await world?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
  expect(errors).toEqual([]);
});

async function rowOf(post: WrittenPost) {
  const { rows } = await database.ownerPool.query(
    'select * from delivery where post_id = $1 order by created_at desc limit 1',
    [post.postId],
  );
  return rows[0];
}

async function kindsOf(post: WrittenPost): Promise<string[]> {
  const { rows } = await database.ownerPool.query<{ kind: string }>(
    `select e.kind from delivery_event e join delivery d on d.id = e.delivery_id
     where d.post_id = $1 order by e.id`,
    [post.postId],
  );
  return rows.map(({ kind }) => kind);
}

const reaches = (post: WrittenPost, state: string) =>
  expect.poll(async () => (await rowOf(post))?.state, { timeout: 20_000 }).toBe(state);
const isHeld = (post: WrittenPost, reason: string) =>
  expect.poll(async () => (await rowOf(post))?.held, { timeout: 20_000 }).toBe(reason);
const hasHappened = (post: WrittenPost, kind: string) =>
  expect.poll(() => kindsOf(post), { timeout: 20_000 }).toContain(kind);

async function signed(client: DeliveryClient, over = {}) {
  const post = await client.writePost(over);
  await client.sign(post);
  return post;
}

test('a signed post goes out once, and is read back as it was signed', async () => {
  const client = await world.addClient('Ombrelune');
  const post = await signed(client);
  await reaches(post, 'accepted');
  await hasHappened(post, 'captured');
  expect(await kindsOf(post)).toEqual(['prepared', 'sending', 'accepted', 'captured']);
  const posts = await client.listPosts();
  expect(posts).toHaveLength(1);
  const { rows } = await database.ownerPool.query('select matches from capture');
  expect(rows).toEqual([{ matches: true }]);
});

test('what changed after the approval does not go out', async () => {
  const client = await world.addClient('Ombrelune');
  const post = await client.writePost({ dueAt: new Date(Date.now() + 1_500).toISOString() });
  await client.sign(post);
  await database.ownerPool.query(
    `insert into post_version (post_id, n, client_id, content, content_hash, saved_by, saved_at)
     select post_id, 2, client_id, content, repeat('0', 64), saved_by, saved_at from post_version where post_id = $1`,
    [post.postId],
  );
  await database.ownerPool.query('update post set version = 2 where id = $1', [post.postId]);
  await reaches(post, 'cancelled');
  expect(await client.listPosts()).toEqual([]);
});

test('without a living approval it waits, and goes out once it is signed again', async () => {
  const client = await world.addClient('Ombrelune');
  const post = await client.writePost({ dueAt: new Date(Date.now() + 1_000).toISOString() });
  await client.sign(post);
  await client.voidApprovals(post);
  await isHeld(post, 'not-approved');
  expect(await client.listPosts()).toEqual([]);
  await client.sign(post);
  await reaches(post, 'accepted');
  expect(await client.listPosts()).toHaveLength(1);
});

test('a paused client publishes nothing, and goes on once the pause ends', async () => {
  const client = await world.addClient('Ombrelune');
  await database.ownerPool.query(
    `update client set paused_at = now(), pause_reason = 'crise' where id = $1`,
    [client.clientId],
  );
  const post = await signed(client);
  await isHeld(post, 'paused');
  expect(await client.listPosts()).toEqual([]);
  await database.ownerPool.query(
    'update client set paused_at = null, pause_reason = null where id = $1',
    [client.clientId],
  );
  await reaches(post, 'accepted');
});

test('later than its window it waits for a senior, and the trainee cannot decide', async () => {
  const client = await world.addClient('Ombrelune');
  const post = await signed(client, { dueAt: new Date(Date.now() - 2 * 3_600_000).toISOString() });
  await reaches(post, 'late');
  expect(await client.listPosts()).toEqual([]);
  const deliveryId = (await rowOf(post)).id;
  const decide = (role: string) =>
    database.app.write(client.scope, (tx) =>
      decideLate(tx, {
        postId: post.postId,
        deliveryId,
        decision: 'publish',
        reason: 'la châtaigne attend',
        by: {
          memberId: world.solene,
          name: 'Solène',
          role,
          agencyId: world.agencyId,
          at: new Date(),
        },
      }),
    );
  expect(await decide('trainee')).toMatchObject({ ok: false, error: { type: 'not-allowed' } });
  expect(await decide('mentor')).toMatchObject({ ok: true });
  await reaches(post, 'accepted');
  expect(await client.listPosts()).toHaveLength(1);
});

test('a lost access holds what is due, and a granted one lets it go', async () => {
  const client = await world.addClient('Ombrelune');
  await world.network.control({ type: 'revoke', account: client.remoteId });
  const post = await signed(client);
  await isHeld(post, 'reconnect');
  const { rows } = await database.ownerPool.query('select state from channel where id = $1', [
    client.channelId,
  ]);
  expect(rows).toEqual([{ state: 'reconnect' }]);
  expect((await rowOf(post)).attempts).toBe(1);
});
