import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import {
  type DeliveryClient,
  type DeliveryWorld,
  openDeliveryWorld,
  type WrittenPost,
} from '../../../test/delivery/world.ts';
import { checkLog } from '../../../verifier/check/log.ts';
import { toUtf8 } from '../../../verifier/format/bytes.ts';
import { exportLog } from '../../evidence/export-log.ts';
import { type JobQueue, openJobs } from '../../jobs/jobs.ts';
import { systemClock } from '../../lib/clock.ts';
import { newId } from '../../lib/ids.ts';
import { SEND_MAIL, sendMailSchema } from '../../mail/mail.ts';
import { findSignedPosts } from './delivered-content.ts';
import { retryDelivery } from './delivery-retry.ts';
import { viewDeliveries } from './delivery-view.ts';
import { registerDeliveryJobs } from './jobs.ts';
import { decideLate } from './late-decision.ts';
import { withdraw } from './withdraw.ts';
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
    publicUrl: 'http://localhost:4321',
    dataDir: world.folder,
    onError: (error: Error) => errors.push(error),
  };
  registerDeliveryJobs(jobs, deps);
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
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
  const letters = () =>
    database.ownerPool
      .query("select recipient from mail where body like '%' || $1 || '%'", [client.channelId])
      .then(({ rows }) => rows.length);
  await expect.poll(letters, { timeout: 15_000 }).toBe(1);
  await client.grantAgain();
  await reaches(post, 'accepted');
  expect(await client.listPosts()).toHaveLength(1);
});

test('what a silent worker held is taken over, though its lease still runs', async () => {
  const client = await world.addClient('Ombrelune');
  const post = await client.writePost({ dueAt: new Date(Date.now() + 60_000).toISOString() });
  await client.sign(post);
  const [dead, long] = [newId(), new Date(Date.now() + 3_600_000)];
  await database.ownerPool.query(
    `insert into work_process (id, place, heartbeat_at) values ($1, 'elsewhere /data 1', now() - interval '31 seconds')`,
    [dead],
  );
  await database.ownerPool.query(
    `update delivery set state = 'sending', lease_owner = $1, lease_until = $2, next_try_at = now(),
       sent_at = now(), attempts = 1, due_at = now(),
       approvals = (select array_agg(id) from signature where subject_id = post_id) where post_id = $3`,
    [dead, long, post.postId],
  );
  await reaches(post, 'accepted');
  expect(await kindsOf(post)).toContain('interrupted');
  expect(await client.listPosts()).toHaveLength(1);
});

test('an answer that is lost is asked for, and nothing goes out twice', async () => {
  const client = await world.addClient('Ombrelune');
  await world.network.control({
    type: 'fault',
    fault: { kind: 'apply-then-fail', times: 1, on: 'publish', account: client.remoteId },
  });
  const post = await signed(client);
  await reaches(post, 'accepted');
  expect(await client.listPosts()).toHaveLength(1);
});

test('a network that asks to wait, or is away, gets the post later', async () => {
  const client = await world.addClient('Ombrelune');
  for (const kind of ['rate-limited', 'unavailable'] as const) {
    await world.network.control({
      type: 'fault',
      fault: { kind, seconds: 1, times: 1, on: 'publish', account: client.remoteId },
    });
    const post = await signed(client);
    await reaches(post, 'accepted');
    expect(await kindsOf(post)).toContain(kind === 'rate-limited' ? 'waiting' : 'sending');
  }
  expect(await client.listPosts()).toHaveLength(2);
});

test('a picture too heavy is offered lighter, and sent only once it is accepted', async () => {
  const client = await world.addClient('Ombrelune');
  const heavy = await sharp(randomBytes(600 * 600 * 3), {
    raw: { width: 600, height: 600, channels: 3 },
  })
    .png()
    .toBuffer();
  const sha256 = await world.blobs.put(new Uint8Array(heavy));
  const mediaId = newId();
  await database.ownerPool.query(
    `insert into media (id, client_id, sha256, media_type, size, width, height, name, uploaded_by, uploaded_at)
     values ($1, $2, $3, 'image/png', $4, 600, 600, 'bruit.png', $5, now())`,
    [mediaId, client.clientId, sha256, heavy.length, world.ines],
  );
  await world.network.control({ type: 'limit', network: 'Bluesky', imageBytes: 100_000 });
  const post = await signed(client, { images: [{ mediaId, sha256, alt: 'Du bruit' }] });
  await reaches(post, 'refused');
  await hasHappened(post, 'lighter-image');
  const row = await rowOf(post);
  expect(row.renditions[sha256].size).toBeLessThanOrEqual(100_000);
  expect(await client.listPosts()).toEqual([]);
  const view = await database.app.read(client.scope, (tx) =>
    viewDeliveries(world, tx, {
      postId: post.postId,
      locale: 'fr',
      client: { timeZone: 'Europe/Paris', pausedAt: null },
      now: new Date(),
    }),
  );
  expect(view.views[0]?.sentence).toContain('version plus légère');
  expect(view.views[0]?.smallerImage?.limit).toBe(100_000);
  const retry = await database.app.write(client.scope, (tx) =>
    retryDelivery(tx, {
      postId: post.postId,
      deliveryId: row.id,
      useSmallerImage: true,
      by: solene(),
    }),
  );
  expect(retry.ok).toBe(true);
  await reaches(post, 'accepted');
  await hasHappened(post, 'captured');
  expect(await client.listPosts()).toHaveLength(1);
});

test('a publication is taken back with a reason, and its log tells the whole story', async () => {
  const client = await world.addClient('Ombrelune');
  const post = await signed(client, { mention: 'advertising' });
  await hasHappened(post, 'captured');
  expect((await client.listPosts())[0]?.text).toBe(`Publicité\n\n${post.content.text}`);
  const { id: deliveryId } = await rowOf(post);
  const asked = await database.app.write(client.scope, (tx) =>
    withdraw({ jobs }, tx, {
      postId: post.postId,
      deliveryId,
      reason: 'erreur de date',
      by: solene(),
    }),
  );
  expect(asked.ok).toBe(true);
  await reaches(post, 'withdrawn');
  expect(await client.listPosts()).toEqual([]);
  const { bytes } = await exportLog(
    {
      ...world,
      worker: database.worker,
      clock: systemClock,
      contents: [findSignedPosts],
      readPage: async () => toUtf8('<!doctype html>'),
      readSpec: async () => toUtf8('# Log'),
    },
    client.scope,
    client.clientId,
  );
  const verdict = checkLog(bytes);
  expect(verdict.findings.filter(({ weight }) => weight !== 'weaker')).toEqual([]);
  expect(verdict.verdict).toBe('verified-weaker'); // there is no witness, and no key was compared
  expect(verdict.log?.kinds).toMatchObject({
    approval: 1,
    publication: 1,
    capture: 1,
    withdrawal: 1,
  });
});

const solene = () => ({
  memberId: world.solene,
  name: 'Solène',
  role: 'mentor',
  agencyId: world.agencyId,
  at: new Date(),
});

test('where the agency’s clock stands still, a post goes out when the clock is moved', async () => {
  const client = await world.addClient('Ombrelune');
  const due = new Date('2026-11-24T09:00:00.000Z');
  const moveClock = (minutes: number) =>
    database.ownerPool.query('update agency set is_demo = true, frozen_at = $1 where id = $2', [
      new Date(due.getTime() + minutes * 60_000),
      world.agencyId,
    ]);
  await moveClock(-10);
  const post = await signed(client, { dueAt: due.toISOString() });
  await sleep(600);
  expect((await rowOf(post)).state).toBe('prepared');
  await moveClock(1);
  await reaches(post, 'accepted');
  expect((await rowOf(post)).accepted_at).toEqual(new Date(due.getTime() + 60_000));
});
