import type { Chain } from '../draw/chain.ts';
import { chainShape } from '../draw/chain.ts';
import { toBase64, toUtf8 } from '../format/bytes.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalBytes, canonicalText, parseCanonical } from '../format/canonical.ts';
import { sha256Hex } from '../format/hash.ts';
import type { Signer } from '../format/key.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Shaped } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';

const anyList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const leafShape = {
  index: is.count,
  /** `not-shown`: the agency gave no leaf, or no right proof of one. */
  state: is.one('included', 'not-included', 'not-shown'),
  kind: is.orNull(is.word),
  hash: is.orNull(is.hash),
  proof: anyList,
  /** What the witness found of the bytes behind the leaf; null where it rests on none. */
  evidence: is.orNull(is.one('same', 'other', 'not-shown', 'personal')),
} as const;

const recordShape = {
  format: is.one('compagnon-audit/v1'),
  head: is.text,
  key: is.logKey,
  witness: is.witnessKey,
  chain: is.object,
  round: is.fromOne,
  signature: is.beaconSignature,
  count: is.fromOne,
  fetchedAt: is.time,
  leaves: anyList,
} as const;

export type AuditedLeaf = Omit<Shaped<typeof leafShape>, 'proof'> & {
  /** Base64 of 32 bytes each. */
  readonly proof: readonly string[];
};

/** One audit: the head kept before the round, what the round chose, and what the witness found. */
export type AuditRecord = Omit<Shaped<typeof recordShape>, 'chain' | 'leaves'> & {
  readonly chain: Chain;
  readonly leaves: readonly AuditedLeaf[];
};

/** The file that is kept and shown: the record, and the witness's signature over it. */
export function sealAudit(record: AuditRecord, signer: Signer): Uint8Array {
  // A record holds strings, integers and nulls only.
  const value = record as unknown as Json;
  const signature = toBase64(signer.sign(signedText(canonicalText(value))));
  return canonicalBytes({ record: value, signature });
}

/** What the witness signs, raw Ed25519. */
export function signedText(canonicalRecord: string): Uint8Array {
  return toUtf8(`compagnon-audit/v1\n${sha256Hex(toUtf8(canonicalRecord))}\n`);
}

/** Reads the file. Says nothing about whether it is right: see `checkAudit`. */
export function readAudit(
  bytes: Uint8Array,
): Result<{ record: AuditRecord; signed: Uint8Array; signature: string }> {
  const value = parseCanonical(bytes);
  const outer = { record: is.object, signature: is.signature };
  if (!value.ok || findFlaw(value.value, outer) !== undefined) {
    return refuse({ type: 'not-an-audit' });
  }
  // The shape has just found these fields with these types.
  const { record, signature } = value.value as { record: Json; signature: string };
  if (findFlaw(record, recordShape) !== undefined) return refuse({ type: 'not-an-audit' });
  const found = record as unknown as AuditRecord;
  const areLeaves = found.leaves.every(
    (leaf) => findFlaw(leaf, leafShape) === undefined && leaf.proof.every((one) => is.text(one)),
  );
  if (!areLeaves || findFlaw(found.chain, chainShape) !== undefined) {
    return refuse({ type: 'not-an-audit' });
  }
  return ok({ record: found, signed: signedText(canonicalText(record)), signature });
}
