import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClientsBench, openClientsBench, refusalOf } from '../../../test/clients-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { checkLog } from '../../../verifier/check/log.ts';
import { makeSigner, newSecret, parseVkey } from '../../../verifier/format/key.ts';
import { sequence } from '../../evidence/sequence.ts';
import { brandKitContent } from './kit-schema.ts';

let bench: ClientsBench;
let agency: SmallAgency;

beforeAll(async () => {
  bench = await openClientsBench();
  agency = await bench.buildAgency();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

describe("a client's log", () => {
  test('is shown with its key, its length and its witnesses', async () => {
    const { clientId } = agency;
    const solene = await bench.as('solene', agency);
    const before = (await solene.readClient({ clientId })).log;
    expect(before).toMatchObject({
      origin: `localhost:4321/log/${clientId}`,
      size: 0,
      lastCheckpointAt: null,
      witnesses: [],
    });
    const witness = makeSigner('temoin.ombrelune.example', 'cosignature', newSecret()).vkey.text;
    const recovery = makeSigner('secours.ombrelune.example', 'note', newSecret()).vkey.text;
    const enrolling = { clientId, vkey: witness, recovery };
    await solene.enrolWitness(enrolling);
    expect(await refusalOf(solene.enrolWitness(enrolling))).toBe('witness-known');
    const unreadable = solene.enrolWitness({ ...enrolling, vkey: 'not a key' });
    expect(await refusalOf(unreadable)).toBe('witness-key-unreadable');
    const deps = {
      worker: bench.database.worker,
      vault: bench.deps.vault,
      clock: bench.deps.clock,
    };
    await sequence(deps, { agencyId: agency.agencyId, clientId }, { checkpoint: true });
    const { log } = await solene.readClient({ clientId });
    expect(log).toMatchObject({
      vkey: before.vkey,
      size: 2,
      lastCheckpointAt: expect.stringMatching(/Z$/),
      witnesses: [
        { name: 'temoin.ombrelune.example', vkey: witness, lastSize: null, lastAt: null },
      ],
    });
  });

  test('is exported with the brand kit that was signed, and verifies at a stranger’s', async () => {
    const { clientId } = agency;
    const ines = await bench.as('ines', agency);
    const content = brandKitContent.parse({ tone: 'Simple et précis', say: ['coing'] });
    await ines.saveBrandKit({ clientId, basedOn: 0, content });
    const { contentHash } = await ines.readBrandKit({ clientId, n: 1 });
    const solene = await bench.as('solene', agency);
    await solene.signBrandKit({ clientId, n: 1, contentHash });
    const made = await solene.exportLog({ clientId });
    expect(made).toMatchObject({ url: `/log/${clientId}/export`, leaves: 4 });
    const { rows } = await bench.database.ownerPool.query(
      'select sha256 from log_export where client_id = $1',
      [clientId],
    );
    const bytes = await bench.blobs.get(rows[0].sha256);
    if (!bytes) throw new Error('no export');
    expect(bytes.length).toBe(made.size);
    const { vkey } = (await solene.readClient({ clientId })).log;
    const key = parseVkey(vkey);
    if (!key.ok) throw new Error('no key');
    const verdict = checkLog(bytes, { keys: [key.value] });
    // Nothing is wrong or held back; the witness enrolled above hasn't looked yet.
    expect(verdict.verdict).toBe('verified-weaker');
    expect(verdict.findings.map(({ type }) => type)).toEqual(['witness-absent']);
    expect(await bench.blobs.get(contentHash)).toBeNull();
  });
});
