import type { Tx } from '../../db/db.ts';
import type { CreatorId, MemberId, OperationId } from '../../lib/ids.ts';
import { dayOf } from '../../lib/work-days.ts';
import type { ClientFacts } from '../clients/public.ts';
import { findCreator } from '../creators/public.ts';
import { createOperation, keepProposed, recordPast } from '../operations/public.ts';
import { findBrief, readWhole } from './brief.ts';
import { foldName } from './feasibility.ts';
import { listPlanned } from './planned-benefits.ts';
import type { Given } from './read-past.ts';
import type { RecoRow } from './reco.ts';
import type { Plan, ProposedCreator } from './reco-schema.ts';
import { recoTexts } from './reco-texts.ts';
import { addUp, lineTotal } from './totals.ts';

/**
 * Opens the operation of an accepted plan, with its lines, its reserve, whom it proposed and what it
 * means to give them, in the same transaction; what the brief says they had this year counts from here on.
 */
export async function makeOperation(
  tx: Tx,
  of: {
    client: ClientFacts;
    reco: RecoRow;
    title: string;
    plan: Plan;
    creators: readonly ProposedCreator[];
    by: MemberId;
    at: Date;
  },
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
    label: recoTexts[of.client.locale].reserve,
    quantityHundredths: 100,
    unitPriceCents: reserveCents,
    vatBasisPoints: Math.max(0, ...plan.lines.map(({ vatBasisPoints }) => vatBasisPoints)),
    isInternal: true,
    owner: '',
    dueOn: null,
  } as const;
  const brief = await findBrief(tx, reco.brief_id);
  const whole = brief && (await readWhole(tx, brief, of.client));
  const made = await createOperation(tx, {
    clientId: reco.client_id,
    name: of.title,
    recommendationId: reco.id,
    lines: reserveCents > 0 ? [...lines, reserve] : lines,
    startsOn,
    endsOn: endsOn < startsOn ? startsOn : endsOn,
    ceilingCents: whole?.facts.ceilingCents ?? null,
    by: of.by,
    at,
  });
  if (!made.ok) throw new Error(`an accepted plan made no operation: ${made.error.type}`);
  const { agencyId, id: clientId } = of.client;
  const how = { isCold: whole?.facts.isCold ?? null, locale: of.client.locale };
  const proposed = of.creators.flatMap((one, i) => {
    if (!one.plans.includes(plan.key)) return [];
    const creatorId = one.creatorId as CreatorId | null; // found or not, by the wall
    return [{ ...one, place: i + 1, creatorId, benefits: listPlanned(one, plan, how) }];
  });
  await recordPasts(tx, of, whole?.facts.past ?? [], proposed);
  await keepProposed(tx, { agencyId, clientId, operationId: made.value, by: of.by, at }, proposed);
  return made.value;
}

/** The day that counts is that on which the client's brief came: it speaks of that year. */
async function recordPasts(
  tx: Tx,
  of: Pick<Parameters<typeof makeOperation>[1], 'client' | 'reco' | 'by' | 'at'>,
  past: readonly Given[],
  proposed: readonly { name: string; creatorId: CreatorId | null }[],
): Promise<void> {
  const { client, by, at } = of;
  const brief = await findBrief(tx, of.reco.brief_id);
  if (!brief) return;
  const givenOn = dayOf(brief.received_at, client.timeZone);
  for (const [name, { creatorId }] of new Map(
    proposed.map((one) => [foldName(one.name), one] as const),
  )) {
    const said = past.filter((one) => foldName(one.name) === name);
    const totalCents = said.reduce((sum, { cents }) => sum + cents, 0);
    // A link may name an id that the register doesn't hold: nothing is on record of nobody.
    if (!creatorId || totalCents === 0 || !(await findCreator(tx, creatorId))) continue;
    const label = recoTexts[client.locale].past;
    await recordPast(tx, { clientId: client.id, creatorId, label, totalCents, givenOn, by, at });
  }
}
