import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ContestBench,
  chain,
  luneSettings,
  openContestBench,
  openLune,
} from '../../test/contest-bench.ts';
import type { TestDatabase } from '../../test/database.ts';
import { contextFor, type SmallAgency } from '../../test/small-agency.ts';
import { connect } from '../db/connect.ts';
import type { ContestId, CreatorId, ObservationId } from '../lib/ids.ts';
import { eraseRecords, recordObservation } from '../modules/audience/public.ts';
import { findContest } from '../modules/contests/contest.ts';
import { makeProof } from '../modules/contests/proof.ts';
import { addCreator } from '../modules/creators/public.ts';
import { removeCreator } from '../modules/creators/remove-creator.ts';
import { eraseAgain } from './erasures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const settings = {
  ...luneSettings(),
  prizes: [{ label: 'panier', quantity: 2, valueCents: 3900 }],
  substitutes: 1,
};

let folder = '';
let dataDir = '';
let erasuresFile = '';
let bench: ContestBench | null = null;
let house: SmallAgency;
let contestId = '';
let publicId = '';
let creatorId: CreatorId;
let observationId: ObservationId;
const receipts: { n: number; secret: string }[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-restored-'));
  await chmod(folder, 0o711);
  dataDir = path.join(folder, 'data');
  erasuresFile = `${dataDir}.erasures`;
  await mkdir(dataDir, { mode: 0o711 });
  await mkdir(path.join(folder, 'kit'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** The embedded server on the data folder, as the product opens it. */
async function open(): Promise<ContestBench> {
  const openReal = async (): Promise<TestDatabase> => {
    const onPoolError = () => {};
    const db = await connect({
      url: null,
      dataDir,
      ifRunning: 'refuse',
      erasuresFile,
      onPoolError,
    });
    return { ...db, workerConfig: { ...db.ownerConfig, user: 'compagnon_worker' } };
  };
  bench = await openContestBench(openReal, path.join(folder, 'kit'));
  return bench;
}

async function close() {
  await bench?.[Symbol.asyncDispose]();
  bench = null;
}

/** A cold backup of the rows: the folder itself, with its owners. */
function copy(from: string, to: string) {
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Puts a backup back; keys and journal lie beside the data and stay as they are. */
async function restore(name: string) {
  await rm(dataDir, { recursive: true });
  copy(path.join(folder, name), dataDir);
}

const emailOf = (i: number) => `personne${i}@courriel.example`;

async function enter(on: ContestBench, i: number) {
  const nobody = await on.as(null, undefined, `198.51.100.${i}`);
  const { n, secret } = await nobody.enterContest({
    publicId,
    firstName: 'Lou',
    familyName: `Pinel${i}`,
    email: emailOf(i),
    postalCode: '29000',
    birthYear: 1980,
    hasReadRules: true,
    formKey: `${i}`.padStart(24, 'k'),
  });
  const key = await on.lastLink(/\/confirm\/([\w-]{22})/, emailOf(i));
  await nobody.confirmEntry({ key });
  receipts.push({ n, secret });
}

/** Everything in the rows that says who somebody is. */
async function findAnywhere(on: ContestBench, words: readonly string[]): Promise<string[]> {
  const { rows } = await on.database.ownerPool.query<{ table_name: string }>(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found: string[] = [];
  for (const { table_name } of rows) {
    for (const word of words) {
      const { rowCount } = await on.database.ownerPool.query(
        `select from "${table_name}" t where t::text ilike $1 limit 1`,
        [`%${word}%`],
      );
      if (rowCount) found.push(`${table_name}: ${word}`);
    }
  }
  return found;
}

const env = () => ({
  ...process.env,
  DATA_DIR: dataDir,
  DATABASE_URL: '',
  VAULT_KEY_FILE: path.join(folder, 'kit', 'keys'),
  DRAND_RELAYS: 'http://127.0.0.1:1',
  ROLES: 'work',
  LOG_LEVEL: 'warn',
});

function compagnon(...args: string[]) {
  const program = [path.join(ROOT, 'server/cli/compagnon.ts'), ...args];
  const { status, stdout } = spawnSync(process.execPath, program, { env: env(), encoding: 'utf8' });
  return { code: status, out: stdout };
}

/** Starts the product itself on the data folder, waits until it works, and stops it again. */
async function startOnce(): Promise<string> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: env(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let words = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (part) => (words += part));
    child.stdout.on('data', (part) => {
      words += part;
      if (words.includes('\nworking') || words.startsWith('working')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${words}`)));
  });
  child.kill('SIGTERM');
  await ended;
  return words;
}

const creatorOf = (name: string, site: string) => ({
  agencyId: house.agencyId,
  name,
  url: `https://${site}`,
  email: `bonjour@${site}`,
  languages: ['fr'],
  source: 'hand' as const,
});

test('erased people are gone again after an older backup was put back, and the draw still verifies', async () => {
  let on = await open();
  house = await on.buildAgency();
  const session = await house.sessionOf('solene');
  // As sign-in found it, whatever copy is open.
  house = { ...house, contextOf: async () => contextFor(session) };
  ({ contestId, publicId } = await openLune(on, house, settings));
  on.clock.set('2026-11-10T09:00:00Z');
  for (const i of [1, 2, 3, 4, 5]) await enter(on, i);
  const { deps, clock } = on;
  await on.database.app.write(house.scope, async (tx) => {
    const at = clock.now();
    const made = await addCreator(tx, { ...creatorOf('Lise Aubrac', 'liseaubrac.example'), at });
    if (!made.ok) throw new Error(made.error.type);
    creatorId = made.value;
    const comment = { parent: null, at: at.toISOString(), isBrand: false, isCreator: false };
    observationId = await recordObservation(tx, deps.blobs, {
      ...{ clientId: house.clientId, operationId: null, kind: 'comments', mark: 'measured' },
      ...{ object: 'https://ombrelune.example/1', source: 'wordpress', method: 'read' },
      ...{ from: at, to: at, at },
      records: [
        { ...comment, id: 'c1', author: 'p1', text: 'Bravo' },
        { ...comment, id: 'c2', author: 'p2', text: 'Moi, Yann Kervadec, je ne digère pas' },
      ],
    });
  });
  await close();
  copy(dataDir, path.join(folder, 'before-list'));

  on = await open();
  on.clock.set('2026-11-20T09:00:00Z');
  await (await on.as(null)).withdrawEntry({ key: receipts[4]?.secret ?? '' });
  on.clock.set('2026-11-23T09:00:00Z');
  const solene = await on.as('solene', house);
  await solene.freezeContest({ contestId });
  on.clock.set('2026-11-24T10:00:05Z');
  const { round } = await solene.readContest({ contestId });
  await solene.drawContest({ contestId, signature: chain.sign(round ?? 0) });
  await on.settle(house);
  const winner = (await solene.readContest({ contestId })).places[0]?.n ?? 0;
  await close();
  copy(dataDir, path.join(folder, 'after-draw'));

  on = await open();
  on.clock.set('2026-11-25T09:00:00Z');
  const at = on.clock.now();
  const secret = receipts.find(({ n }) => n === winner)?.secret ?? '';
  await (await on.as(null)).withdrawEntry({ key: secret });
  await on.database.app.write(house.scope, async (tx) => {
    await removeCreator(tx, creatorId, { bar: true, at });
    await eraseRecords(tx, { observationId, places: [1], at });
    // Nobody of the older copies: known and gone since.
    const late = await addCreator(tx, { ...creatorOf('Maël Quint', 'maelquint.example'), at });
    if (late.ok) await removeCreator(tx, late.value, { bar: true, at });
  });
  await close();
  const gone = [emailOf(winner), emailOf(5), 'Aubrac', 'liseaubrac', 'Kervadec', 'quint'];
  const journal = await readFile(erasuresFile, 'utf8');
  for (const word of [...gone, 'Pinel'])
    expect(journal.toLowerCase()).not.toContain(word.toLowerCase());
  // Two entrants, two creators with two hashes each, one record.
  expect(journal.split('\n').filter(Boolean)).toHaveLength(9);

  await restore('after-draw');
  const ill = compagnon('doctor');
  expect(ill.code).toBe(1);
  expect(ill.out).toContain('8 erasures of');
  expect(ill.out).toContain('compagnon erasures apply');
  expect(await startOnce()).toContain('8 erasures were done again');
  expect(compagnon('doctor')).toMatchObject({ code: 0 });
  expect(await startOnce()).not.toContain('done again');

  on = await open();
  expect(await findAnywhere(on, gone)).toEqual([]);
  const { rows } = await on.database.ownerPool.query(
    "select count(*)::integer as n from leaf where kind = 'record-erasure'",
  );
  expect(rows).toEqual([{ n: 1 }]);
  const back = await on.database.app.write(house.scope, (tx) =>
    addCreator(tx, { ...creatorOf('Maël Quint', 'maelquint.example'), at }),
  );
  expect(back).toMatchObject({ ok: false, error: { type: 'creator-barred' } });
  const proof = await on.database.app.read(house.scope, async (tx) => {
    const contest = await findContest(tx, contestId as ContestId);
    return contest && makeProof(tx, contest);
  });
  await writeFile(path.join(folder, 'draw.json'), proof ?? '');
  await close();
  const verify = ['verifier/cli.ts', path.join(folder, 'draw.json')];
  const verified = spawnSync(process.execPath, verify, { cwd: ROOT, encoding: 'utf8' });
  expect(verified).toMatchObject({ status: 0 });

  // Of a copy from before the list was closed: they are no longer in the list either.
  await restore('before-list');
  expect(compagnon('erasures', 'apply')).toMatchObject({ code: 0 });
  on = await open();
  expect(await eraseAgain({ ...on.database }, erasuresFile)).toBe(0);
  expect(await findAnywhere(on, gone)).toEqual([]);
  on.clock.set('2026-11-23T09:00:00Z');
  await (await on.as('solene', house)).freezeContest({ contestId });
  expect((await (await on.as('solene', house)).readContest({ contestId })).freeze?.kept).toBe(3);
  await close();
}, 300_000);
