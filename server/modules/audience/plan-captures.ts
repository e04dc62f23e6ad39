import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import {
  type CapturePlanId,
  type ClientId,
  type DeliverableId,
  type MemberId,
  newId,
  type OperationId,
} from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type ObservedFacts, readObservedFacts } from '../operations/public.ts';
import { type Actor, mayWrite } from './policy.ts';
import { tables } from './store.ts';

const MOMENTS = ['live', 'day-1', 'day-3', 'day-7', 'day-30'] as const;
type Moment = (typeof MOMENTS)[number];
type Planned = { readonly id: CapturePlanId; readonly version: number };

/**
 * Writes down, with its leaf, which publications will be captured and when: what is missing later is
 * then seen to be missing. Each call is a version of its own.
 */
export async function planCaptures(
  tx: Tx,
  input: {
    readonly actor: Actor;
    readonly operationId: OperationId;
    readonly deliverables: readonly DeliverableId[];
    readonly moments: readonly Moment[];
    readonly at: Date;
  },
): Promise<Result<Planned, { type: 'not-found' } | { type: 'not-allowed' }>> {
  const facts = await readObservedFacts(tx, input.operationId);
  if (!facts) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  const { clientId } = facts;
  return ok(await writePlan(tx, { ...input, clientId, by: input.actor.memberId }));
}

/**
 * A publication that operations capture joins the plan by itself, at the moments at which they do, as
 * soon as it is observed: nobody picks afterwards which of them a report speaks of.
 */
export async function followCaptures(
  tx: Tx,
  facts: ObservedFacts,
  { operationId, at }: { readonly operationId: OperationId; readonly at: Date },
): Promise<void> {
  const newest = await tables(tx)
    .selectFrom('capture_plan')
    .select(['deliverables', 'moments'])
    .where('operation_id', '=', operationId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const captured = new Set(facts.captures.map(({ deliverableId }) => deliverableId));
  const known = new Set(newest?.deliverables ?? []);
  if ([...captured].every((id) => known.has(id))) return;
  const due = new Set<string>([
    ...(newest?.moments ?? []),
    ...facts.captures.map(({ moment }) => moment),
  ]);
  await writePlan(tx, {
    clientId: facts.clientId,
    operationId,
    deliverables: [...new Set([...known, ...captured])],
    moments: MOMENTS.filter((moment) => due.has(moment)),
    by: null,
    at,
  });
}

async function writePlan(
  tx: Tx,
  input: {
    clientId: ClientId;
    operationId: OperationId;
    deliverables: readonly DeliverableId[];
    moments: readonly Moment[];
    by: MemberId | null;
    at: Date;
  },
): Promise<Planned> {
  const { clientId, operationId, at } = input;
  const newest = await tables(tx)
    .selectFrom('capture_plan')
    .select((e) => e.fn.max('version').as('version'))
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  const version = (newest?.version ?? 0) + 1;
  const id = newId<CapturePlanId>(at.getTime());
  const [deliverables, moments] = [[...input.deliverables], [...input.moments]];
  const leaf = await stageLeaf(tx, {
    clientId,
    at,
    kind: 'capture-plan',
    body: () => ({ plan: id, operation: operationId, version, deliverables, moments }),
  });
  const row = {
    id,
    client_id: clientId,
    operation_id: operationId,
    version,
    deliverables,
    moments,
    planned_by: input.by,
    planned_at: at,
    leaf_id: leaf.id,
  };
  await tables(tx).insertInto('capture_plan').values(row).execute();
  return { id, version };
}
