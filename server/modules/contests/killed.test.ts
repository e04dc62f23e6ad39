import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../../test/clients-bench.ts';
import {
  type ContestBench,
  chain,
  luneSettings,
  openContestBench,
  openLune,
} from '../../../test/contest-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { checkStory } from '../../../verifier/check/story.ts';
import { checkDraw } from '../../../verifier/draw/check.ts';
import { decodeLeaf } from '../../../verifier/format/leaf.ts';
import type { ContestId } from '../../lib/ids.ts';
import { findContest } from './contest.ts';
import { drawContest } from './draw.ts';
import { freezeContest } from './freeze.ts';
import { makeProof } from './proof.ts';

const PEOPLE = 240;
const HOUR = '2026-11-10T09:00:00Z';

let folder = '';
let bench: ContestBench;
let house: SmallAgency;
let contestId = '';
let publicId = '';
type Receipt = { readonly n: number; readonly code: string; readonly secret: string };
const receipts = new Map<string, Receipt>();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'contest-killed-'));
  bench = await openContestBench();
  house = await bench.buildAgency();
  const settings = { ...luneSettings(), substitutes: 2 };
  ({ contestId, publicId } = await openLune(bench, house, {
    ...settings,
    prizes: [{ label: 'panier', quantity: 3, valueCents: 3900 }],
  }));
  bench.clock.set(HOUR);
}, 180_000);
afterAll(async () => {
  await bench?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const emailOf = (i: number) => `personne${i}@courriel.example`;
const formOf = (i: number) => ({
  ...{ publicId, firstName: 'Lou', familyName: `Pinel${i}`, email: emailOf(i) },
  ...{ postalCode: '29000', birthYear: 1980, hasReadRules: true as const },
  formKey: `${i}`.padStart(24, 'k'),
});
const scalar = async (text: string) =>
  (await bench.database.ownerPool.query<{ n: number }>(`select (${text})::integer as n`)).rows[0]
    ?.n;

/** Sends the forms through a process of its own, and kills it once so many receipts were given. */
async function enterUntilKilled(forms: readonly object[], receiptsGiven: number) {
  const { ownerConfig } = bench.database;
  const options = { owner: ownerConfig, folder, hour: HOUR, forms };
  const file = path.join(import.meta.dirname, '../../../test/contest-victim.ts');
  const child = spawn(process.execPath, [file, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const told = new Map<string, Receipt>();
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const { email, ...receipt }: Receipt & { email: string } = JSON.parse(line);
    told.set(email, receipt);
    if (told.size === receiptsGiven) child.kill('SIGKILL');
  }
  await exit;
  return told;
}

test('killed while entries come, it loses no receipt, and sent again each form is one entry', async () => {
  const forms = Array.from({ length: PEOPLE }, (_, i) => formOf(i));
  let killed = 0;
  for (const [from, after] of [
    [0, 20],
    [0, 90],
    [60, 50],
  ] as const) {
    const told = await enterUntilKilled(forms.slice(from), after);
    expect(told.size).toBeGreaterThanOrEqual(after);
    if (told.size < forms.length - from) killed += 1;
    for (const [email, receipt] of told) {
      expect(receipts.get(email) ?? receipt).toEqual(receipt);
      receipts.set(email, receipt);
    }
  }
  expect(killed).toBe(3);
  const nobody = await bench.as(null);
  const rest = await Promise.all(
    forms.map(async (form) => {
      const { n, code, secret } = await nobody.enterContest(form);
      return [form.email, { n, code, secret }] as const;
    }),
  );
  for (const [email, receipt] of rest) {
    expect(receipts.get(email) ?? receipt).toEqual(receipt);
    receipts.set(email, receipt);
  }
  // Numbers in a row, one leaf and one letter each: nothing half done, nothing twice.
  expect([...receipts.values()].map(({ n }) => n).sort((a, b) => a - b)).toEqual(
    Array.from({ length: PEOPLE }, (_, i) => i + 1),
  );
  expect(await scalar('select count(*) from contest_entry')).toBe(PEOPLE);
  expect(await scalar("select count(*) from leaf where kind = 'contest-entry'")).toBe(PEOPLE);
  expect(await scalar("select count(*) from mail where recipient like 'personne%'")).toBe(PEOPLE);
}, 120_000);

test('a confirmation that is opened twice at once counts once, and sends nothing twice', async () => {
  const nobody = await bench.as(null);
  for (let i = 0; i < 40; i++) {
    const key = await bench.lastLink(/\/confirm\/([\w-]{22})/, emailOf(i));
    const both = await Promise.allSettled([1, 2, 3].map(() => nobody.confirmEntry({ key })));
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  }
  expect(await scalar('select count(*) from contest_entry where confirmed_at is not null')).toBe(
    40,
  );
});

test('a list whose closing breaks off isn’t closed at all', async () => {
  bench.clock.set('2026-11-23T09:00:00Z');
  const broken = bench.database.worker.write(house.scope, async (tx) => {
    await freezeContest(tx, contestId as ContestId, bench.clock.now());
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  expect(await scalar('select count(*) from contest_freeze')).toBe(0);
  expect(await scalar('select count(*) from contest_exclusion')).toBe(0);
  expect(await scalar("select count(*) from leaf where kind = 'contest-freeze'")).toBe(0);
});

test('closed by three at once while people enter, withdraw and confirm, it is closed once', async () => {
  const nobody = await bench.as(null);
  const { app, worker } = bench.database;
  const withdrawn = [3, 5, 8, 13, 21, 34];
  const freeze = (db: typeof app) =>
    db.write(house.scope, (tx) => freezeContest(tx, contestId as ContestId, bench.clock.now()));
  const secretOf = (i: number) => receipts.get(emailOf(i))?.secret ?? '';
  const late = Array.from({ length: 12 }, (_, i) => formOf(PEOPLE + i));
  const keys = await Promise.all(
    [50, 51, 52].map((i) => bench.lastLink(/\/confirm\/([\w-]{22})/, emailOf(i))),
  );
  const [frozen, entered] = await Promise.all([
    Promise.all([freeze(app), freeze(worker), freeze(worker)]),
    Promise.allSettled(late.map((form) => nobody.enterContest(form))),
    Promise.all(withdrawn.map((i) => nobody.withdrawEntry({ key: secretOf(i) }))),
    Promise.allSettled(keys.map((key) => nobody.confirmEntry({ key }))),
  ]);
  expect(new Set(frozen.map((one) => (one.ok ? one.value.hash : one.error.type))).size).toBe(1);
  expect(await scalar('select count(*) from contest_freeze')).toBe(1);
  expect(await scalar("select count(*) from leaf where kind = 'contest-freeze'")).toBe(1);
  // Whoever has a receipt is in the list, and nobody else.
  const given = entered.filter(({ status }) => status === 'fulfilled').length;
  expect(await scalar('select count(*) from contest_entry')).toBe(PEOPLE + given);
  expect(await scalar('select count(*) from contest_entry where erased_at is not null')).toBe(
    withdrawn.length,
  );
  for (const i of withdrawn) await nobody.withdrawEntry({ key: secretOf(i) });
  expect(await refusalOf(nobody.enterContest(formOf(PEOPLE + 50)))).toBe('contest-frozen');
  expect(await faults()).toEqual([]);
});

test('drawn by three at once, and again after a break, it is one draw that a stranger verifies', async () => {
  bench.clock.set('2026-11-24T10:00:05Z');
  const { app, worker } = bench.database;
  const { round } = await (await bench.as('solene', house)).readContest({ contestId });
  const signature = chain.sign(round ?? 0);
  const draw = (db: typeof app) =>
    db.write(house.scope, (tx) =>
      drawContest(tx, contestId as ContestId, {
        ...{ signature, how: 'relays', by: null },
        at: bench.clock.now(),
      }),
    );
  const broken = worker.write(house.scope, async (tx) => {
    const at = bench.clock.now();
    await drawContest(tx, contestId as ContestId, { signature, how: 'relays', by: null, at });
    throw new Error('the light went out');
  });
  await expect(broken).rejects.toThrow('the light went out');
  expect(await scalar('select count(*) from contest_draw')).toBe(0);
  const drawn = await Promise.all([draw(app), draw(worker), draw(worker)]);
  const selected = drawn.map((one) => (one.ok ? one.value.selected : one.error.type));
  expect(new Set(selected.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(drawn.filter((one) => one.ok && one.value.isNew)).toHaveLength(1);
  expect(await scalar("select count(*) from leaf where kind = 'contest-draw'")).toBe(1);
  expect(await faults()).toEqual([]);
  const proof = await app.read(house.scope, async (tx) => {
    const contest = await findContest(tx, contestId as ContestId);
    return contest && makeProof(tx, contest);
  });
  const { findings } = checkDraw(proof ?? new Uint8Array());
  expect(findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
});

/** What a verifier finds wrong in the client's log. */
async function faults() {
  await bench.settle(house);
  const { rows } = await bench.database.ownerPool.query<{ bytes: Buffer }>(
    'select bytes from leaf where client_id = $1 and idx is not null order by idx',
    [house.clientId],
  );
  const read = rows.map(({ bytes }) => {
    const leaf = decodeLeaf(new Uint8Array(bytes));
    return leaf.ok ? leaf.value : undefined;
  });
  return checkStory(read, house.clientId).flatMap(({ type, part, weight }) =>
    weight === 'fault' ? [[type, part]] : [],
  );
}
