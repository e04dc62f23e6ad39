import { hashChain } from '../draw/chain.ts';
import { sha256Hex } from '../format/hash.ts';
import type { BodyOf } from '../format/leaf-body.ts';
import type { AuditedLeaf, AuditRecord } from './record.ts';

/** The leaf by which an audit becomes part of the log; `size` is that of the audited head. */
export function auditBody(
  record: AuditRecord,
  file: Uint8Array,
  size: number,
): BodyOf<'witness-audit'> {
  const those = (isIt: (leaf: AuditedLeaf) => boolean) =>
    record.leaves.filter(isIt).map(({ index }) => index);
  return {
    witness: record.witness,
    contentHash: sha256Hex(file),
    size,
    chain: hashChain(record.chain),
    round: record.round,
    fetchedAt: record.fetchedAt,
    chosen: those(() => true),
    same: those((leaf) => leaf.state === 'included' && leaf.evidence === 'same'),
    differing: those((leaf) => leaf.state !== 'included' || leaf.evidence === 'other'),
  };
}
