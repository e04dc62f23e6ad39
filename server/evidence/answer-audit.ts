import { evidenceOfLeaf } from '../../verifier/audit/evidence.ts';
import { type AuditRequest, readRequest } from '../../verifier/audit/request.ts';
import { joinAll, toBase64 } from '../../verifier/format/bytes.ts';
import { sha256Hex } from '../../verifier/format/hash.ts';
import { parseVkey } from '../../verifier/format/key.ts';
import { decodeLeaf } from '../../verifier/format/leaf.ts';
import { makeInclusionProof } from '../../verifier/format/proof.ts';
import { finish } from '../../verifier/format/steps.ts';
import { growTree } from '../../verifier/format/tree.ts';
import { native } from '../../verifier/native.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import { findLatestCheckpoint } from './checkpoints.ts';
import type { ContentSource } from './export-log.ts';
import { evidenceOf } from './tables.ts';

export type AuditDeps = {
  readonly blobs: { get(sha256: string): Promise<Uint8Array | null> };
  readonly contents: readonly ContentSource[];
  /** The records of an observation that shows nobody, as lines; null where there is no such one. */
  readonly listRecordLines: (
    tx: Tx,
    clientId: ClientId,
    observation: string,
  ) => Promise<Uint8Array | null>;
};

export type AuditRefusal =
  | { type: 'audit-malformed' }
  | { type: 'audit-not-allowed' }
  | { type: 'audit-unknown' };

export type AuditAnswer =
  | { leaves: readonly { index: number; leaf: string; proof: readonly string[] }[] }
  | { bytes: Uint8Array };

const STALE_MS = 10 * 60_000;

/**
 * What an enrolled witness asks for, and signs that it does: leaves with their proofs, which hold ids,
 * hashes and commitments only, or the bytes behind one leaf, unless those show people. Anybody else is
 * shown nothing.
 */
export async function answerAudit(
  deps: AuditDeps,
  tx: Tx,
  given: { clientId: ClientId; body: string; now: Date },
): Promise<Result<AuditAnswer, AuditRefusal>> {
  const { clientId, body, now } = given;
  const rows = await evidenceOf(tx)
    .selectFrom('witness')
    .select('vkey')
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .where('from_index', 'is not', null)
    .execute();
  const keys = rows.map(({ vkey }) => parseVkey(vkey));
  const request = readRequest(
    body,
    keys.flatMap((key) => (key.ok ? [key.value] : [])),
    native,
  );
  if (!request.ok) {
    const isStranger = request.error.type === 'not-a-witness';
    return refuse({ type: isStranger ? 'audit-not-allowed' : 'audit-malformed' });
  }
  const { origin, size, at } = request.value;
  if (Math.abs(at.getTime() - now.getTime()) > STALE_MS) {
    return refuse({ type: 'audit-not-allowed' });
  }
  const head = await findLatestCheckpoint(tx, clientId);
  const own = await evidenceOf(tx)
    .selectFrom('log_head')
    .select('origin')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  if (!head || size > head.size || own?.origin !== origin) return refuse({ type: 'audit-unknown' });
  return request.value.what === 'leaves'
    ? ok({ leaves: await proveLeaves(tx, clientId, request.value) })
    : showEvidence(deps, tx, clientId, request.value);
}

async function proveLeaves(tx: Tx, clientId: ClientId, { size, indices }: AuditRequest) {
  const hashes = await evidenceOf(tx)
    .selectFrom('leaf')
    .select('hash')
    .where('client_id', '=', clientId)
    .where('idx', '<', size)
    .orderBy('idx')
    .execute();
  const tree = finish(growTree(joinAll(hashes.map(({ hash }) => hash)), native.sha256));
  const rows = await evidenceOf(tx)
    .selectFrom('leaf')
    .select(['idx', 'bytes'])
    .where('client_id', '=', clientId)
    .where('idx', 'in', [...indices])
    .execute();
  return rows.flatMap(({ idx, bytes }) => {
    if (idx === null) return [];
    const proof = makeInclusionProof(tree, idx, size).map((hash) => toBase64(hash));
    return [{ index: idx, leaf: toBase64(bytes), proof }];
  });
}

async function showEvidence(
  { blobs, contents, listRecordLines }: AuditDeps,
  tx: Tx,
  clientId: ClientId,
  { indices }: AuditRequest,
): Promise<Result<AuditAnswer, AuditRefusal>> {
  const row = await evidenceOf(tx)
    .selectFrom('leaf')
    .select('bytes')
    .where('client_id', '=', clientId)
    .where('idx', '=', indices[0] ?? -1)
    .executeTakeFirst();
  const leaf = row && decodeLeaf(row.bytes);
  const evidence = leaf?.ok ? evidenceOfLeaf(leaf.value) : null;
  if (evidence === null) return refuse({ type: 'audit-unknown' });
  if (evidence.isPersonal) return refuse({ type: 'audit-not-allowed' });
  const { sha256 } = evidence;
  if (leaf?.ok && leaf.value.kind === 'capture') {
    const bytes = await blobs.get(sha256);
    return bytes ? ok({ bytes }) : refuse({ type: 'audit-unknown' });
  }
  if (leaf?.ok && leaf.value.kind === 'observation') {
    const bytes = await listRecordLines(tx, clientId, leaf.value.body.observation);
    return bytes ? ok({ bytes }) : refuse({ type: 'audit-unknown' });
  }
  for (const source of contents) {
    const bytes = (await source(tx, clientId, [sha256])).get(sha256);
    if (bytes && sha256Hex(bytes) === sha256) return ok({ bytes });
  }
  return refuse({ type: 'audit-unknown' });
}
