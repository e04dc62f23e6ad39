import { checkBeacon } from '../draw/beacon.ts';
import { isQuicknet, timeOfRound } from '../draw/chain.ts';
import { fromBase64, fromHex } from '../format/bytes.ts';
import type { Checkpoint } from '../format/checkpoint.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import { checkCosignature } from '../format/cosignature.ts';
import { portable } from '../format/hash.ts';
import type { Vkey } from '../format/key.ts';
import { parseVkey } from '../format/key.ts';
import { parseNote, signatureBy } from '../format/note.ts';
import { checkInclusion } from '../format/proof.ts';
import { chooseLeaves } from './choose.ts';
import type { AuditedLeaf, AuditRecord } from './record.ts';
import { readAudit } from './record.ts';

/** `fault`: the record is false, or the log is. `weaker`: it shows less than it could. */
export const auditWeights = {
  'not-an-audit': 'fault',
  'signature-wrong': 'fault',
  'witness-unknown': 'fault',
  'head-malformed': 'fault',
  'head-unsigned': 'fault',
  'key-unknown': 'fault',
  'head-not-kept': 'fault',
  'head-too-late': 'fault',
  'beacon-wrong': 'fault',
  'other-leaves': 'fault',
  'leaf-not-included': 'fault',
  'leaf-not-shown': 'fault',
  'evidence-other': 'fault',
  'evidence-not-shown': 'weaker',
  'evidence-personal': 'note',
  'fetched-late': 'weaker',
  'test-beacon': 'weaker',
  'witness-not-compared': 'weaker',
} as const;

export type AuditFindingType = keyof typeof auditWeights;
export type AuditFinding = {
  readonly type: AuditFindingType;
  readonly weight: 'fault' | 'weaker' | 'note';
  /** The leaves that it is about. */
  readonly leaves: readonly number[];
};

export type AuditVerdict = {
  readonly verdict: 'verified' | 'verified-weaker' | 'not-verified' | 'unreadable';
  readonly findings: readonly AuditFinding[];
  readonly audit?: {
    readonly origin: string;
    readonly size: number;
    readonly round: number;
    readonly drawnAt: string;
    readonly fetchedAt: string;
    readonly chosen: number;
    readonly included: number;
    /** Of the leaves that rest on bytes: how many the witness fetched and found the same. */
    readonly evidenceSame: number;
    readonly evidenceOf: number;
  };
};

const day = 86_400_000;

/** A larger log than anybody can have shuffled isn't one. */
const mostSize = 50_000_000;

/**
 * Checks a witness's audit: who made it, that the head was kept before the round, that the beacon chose
 * exactly these leaves, that each is in the log. What the witness says of the bytes behind them is its
 * word. Never throws for what the bytes hold.
 *
 * @param witnesses the witness's keys as got from the witness, `keys` those of the log
 */
export function checkAudit(
  bytes: Uint8Array,
  { witnesses = [], keys = [] }: { witnesses?: readonly Vkey[]; keys?: readonly Vkey[] } = {},
): AuditVerdict {
  const read = readAudit(bytes);
  if (!read.ok) return { verdict: 'unreadable', findings: [found('not-an-audit')] };
  const { record, signed, signature } = read.value;
  const findings: AuditFinding[] = [];
  const witness = parseVkey(record.witness);
  const seal = fromBase64(signature);
  const isSealed =
    witness.ok && seal.ok && portable.verifyEd25519(seal.value, signed, witness.value.publicKey);
  if (!isSealed) findings.push(found('signature-wrong'));
  if (witnesses.length === 0) findings.push(found('witness-not-compared'));
  else if (!has(witnesses, record.witness)) findings.push(found('witness-unknown'));
  if (keys.length > 0 && !has(keys, record.key)) findings.push(found('key-unknown'));
  const head = checkHead(record, findings);
  const drawnAt = timeOfRound(record.chain, record.round);
  if (Number.isNaN(drawnAt.getTime())) {
    return { verdict: 'not-verified', findings: [...findings, found('beacon-wrong')] };
  }
  if (new Date(record.fetchedAt).getTime() > drawnAt.getTime() + day) {
    findings.push(found('fetched-late'));
  }
  if (!isQuicknet(record.chain)) findings.push(found('test-beacon'));
  const beacon = checkBeacon(record.chain, record.round, record.signature);
  if (!beacon.ok) findings.push(found('beacon-wrong'));
  if (head === undefined) return { verdict: 'not-verified', findings };
  if (beacon.ok) {
    const chosen = chooseLeaves(head, { ...record, randomness: beacon.value }, record.count);
    if (chosen.join() !== record.leaves.map(({ index }) => index).join()) {
      findings.push(found('other-leaves'));
    }
  }
  findings.push(...checkLeaves(record.leaves, head));
  const rested = record.leaves.filter(({ evidence }) => evidence !== null);
  return {
    verdict: judge(findings),
    findings,
    audit: {
      ...{ origin: head.origin, size: head.size, round: record.round },
      drawnAt: drawnAt.toISOString(),
      fetchedAt: record.fetchedAt,
      chosen: record.leaves.length,
      included: record.leaves.filter((leaf) => isIncluded(leaf, head)).length,
      evidenceSame: rested.filter(({ evidence }) => evidence === 'same').length,
      evidenceOf: rested.length,
    },
  };
}

/** The head must be signed by the log, and kept by this witness before anybody knew the round. */
function checkHead(record: AuditRecord, findings: AuditFinding[]): Checkpoint | undefined {
  const note = parseNote(record.head);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  const key = parseVkey(record.key);
  const witness = parseVkey(record.witness);
  if (
    !note.ok ||
    !head.ok ||
    head.value.size < 1 ||
    head.value.size > mostSize ||
    !key.ok ||
    !witness.ok
  ) {
    findings.push(found('head-malformed'));
    return undefined;
  }
  const isSigned = signatureBy(note.value, key.value) === 'valid';
  if (!isSigned || key.value.name !== head.value.origin) findings.push(found('head-unsigned'));
  const kept = checkCosignature(note.value, witness.value);
  if (kept.kind !== 'valid') findings.push(found('head-not-kept'));
  else if (kept.at >= timeOfRound(record.chain, record.round)) {
    findings.push(found('head-too-late'));
  }
  return head.value;
}

function checkLeaves(leaves: readonly AuditedLeaf[], head: Checkpoint): AuditFinding[] {
  const those = (isIt: (leaf: AuditedLeaf) => boolean) =>
    leaves.filter(isIt).map(({ index }) => index);
  const lists: readonly (readonly [AuditFindingType, readonly number[]])[] = [
    ['leaf-not-shown', those(({ state }) => state === 'not-shown')],
    ['leaf-not-included', those((leaf) => leaf.state !== 'not-shown' && !isIncluded(leaf, head))],
    ['evidence-other', those(({ evidence }) => evidence === 'other')],
    ['evidence-not-shown', those(({ evidence }) => evidence === 'not-shown')],
    ['evidence-personal', those(({ evidence }) => evidence === 'personal')],
  ];
  return lists.filter(([, of]) => of.length > 0).map(([type, of]) => found(type, of));
}

/** The record's word isn't taken for it: the proof is climbed again. */
export function isIncluded(leaf: AuditedLeaf, { size, root }: Checkpoint): boolean {
  const leafHash = fromHex(leaf.hash ?? '');
  const proof = leaf.proof.map((one) => fromBase64(one));
  if (!leafHash.ok || leaf.state !== 'included') return false;
  const hashes = proof.flatMap((one) => (one.ok ? [one.value] : []));
  if (hashes.length !== proof.length) return false;
  const claim = { index: leaf.index, size, leafHash: leafHash.value, proof: hashes, root };
  return checkInclusion(claim).ok;
}

function has(keys: readonly Vkey[], text: string): boolean {
  return keys.some((key) => key.text === text);
}

function found(type: AuditFindingType, leaves: readonly number[] = []): AuditFinding {
  return { type, weight: auditWeights[type], leaves };
}

function judge(findings: readonly AuditFinding[]): AuditVerdict['verdict'] {
  if (findings.some(({ weight }) => weight === 'fault')) return 'not-verified';
  return findings.some(({ weight }) => weight === 'weaker') ? 'verified-weaker' : 'verified';
}
