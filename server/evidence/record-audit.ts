import { sql } from 'kysely';
import { type AuditFindingType, checkAudit } from '../../verifier/audit/check.ts';
import { auditBody } from '../../verifier/audit/leaf.ts';
import { readAudit } from '../../verifier/audit/record.ts';
import { hashChain } from '../../verifier/draw/chain.ts';
import { equalBytes, fromBase64, toUtf8 } from '../../verifier/format/bytes.ts';
import { parseCheckpoint } from '../../verifier/format/checkpoint.ts';
import { sha256Hex } from '../../verifier/format/hash.ts';
import { parseVkey } from '../../verifier/format/key.ts';
import { parseNote } from '../../verifier/format/note.ts';
import { native } from '../../verifier/native.ts';
import type { Tx } from '../db/db.ts';
import type { AgencyId, ClientId } from '../lib/ids.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import { noteHeldHead } from './held-heads.ts';
import { listLogKeys } from './log-key.ts';
import { rootAt } from './root-at.ts';
import { stageLeaf } from './stage-leaf.ts';
import { evidenceOf } from './tables.ts';

/** `part` says what doesn't hold, in the words of the format. */
export type RecordRefusal =
  | { type: 'audit-malformed' }
  | { type: 'audit-unknown-witness' }
  | { type: 'audit-wrong'; part: AuditFindingType }
  | { type: 'audit-of-another-log' }
  | { type: 'audit-recorded-otherwise' };

/** What makes a file false; all else is the witness's word, and is recorded whoever it accuses. */
const falsities = new Set<AuditFindingType>([
  'signature-wrong',
  'head-malformed',
  'head-unsigned',
  'key-unknown',
  'head-not-kept',
  'head-too-late',
  'beacon-wrong',
  'other-leaves',
]);

/**
 * Makes an audit part of the log: an enrolled witness's own file, about a head of ours, of the leaves
 * that the round chose. The same file again changes nothing; another one for that round is refused.
 *
 * @returns the file's hash, and whether it was recorded now
 */
export async function recordAudit(
  tx: Tx,
  given: { agencyId: AgencyId; clientId: ClientId; body: string; now: Date },
): Promise<Result<{ sha256: string; isNew: boolean }, RecordRefusal>> {
  const { clientId, now } = given;
  const file = toUtf8(given.body);
  const read = readAudit(file);
  if (!read.ok) return refuse({ type: 'audit-malformed' });
  const { record, signed, signature } = read.value;
  const note = parseNote(record.head);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!head.ok) return refuse({ type: 'audit-malformed' });
  const { size, root } = head.value;
  const tables = evidenceOf(tx);
  // Taken one after the other: two files for one round meet here.
  const witness = await tables
    .selectFrom('witness')
    .select(['id', 'vkey'])
    .where('client_id', '=', clientId)
    .where('vkey', '=', record.witness)
    .where('from_index', '<', size)
    .where((eb) => eb.or([eb('to_index', 'is', null), eb('to_index', '>=', size)]))
    .forUpdate()
    .executeTakeFirst();
  const key = witness && parseVkey(witness.vkey);
  if (!witness || !key?.ok) return refuse({ type: 'audit-unknown-witness' });
  // Nobody else makes the server climb a tree or check a beacon.
  const seal = fromBase64(signature);
  if (!seal.ok || !native.verifyEd25519(seal.value, signed, key.value.publicKey)) {
    return refuse({ type: 'audit-wrong', part: 'signature-wrong' });
  }
  const sha256 = sha256Hex(file);
  const earlier = await tables
    .selectFrom('witness_audit')
    .select('sha256')
    .where('client_id', '=', clientId)
    .where('witness_id', '=', witness.id)
    .where('chain', '=', hashChain(record.chain))
    .where('round', '=', record.round)
    .executeTakeFirst();
  if (earlier) {
    const isSame = earlier.sha256 === sha256;
    return isSame ? ok({ sha256, isNew: false }) : refuse({ type: 'audit-recorded-otherwise' });
  }
  const ours = await rootAt(tx, clientId, size);
  if (ours === null || !equalBytes(ours, root)) {
    // Where our own key has signed it, an older backup was put back.
    await noteHeldHead(tx, { clientId, note: record.head, source: 'shown', at: now });
    return refuse({ type: 'audit-of-another-log' });
  }
  const keys = await listLogKeys(tx, clientId);
  const { findings } = checkAudit(file, { witnesses: [key.value], keys });
  const flaw = findings.find(({ type }) => falsities.has(type));
  if (flaw) return refuse({ type: 'audit-wrong', part: flaw.type });
  const body = auditBody(record, file, size);
  const { rows } = await sql<{ at: Date }>`
    select agency_now(${given.agencyId}, ${now}) as at`.execute(tx);
  const leaf = await stageLeaf(tx, {
    clientId,
    at: rows[0]?.at ?? now,
    kind: 'witness-audit',
    body: () => body,
  });
  await tables
    .insertInto('witness_audit')
    .values({
      client_id: clientId,
      sha256,
      witness_id: witness.id,
      chain: body.chain,
      round: body.round,
      size,
      fetched_at: new Date(body.fetchedAt),
      received_at: now,
      chosen: body.chosen.length,
      same: body.same.length,
      differing: body.differing.length,
      file,
      leaf_id: leaf.id,
    })
    .execute();
  return ok({ sha256, isNew: true });
}
