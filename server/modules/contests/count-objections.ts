import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, ContestId } from '../../lib/ids.ts';
import { tables } from './store.ts';

export type ObjectionCount = {
  readonly contestId: ContestId;
  readonly contest: string;
  readonly received: number;
  /** Without an answer yet. */
  readonly open: number;
};

/**
 * How many readers objected to a client's draws, and how many still wait: to those of one operation, or
 * to any between `from` and `to`. No words and no names: both are erased with the winners' file.
 */
export async function countObjections(
  tx: Tx,
  of: {
    readonly clientId: ClientId;
    readonly operationId: string | null;
    readonly from: Date;
    readonly to: Date;
  },
): Promise<ObjectionCount[]> {
  let query = tables(tx)
    .selectFrom('contest_objection as o')
    .innerJoin('contest as c', 'c.id', 'o.contest_id')
    .select(['c.id', 'c.name', sql<number>`count(*)::integer`.as('received')])
    .select(sql<number>`(count(*) filter (where o.answered_at is null))::integer`.as('open'))
    .where('o.client_id', '=', of.clientId);
  query = of.operationId
    ? query.where(sql<boolean>`c.operation_id = ${of.operationId}`)
    : query.where('o.received_at', '>=', of.from).where('o.received_at', '<', of.to);
  const rows = await query
    .groupBy(['c.id', 'c.name', 'c.created_at'])
    .orderBy('c.created_at')
    .execute();
  return rows.map(({ id, name, received, open }) => ({
    contestId: id,
    contest: name,
    received,
    open,
  }));
}
