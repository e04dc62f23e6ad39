import { fromBase64, toUtf8 } from '../../verifier/format/bytes.ts';
import { portable } from '../../verifier/format/hash.ts';
import { parseVkey } from '../../verifier/format/key.ts';
import { enrolmentText } from '../../verifier/format/leaf-body.ts';
import type { Tx } from '../db/db.ts';
import { type ClientId, newId } from '../lib/ids.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import { type LeafRef, stageLeaf } from './stage-leaf.ts';
import { evidenceOf } from './tables.ts';

export type Enrolment = {
  readonly clientId: ClientId;
  readonly at: Date;
  /** The witness's key, and the one that may enrol its successor; both by the witness's program. */
  readonly vkey: string;
  readonly recovery: string;
  /** Where it takes another's place: signed by the old key or its recovery key, or by 7 days' notice. */
  readonly succession?: {
    readonly replaces: string;
    readonly by: 'old-key' | 'notice';
    readonly signature: string | null;
  };
};

export type EnrolmentRefusal =
  | { type: 'witness-key-unreadable' }
  | { type: 'witness-known' }
  | { type: 'witness-signature-wrong' };

/**
 * Enrols a person outside the agency as a witness of the client's log. Whoever holds the key counts
 * from this leaf on; the key itself never comes here.
 */
export async function enrolWitness(
  tx: Tx,
  enrolment: Enrolment,
): Promise<Result<{ leaf: LeafRef; name: string }, EnrolmentRefusal>> {
  const { clientId, at, succession } = enrolment;
  const vkey = parseVkey(enrolment.vkey.trim());
  const recovery = parseVkey(enrolment.recovery.trim());
  if (!vkey.ok || vkey.value.use !== 'cosignature')
    return refuse({ type: 'witness-key-unreadable' });
  if (!recovery.ok || recovery.value.use !== 'note') {
    return refuse({ type: 'witness-key-unreadable' });
  }
  const tables = evidenceOf(tx);
  const known = await tables
    .selectFrom('witness')
    .select(['vkey', 'ended_at'])
    .where('client_id', '=', clientId)
    .execute();
  if (known.some((row) => row.vkey === vkey.value.text)) return refuse({ type: 'witness-known' });
  if (succession) {
    const isThere = known.some((row) => row.vkey === succession.replaces && row.ended_at === null);
    if (!isThere || !isSigned(succession, vkey.value.text, recovery.value.text)) {
      return refuse({ type: 'witness-signature-wrong' });
    }
  }
  await tables
    .insertInto('witness')
    .values({
      id: newId(at.getTime()),
      client_id: clientId,
      vkey: vkey.value.text,
      name: vkey.value.name,
      enrolled_at: at,
      ended_at: null,
      from_index: null,
      to_index: null,
    })
    .execute();
  const leaf = await stageLeaf(tx, {
    clientId,
    at,
    kind: 'witness-enrolled',
    body: () => ({
      witness: vkey.value.text,
      recovery: recovery.value.text,
      replaces: succession?.replaces ?? null,
      by: succession?.by ?? null,
      signature: succession?.signature ?? null,
    }),
  });
  return ok({ leaf: { hash: leaf.hash, index: null }, name: vkey.value.name });
}

function isSigned(
  { replaces, by, signature }: NonNullable<Enrolment['succession']>,
  witness: string,
  recovery: string,
): boolean {
  if (by === 'notice') return signature === null;
  const key = parseVkey(replaces);
  const bytes = fromBase64(signature ?? '');
  if (!key.ok || !bytes.ok) return false;
  const text = toUtf8(enrolmentText(replaces, witness, recovery));
  return portable.verifyEd25519(bytes.value, text, key.value.publicKey);
}
