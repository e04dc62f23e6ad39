import type { Tx } from '../../db/db.ts';
import type { ClientId, ContestId, OperationId } from '../../lib/ids.ts';
import { readStandings } from './exclusions.ts';
import { tables } from './store.ts';

/** The contests of a client, or of one operation, that have opened; the oldest first. */
export async function listContestsOf(
  tx: Tx,
  of: { readonly clientId?: ClientId; readonly operationId?: OperationId },
) {
  let query = tables(tx)
    .selectFrom('contest as c')
    .leftJoin('contest_freeze as f', 'f.contest_id', 'c.id')
    .select(['c.id', 'c.client_id', 'c.operation_id', 'c.public_id', 'c.name', 'c.opened_at'])
    .select('f.frozen_at')
    .where('c.opened_at', 'is not', null);
  if (of.clientId) query = query.where('c.client_id', '=', of.clientId);
  if (of.operationId) query = query.where('c.operation_id', '=', of.operationId);
  const rows = await query.orderBy('c.created_at').execute();
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    operationId: row.operation_id,
    publicId: row.public_id,
    name: row.name,
    openedAt: row.opened_at,
    /** When the list was closed for good. */
    frozenAt: row.frozen_at,
  }));
}

/** An entry without its person: `origin` null where it came directly, `code` null where it is kept. */
export type EntryRecord = {
  readonly n: number;
  readonly at: Date;
  readonly origin: string | null;
  readonly code: string | null;
  readonly isJudgedByPerson: boolean;
  readonly optIn: boolean;
};

/** Every entry of a contest in the order of arrival, with what was last decided of it. */
export async function readEntryRecords(tx: Tx, contestId: ContestId): Promise<EntryRecord[]> {
  const standings = await readStandings(tx, contestId);
  const rows = await tables(tx)
    .selectFrom('contest_entry')
    .select(['n', 'entered_at', 'origin', 'is_opt_in'])
    .where('contest_id', '=', contestId)
    .orderBy('n')
    .execute();
  return rows.map((row) => {
    const last = standings.get(row.n);
    const isOut = last?.effect === 'excluded';
    return {
      n: row.n,
      at: row.entered_at,
      origin: row.origin === '' ? null : row.origin,
      code: isOut ? last.code : null,
      isJudgedByPerson: isOut && last.judgedBy === 'person',
      optIn: row.is_opt_in,
    };
  });
}
