import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import {
  type DeliveryClient,
  type DeliveryWorld,
  openDeliveryWorld,
} from '../../../test/delivery/world.ts';
import { indicators } from '../../../verifier/report/indicators.ts';
import type { NetworkComment, NetworkRefusal } from '../../connectors/connector.ts';
import { sandbox } from '../../connectors/sandbox/sandbox.ts';
import type { ObservationId } from '../../lib/ids.ts';
import { eraseRecords, listObservations } from './public.ts';
import { readNetworks } from './read-networks.ts';

const OUT = new Date('2026-12-08T08:00:00Z');
const HOUR = 3_600_000;
const ever = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-12-31T00:00:00Z') };
const query = {
  operation: null,
  objects: null,
  from: ever.from.toISOString(),
  to: ever.to.toISOString(),
};
const comment = (id: string, author: string): NetworkComment => {
  const at = new Date('2026-12-08T09:00:00Z');
  return { id, author, parent: null, at, text: `Merci, dit ${id}`, isBrand: false };
};

let database: TestDatabase;
let world: DeliveryWorld;
let client: DeliveryClient;
let now: Date;
let refused: NetworkRefusal | null;
let asked: number;

beforeAll(async () => {
  database = await openTestDatabase();
  world = await openDeliveryWorld(database);
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await database?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  [refused, asked, now] = [null, 0, OUT];
  // What earlier tests published is nobody's business here.
  await database.ownerPool.query("update delivery set state = 'withdrawn'");
  client = await world.addClient('Ombrelune');
  const post = await client.writePost({});
  await client.sign(post);
  await database.ownerPool.query(
    `update delivery set state = 'accepted', accepted_at = $1, remote_id = '17',
       url = 'https://reseau.example/17' where post_id = $2`,
    [OUT, post.postId],
  );
});

const answers = (body: string) => [
  {
    request: 'POST https://reseau.example/login',
    status: 200,
    mediaType: 'application/json',
    body: Buffer.from('{"session":1}'),
    at: now,
  },
  {
    request: 'GET https://reseau.example/17',
    status: 200,
    mediaType: 'application/json',
    body: Buffer.from(body),
    at: now,
  },
];

/** A network that answers, or refuses, at the hour of the clock. */
async function readAt(hours: number, together = 1) {
  now = new Date(OUT.getTime() + hours * HOUR);
  let ticks = 0;
  const say = async <T>(value: T, body: string) => {
    asked += 1;
    if (refused) return { kind: 'refused', refusal: refused, raw: [] } as const;
    return { kind: 'done', value, raw: answers(body) } as const;
  };
  const connector = {
    ...sandbox,
    readNumbers: () =>
      say([{ name: 'reactions', value: 3, rule: 'Un par compte.' } as const], '{"likes":3}'),
    readComments: () =>
      say(
        [comment('a', 'did:plc:yann'), comment('b', 'did:plc:yann'), comment('c', 'did:plc:lise')],
        '["Yann","Lise"]',
      ),
  };
  const deps = {
    ...world,
    worker: database.worker,
    // Each transaction a moment later, so that observations have an order.
    clock: { now: () => new Date(now.getTime() + ticks++) },
    connectors: new Map([[connector.id, connector]]),
    fetch,
    onError: (error: unknown) => {
      throw error;
    },
  };
  const done = await Promise.all(Array.from({ length: together }, () => readNetworks(deps)));
  return done.reduce((sum, one) => sum + one, 0);
}

const seen = async () =>
  (
    await database.app.read(client.scope, (tx) =>
      listObservations(tx, { clientId: client.clientId, operationId: null, ...ever }),
    )
  ).map(({ observation }) => observation);

const planOf = (all: Awaited<ReturnType<typeof seen>>) =>
  all.findLast(({ kind }) => kind === 'capture')?.records;

test('what people did is read once a moment, and counted by the indicators', async () => {
  expect(await readAt(23)).toBe(0);
  expect(asked).toBe(0);
  expect(await readAt(25, 2)).toBe(1);
  expect(await readAt(26)).toBe(0);
  const found = await seen();
  expect(found.map(({ kind, mark, source }) => `${kind} ${mark} ${source}`).sort()).toEqual([
    'capture measured our-server',
    'comments measured sandbox',
    'reading network sandbox',
  ]);
  expect(indicators.comments?.compute(found, {}, query).value).toBe(3);
  expect(indicators.commenters?.compute(found, {}, query).value).toBe(2);
  expect(indicators.interactions?.compute(found, {}, query).value).toBe(3);
  expect(JSON.stringify(found)).not.toContain('did:plc');
  expect(planOf(found)).toMatchObject([
    {
      moment: 'day-1',
      dueAt: '2026-12-09T08:00:00.000Z',
      doneAt: expect.stringMatching(/^2026-12-09T09:00:00/),
    },
  ]);
  await readAt(73);
  const again = await seen();
  expect(again).toHaveLength(6);
  expect(planOf(again)).toMatchObject([{ moment: 'day-1' }, { moment: 'day-3', why: null }]);
  // Read twice, and still three comments of two people.
  expect(indicators.comments?.compute(again, {}, query).value).toBe(3);
});

test('what fails is tried again; too late, it is missing, with what the network had said', async () => {
  refused = { type: 'unavailable', detail: 'silence' };
  expect(await readAt(25)).toBe(0);
  expect(await seen()).toEqual([]);
  refused = null;
  expect(await readAt(30)).toBe(1);
  refused = { type: 'reconnect', detail: 'withdrawn' };
  await readAt(75);
  expect(await readAt(100)).toBe(1);
  expect(planOf(await seen())).toMatchObject([
    { moment: 'day-1', doneAt: expect.stringMatching(/^2026-12-09T14:00:00/) },
    { moment: 'day-3', doneAt: null, why: 'reconnect' },
  ]);
  refused = null;
  expect(await readAt(101)).toBe(0);
});

test('what nobody asked for in time is missing, and is never dated back', async () => {
  expect(await readAt(40 * 24)).toBe(4);
  expect(asked).toBe(0);
  const records = planOf(await seen());
  expect(records).toHaveLength(4);
  expect(records?.every((one) => 'why' in one && one.why === 'not-made-in-time')).toBe(true);
});

test('a publication that is gone is asked for once at each moment', async () => {
  refused = { type: 'rejected', reason: 'other', detail: 'no such post' };
  expect(await readAt(25)).toBe(1);
  const before = asked;
  expect(await readAt(26)).toBe(0);
  expect(asked).toBe(before);
  expect(planOf(await seen())).toMatchObject([{ doneAt: null, why: 'rejected' }]);
});

test('answers are kept as a WARC without the login, and go with an erased comment', async () => {
  await readAt(25);
  const rawOf = async (kind: string) => {
    const { rows } = await database.ownerPool.query<{ raw: string | null }>(
      'select raw from observation where client_id = $1 and kind = $2',
      [client.clientId, kind],
    );
    return rows[0]?.raw ?? null;
  };
  const numbers = await rawOf('reading');
  const warc = Buffer.from(
    (await world.blobs.get((await rawOf('comments')) ?? '')) ?? [],
  ).toString();
  const [head = '', body = ''] = warc.split('\r\n\r\n');
  expect(head.split('\r\n')[0]).toBe('WARC/1.1');
  expect(head).toContain('WARC-Target-URI: https://reseau.example/17');
  const digest = createHash('sha256').update(body).digest('hex');
  expect(head).toContain(`WARC-Block-Digest: sha256:${digest}`);
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
  expect(warc.match(/WARC\/1\.1/g)).toHaveLength(1);
  expect(warc).not.toContain('session');
  const one = (await seen()).find(({ kind }) => kind === 'comments');
  const erased = await database.app.write(client.scope, (tx) =>
    eraseRecords(tx, { observationId: one?.id as ObservationId, places: [2], at: now }),
  );
  expect(erased).toBe(1);
  expect(await rawOf('comments')).toBeNull();
  expect(await rawOf('reading')).toBe(numbers);
  expect(numbers).not.toBeNull();
});
