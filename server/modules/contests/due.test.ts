import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ContestBench,
  chain,
  luneSettings,
  openContestBench,
  openLune,
} from '../../../test/contest-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { checkStory } from '../../../verifier/check/story.ts';
import { hashChain } from '../../../verifier/draw/chain.ts';
import { decodeLeaf } from '../../../verifier/format/leaf.ts';
import type { ContestId } from '../../lib/ids.ts';
import { type DueDeps, runDueContests } from './due.ts';
import { listContestFacts } from './facts.ts';

let bench: ContestBench;
const errors: unknown[] = [];
/** What each relay answers; the first is down. */
let sign = (round: number) => chain.sign(round);
const asked: string[] = [];

beforeAll(async () => {
  bench = await openContestBench();
}, 180_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const relay: typeof fetch = async (input) => {
  const url = String(input);
  asked.push(url);
  if (url.startsWith('http://down')) throw new TypeError('no such relay');
  const round = Number(url.split('/').at(-1));
  const signature = url.startsWith('http://liar') ? chain.sign(round + 1) : sign(round);
  return Response.json({ round, signature });
};

function run() {
  const { database, deps, clock } = bench;
  const due: DueDeps = {
    ...deps,
    worker: database.worker,
    workerPool: database.workerPool,
    clock,
    fetch: relay,
    relays: ['http://down', 'http://liar', 'http://right/'],
    onError: (error) => errors.push(error),
  };
  return runDueContests(due);
}

async function enter(publicId: string, i: number, more: { email?: string } = {}) {
  const nobody = await bench.as(null, undefined, `198.51.100.${i}`);
  const email = more.email ?? `personne${i}@courriel.example`;
  const receipt = await nobody.enterContest({
    publicId,
    firstName: 'Lou',
    familyName: `Pinel${i}`,
    email,
    postalCode: '29000',
    birthYear: 1980,
    hasReadRules: true,
    formKey: `${i}`.padStart(24, 'k'),
  });
  const key = await bench.lastLink(/\/confirm\/([\w-]{22})/, email);
  await nobody.confirmEntry({ key });
  return receipt;
}

async function faults(house: SmallAgency) {
  await bench.settle(house);
  const { rows } = await bench.database.ownerPool.query<{ bytes: Buffer }>(
    'select bytes from leaf where client_id = $1 and idx is not null order by idx',
    [house.clientId],
  );
  const leaves = rows.map(({ bytes }) => decodeLeaf(new Uint8Array(bytes)));
  const read = leaves.map((leaf) => (leaf.ok ? leaf.value : undefined));
  return checkStory(read, house.clientId).flatMap(({ type, part, weight }) =>
    weight === 'fault' ? [[type, part]] : [],
  );
}

const settings = {
  ...luneSettings(),
  prizes: [{ label: 'panier', quantity: 2, valueCents: 3900 }],
  substitutes: 1,
};

test('a contest goes its way by the clock alone: letters, list, draw, substitutes, erasure', async () => {
  const house = await bench.buildAgency();
  const { contestId, publicId } = await openLune(bench, house, settings);
  const solene = await bench.as('solene', house);
  const factsAt = async () => {
    const of = { clientId: house.clientId, now: bench.clock.now() };
    const found = await bench.database.app.read(house.scope, (tx) => listContestFacts(tx, of));
    return found.map(({ kind }) => kind);
  };
  bench.clock.set('2026-11-10T09:00:00Z');
  for (let i = 1; i <= 5; i++) await enter(publicId, i);
  await enter(publicId, 6, { email: 'personne1@courriel.example' });
  await run();
  expect((await solene.readContest({ contestId })).freeze).toBeNull();
  // A day before the list is closed, and before the contest is: time to object.
  bench.clock.set('2026-11-22T08:30:00Z');
  await run();
  await run();
  const { rows } = await bench.database.ownerPool.query(
    "select n from contest_mail join mail on mail_id = id where subject like '%pas retenue%'",
  );
  expect(rows).toEqual([{ n: 6 }]);
  bench.clock.set('2026-11-23T09:00:30Z');
  await run();
  expect((await solene.readContest({ contestId })).freeze?.kept).toBe(5);
  expect(await factsAt()).toEqual(['draw-soon']);
  // No relay has the value: nothing is drawn, and the same round is asked for again.
  bench.clock.set('2026-11-24T10:00:05Z');
  sign = (round) => chain.sign(round + 2);
  await run();
  expect(await factsAt()).toEqual(['draw-late']);
  const nobody = await bench.as(null);
  expect((await nobody.readDrawPage({ publicId })).waits?.for).toBe('value');
  sign = chain.sign;
  await Promise.all([run(), run()]);
  expect(asked.at(-1)).toMatch(`http://right/${hashChain(chain.chain)}/public/`);
  expect((await nobody.readDrawPage({ publicId })).waits).toBeNull();
  const drawn = await solene.readContest({ contestId });
  expect(drawn.places.map(({ isCalled }) => isCalled)).toEqual([true, true, false]);
  expect(await factsAt()).toEqual(['answer-due']);
  bench.clock.set('2026-12-02T10:00:00Z');
  await run();
  await run();
  const later = await solene.readContest({ contestId });
  expect(later.places.map(({ isVoid }) => isVoid)).toEqual([true, true, false]);
  expect(later.places[2]?.events.map(({ what }) => what)).toEqual(['told']);
  bench.clock.set('2026-12-30T10:00:00Z');
  expect(await factsAt()).toContain('answer-due');
  bench.clock.set('2027-02-22T10:00:00Z');
  await run();
  await run();
  const { entries } = await solene.listEntries({ contestId });
  expect(entries.filter(({ person }) => person !== null)).toHaveLength(3);
  expect(errors).toEqual([]);
  expect(await faults(house)).toEqual([]);
});

test('a list that is late is never drawn from by a value that is known already', async () => {
  const house = await bench.buildAgency();
  bench.clock.set('2026-10-26T09:00:00Z');
  const { contestId, publicId } = await openLune(bench, house, settings);
  const solene = await bench.as('solene', house);
  bench.clock.set('2026-11-10T09:00:00Z');
  for (let i = 11; i <= 14; i++) await enter(publicId, i);
  const before = (await solene.readContest({ contestId })).round ?? 0;
  const nobody = await bench.as(null);
  bench.clock.set('2026-11-24T10:10:00Z');
  const late = await nobody.readDrawPage({ publicId });
  expect(late.waits).toEqual({ for: 'list', putOffHours: 24, putOffTimes: 3 });
  // The server was off since the day before, and the draw's hour is five minutes away.
  bench.clock.set('2026-11-24T09:55:00Z');
  await run();
  const moved = await solene.readContest({ contestId });
  expect(moved.freeze?.kept).toBe(4);
  expect(moved.round).toBe(before + 28_800);
  bench.clock.set('2026-11-24T10:00:05Z');
  await run();
  expect((await solene.readContest({ contestId })).draw).toBeNull();
  const early = solene.drawContest({ contestId, signature: chain.sign(before) });
  await expect(early).rejects.toMatchObject({ code: 'too-early' });
  bench.clock.set('2026-11-25T10:00:05Z');
  await run();
  const after = await solene.readContest({ contestId });
  expect(after.draw?.round).toBe(before + 28_800);
  const page = await nobody.readDrawPage({ publicId });
  expect(page.waits).toBeNull();
  expect(page).toMatchObject({ round: before + 28_800, drawAt: '2026-11-25T10:00:00.000Z' });
  expect(errors).toEqual([]);
  expect(await faults(house)).toEqual([]);
});

test('whoever was told and erases themselves makes room for the next at once', async () => {
  const house = await bench.buildAgency();
  bench.clock.set('2026-10-26T09:00:00Z');
  const { contestId, publicId } = await openLune(bench, house, settings);
  const solene = await bench.as('solene', house);
  bench.clock.set('2026-11-10T09:00:00Z');
  const secrets = new Map<number, string>();
  for (let i = 21; i <= 23; i++) {
    const { n, secret } = await enter(publicId, i);
    secrets.set(n, secret);
  }
  bench.clock.set('2026-11-23T09:00:30Z');
  await run();
  bench.clock.set('2026-11-24T10:00:05Z');
  await run();
  const { places } = await solene.readContest({ contestId });
  const nobody = await bench.as(null);
  await nobody.withdrawEntry({ key: secrets.get(places[0]?.n ?? 0) ?? '' });
  await run();
  const after = await solene.readContest({ contestId });
  expect(after.places[0]?.events.at(-1)).toMatchObject({ what: 'void', code: 'ERASED' });
  expect(after.places.map(({ isCalled }) => isCalled)).toEqual([false, true, true]);
  const { rows } = await bench.database.ownerPool.query(
    'select n from contest_erasure where contest_id = $1',
    [contestId as ContestId],
  );
  expect(rows).toEqual([{ n: places[0]?.n }]);
  expect(await faults(house)).toEqual([]);
});
