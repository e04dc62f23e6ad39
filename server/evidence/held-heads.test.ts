import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { checkLog } from '../../verifier/check/log.ts';
import { signCheckpoint } from '../../verifier/format/checkpoint.ts';
import { makeSigner, newSecret } from '../../verifier/format/key.ts';
import { systemClock } from '../lib/clock.ts';
import { type AgencyId, type ClientId, newId } from '../lib/ids.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { keepCosignature } from './checkpoints.ts';
import { compareHeads } from './compare-heads.ts';
import { exportLog } from './export-log.ts';
import { goOnWithLog } from './go-on.ts';
import { type Heads, openHeads } from './heads.ts';
import { findHeldHead } from './held-heads.ts';
import { openLog } from './open-log.ts';
import { sequence } from './sequence.ts';
import { stageLeaf } from './stage-leaf.ts';

let database: TestDatabase;
let folder: string;
let vault: Vault;
let heads: Heads;
const agencyId = newId<AgencyId>();
const tables = ['leaf', 'log_head', 'checkpoint'];

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-heads-'));
  vault = await openVault(path.join(folder, 'vault-key'));
  heads = openHeads(path.join(folder, 'heads'));
  await database.ownerPool.query(
    `insert into agency (id, name, locale, time_zone, created_at) values ($1, 'A', 'fr', 'Europe/Paris', now())`,
    [agencyId],
  );
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** A log of two leaves, signed; a copy of it; three leaves more, signed; and the copy put back. */
async function logThatWentBack() {
  const clientId = newId<ClientId>();
  const scope = { agencyId, clientIds: [clientId] };
  const { ownerPool, app, worker } = database;
  await ownerPool.query(
    `insert into client (id, agency_id, name, time_zone, created_at) values ($1, $2, 'O', 'Europe/Paris', now())`,
    [clientId, agencyId],
  );
  const errors: string[] = [];
  const deps = {
    ...{ worker, vault, clock: systemClock, heads },
    onError: (error: Error) => errors.push(error.message),
  };
  await app.write(scope, (tx) =>
    openLog({ vault }, tx, { clientId, origin: `agence.example/${clientId}`, at: new Date() }),
  );
  const add = (many: number) =>
    app.write(scope, async (tx) => {
      for (let n = 0; n < many; n++) {
        const ids = { approval: crypto.randomUUID(), subjectId: crypto.randomUUID() };
        await stageLeaf(tx, {
          clientId,
          at: new Date(),
          kind: 'approval',
          body: (commit) => ({
            ...ids,
            subject: 'brief' as const,
            version: 1,
            contentHash: 'a'.repeat(64),
            signerKind: 'contact' as const,
            signer: commit('signer', 'Clarisse'),
          }),
        });
      }
    });
  const sign = () => sequence(deps, { agencyId, clientId }, { checkpoint: true });
  const sizes = async () => {
    const query = 'select size::integer from checkpoint where client_id = $1 order by size';
    return (await ownerPool.query(query, [clientId])).rows.map(({ size }) => size);
  };
  const suffix = clientId.replaceAll('-', '');
  const copy = async (name: string) => {
    for (const table of tables) {
      await ownerPool.query(
        `create table ${table}_${name}_${suffix} as select * from ${table} where client_id = '${clientId}'`,
      );
    }
  };
  const putBack = async (name: string) => {
    await ownerPool.query('delete from held_head where client_id = $1', [clientId]);
    await ownerPool.query('delete from opening where client_id = $1', [clientId]);
    for (const table of tables.toReversed()) {
      await ownerPool.query(`delete from ${table} where client_id = $1`, [clientId]);
    }
    for (const table of tables) {
      await ownerPool.query(
        `insert into ${table} overriding system value select * from ${table}_${name}_${suffix}`,
      );
    }
  };
  await add(1);
  await sign();
  await copy('old');
  await add(3);
  await sign();
  await copy('new');
  const { rows } = await ownerPool.query(
    'select note from checkpoint where client_id = $1 and size = 5',
    [clientId],
  );
  await putBack('old');
  const held = () => app.read(scope, (tx) => findHeldHead(tx, clientId));
  const note: string = rows[0]?.note;
  return { clientId, scope, deps, errors, add, sign, sizes, putBack, held, note };
}

test('an older backup is noticed by what was signed, and nothing that contradicts it is signed', async () => {
  const log = await logThatWentBack();
  const { add, sign, sizes, held, errors, putBack } = log;
  expect(await sizes()).toEqual([2]);
  // The start notices it, though nothing is to be signed.
  await compareHeads(log.deps);
  expect([(await held())?.size, errors.splice(0)]).toEqual([
    5,
    [expect.stringContaining(`Log ${log.clientId}: a signed checkpoint of 5 leaves`)],
  ]);
  await add(1);
  await sign();
  expect([await sizes(), (await held())?.size]).toEqual([[2], 5]);
  expect(errors).toEqual([expect.stringContaining('Put the newest backup back')]);
  // Also where the log has grown beyond what was seen.
  await add(4);
  await sign();
  expect([await sizes(), (await held())?.size]).toEqual([[2], 5]);
  // The one thing to do: the newest backup.
  await putBack('new');
  await compareHeads(log.deps);
  await add(1);
  await sign();
  expect([await sizes(), await held()]).toEqual([[2, 5, 6], null]);
});

test('where the folder is lost, too, the witness tells; nobody else can stop a log', async () => {
  const log = await logThatWentBack();
  const { clientId, scope, add, sign, sizes, held, note } = log;
  await rm(path.join(folder, 'heads', `${clientId}.txt`));
  const show = (body: string) =>
    database.app.write(scope, (tx) => keepCosignature(tx, { clientId, body, at: new Date() }));
  const origin = `agence.example/${clientId}`;
  const root = new Uint8Array(32).fill(1);
  const forged = signCheckpoint({ origin, size: 9, root }, makeSigner(origin, 'note', newSecret()));
  const unknown = { ok: false, error: { type: 'checkpoint-unknown' } };
  expect(await show(forged)).toMatchObject(unknown);
  expect(await show(note.replace('\n5\n', '\n6\n'))).toMatchObject(unknown);
  expect(await held()).toBeNull();
  await add(1);
  await sign();
  expect(await sizes()).toEqual([2, 3]);
  expect(await show(note)).toEqual({ ok: true, value: 'held' });
  expect(await show(note)).toEqual({ ok: true, value: 'held' });
  await add(1);
  await sign();
  expect([await sizes(), (await held())?.size]).toEqual([[2, 3], 5]);
});

test('where the leaves are lost for good, the log says so and goes on', async () => {
  const { clientId, scope, deps, add, sign, sizes, held, note } = await logThatWentBack();
  await add(1);
  await sign();
  const goOn = () =>
    database.worker.write(scope, (tx) => goOnWithLog(tx, { clientId, at: new Date() }));
  expect([await goOn(), await goOn()]).toEqual([5, null]);
  await sign();
  expect([await sizes(), await held()]).toEqual([[2, 4], null]);
  await add(3);
  await sign();
  expect(await sizes()).toEqual([2, 4, 7]);
  const nothing = async () => new Uint8Array();
  const { bytes } = await exportLog(
    {
      ...deps,
      contents: [],
      blobs: { get: async () => null, put: async () => '' },
      readPage: nothing,
      readSpec: nothing,
    },
    scope,
    clientId,
  );
  const { verdict, findings } = checkLog(bytes);
  expect(verdict).toBe('verified-weaker');
  expect(findings).toContainEqual(
    expect.objectContaining({ type: 'log-restored', from: 3, to: 5 }),
  );
  // Whoever holds the lost head isn't told that all is well.
  expect(checkLog(bytes, { checkpoints: [note] }).verdict).toBe('not-verified');
});
