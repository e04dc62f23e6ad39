import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { checkLog } from '../../verifier/check/log.ts';
import { fromBase64, toUtf8 } from '../../verifier/format/bytes.ts';
import { parseCheckpoint } from '../../verifier/format/checkpoint.ts';
import { addCosignature, cosign } from '../../verifier/format/cosignature.ts';
import { sha256Hex } from '../../verifier/format/hash.ts';
import { makeSigner, newSecret } from '../../verifier/format/key.ts';
import { formatNote, parseNote } from '../../verifier/format/note.ts';
import { checkConsistency } from '../../verifier/format/proof.ts';
import { type BlobStore, openBlobStore } from '../blobs/blobs.ts';
import type { Scope, Tx } from '../db/db.ts';
import { systemClock } from '../lib/clock.ts';
import { type AgencyId, type ClientId, newId } from '../lib/ids.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { eraseOpenings } from './erase-openings.ts';
import { exportLog, keepExport } from './export-log.ts';
import { findLeafRefs } from './find-leaf-refs.ts';
import { rotateLogKey } from './log-key.ts';
import { logRoutes } from './log-routes.ts';
import { openLog } from './open-log.ts';
import { sequence } from './sequence.ts';
import { startSequencer } from './sequencer.ts';
import { stageLeaf } from './stage-leaf.ts';
import { enrolWitness } from './witnesses.ts';

let database: TestDatabase;
let folder: string;
let vault: Vault;
let blobs: BlobStore;
const agencyId = newId<AgencyId>();
const kit = toUtf8('Ombrelune, kit de marque\n');
const deps = () => ({ worker: database.worker, vault, clock: systemClock });

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-evidence-'));
  vault = await openVault(path.join(folder, 'vault-key'));
  blobs = await openBlobStore(path.join(folder, 'blobs'));
  await database.ownerPool.query(
    `insert into agency (id, name, locale, time_zone, created_at) values ($1, 'A', 'fr', 'Europe/Paris', now())`,
    [agencyId],
  );
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function addClient() {
  const clientId = newId<ClientId>();
  const scope: Scope = { agencyId, clientIds: [clientId] };
  await database.ownerPool.query(
    `insert into client (id, agency_id, name, time_zone, created_at) values ($1, $2, 'Ombrelune', 'Europe/Paris', now())`,
    [clientId, agencyId],
  );
  const origin = `agence.example/${clientId}`;
  await database.app.write(scope, (tx) =>
    openLog({ vault }, tx, { clientId, origin, at: new Date() }),
  );
  const stage = (tx: Tx, author = 'Solène') =>
    stageLeaf(tx, {
      clientId,
      at: new Date(),
      kind: 'brand-kit-version',
      body: (commit) => ({
        brandKit: newId(),
        version: 1,
        contentHash: sha256Hex(kit),
        author: commit('author', author),
      }),
    });
  return {
    clientId,
    scope,
    stage,
    stageOne: (author?: string) => database.app.write(scope, (tx) => stage(tx, author)),
    sequence: (checkpoint = true) => sequence(deps(), { agencyId, clientId }, { checkpoint }),
    async listIndexes() {
      const { rows } = await database.ownerPool.query<{ idx: number }>(
        'select idx from leaf where client_id = $1 and idx is not null order by idx',
        [clientId],
      );
      return rows.map(({ idx }) => idx);
    },
  };
}

const upTo = (size: number) => Array.from({ length: size }, (_, i) => i);

function exportDeps() {
  return {
    ...deps(),
    app: database.app,
    blobs,
    contents: [async () => new Map([[sha256Hex(kit), kit]])],
    readPage: async () => toUtf8('<!doctype html>\n'),
    readSpec: async () => toUtf8('# Log\n'),
  };
}

test('a leaf of a transaction that is still open comes later, and leaves no gap', async () => {
  const client = await addClient();
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isStaged = () => {};
  const staged = new Promise<void>((resolve) => {
    isStaged = resolve;
  });
  const slow = database.app.write(client.scope, async (tx) => {
    const leaf = await client.stage(tx);
    isStaged();
    await gate;
    return leaf;
  });
  await staged;
  const fast = await client.stageOne();
  expect(await client.sequence()).toEqual({ size: 2 });
  release();
  const { id } = await slow;
  expect(await client.sequence()).toEqual({ size: 3 });
  const refs = await database.app.read(client.scope, (tx) => findLeafRefs(tx, [fast.id, id]));
  expect([refs.get(fast.id)?.index, refs.get(id)?.index]).toEqual([1, 2]);
});

test('what is rolled back leaves no gap', async () => {
  const client = await addClient();
  await expect(
    database.app.write(client.scope, async (tx) => {
      await client.stage(tx);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await client.stageOne();
  await client.sequence();
  expect(await client.listIndexes()).toEqual(upTo(2));
});

test('sequencers at once, while leaves arrive, number each leaf once', async () => {
  const client = await addClient();
  const writing = Promise.all(
    upTo(8).map(async () => {
      for (let i = 0; i < 20; i++) await client.stageOne();
    }),
  );
  const numbering = Promise.all(
    upTo(4).map(async () => {
      for (let i = 0; i < 15; i++) await client.sequence();
    }),
  );
  await Promise.all([writing, numbering]);
  expect(await client.sequence()).toEqual({ size: 161 });
  expect(await client.listIndexes()).toEqual(upTo(161));
  const { bytes } = await exportLog(exportDeps(), client.scope, client.clientId);
  expect(checkLog(bytes, {}).verdict).toBe('verified-weaker');
});

test('a numbered leaf is never numbered again, and its bytes never change', async () => {
  const client = await addClient();
  await client.sequence();
  const set = (what: string) =>
    database.workerPool.query(
      `select set_config('app.clients', '{${client.clientId}}', false); update leaf set ${what}`,
    );
  await expect(set('idx = 7')).rejects.toThrow('leaf-already-numbered');
  await expect(set(`bytes = ''`)).rejects.toThrow('permission denied');
  await database.workerPool.query(`select set_config('app.clients', '', false)`);
});

test('a stranger sees nothing of a log, and can add nothing to it', async () => {
  const client = await addClient();
  const stranger: Scope = { agencyId, clientIds: [newId<ClientId>()] };
  const { id } = await client.stageOne();
  const refs = await database.app.read(stranger, (tx) => findLeafRefs(tx, [id]));
  expect(refs.size).toBe(0);
  await expect(database.app.write(stranger, (tx) => client.stage(tx))).rejects.toThrow(
    'row-level security',
  );
});

test('an export is verified by strangers, names included, also with a new key', async () => {
  const client = await addClient();
  await client.stageOne();
  await client.sequence();
  const rotate = () =>
    database.app.write(client.scope, (tx) =>
      rotateLogKey({ vault }, tx, { clientId: client.clientId, at: new Date() }),
    );
  expect((await rotate()).ok).toBe(true);
  expect(await rotate()).toMatchObject({ ok: false, error: { type: 'rotation-under-way' } });
  await client.stageOne();
  const { bytes, leaves } = await exportLog(exportDeps(), client.scope, client.clientId);
  expect(leaves).toBe(4);
  const verdict = checkLog(bytes, {});
  expect(verdict.findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
  expect(verdict.verdict).toBe('verified-weaker'); // no witness yet, and the key isn't compared
  expect(verdict.log?.openings.map(({ value }) => value)).toEqual(['Solène', 'Solène']);
});

test('an erased person leaves the proof', async () => {
  const client = await addClient();
  await client.stageOne('Clarisse');
  await client.stageOne('Solène');
  const erased = await database.app.write(client.scope, (tx) =>
    eraseOpenings(tx, { clientId: client.clientId, value: 'Clarisse', at: new Date() }),
  );
  expect(erased).toBe(1);
  const { bytes } = await exportLog(exportDeps(), client.scope, client.clientId);
  const verdict = checkLog(bytes, {});
  expect(verdict.verdict).toBe('verified-weaker');
  expect(verdict.log?.openings.map(({ value }) => value)).toEqual(['Solène']);
});

test('a witness gets checkpoints and proofs without a session, and its word is kept', async () => {
  const client = await addClient();
  const url = `http://localhost/${client.clientId}`;
  const routes = logRoutes({
    app: database.app,
    clock: systemClock,
    blobs,
    readScope: async (headers) => (headers.get('cookie') === 'mine' ? client.scope : null),
    contents: [],
    listRecordLines: async () => null,
    readWitnessPage: async () => new TextEncoder().encode('<!doctype html>'),
  });
  const get = (where: string, init?: RequestInit) => routes.request(`${url}/${where}`, init);
  const post = (body: string) => get('cosignature', { method: 'POST', body });
  expect((await get('checkpoint')).status).toBe(404);
  expect((await routes.request('http://localhost/witness')).status).toBe(200);
  const witness = makeSigner('temoin.example', 'cosignature', newSecret());
  const recovery = makeSigner('temoin.example', 'note', newSecret());
  const enrol = () =>
    database.app.write(client.scope, (tx) =>
      enrolWitness(tx, {
        clientId: client.clientId,
        at: new Date(),
        vkey: witness.vkey.text,
        recovery: recovery.vkey.text,
      }),
    );
  expect((await enrol()).ok).toBe(true);
  expect(await enrol()).toMatchObject({ ok: false, error: { type: 'witness-known' } });
  await client.sequence();
  const first = await (await get('checkpoint')).text();
  for (let i = 0; i < 5; i++) await client.stageOne();
  await client.sequence();
  const second = await (await get('checkpoint')).text();

  const [old, latest] = [readHead(first), readHead(second)];
  const proof = await (await get(`consistency?from=${old.size}&to=${latest.size}`)).json();
  const hashes = (proof as { hashes: string[] }).hashes.map((text) => {
    const bytes = fromBase64(text);
    if (!bytes.ok) throw new Error('not base64');
    return bytes.value;
  });
  const claim = { size1: old.size, size2: latest.size, root1: old.root, root2: latest.root };
  expect(checkConsistency({ ...claim, proof: hashes })).toEqual({ ok: true, value: true });
  for (const query of ['from=0&to=1', 'from=3&to=2', `from=1&to=${latest.size + 1}`, 'from=x']) {
    expect((await get(`consistency?${query}`)).status).toBe(400);
  }

  const note = parseNote(second);
  if (!note.ok) throw new Error('no note');
  const sign = (signer: typeof witness) =>
    formatNote(addCosignature(note.value, cosign(note.value.text, signer, new Date())));
  const stranger = makeSigner('ailleurs.example', 'cosignature', newSecret());
  expect((await post('nonsense')).status).toBe(400);
  expect((await post(sign(stranger))).status).toBe(403);
  expect((await post(sign(witness).replace('\n7\n', '\n70\n'))).status).toBe(404);
  expect((await post('x'.repeat(20_000))).status).toBe(400);
  expect((await post(sign(witness))).status).toBe(204);
  expect((await post(sign(witness))).status).toBe(204);
  expect(await (await get('checkpoint')).text()).toContain('temoin.example');

  expect((await get('export')).status).toBe(404);
  await keepExport(exportDeps(), client.scope, client.clientId);
  expect((await get('export')).status).toBe(404);
  const answer = await get('export', { headers: { cookie: 'mine' } });
  const verdict = checkLog(new Uint8Array(await answer.arrayBuffer()), {});
  expect(verdict.log?.witness?.size).toBe(latest.size);
  expect(verdict.findings.map(({ type }) => type)).not.toContain('witness-absent');
});

test('the running sequencer numbers at once and signs when it is quiet', async () => {
  const errors: Error[] = [];
  const client = await addClient();
  const { workerPool } = database;
  const options = { ...deps(), workerPool, onError: (error: Error) => errors.push(error) };
  const running = startSequencer(options, { quietMs: 100 });
  await client.stageOne();
  await expect.poll(client.listIndexes).toEqual(upTo(2));
  const latest = async () =>
    (
      await database.ownerPool.query<{ size: number }>(
        'select max(size) size from checkpoint where client_id = $1',
        [client.clientId],
      )
    ).rows[0]?.size;
  await expect.poll(latest).toBe(2);
  await client.stageOne();
  await sleep(10);
  await running[Symbol.asyncDispose](); // an orderly stop signs what is there
  expect(await latest()).toBe(3);
  expect(errors).toEqual([]);
});

function readHead(source: string) {
  const note = parseNote(source);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!head.ok) throw new Error('no checkpoint');
  return head.value;
}
