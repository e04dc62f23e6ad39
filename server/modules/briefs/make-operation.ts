import type { Tx } from '../../db/db.ts';
import type { MemberId, OperationId } from '../../lib/ids.ts';
import { createOperation } from '../operations/public.ts';
import type { RecoRow } from './reco.ts';
import type { Plan } from './reco-schema.ts';
import { addUp, lineTotal } from './totals.ts';

/** Opens the operation of an accepted plan, with its lines and its reserve, in the same transaction. */
export async function makeOperation(
  tx: Tx,
  of: { reco: RecoRow; title: string; plan: Plan; reserveLabel: string; by: MemberId; at: Date },
): Promise<OperationId> {
  const { reco, plan, at } = of;
  const { reserveCents } = addUp(plan);
  const days = plan.lines.flatMap(({ dueOn }) => dueOn ?? []).toSorted();
  const startsOn = plan.startsOn ?? days[0] ?? at.toISOString().slice(0, 10);
  const endsOn = plan.endsOn ?? days.at(-1) ?? startsOn;
  const lines = plan.lines
    .filter((line) => lineTotal(line) > 0)
    .map((line) => ({
      // Products that a plan pays for go out as gifts.
      family: line.family === 'products' ? ('gifts' as const) : line.family,
      label: line.label || line.deliverable || line.family,
      quantityHundredths: line.quantityHundredths,
      unitPriceCents: line.unitCents,
      vatBasisPoints: line.vatBasisPoints,
      isInternal: !line.isExternal,
      owner: line.owner,
      dueOn: line.dueOn,
    }));
  const reserve = {
    family: 'contingency',
    label: of.reserveLabel,
    quantityHundredths: 100,
    unitPriceCents: reserveCents,
    vatBasisPoints: Math.max(0, ...plan.lines.map(({ vatBasisPoints }) => vatBasisPoints)),
    isInternal: true,
    owner: '',
    dueOn: null,
  } as const;
  const made = await createOperation(tx, {
    clientId: reco.client_id,
    name: of.title,
    recommendationId: reco.id,
    lines: reserveCents > 0 ? [...lines, reserve] : lines,
    startsOn,
    endsOn: endsOn < startsOn ? startsOn : endsOn,
    by: of.by,
    at,
  });
  if (!made.ok) throw new Error(`an accepted plan made no operation: ${made.error.type}`);
  return made.value;
}
