import { toHex, toUtf8 } from '../../../verifier/format/bytes.ts';
import { canonicalText, type Json } from '../../../verifier/format/canonical.ts';
import type { DataFile } from '../../../verifier/report/data-file.ts';
import type { Observation } from '../../../verifier/report/observation.ts';
import type { ObservationKind } from '../../../verifier/report/records.ts';
import type { Tx } from '../../db/db.ts';
import { evidenceOf } from '../../evidence/tables.ts';
import type { ClientId, ObservationId, OperationId } from '../../lib/ids.ts';
import { type ObservationRow, tables } from './store.ts';

/** An observation as indicators read it, and as its leaf commits to it. */
export type ReadObservation = { readonly observation: Observation; readonly data: DataFile };

/**
 * What was seen of an operation (null: of the client) that touches a period, the oldest first; each
 * with what is left of its records, and the index of its leaf where it is numbered. An observation
 * whose object was erased from the log is left out: nothing opens it any more.
 */
export async function listObservations(
  tx: Tx,
  of: {
    readonly clientId: ClientId;
    readonly operationId: OperationId | null;
    readonly from: Date;
    readonly to: Date;
    readonly kinds?: readonly ObservationKind[];
  },
): Promise<readonly ReadObservation[]> {
  let query = tables(tx)
    .selectFrom('observation')
    .selectAll()
    .where('client_id', '=', of.clientId)
    .where('from_at', '<', of.to)
    // Half-open; an instant belongs to the stretch that it begins or falls into.
    .where((e) =>
      e.or([
        e('to_at', '>', of.from),
        e.and([e('to_at', '=', of.from), e('from_at', '=', of.from)]),
      ]),
    );
  if (of.operationId) query = query.where('operation_id', '=', of.operationId);
  if (of.kinds) query = query.where('kind', 'in', [...of.kinds]);
  const rows = await query.orderBy('recorded_at').orderBy('id').execute();
  if (rows.length === 0) return [];
  const leaves = await readLeaves(tx, rows);
  const records = await readRecords(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const leaf = leaves.get(row.leaf_id);
    if (!leaf?.salt) return [];
    const kept = records.get(row.id) ?? [];
    const head = { kind: row.kind, object: row.object };
    const data: DataFile = {
      ...head,
      observation: row.id,
      objectSalt: toHex(leaf.salt),
      records: kept,
    };
    const observation = {
      ...head,
      id: row.id,
      source: row.source,
      mark: row.mark,
      method: row.method,
      from: row.from_at,
      to: row.to_at,
      ...(leaf.idx === null ? {} : { index: Number(leaf.idx) }),
      records: kept.map((one) => ('record' in one ? one.record : { erasedOn: one.erasedOn })),
    };
    // The records had the shape of this very kind when they were recorded.
    return [{ observation: observation as Observation, data }];
  });
}

/** One observation's records as lines of a data file, without who or what it was of; null: there is none. */
export async function listRecordLines(
  tx: Tx,
  clientId: ClientId,
  observation: string,
): Promise<Uint8Array | null> {
  const row = await tables(tx)
    .selectFrom('observation')
    .select('id')
    .where('client_id', '=', clientId)
    .where('id', '=', observation as ObservationId) // any other finds none
    .executeTakeFirst();
  if (!row) return null;
  const records = (await readRecords(tx, [row.id])).get(row.id) ?? [];
  // Records hold strings, integers, booleans and nulls by their shapes.
  const lines = records.map((record) => `${canonicalText(record as unknown as Json)}\n`);
  return toUtf8(lines.join(''));
}

async function readLeaves(tx: Tx, rows: readonly ObservationRow[]) {
  const ids = rows.map((row) => row.leaf_id);
  const found = await evidenceOf(tx)
    .selectFrom('leaf')
    .innerJoin('opening', (join) =>
      join.onRef('opening.leaf_id', '=', 'leaf.id').on('opening.field', '=', 'object'),
    )
    .select(['leaf.id', 'leaf.idx', 'opening.salt'])
    .where('leaf.id', 'in', ids)
    .execute();
  return new Map(found.map((leaf) => [leaf.id, leaf]));
}

async function readRecords(tx: Tx, ids: readonly ObservationId[]) {
  const rows = await tables(tx)
    .selectFrom('observation_record')
    .select(['observation_id', 'hash', 'salt', 'record', 'erased_on'])
    .where('observation_id', 'in', ids)
    .orderBy('observation_id')
    .orderBy('place')
    .execute();
  const all = new Map<ObservationId, DataFile['records'][number][]>();
  for (const { observation_id, hash, salt, record, erased_on } of rows) {
    const list = all.get(observation_id) ?? [];
    all.set(observation_id, list);
    if (salt && record) list.push({ salt: toHex(salt), record });
    else list.push({ hash: toHex(hash), erasedOn: (erased_on ?? new Date(0)).toISOString() });
  }
  return all;
}
