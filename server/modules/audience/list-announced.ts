import { allIndicators, indicators } from '../../../verifier/report/indicators.ts';
import type { Tx } from '../../db/db.ts';
import type { OperationId } from '../../lib/ids.ts';
import type { ObservedFacts } from '../operations/public.ts';
import { tables } from './store.ts';

/**
 * What success is judged by, in force, the oldest first, and what is captured. One that was registered
 * once the first publication had been captured is late, as the verifier says it: it stays, and says so.
 */
export async function listAnnounced(tx: Tx, operationId: OperationId, facts: ObservedFacts) {
  const rows = await tables(tx)
    .selectFrom('kpi')
    .select(['id', 'indicator', 'aim', 'target', 'target_of', 'replaces', 'registered_at'])
    .where('operation_id', '=', operationId)
    .orderBy('registered_at')
    .orderBy('id')
    .execute();
  const plan = await tables(tx)
    .selectFrom('capture_plan')
    .select(['version', 'deliverables', 'moments', 'planned_at'])
    .where('operation_id', '=', operationId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const replaced = new Set(rows.map(({ replaces }) => replaces));
  const captured = facts.captures.flatMap(({ capturedAt }) => capturedAt?.getTime() ?? []);
  const begun = Math.min(...captured);
  return {
    kpis: rows
      .filter(({ id }) => !replaced.has(id))
      .map((row) => ({
        id: row.id,
        name: indicators[row.indicator]?.name ?? { fr: row.indicator, en: row.indicator },
        unit: indicators[row.indicator]?.unit ?? 'count',
        aim: row.aim,
        target: row.target === null ? null : Number(row.target),
        of: row.target_of === null ? null : Number(row.target_of),
        registeredAt: row.registered_at.toISOString(),
        isLate: row.registered_at.getTime() >= begun,
      })),
    plan: plan
      ? {
          version: plan.version,
          publications: plan.deliverables.length,
          moments: plan.moments,
          at: plan.planned_at.toISOString(),
        }
      : null,
    choices: allIndicators
      .filter((one) => indicators[one.id] === one)
      .map(({ id, name, unit }) => ({ id, name, unit })),
  };
}
