import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClientsBench, openClientsBench } from '../../test/clients-bench.ts';
import type { SmallAgency } from '../../test/small-agency.ts';
import { checkAudit } from '../../verifier/audit/check.ts';
import { readAudit, sealAudit } from '../../verifier/audit/record.ts';
import { signRequest } from '../../verifier/audit/request.ts';
import { checkLog } from '../../verifier/check/log.ts';
import { roundAt } from '../../verifier/draw/chain.ts';
import { testChain } from '../../verifier/draw/test-chain.ts';
import { signCheckpoint } from '../../verifier/format/checkpoint.ts';
import { addCosignature, cosign } from '../../verifier/format/cosignature.ts';
import { sha256Hex } from '../../verifier/format/hash.ts';
import { makeSigner, newSecret, parseVkey } from '../../verifier/format/key.ts';
import { formatNote, parseNote } from '../../verifier/format/note.ts';
import { performAudit } from '../../verifier/witness/audit.ts';
import { reachLog } from '../../verifier/witness/log-server.ts';
import { visitLog } from '../../verifier/witness/visit.ts';
import { listBrandKitContents } from '../modules/clients/brand-kit.ts';
import { brandKitContent } from '../modules/clients/kit-schema.ts';
import { exportLog } from './export-log.ts';
import { openSigner } from './log-key.ts';
import { logRoutes } from './log-routes.ts';
import { sequence } from './sequence.ts';

let bench: ClientsBench;
let agency: SmallAgency;
let server: Server;
let url = '';
const witness = makeSigner('temoin.example', 'cosignature', newSecret());
const beacon = testChain(new Uint8Array(32).fill(7), { period: 1, genesis: 1_700_000_000 });

beforeAll(async () => {
  bench = await openClientsBench();
  agency = await bench.buildAgency();
  const { clientId } = agency;
  const routes = logRoutes({
    app: bench.database.app,
    clock: bench.deps.clock,
    blobs: bench.blobs,
    contents: [listBrandKitContents],
    listRecordLines: async () => null,
    readScope: async () => null,
    readWitnessPage: async () => new Uint8Array(),
  });
  server = serve({ fetch: routes.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  if (server.address() === null) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/${clientId}`;
  const [ines, solene] = [await bench.as('ines', agency), await bench.as('solene', agency)];
  const content = brandKitContent.parse({ tone: 'Simple et précis', say: ['coing'] });
  await ines.saveBrandKit({ clientId, basedOn: 0, content });
  const { contentHash } = await ines.readBrandKit({ clientId, n: 1 });
  await solene.signBrandKit({ clientId, n: 1, contentHash });
  const recovery = makeSigner('secours.example', 'note', newSecret()).vkey.text;
  await solene.enrolWitness({ clientId, vkey: witness.vkey.text, recovery });
  const { worker } = bench.database;
  const deps = { worker, vault: bench.deps.vault, clock: bench.deps.clock };
  await sequence(deps, { agencyId: agency.agencyId, clientId }, { checkpoint: true });
}, 60_000);
afterAll(async () => {
  server?.close();
  await bench?.[Symbol.asyncDispose]();
});

const ask = (body: string) => fetch(`${url}/audit`, { method: 'POST', body });

async function keepHead(): Promise<{ head: string; key: string }> {
  const { vkey } = (
    await (await bench.as('solene', agency)).readClient({ clientId: agency.clientId })
  ).log;
  const key = parseVkey(vkey);
  if (!key.ok) throw new Error('no key');
  let head = '';
  const visit = await visitLog({
    server: reachLog(url),
    signer: witness,
    memory: { keys: [key.value], last: null },
    clock: () => new Date(Date.now() - 10_000),
    remember: ({ last }) => {
      head = last ?? '';
    },
  });
  expect(visit).toMatchObject({ ok: true, value: { size: 4 } });
  return { head, key: vkey };
}

test('a witness audits what the beacon chose, over the network, and a stranger checks it', async () => {
  const round = roundAt(beacon.chain, new Date()) - 2;
  const pending = { ...(await keepHead()), chain: beacon.chain, round, count: 59 };
  const context = { server: reachLog(url), signer: witness, clock: () => new Date() };
  const made = await performAudit(context, pending, beacon.sign(round));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const verdict = checkAudit(made.value, { witnesses: [witness.vkey] });
  expect(verdict.findings.map(({ type }) => type)).toEqual(['test-beacon']);
  expect(verdict.audit).toMatchObject({ chosen: 4, included: 4, evidenceSame: 2, evidenceOf: 2 });
  // What is kept and shown holds hashes and kinds, not the leaves.
  const read = readAudit(made.value);
  expect(read.ok && Object.keys(read.value.record.leaves[0] ?? {}).sort()).toEqual([
    'evidence',
    'hash',
    'index',
    'kind',
    'proof',
    'state',
  ]);
});

test('nobody else is shown leaves, nor is an old request answered', async () => {
  const origin = `localhost:4321/log/${agency.clientId}`;
  const request = { what: 'leaves', origin, size: 4, indices: [0, 2], at: new Date() } as const;
  const right = await ask(signRequest(request, witness));
  expect(right.status).toBe(200);
  expect(((await right.json()) as { leaves: unknown[] }).leaves).toHaveLength(2);
  const stranger = makeSigner('temoin.example', 'cosignature', newSecret());
  expect((await ask(signRequest(request, stranger))).status).toBe(403);
  const old = { ...request, at: new Date(Date.now() - 3_600_000) };
  expect((await ask(signRequest(old, witness))).status).toBe(403);
  const changed = signRequest(request, witness).replace('\n0,2\n', '\n0,1\n');
  expect((await ask(changed)).status).toBe(403);
  for (const body of ['', 'hello', signRequest({ ...request, indices: [9] }, witness)]) {
    expect((await ask(body)).status).toBe(400);
  }
  expect((await ask(signRequest({ ...request, size: 5 }, witness))).status).toBe(404);
  const elsewhere = { ...request, origin: 'elsewhere.example/log' };
  expect((await ask(signRequest(elsewhere, witness))).status).toBe(404);
  const bare = { ...request, what: 'evidence', indices: [0] } as const;
  expect((await ask(signRequest(bare, witness))).status).toBe(404);
});

test('the witness’s result becomes part of the log, once, and whoever isn’t one adds nothing', async () => {
  const round = roundAt(beacon.chain, new Date()) - 2;
  const pending = { ...(await keepHead()), chain: beacon.chain, round, count: 59 };
  const context = { server: reachLog(url), signer: witness, clock: () => new Date() };
  const made = await performAudit(context, pending, beacon.sign(round));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const read = readAudit(made.value);
  if (!read.ok) throw new Error('its own file can be read');
  const { record } = read.value;
  const hand = async (file: Uint8Array) => {
    const answer = await fetch(`${url}/audit-result`, { method: 'POST', body: file.slice() });
    return `${answer.status} ${(await answer.text()).trim()}`;
  };
  const stranger = makeSigner('temoin.example', 'cosignature', newSecret());
  const [one, ...others] = record.leaves;
  if (!one) throw new Error('four are chosen');
  for (const [file, answer] of [
    [new Uint8Array(), '400 malformed'],
    [made.value.slice(1), '400 malformed'],
    [sealAudit(record, stranger), '403 not recorded: signature-wrong'],
    [
      sealAudit({ ...record, witness: stranger.vkey.text }, stranger),
      '403 of no witness that was enrolled at that size',
    ],
    [sealAudit({ ...record, leaves: others }, witness), '403 not recorded: other-leaves'],
    [sealAudit({ ...record, round: round + 1 }, witness), '403 not recorded: beacon-wrong'],
    [
      sealAudit({ ...record, head: elsewhere(record.head) }, witness),
      '409 its head is not of this log as it stands here',
    ],
  ] as const) {
    expect(await hand(file)).toBe(answer);
  }
  const server = reachLog(url);
  expect(await server.record(made.value)).toEqual({ ok: true, value: true });
  expect(await hand(made.value)).toMatch(/^200 [0-9a-f]{64}$/);
  const otherWord = sealAudit({ ...record, fetchedAt: new Date().toISOString() }, witness);
  expect(await hand(otherWord)).toBe('409 another audit of this round is recorded already');

  // It is a leaf now, with the witness's file behind it, and the export proves it to a stranger.
  const { worker } = bench.database;
  const deps = { worker, vault: bench.deps.vault, clock: bench.deps.clock, blobs: bench.blobs };
  const { agencyId, clientId } = agency;
  const { bytes, leaves } = await exportLog(
    {
      ...deps,
      contents: [listBrandKitContents],
      readPage: async () => new Uint8Array(),
      readSpec: async () => new Uint8Array(),
    },
    { agencyId, clientIds: [clientId] },
    clientId,
  );
  expect(leaves).toBe(5);
  const { verdict, findings } = checkLog(bytes);
  expect(verdict).toBe('verified-weaker');
  expect(findings.find(({ type }) => type === 'audited')).toMatchObject({ from: 4, to: 1 });
  const { log } = await (await bench.as('solene', agency)).readClient({ clientId });
  expect(log.audits).toEqual([
    expect.objectContaining({
      ...{ witness: 'temoin.example', size: 4, chosen: 4, same: 2, differing: 0 },
      ...{ isTestBeacon: true, sha256: sha256Hex(made.value) },
    }),
  ]);
});

test('an audit of a head that the log has signed and no longer contains stops the log', async () => {
  const { clientId, scope } = agency;
  const readHeld = async () =>
    (await (await bench.as('solene', agency)).readClient({ clientId })).log.held;
  expect(await readHeld()).toBeNull();
  const origin = `localhost:4321/log/${clientId}`;
  const signer = await bench.database.app.read(scope, (tx) =>
    openSigner({ vault: bench.deps.vault }, tx, { clientId, origin, size: 4 }),
  );
  const head = parseNote(
    signCheckpoint({ origin, size: 4, root: new Uint8Array(32).fill(1) }, signer),
  );
  if (!head.ok) throw new Error('a checkpoint is a note');
  const kept = new Date(Date.now() - 10_000);
  const round = roundAt(beacon.chain, new Date()) - 1;
  const file = sealAudit(
    {
      format: 'compagnon-audit/v1',
      head: formatNote(addCosignature(head.value, cosign(head.value.text, witness, kept))),
      key: signer.vkey.text,
      witness: witness.vkey.text,
      chain: beacon.chain,
      round,
      signature: beacon.sign(round),
      count: 59,
      fetchedAt: new Date().toISOString(),
      leaves: [],
    },
    witness,
  );
  const answer = await fetch(`${url}/audit-result`, { method: 'POST', body: file.slice() });
  expect(answer.status).toBe(409);
  expect(await readHeld()).toMatchObject({ size: 4 });
});

/** The same head with another root, which nobody signed. */
function elsewhere(head: string): string {
  const root = /^(.*\n\d+\n)(.)/;
  return head.replace(
    root,
    (_, before: string, first: string) => before + (first === 'A' ? 'B' : 'A'),
  );
}
