import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOperationsBench } from '../../../test/operations-bench.ts';
import { evidenceOfLeaf, isEvidence } from '../../../verifier/audit/evidence.ts';
import { decodeLeaves, readLeafBytes, readLogSize } from '../../evidence/read-log.ts';
import { sequence } from '../../evidence/sequence.ts';
import { listRecordLines, recordObservation } from './public.ts';

let bench: Awaited<ReturnType<typeof openOperationsBench>>;

beforeAll(async () => {
  bench = await openOperationsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

test('the lines that a witness gets are what the leaf commits to, and nobody else’s', async () => {
  const { clientId, agencyId, scope } = await bench.buildAgency();
  const other = await bench.buildAgency();
  const at = bench.clock.now();
  const id = await bench.database.app.write(scope, (tx) =>
    recordObservation(tx, bench.blobs, {
      ...{ clientId, operationId: null, kind: 'visits', object: 'k01', source: 'our-server' },
      ...{ mark: 'measured', method: 'tagged-link', from: at, to: at, at },
      records: ['s1', 's2', 's3'].map((session) => ({
        ...{ session, day: '2026-12-08', robot: false, ownNetwork: session === 's2' },
      })),
    }),
  );
  const { worker } = bench.database;
  const deps = { worker, vault: bench.vault, clock: bench.clock };
  await sequence(deps, { agencyId, clientId }, { checkpoint: false });
  const { leaves, lines } = await bench.database.app.read(scope, async (tx) => ({
    leaves: decodeLeaves(await readLeafBytes(tx, clientId, await readLogSize(tx, clientId))),
    lines: await listRecordLines(tx, clientId, id),
  }));
  const leaf = leaves.find(({ kind }) => kind === 'observation');
  const evidence = leaf && evidenceOfLeaf(leaf);
  if (!evidence || !lines) throw new Error('an observation was recorded');
  expect(isEvidence(evidence, lines)).toBe(true);
  const ask = (of: typeof other, wanted: string) =>
    bench.database.app.read(of.scope, (tx) => listRecordLines(tx, of.clientId, wanted));
  expect(await ask(other, id)).toBeNull();
  expect(await ask(other, randomUUID())).toBeNull();
});
