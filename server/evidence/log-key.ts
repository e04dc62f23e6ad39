import { toBase64, toUtf8 } from '../../verifier/format/bytes.ts';
import {
  makeSigner,
  newSecret,
  parseVkey,
  type Signer,
  type Vkey,
} from '../../verifier/format/key.ts';
import { rotationText } from '../../verifier/format/leaf-body.ts';
import type { Tx } from '../db/db.ts';
import { type ClientId, newId } from '../lib/ids.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import type { Vault } from '../vault/vault.ts';
import { type LeafRef, stageLeaf } from './stage-leaf.ts';
import { evidenceOf } from './tables.ts';

type Sealing = { readonly vault: Pick<Vault, 'seal'> };
type Opening = { readonly vault: Pick<Vault, 'open'> };

const purposeOf = (clientId: ClientId) => `log-key:${clientId}`;

/** Makes a key for a client's log; only its sealed form is kept. */
export async function keepNewKey(
  { vault }: Sealing,
  tx: Tx,
  key: { clientId: ClientId; origin: string; fromIndex: number | null; at: Date },
): Promise<Signer> {
  const secret = newSecret();
  const signer = makeSigner(key.origin, 'note', secret);
  await evidenceOf(tx)
    .insertInto('log_key')
    .values({
      id: newId(key.at.getTime()),
      client_id: key.clientId,
      vkey: signer.vkey.text,
      sealed_private: vault.seal(secret, purposeOf(key.clientId)),
      from_index: key.fromIndex,
      to_index: null,
      created_at: key.at,
    })
    .execute();
  return signer;
}

/**
 * Replaces the log's key: the leaf carries both keys' signatures, and the new key signs every
 * checkpoint that holds the leaf. The old key stays listed. Refused while an earlier replacement
 * isn't numbered yet.
 */
export async function rotateLogKey(
  deps: { readonly vault: Vault },
  tx: Tx,
  rotation: { clientId: ClientId; at: Date },
): Promise<Result<{ leaf: LeafRef; vkey: string }, { type: 'rotation-under-way' }>> {
  const { clientId, at } = rotation;
  const tables = evidenceOf(tx);
  const { origin } = await tables
    .selectFrom('log_head')
    .select('origin')
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const keys = await tables
    .selectFrom('log_key')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('to_index', 'is', null)
    .execute();
  const [current, ...others] = keys;
  if (current === undefined || current.from_index === null || others.length > 0) {
    return refuse({ type: 'rotation-under-way' });
  }
  const secret = deps.vault.open(current.sealed_private, purposeOf(clientId));
  const oldSigner = makeSigner(origin, 'note', secret);
  const newSigner = await keepNewKey(deps, tx, { clientId, origin, fromIndex: null, at });
  const [oldKey, newKey] = [oldSigner.vkey.text, newSigner.vkey.text];
  const text = toUtf8(rotationText(origin, oldKey, newKey));
  const leaf = await stageLeaf(tx, {
    clientId,
    at,
    kind: 'key-rotated',
    body: () => ({
      oldKey,
      newKey,
      oldSignature: toBase64(oldSigner.sign(text)),
      newSignature: toBase64(newSigner.sign(text)),
    }),
  });
  return ok({ leaf, vkey: newKey });
}

/** The key that signs a checkpoint of `size`. */
export async function openSigner(
  { vault }: Opening,
  tx: Tx,
  log: { clientId: ClientId; origin: string; size: number },
): Promise<Signer> {
  const row = await evidenceOf(tx)
    .selectFrom('log_key')
    .select('sealed_private')
    .where('client_id', '=', log.clientId)
    .where('from_index', '<', log.size)
    .where((eb) => eb.or([eb('to_index', 'is', null), eb('to_index', '>=', log.size)]))
    .executeTakeFirstOrThrow();
  return makeSigner(log.origin, 'note', vault.open(row.sealed_private, purposeOf(log.clientId)));
}

/** Every key that signs or has signed a part of the client's log. */
export async function listLogKeys(tx: Tx, clientId: ClientId): Promise<Vkey[]> {
  const rows = await evidenceOf(tx)
    .selectFrom('log_key')
    .select('vkey')
    .where('client_id', '=', clientId)
    .where('from_index', 'is not', null)
    .execute();
  return rows.flatMap(({ vkey }) => {
    const key = parseVkey(vkey);
    return key.ok ? [key.value] : [];
  });
}
