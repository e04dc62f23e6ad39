import { chooseLeaves } from '../audit/choose.ts';
import { evidenceOfLeaf } from '../audit/evidence.ts';
import type { AuditedLeaf, AuditRecord } from '../audit/record.ts';
import { sealAudit } from '../audit/record.ts';
import { checkBeacon } from '../draw/beacon.ts';
import { roundAt } from '../draw/chain.ts';
import { testChain } from '../draw/test-chain.ts';
import { toBase64, toHex } from '../format/bytes.ts';
import type { Signer } from '../format/key.ts';
import { decodeLeaf } from '../format/leaf.ts';
import { makeInclusionProof } from '../format/proof.ts';
import { buildTree, hashLeaf, rootOfTree } from '../format/tree.ts';
import { sampleLeaves } from './leaves.ts';
import { sampleCheckpoint } from './log.ts';
import { keys, origin } from './names.ts';

/** A beacon of the tests' own, whose secret is 32 bytes of 9. */
export const sampleBeacon = testChain(new Uint8Array(32).fill(9));
const { chain } = sampleBeacon;

/** The sample's heads are co-signed in the morning of 3 November 2026; this is due at midnight. */
export const sampleRound = roundAt(chain, new Date('2026-11-04T00:00:00.000Z'));

/** A right audit of the sample log's twelve leaves, of which the beacon chooses five. */
export function sampleRecord(change: Partial<AuditRecord> = {}): AuditRecord {
  const size = 12;
  const leaves = sampleLeaves().slice(0, size);
  const tree = buildTree(leaves.map((leaf) => hashLeaf(leaf)));
  const round = change.round ?? sampleRound;
  const signature = sampleBeacon.sign(round);
  const beacon = checkBeacon(chain, round, signature);
  if (!beacon.ok) throw new Error('a test beacon signs rightly');
  const head = { origin, size, root: rootOfTree(tree) };
  const count = change.count ?? 5;
  const chosen = chooseLeaves(head, { chain, round, randomness: beacon.value }, count);
  const looked = chosen.map((index): AuditedLeaf => {
    const bytes = leaves[index] ?? new Uint8Array();
    const leaf = decodeLeaf(bytes);
    if (!leaf.ok) throw new Error('a sample leaf can be read');
    const evidence = evidenceOfLeaf(leaf.value);
    return {
      ...{ index, state: 'included', kind: leaf.value.kind, hash: toHex(hashLeaf(bytes)) },
      proof: makeInclusionProof(tree, index, size).map(toBase64),
      evidence: evidence === null ? null : evidence.isPersonal ? 'personal' : 'same',
    };
  });
  return {
    ...{ format: 'compagnon-audit/v1', head: sampleCheckpoint(sampleLeaves(), size) },
    ...{ key: keys.second.vkey.text, witness: keys.witness.vkey.text },
    ...{ chain, round, signature, count, fetchedAt: '2026-11-04T00:10:00.000Z', leaves: looked },
    ...change,
  };
}

export function sampleAudit(change: Partial<AuditRecord> = {}, by: Signer = keys.witness) {
  return sealAudit(sampleRecord(change), by);
}

if (import.meta.main) {
  const { writeFileSync } = await import('node:fs');
  writeFileSync(new URL('../vectors/audit/right.audit.json', import.meta.url), sampleAudit());
}
