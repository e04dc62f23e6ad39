import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import {
  type DeliveryClient,
  type DeliveryWorld,
  openDeliveryWorld,
} from '../../../test/delivery/world.ts';
import type { NetworkComment } from '../../connectors/connector.ts';
import { sandbox } from '../../connectors/sandbox/sandbox.ts';
import type { OperationId, PostId } from '../../lib/ids.ts';
import { attachPost, detachPost } from './attach-post.ts';
import { listAttached } from './list-attached.ts';
import { readNetworks } from './read-networks.ts';

const OUT = new Date('2026-12-08T08:00:00Z');
const HOUR = 3_600_000;
const after = (hours: number) => new Date(OUT.getTime() + hours * HOUR);

let database: TestDatabase;
let world: DeliveryWorld;
let client: DeliveryClient;
let postId: PostId;
let operationId: OperationId;
let comments: NetworkComment[];

beforeAll(async () => {
  database = await openTestDatabase();
  world = await openDeliveryWorld(database);
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await database.ownerPool.query("update delivery set state = 'withdrawn'");
  comments = [];
  client = await world.addClient('Ombrelune');
  postId = await published(client);
  operationId = await anOperation(client, 'Brassé de Lune');
});

async function published(of: DeliveryClient): Promise<PostId> {
  const post = await of.writePost({});
  await of.sign(post);
  await database.ownerPool.query(
    `update delivery set state = 'accepted', accepted_at = $1, remote_id = $3,
       url = 'https://reseau.example/' || $3 where post_id = $2`,
    [OUT, post.postId, post.postId.slice(-4)],
  );
  return post.postId;
}

async function anOperation({ clientId }: DeliveryClient, name: string): Promise<OperationId> {
  const id = randomUUID() as OperationId;
  await database.ownerPool.query(
    `insert into operation (id, client_id, name, starts_on, ends_on, created_by, created_at)
     values ($1, $2, $3, '2026-12-01', '2026-12-20', $4, $5)`,
    [id, clientId, name, world.ines, OUT],
  );
  return id;
}

const ines = () => ({ memberId: world.ines, role: 'trainee' });
const attach = (at: Date, over: { postId?: PostId; operationId?: OperationId } = {}, of = client) =>
  database.app.write(of.scope, (tx) =>
    attachPost(tx, { actor: ines(), operationId, postId, at, ...over }),
  );
const detach = (at: Date, why = 'Une annonce de Noël.') =>
  database.app.write(client.scope, (tx) =>
    detachPost(tx, { actor: ines(), operationId, postId, why, at }),
  );

const connectors = new Map([
  [
    sandbox.id,
    {
      ...sandbox,
      readComments: async () => ({ kind: 'done' as const, value: comments, raw: [] }),
    },
  ],
]);

function read(at: Date) {
  let ticks = 0;
  return readNetworks({
    ...world,
    connectors,
    worker: database.worker,
    clock: { now: () => new Date(at.getTime() + ticks++) },
    fetch,
    onError: (error: unknown) => {
      throw error;
    },
  });
}

const list = (at: Date) =>
  database.app.read(client.scope, (tx) =>
    listAttached(tx, {
      operationId,
      clientId: client.clientId,
      at,
      connectors,
      locale: 'fr',
    }),
  );

async function owners(kind: string): Promise<(string | null)[]> {
  const { rows } = await database.ownerPool.query<{ operation_id: string | null }>(
    'select operation_id from observation where client_id = $1 and kind = $2 order by recorded_at, id',
    [client.clientId, kind],
  );
  return rows.map(({ operation_id }) => operation_id);
}

test('a publication is its operation’s when somebody attached it, never by its day', async () => {
  expect(await read(after(25))).toBe(1);
  expect(await owners('comments')).toEqual([null]);
  expect(await attach(after(26))).toMatchObject({ ok: true });
  // What is out already is read once more at once, then as planned; and only once.
  expect(await read(after(27))).toBe(1);
  expect(await read(after(28))).toBe(0);
  expect(await owners('comments')).toEqual([null, operationId]);
  expect(await read(after(73))).toBe(1);
  expect(await owners('comments')).toEqual([null, operationId, operationId]);
  const { posts, choices } = await list(after(74));
  expect(choices).toEqual([]);
  expect(posts).toMatchObject([{ postId, attachedBy: 'Inès' }]);
  expect(posts[0]?.publications[0]?.readings.map(({ moment, state }) => [moment, state])).toEqual([
    ['day-1', 'made'],
    ['asked', 'made'],
    ['day-3', 'made'],
    ['day-7', 'to-come'],
    ['day-30', 'to-come'],
  ]);
});

test('attached as it was planned, nothing more is read than planned', async () => {
  expect(await attach(after(-100))).toMatchObject({ ok: true });
  expect(await attach(after(-99))).toMatchObject({ ok: true });
  expect(await read(after(25))).toBe(1);
  expect(await owners('comments')).toEqual([operationId]);
  const { rows } = await database.ownerPool.query(
    'select 1 from operation_post where post_id = $1',
    [postId],
  );
  expect(rows).toHaveLength(1);
});

test('a post is of one operation at once, and of its own client’s', async () => {
  const second = await anOperation(client, 'Calendrier');
  await attach(after(1));
  expect(await attach(after(2), { operationId: second })).toMatchObject({
    error: { type: 'post-attached', operation: 'Brassé de Lune' },
  });
  const other = await world.addClient('Bielleroux');
  const theirs = await published(other);
  expect(await attach(after(2), { postId: theirs })).toMatchObject({
    error: { type: 'not-found' },
  });
  const both = {
    ...client,
    scope: { ...client.scope, clientIds: [client.clientId, other.clientId] },
  };
  expect(await attach(after(2), { postId: theirs }, both)).toMatchObject({
    error: { type: 'post-of-other-client' },
  });
  for (const clientId of [client.clientId, other.clientId]) {
    const row = database.ownerPool.query(
      `insert into operation_post (id, client_id, operation_id, post_id, attached_at)
       values ($1, $2, $3, $4, now())`,
      [randomUUID(), clientId, operationId, theirs],
    );
    await expect(row).rejects.toMatchObject({ code: '23503' });
  }
});

test('detached with a reason, what was read stays; the next reading is nobody’s', async () => {
  await attach(after(1));
  await read(after(25));
  expect(await detach(after(26), ' ')).toMatchObject({ error: { type: 'reason-missing' } });
  expect(await detach(after(26))).toMatchObject({ ok: true });
  expect(await detach(after(26))).toMatchObject({ error: { type: 'not-found' } });
  await read(after(73));
  expect(await owners('comments')).toEqual([operationId, null]);
  const { posts, detached, choices } = await list(after(74));
  expect(posts).toEqual([]);
  expect(detached).toMatchObject([{ postId, by: 'Inès', why: 'Une annonce de Noël.' }]);
  expect(choices).toMatchObject([{ id: postId }]);
  // Attached again, it is read again.
  await attach(after(75));
  expect(await read(after(76))).toBe(1);
  expect(await owners('comments')).toEqual([operationId, null, operationId]);
});

test('once a report of the operation is sealed nothing is detached, past the program neither', async () => {
  await attach(after(1));
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into report (id, public_id, client_id, operation_id, period_from, period_to, author_id,
       created_at, version, revision)
     values (gen_random_uuid(), '0123456789ab', $1, $2, $3, $4, $5, now(), 1, 1) returning id`,
    [client.clientId, operationId, OUT, after(500), world.ines],
  );
  await database.ownerPool.query(
    `insert into report_version (id, client_id, report_id, n, draft, written_by, saved_by, saved_at,
       content, content_hash, frozen_at, sealed_at, sealed_by)
     values (gen_random_uuid(), $1, $2, 1, '{}', array[$3::uuid], $3, now(), '{}', 'x', now(), now(), $3)`,
    [client.clientId, rows[0]?.id, world.ines],
  );
  expect(await detach(after(600))).toMatchObject({ error: { type: 'operation-sealed' } });
  expect((await list(after(600))).isSealed).toBe(true);
  const direct = database.ownerPool.query(
    `update operation_post set detached_at = now(), detached_by = $2, why = 'x' where post_id = $1`,
    [postId, world.ines],
  );
  await expect(direct).rejects.toThrow('operation-sealed');
});

test('what was never read is missing, and says why', async () => {
  await attach(after(1));
  const [first] = (await list(after(60))).posts;
  expect(first?.publications[0]?.readings[0]).toMatchObject({
    moment: 'day-1',
    state: 'missed',
    why: 'not-made-in-time',
  });
  const deaf = await database.app.read(client.scope, (tx) =>
    listAttached(tx, {
      ...{ operationId, clientId: client.clientId, at: after(60), locale: 'en' },
      connectors: new Map([[sandbox.id, sandbox]]),
    }),
  );
  expect(deaf.posts[0]?.publications[0]?.readings[0]).toMatchObject({ state: 'impossible' });
});
