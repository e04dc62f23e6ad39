import { methodHash } from '../../../verifier/report/indicator.ts';
import { indicators } from '../../../verifier/report/indicators.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import { type KpiId, newId, type OperationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readObservedFacts } from '../operations/public.ts';
import { type Actor, mayWrite } from './policy.ts';
import { tables } from './store.ts';

export type KpiRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'indicator-unknown' }
  | { type: 'kpi-replaced' };

export type NewKpi = {
  readonly actor: Actor;
  readonly operationId: OperationId;
  /** An id of the verifier's indicators; its newest method is what is registered. */
  readonly indicator: string;
  /** In the indicator's unit, of `of` for a share; null: watched without a target. */
  readonly target: { aim: 'at-least' | 'at-most'; value: number; of: number | null } | null;
  /** The registration that this one replaces: it stays in the log. */
  readonly replaces: KpiId | null;
  readonly at: Date;
};

/** Writes down, with its leaf, what success will be judged by. */
export async function registerKpi(tx: Tx, input: NewKpi): Promise<Result<KpiId, KpiRefusal>> {
  const facts = await readObservedFacts(tx, input.operationId);
  if (!facts) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  const isKnown = Object.hasOwn(indicators, input.indicator);
  const indicator = isKnown ? indicators[input.indicator] : undefined;
  if (!indicator) return refuse({ type: 'indicator-unknown' });
  if (input.replaces && !(await mayReplace(tx, input))) return refuse({ type: 'kpi-replaced' });
  const id = newId<KpiId>(input.at.getTime());
  const [aim, target, targetOf] = input.target
    ? [input.target.aim, input.target.value, input.target.of]
    : [null, null, null];
  const hash = methodHash(indicator);
  const leaf = await stageLeaf(tx, {
    clientId: facts.clientId,
    at: input.at,
    kind: 'kpi-registration',
    body: () => ({
      registration: id,
      operation: input.operationId,
      indicator: indicator.id,
      method: indicator.version,
      methodHash: hash,
      aim,
      target,
      targetOf,
      replaces: input.replaces,
    }),
  });
  await tables(tx)
    .insertInto('kpi')
    .values({
      id,
      client_id: facts.clientId,
      operation_id: input.operationId,
      indicator: indicator.id,
      method: indicator.version,
      method_hash: hash,
      aim,
      target,
      target_of: targetOf,
      replaces: input.replaces,
      registered_by: input.actor.memberId,
      registered_at: input.at,
      leaf_id: leaf.id,
    })
    .execute();
  return ok(id);
}

/** Only one of the same operation that wasn't replaced before. */
async function mayReplace(tx: Tx, { operationId, replaces }: NewKpi): Promise<boolean> {
  const rows = await tables(tx)
    .selectFrom('kpi')
    .select(['id', 'replaces'])
    .where('operation_id', '=', operationId)
    .execute();
  return rows.some(({ id }) => id === replaces) && !rows.some((row) => row.replaces === replaces);
}
