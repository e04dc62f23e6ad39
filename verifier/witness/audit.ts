import { chooseLeaves, roundAfterDay } from '../audit/choose.ts';
import { evidenceOfLeaf, isEvidence } from '../audit/evidence.ts';
import type { AuditedLeaf, AuditRecord } from '../audit/record.ts';
import { sealAudit } from '../audit/record.ts';
import { signRequest } from '../audit/request.ts';
import { checkBeacon } from '../draw/beacon.ts';
import type { Chain } from '../draw/chain.ts';
import { hashChain, timeOfRound } from '../draw/chain.ts';
import { toBase64, toHex } from '../format/bytes.ts';
import type { Checkpoint } from '../format/checkpoint.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import type { Signer, Vkey } from '../format/key.ts';
import { decodeLeaf } from '../format/leaf.ts';
import { parseNote, signatureBy } from '../format/note.ts';
import { checkInclusion } from '../format/proof.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import { hashLeaf } from '../format/tree.ts';
import type { LogServer, ShownLeaf } from './log-server.ts';

/** What was settled before the round: the head, the round, how many leaves. */
export type Pending = {
  readonly head: string;
  /** The log's key that signed it. */
  readonly key: string;
  readonly chain: Chain;
  readonly round: number;
  readonly count: number;
};

export type AuditContext = {
  readonly server: LogServer;
  readonly signer: Signer;
  readonly clock: () => Date;
};

const day = 86_400_000;

/**
 * The next audit of a head that this witness has co-signed. A head may be replaced by a later one until
 * the round is near, never after.
 */
export function settle(
  { last: head, keys }: { readonly last: string; readonly keys: readonly Vkey[] },
  chain: Chain,
  count: number,
  now: Date,
): Result<Pending> {
  const note = parseNote(head);
  const key = keys.find((one) => note.ok && signatureBy(note.value, one) === 'valid')?.text;
  if (key === undefined) return refuse({ type: 'damaged', where: 'memory.json' });
  return ok({ head, key, chain, round: roundAfterDay(chain, now), count });
}

export function isDue({ chain, round }: Pending, now: Date): boolean {
  return now >= timeOfRound(chain, round);
}

/**
 * Fetches what the round chose and looks at it itself. A server that doesn't answer is asked again for
 * a day; then the audit says that nothing was shown.
 *
 * @param signature of the round, 96 hexadecimal digits; from anywhere, since it is verified here
 * @returns the sealed file; refuses `beacon-wrong`, `unavailable`, `not-taken`, `damaged`
 */
export async function performAudit(
  context: AuditContext,
  pending: Pending,
  signature: string,
): Promise<Result<Uint8Array>> {
  const { server, signer, clock } = context;
  const { chain, round, count } = pending;
  const beacon = checkBeacon(chain, round, signature);
  if (!beacon.ok) return refuse({ type: 'beacon-wrong', where: beacon.error.type });
  const note = parseNote(pending.head);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!head.ok) return refuse({ type: 'damaged', where: 'audit.json' });
  const { origin, size } = head.value;
  const indices = chooseLeaves(head.value, { chain, round, randomness: beacon.value }, count);
  const asked = signRequest({ what: 'leaves', origin, size, indices, at: clock() }, signer);
  const answer = await server.leaves(asked);
  const isOver = clock().getTime() > timeOfRound(chain, round).getTime() + day;
  if (!answer.ok && (answer.error.type !== 'unavailable' || !isOver)) return answer;
  const shown: ReadonlyMap<number, ShownLeaf> = answer.ok ? answer.value : new Map();
  const leaves: AuditedLeaf[] = [];
  for (const index of indices) {
    const looked = await lookAt(context, head.value, index, shown.get(index));
    if (!looked.ok) return looked;
    leaves.push(looked.value);
  }
  const record: AuditRecord = {
    format: 'compagnon-audit/v1',
    ...{ head: pending.head, key: pending.key, witness: signer.vkey.text },
    ...{ chain, round, signature, count, leaves, fetchedAt: clock().toISOString() },
  };
  return ok(sealAudit(record, signer));
}

async function lookAt(
  { server, signer, clock }: AuditContext,
  { origin, size, root }: Checkpoint,
  index: number,
  shown: ShownLeaf | undefined,
): Promise<Result<AuditedLeaf>> {
  const nothing = { kind: null, hash: null, proof: [], evidence: null };
  if (shown === undefined) return ok({ index, state: 'not-shown', ...nothing });
  const leafHash = hashLeaf(shown.leaf);
  const about = { index, hash: toHex(leafHash), proof: shown.proof.map(toBase64) };
  const leaf = decodeLeaf(shown.leaf);
  const included = checkInclusion({ index, size, leafHash, proof: shown.proof, root });
  if (!included.ok || !leaf.ok) {
    return ok({ ...about, state: 'not-included', kind: null, evidence: null });
  }
  const found = { ...about, state: 'included', kind: leaf.value.kind } as const;
  const evidence = evidenceOfLeaf(leaf.value);
  if (evidence === null) return ok({ ...found, evidence: null });
  if (evidence.isPersonal) return ok({ ...found, evidence: 'personal' });
  const request = { what: 'evidence', origin, size, indices: [index], at: clock() } as const;
  const bytes = await server.evidence(signRequest(request, signer));
  if (!bytes.ok) return bytes;
  if (bytes.value === undefined) return ok({ ...found, evidence: 'not-shown' });
  const isSame = isEvidence(evidence, bytes.value);
  return ok({ ...found, evidence: isSame ? 'same' : 'other' });
}

const patience = 10_000;

/** A round's signature from the first relay that gives a right one; undefined where none does. */
export async function askRelays(
  relays: readonly string[],
  { chain, round }: Pending,
): Promise<string | undefined> {
  for (const relay of relays) {
    try {
      const url = `${relay.replace(/\/+$/, '')}/${hashChain(chain)}/public/${round}`;
      const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
      const text = response.ok ? await response.text() : '';
      const signature = /"signature": ?"([0-9a-f]{96})"/.exec(text.slice(0, 10_000))?.[1];
      if (signature !== undefined && checkBeacon(chain, round, signature).ok) return signature;
    } catch {
      // The next relay is asked.
    }
  }
  return undefined;
}
