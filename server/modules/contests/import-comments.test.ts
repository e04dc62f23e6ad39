import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ContestBench,
  formOf,
  luneSettings,
  openContestBench,
  openLune,
} from '../../../test/contest-bench.ts';
import { putOut } from '../../../test/contest-comments.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import type { NetworkComment, NetworkRefusal } from '../../connectors/connector.ts';
import { sandbox } from '../../connectors/sandbox/sandbox.ts';
import { type PlannedEntry, planEntries } from '../../demo/contest/plan-entries.ts';
import type { ContestId } from '../../lib/ids.ts';
import { freezeContest } from './freeze.ts';
import { importDueComments } from './import-due.ts';

let bench: ContestBench;
let house: SmallAgency;
let contestId = '';
let publicId = '';
let told: NetworkComment[] = [];
let refused: NetworkRefusal | null = null;
let asked = 0;
const [someone] = planEntries();
const SAID = new Date('2026-11-12T12:00:00Z');

beforeAll(async () => {
  bench = await openContestBench();
  house = await bench.buildAgency();
  bench.deps.connectors.set('sandbox', {
    ...sandbox,
    readComments: async () => {
      asked += 1;
      const body = Buffer.from(JSON.stringify(told));
      const request = 'GET https://reseau.example/17/comments';
      const raw = [
        { request, status: 200, mediaType: 'application/json', body, at: bench.clock.now() },
      ];
      return refused
        ? { kind: 'refused', refusal: refused, raw }
        : { kind: 'done', value: told, raw };
    },
  });
  const { postId } = await putOut(bench, house, {
    title: 'Le brassé de lune est là',
    connector: 'sandbox',
    credentials: {},
    remoteId: '17',
    at: new Date('2026-11-08T09:00:00Z'),
  });
  const comments = [{ postId, title: 'Le brassé de lune est là' }];
  ({ contestId, publicId } = await openLune(bench, house, { ...luneSettings(), comments }));
}, 180_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const comment = (id: string, more: Partial<NetworkComment> = {}): NetworkComment => {
  const said = { author: `did:plc:${id}`, parent: null, at: SAID, text: 'Miam', isBrand: false };
  return { id, ...said, ...more };
};
const at = (hour: string) => bench.clock.set(hour);
const job = () =>
  importDueComments({
    ...bench.deps,
    writer: bench.database.worker,
    workerPool: bench.database.workerPool,
    onError: (error) => {
      throw error;
    },
  });
const view = async () => (await bench.as('ines', house)).readContestComments({ contestId });
const source = async () => (await view()).sources[0];
const count = async (table: string) =>
  Number((await bench.database.ownerPool.query(`select count(*) from ${table}`)).rows[0].count);
const reasons = async () =>
  new Map(
    (await (await bench.as('solene', house)).listEntries({ contestId })).entries.map(
      ({ n, rule }) => [n, rule],
    ),
  );
async function enter(email: string, isConfirmed = true) {
  const nobody = await bench.as(null);
  const form = formOf(publicId, { ...(someone as PlannedEntry), email });
  const receipt = await nobody.enterContest(form);
  if (isConfirmed) {
    const key = await bench.lastLink(/\/confirm\/([\w-]{22})/, email);
    await nobody.confirmEntry({ key });
  }
  return receipt;
}

test('the signed rules say which comments keep their hour, and that they are not enough', async () => {
  at('2026-11-10T09:00:00Z');
  const rules = await (await bench.as(null)).readContestRules({ publicId, locale: 'fr' });
  const article = rules.articles.find(({ key }) => key === 'comments');
  expect(article?.list).toEqual(['Le brassé de lune est là']);
  expect(article?.text).toMatch(/ni demandé ni suffisant/);
});

test('comments are read by the job, once each, and what the network told is kept and logged', async () => {
  told = [
    comment('lea'),
    comment('lea-2', { author: 'did:plc:lea' }),
    comment('own', { isBrand: true }),
  ];
  await job();
  expect(await source()).toMatchObject({
    comments: 2,
    people: 1,
    inTime: 2,
    gone: 0,
    captures: 1,
    why: null,
  });
  await job();
  expect(asked).toBe(1);
  at('2026-11-10T09:11:00Z');
  await job();
  expect(asked).toBe(2);
  // Nothing was new: nothing more is kept.
  expect(await source()).toMatchObject({ comments: 2, captures: 1 });
  await Promise.all([job(), (await bench.as('ines', house)).importContestComments({ contestId })]);
  expect(await count('contest_comment')).toBe(2);
  expect(await count('contest_entry')).toBe(0);
  const leaves = await bench.database.ownerPool.query(
    `select i.sha256, b.size from contest_import i join blob b on b.sha256 = i.sha256 join leaf l on l.id = i.leaf_id`,
  );
  expect(leaves.rows).toHaveLength(1);
  const bytes = await bench.deps.blobs.get(leaves.rows[0].sha256);
  expect(
    createHash('sha256')
      .update(bytes as Uint8Array)
      .digest('hex'),
  ).toBe(leaves.rows[0].sha256);
  expect(Buffer.from(bytes as Uint8Array).toString()).toMatch(/^WARC\/1\.1[\s\S]*did:plc:lea/);
  const { rows } = await bench.database.ownerPool.query('select * from contest_comment');
  expect(JSON.stringify(rows)).not.toMatch(/did:plc|Miam/);
});

test('what went wrong is said, and what was read stays', async () => {
  refused = { type: 'unavailable', detail: 'down' };
  at('2026-11-10T10:00:00Z');
  await job();
  expect(await source()).toMatchObject({
    why: 'unavailable',
    comments: 2,
    readAt: '2026-11-10T09:11:00.000Z',
  });
  refused = null;
});

test('whoever commented in time may fill in the form after the closing, by their code or address', async () => {
  const hash = createHash('md5').update('nora@courriel.example').digest('hex');
  told = [
    ...told,
    comment('nora', { author: `portrait:${hash}`, emailHash: hash }),
    comment('late', { at: new Date('2026-11-23T00:30:00Z') }),
  ];
  at('2026-11-22T23:30:00Z'); // closed at 22:59:59
  const lea = await enter('lea@courriel.example');
  const nora = await enter('nora@courriel.example');
  const silent = await enter('silent@courriel.example');
  const late = await enter('late@courriel.example');
  const again = await enter('lea-encore@courriel.example');
  // Whoever may still show that they commented isn't told that they are late.
  const solene = await bench.as('solene', house);
  expect(await solene.tellExcluded({ contestId })).toEqual({ told: 0 });
  told = [
    ...told,
    comment('code', {
      author: 'did:plc:lea',
      at: new Date('2026-11-22T23:35:00Z'),
      text: `Mon code : ${lea.code.toLowerCase()}`,
    }),
    comment('code-2', {
      author: 'did:plc:lea',
      at: new Date('2026-11-22T23:35:00Z'),
      text: again.code,
    }),
    comment('code-3', {
      author: 'did:plc:late',
      at: new Date('2026-11-22T23:35:00Z'),
      text: late.code,
    }),
    comment('thief', {
      author: 'did:plc:thief',
      at: new Date('2026-11-22T23:36:00Z'),
      text: lea.code,
    }),
  ];
  await job();
  const found = await reasons();
  expect(found.get(lea.n)).toBeNull();
  expect(found.get(nora.n)).toBeNull();
  expect(found.get(silent.n)).toBe('R1');
  expect(found.get(late.n)).toBe('R1');
  // One account, one entry.
  expect(found.get(again.n)).toBe('R3');
  expect(await view()).toMatchObject({ tied: 4, savedByHour: 3 });
  const nobody = await bench.as(null);
  expect(await nobody.readOwnEntry({ key: lea.secret })).toMatchObject({ isTied: true });
  expect(await nobody.readOwnEntry({ key: silent.secret })).toMatchObject({ isTied: false });
  const page = await nobody.readContestPage({ publicId });
  expect(page).toMatchObject({ state: 'late', comments: ['Le brassé de lune est là'] });
});

test('a deleted comment counts no more, one that is back counts again', async () => {
  const [kept, nora] = [told, (await view()).tied];
  told = told.filter(({ author }) => author !== 'did:plc:lea');
  const ines = await bench.as('ines', house);
  at('2026-11-22T23:40:00Z');
  expect(await ines.importContestComments({ contestId })).toEqual({ read: 1, failed: 0 });
  expect(await source()).toMatchObject({ gone: 4 });
  expect((await reasons()).get(1)).toBe('R1');
  told = kept;
  await ines.importContestComments({ contestId });
  expect((await reasons()).get(1)).toBeNull();
  expect((await view()).tied).toBe(nora);
});

test('of whoever is erased no comment says any more which entry was theirs', async () => {
  const entry = await enter('partie@courriel.example', false);
  const text = `Le mien : ${entry.code}`;
  told = [...told, comment('gone', { at: new Date('2026-11-22T23:37:00Z'), text })];
  const ines = await bench.as('ines', house);
  await ines.importContestComments({ contestId });
  expect((await view()).tied).toBe(5);
  await (await bench.as(null)).withdrawEntry({ key: entry.secret });
  await ines.importContestComments({ contestId });
  expect((await view()).tied).toBe(4);
  const { rows } = await bench.database.ownerPool.query('select * from contest_comment');
  expect(JSON.stringify(rows)).not.toContain(entry.code);
});

test('the list is closed with what stood then; nothing is read after it', async () => {
  at('2026-11-23T08:30:00Z');
  await job();
  const captured = (await source())?.captures;
  const solene = await bench.as('solene', house);
  // Too late without a comment in time, and an account that has entered.
  expect(await solene.tellExcluded({ contestId })).toEqual({ told: 3 });
  at('2026-11-23T09:00:30Z');
  const frozen = await bench.database.worker.write(house.scope, (tx) =>
    freezeContest(tx, contestId as ContestId, bench.clock.now()),
  );
  expect(frozen.ok).toBe(true);
  told = [];
  const before = asked;
  await job();
  const pressed = (await bench.as('ines', house)).importContestComments({ contestId });
  await expect(pressed).rejects.toThrow(/close/);
  expect(asked).toBe(before);
  expect(await source()).toMatchObject({ gone: 0, captures: captured });
  expect((await reasons()).get(1)).toBeNull();
});
