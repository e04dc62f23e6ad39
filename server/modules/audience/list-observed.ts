import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import { evidenceOf } from '../../evidence/tables.ts';
import type { OperationId } from '../../lib/ids.ts';
import { readObservedFacts } from '../operations/public.ts';
import { listAnnounced } from './list-announced.ts';
import type { AudienceTables } from './store.ts';

/** What was seen of an operation, the newest first, and what was announced; null where the scope doesn't hold it. */
export async function listObserved(tx: Tx, operationId: OperationId) {
  const facts = await readObservedFacts(tx, operationId);
  if (!facts) return null;
  const rows = await evidenceOf(tx)
    .withTables<AudienceTables>()
    .selectFrom('observation as o')
    .innerJoin('leaf as l', 'l.id', 'o.leaf_id')
    .leftJoin('observation_record as r', 'r.observation_id', 'o.id')
    .select(['o.id', 'o.kind', 'o.object', 'o.mark', 'o.method', 'o.from_at', 'o.to_at', 'l.idx'])
    .select([
      sql<number>`count(r.place)::integer`.as('records'),
      sql<number>`count(r.erased_on)::integer`.as('erased'),
    ])
    .where('o.operation_id', '=', operationId)
    .groupBy(['o.id', 'l.idx'])
    .orderBy('o.recorded_at', 'desc')
    .orderBy('o.id', 'desc')
    .execute();
  const observations = rows.map(({ from_at, to_at, idx, ...row }) => ({
    ...row,
    from: from_at.toISOString(),
    to: to_at.toISOString(),
    index: idx === null ? null : Number(idx),
  }));
  return { observations, announced: await listAnnounced(tx, operationId, facts) };
}
