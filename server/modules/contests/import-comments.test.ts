import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ContestBench,
  chain,
  formOf,
  luneSettings,
  openContestBench,
  openLune,
} from '../../../test/contest-bench.ts';
import { putOut } from '../../../test/contest-comments.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { checkDraw } from '../../../verifier/draw/check.ts';
import { eraseAgain } from '../../cli/erasures.ts';
import type { NetworkComment, NetworkRefusal } from '../../connectors/connector.ts';
import { sandbox } from '../../connectors/sandbox/sandbox.ts';
import { openErasureJournal } from '../../db/erasure-journal.ts';
import { type PlannedEntry, planEntries } from '../../demo/contest/plan-entries.ts';
import type { ContestId } from '../../lib/ids.ts';
import { findContest } from './contest.ts';
import { runDueContests } from './due.ts';
import { freezeContest } from './freeze.ts';
import { importDueComments } from './import-due.ts';
import { makeProof } from './proof.ts';

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
  expect(article?.text).toMatch(/jusqu’au 22 février 2027, où il est effacé/);
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

/** The network's pages that are still kept: of the contest's own readings, and for reports. */
async function pagesKept() {
  const { rows } = await bench.database.ownerPool.query<{ own: number; reports: number }>(
    `select (select count(*)::integer from contest_import i join blob b using (client_id, sha256)) as own,
       (select count(*)::integer from observation o join blob b
         on b.client_id = o.client_id and b.sha256 = o.raw) as reports`,
  );
  return rows[0];
}

/** As the module that reads for reports keeps them. */
async function readForReport(kind: string) {
  const { ownerPool } = bench.database;
  const sha256 = await bench.deps.blobs.put(Buffer.from(`${kind} did:plc:lea`));
  await ownerPool.query(
    `insert into blob (client_id, sha256, media_type, size, stored_at) values ($1, $2, 'application/warc', 9, now())`,
    [house.clientId, sha256],
  );
  await ownerPool.query(
    `insert into observation (id, client_id, kind, object, source, mark, method, from_at, to_at, raw, recorded_at, leaf_id)
     select gen_random_uuid(), $1, $2, 'https://reseau.example/17', 'sandbox', 'measured', 'read', now(), now(), $3, now(), l.id
     from leaf l where not exists (select from observation o where o.leaf_id = l.id) limit 1`,
    [house.clientId, kind, sha256],
  );
}

function due() {
  return runDueContests({
    ...bench.deps,
    worker: bench.database.worker,
    workerPool: bench.database.workerPool,
    fetch: async (input) => {
      const round = Number(String(input).split('/').at(-1));
      return Response.json({ round, signature: chain.sign(round) });
    },
    onError: (error) => {
      throw error;
    },
  });
}

const readProof = () =>
  bench.database.app.read(house.scope, async (tx) => {
    const contest = await findContest(tx, contestId as ContestId);
    return (contest && (await makeProof(tx, contest))) ?? new Uint8Array();
  });

test('what networks answered goes at the end of the retention; the draw verifies, and says so', async () => {
  const { ownerPool } = bench.database;
  for (const kind of ['comments', 'reading']) await readForReport(kind);
  at('2026-11-24T10:00:05Z');
  await due();
  await bench.settle(house);
  const before = checkDraw(await readProof());
  expect(before.findings.filter(({ type }) => type.startsWith('comments'))).toEqual([]);
  const kept = await pagesKept();
  expect(kept?.own).toBeGreaterThan(1);
  expect(kept?.reports).toBe(2);

  const { settings } = await (await bench.as('ines', house)).readContest({ contestId });
  const lastDay = Date.parse(`${settings.eraseEntriesOn}T00:00:00Z`) - 1;
  at(new Date(lastDay).toISOString());
  await due();
  expect(await pagesKept()).toEqual(kept);
  at(`${settings.eraseEntriesOn}T00:00:10Z`);
  await Promise.all([due(), due()]);
  await due();
  expect(await pagesKept()).toEqual({ own: 0, reports: 1 });
  const erasures = await ownerPool.query(
    `select l.id from leaf l where l.kind = 'contest-comments-erasure'`,
  );
  expect(erasures.rowCount).toBe(kept?.own);
  const { rows } = await ownerPool.query<{ sha256: string }>('select sha256 from contest_import');
  expect(rows).toHaveLength(kept?.own ?? 0);

  await bench.settle(house);
  const after = checkDraw(await readProof());
  expect(after.draw?.winners).toEqual(before.draw?.winners);
  expect(after.verdict).toBe(before.verdict);
  const told = after.findings.filter(({ type }) => type === 'comments-erased');
  expect(told).toMatchObject([{ at: `${settings.eraseEntriesOn}T00:00:10.000Z` }]);
  expect(told[0]?.part?.split(',')).toHaveLength(kept?.own ?? 0);
  expect(await source()).toMatchObject({ erasedAt: `${settings.eraseEntriesOn}T00:00:10.000Z` });
});

test('of a backup put back, what networks had answered is erased again', async () => {
  const { ownerPool } = bench.database;
  const folder = await mkdtemp(path.join(tmpdir(), 'comments-erased-'));
  const file = path.join(folder, 'erasures');
  await openErasureJournal(ownerPool, file).flush();
  expect(await readFile(file, 'utf8')).not.toMatch(/did:plc|reseau/);
  await ownerPool.query(
    `insert into blob (client_id, sha256, media_type, size, stored_at)
     select client_id, sha256, 'application/warc', 9, now() from contest_import`,
  );
  await ownerPool.query('update contest_import set erased_at = null');
  await ownerPool.query("delete from erasure where what like 'comments %'");
  expect((await pagesKept())?.own).toBeGreaterThan(1);
  expect(await eraseAgain(bench.database, file, bench.clock)).toBeGreaterThan(1);
  expect((await pagesKept())?.own).toBe(0);
  expect(await eraseAgain(bench.database, file, bench.clock)).toBe(0);
  await rm(folder, { recursive: true });
});
