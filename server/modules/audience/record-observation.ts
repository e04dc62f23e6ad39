import { randomBytes } from 'node:crypto';
import { toHex } from '../../../verifier/format/bytes.ts';
import { findFlaw } from '../../../verifier/format/shape.ts';
import type { Mark, RecordOf } from '../../../verifier/report/observation.ts';
import { hashRecord, rootOfRecords } from '../../../verifier/report/observation.ts';
import { type ObservationKind, recordShapes } from '../../../verifier/report/records.ts';
import type { BlobStore } from '../../blobs/blobs.ts';
import { keepBlob } from '../../blobs/keep-blob.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import { type ClientId, newId, type ObservationId, type OperationId } from '../../lib/ids.ts';
import { tables } from './store.ts';

export type NewObservation<K extends ObservationKind = ObservationKind> = {
  readonly clientId: ClientId;
  readonly operationId: OperationId | null;
  readonly kind: K;
  /** The tag of a link, the id of a contest or an operation, an address, the name of an account. */
  readonly object: string;
  /** A word: `our-server`. */
  readonly source: string;
  readonly mark: Mark;
  /** A word: how it was read. */
  readonly method: string;
  readonly from: Date;
  readonly to: Date;
  readonly records: readonly RecordOf<K>[];
  /** What the source answered, as received. */
  readonly raw?: { readonly bytes: Uint8Array; readonly mediaType: string };
  /** The agency's hour. */
  readonly at: Date;
};

/** Rows of one statement: PostgreSQL takes 65 535 parameters. */
const PORTION = 5000;

/**
 * Keeps what was seen, and its leaf, in the caller's transaction: both are committed or neither. Each
 * record has a salt of its own. Throws where a record hasn't the shape of its kind, or `to` comes
 * before `from`.
 */
export async function recordObservation<K extends ObservationKind>(
  tx: Tx,
  blobs: Pick<BlobStore, 'put'>,
  input: NewObservation<K>,
): Promise<ObservationId> {
  const { clientId, at, kind, records, from, to } = input;
  if (to < from) throw new RangeError('an observation ends before it begins');
  for (const [place, record] of records.entries()) {
    const flaw = findFlaw(record, recordShapes[kind]);
    if (flaw !== undefined) throw new TypeError(`record ${place} of ${kind}: ${flaw}`);
  }
  const id = newId<ObservationId>(at.getTime());
  const salted = records.map((record) => {
    const salt = randomBytes(16);
    return { record, salt, hash: hashRecord({ salt: toHex(salt), record }) };
  });
  const raw = await keepRaw(tx, blobs, input);
  const leaf = await stageLeaf(tx, {
    clientId,
    at,
    kind: 'observation',
    body: (commit) => ({
      observation: id,
      operation: input.operationId,
      kind,
      object: commit('object', input.object),
      source: input.source,
      mark: input.mark,
      method: input.method,
      from: from.toISOString(),
      to: to.toISOString(),
      records: records.length,
      root: toHex(rootOfRecords(salted.map(({ hash }) => hash))),
      raw: raw?.sha256 ?? null,
      rawSize: raw?.size ?? null,
      rawType: raw?.mediaType ?? null,
    }),
  });
  await tables(tx)
    .insertInto('observation')
    .values({
      id,
      client_id: clientId,
      operation_id: input.operationId,
      kind,
      // The log keeps the opened text in this form.
      object: input.object.normalize('NFC'),
      source: input.source,
      mark: input.mark,
      method: input.method,
      from_at: from,
      to_at: to,
      raw: raw?.sha256 ?? null,
      recorded_at: at,
      leaf_id: leaf.id,
    })
    .execute();
  const rows = salted.map(({ record, salt, hash }, place) => ({
    observation_id: id,
    client_id: clientId,
    place,
    hash: Buffer.from(hash),
    salt,
    record: JSON.stringify(record),
    erased_on: null,
  }));
  for (let done = 0; done < rows.length; done += PORTION) {
    const portion = rows.slice(done, done + PORTION);
    await tables(tx).insertInto('observation_record').values(portion).execute();
  }
  return id;
}

async function keepRaw(
  tx: Tx,
  blobs: Pick<BlobStore, 'put'>,
  { clientId, raw, at }: Pick<NewObservation, 'clientId' | 'raw' | 'at'>,
) {
  if (!raw) return null;
  const sha256 = await blobs.put(raw.bytes);
  const kept = { sha256, size: raw.bytes.length, mediaType: raw.mediaType };
  await keepBlob(tx, clientId, kept, at);
  return kept;
}
