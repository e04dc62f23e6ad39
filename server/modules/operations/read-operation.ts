import type { Tx } from '../../db/db.ts';
import type { ParticipationId } from '../../lib/ids.ts';
import { readClientFacts } from '../clients/public.ts';
import { type Asked, listAsked, listCreatorNames } from '../creators/public.ts';
import { type AgreementVersion, listAgreements } from './agreement.ts';
import { dayOf } from './cold.ts';
import { findOperation, type OperationRow, type ParticipationRow, tables } from './store.ts';
import type { Threshold } from './threshold.ts';
import { listThresholds } from './totals.ts';

type Rows<T> = readonly T[];
export type DeliverableRow = Awaited<ReturnType<typeof listDeliverables>>[number];
export type IncidentRow = Awaited<ReturnType<typeof listIncidents>>[number];
export type MessageRow = Awaited<ReturnType<typeof listMessages>>[number];
export type ShipmentRow = Awaited<ReturnType<typeof listShipments>>[number];

/** One creator's whole place in an operation, as the pages and Today look at it. */
export type Place = {
  readonly row: ParticipationRow;
  readonly operation: OperationRow;
  /** Null: what was held of them is erased. */
  readonly creator: { readonly name: string; readonly url: string } | null;
  readonly benefits: Awaited<ReturnType<typeof listBenefits>>;
  readonly shipments: Rows<ShipmentRow>;
  readonly agreement: AgreementVersion | null;
  readonly deliverables: Rows<DeliverableRow>;
  readonly captures: Awaited<ReturnType<typeof listCaptures>>;
  readonly incidents: Rows<IncidentRow>;
  readonly messages: Rows<MessageRow>;
  readonly hasAddress: boolean;
  /** What the creator objects to and waits for. */
  readonly asked: readonly Asked[];
  /** Since when the team's own objections to this place wait. */
  readonly contested: readonly Date[];
  readonly threshold: Threshold & { readonly year: number };
};

/** Every place of an operation, in the order in which they were chosen. */
export async function readPlaces(
  tx: Tx,
  operation: OperationRow,
  now: Date,
  only?: ParticipationId,
): Promise<Place[]> {
  const rows = await tables(tx)
    .selectFrom('participation')
    .selectAll()
    .where('operation_id', '=', operation.id)
    .$if(only !== undefined, (query) => query.where('id', '=', only as ParticipationId))
    .orderBy('n')
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const names = await listCreatorNames(
    tx,
    rows.map(({ creator_id }) => creator_id),
  );
  const benefits = await listBenefits(tx, ids);
  const shipments = await listShipments(tx, ids);
  const deliverables = await listDeliverables(tx, ids);
  const captures = await listCaptures(
    tx,
    deliverables.map(({ id }) => id),
  );
  const incidents = await listIncidents(
    tx,
    deliverables.map(({ id }) => id),
  );
  const messages = await listMessages(tx, ids);
  const addresses = await tables(tx)
    .selectFrom('creator_address')
    .select('participation_id')
    .where('participation_id', 'in', ids)
    .execute();
  const asked = await listAsked(
    tx,
    rows.map(({ creator_id }) => creator_id),
  );
  const objections = await listOpenObjections(tx, ids);
  const agreements = await listAgreements(tx, ids);
  const thresholds = await thresholdsOf(tx, operation, rows, now);
  const places: Place[] = [];
  for (const [i, row] of rows.entries()) {
    const threshold = thresholds[i];
    if (!threshold) continue; // one for each row
    const own = deliverables.filter((one) => one.participation_id === row.id);
    const ownIds = new Set(own.map(({ id }) => id));
    places.push({
      row,
      operation,
      creator: names.get(row.creator_id) ?? null,
      benefits: benefits.filter((one) => one.participation_id === row.id),
      shipments: shipments.filter((one) => one.participation_id === row.id),
      agreement: agreements.get(row.id) ?? null,
      deliverables: own,
      captures: captures.filter((one) => ownIds.has(one.deliverable_id)),
      incidents: incidents.filter((one) => ownIds.has(one.deliverable_id)),
      messages: messages.filter((one) => one.participation_id === row.id),
      hasAddress: addresses.some((one) => one.participation_id === row.id),
      asked: asked.get(row.creator_id) ?? [],
      contested: objections
        .filter((one) => one.participation_id === row.id)
        .map(({ raised_at }) => raised_at),
      threshold,
    });
  }
  return places;
}

export async function readPlace(tx: Tx, row: ParticipationRow, now: Date): Promise<Place | null> {
  const operation = await findOperation(tx, row.operation_id);
  if (!operation) return null;
  return (await readPlaces(tx, operation, now, row.id))[0] ?? null;
}

async function thresholdsOf(
  tx: Tx,
  operation: OperationRow,
  rows: readonly ParticipationRow[],
  now: Date,
) {
  // The year of the operation: what it gives counts there, also when it is looked at later.
  const client = await readClientFacts(tx, operation.client_id);
  const today = dayOf(now, client?.timeZone ?? 'UTC');
  const ended = operation.ends_on < today;
  const current = yearOf(ended ? operation.ends_on : today);
  const places = rows.map((row) => ({ creatorId: row.creator_id, participationId: row.id }));
  const { client_id: clientId, objective } = operation;
  const inYear = async (year: number) =>
    (await listThresholds(tx, { clientId, objective, year }, places)).map((threshold) => ({
      ...threshold,
      year,
    }));
  const shown = await inYear(current);
  const first = yearOf(operation.starts_on);
  if (first <= current) return shown;
  // Not begun, and for a later year: the sum that is nearer to the law's is shown.
  const planned = await inYear(first);
  return shown.map((one, i) => {
    const later = planned[i] ?? one;
    return later.plannedCents >= one.plannedCents ? later : one;
  });
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function listOpenObjections(tx: Tx, ids: readonly ParticipationId[]) {
  return tables(tx)
    .selectFrom('operation_objection')
    .select(['participation_id', 'raised_at'])
    .where('participation_id', 'in', [...ids])
    .where('answered_at', 'is', null)
    .orderBy('n')
    .execute();
}

function listBenefits(tx: Tx, ids: readonly ParticipationId[]) {
  return tables(tx)
    .selectFrom('benefit')
    .selectAll()
    .where('participation_id', 'in', [...ids])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

async function listShipments(tx: Tx, ids: readonly ParticipationId[]) {
  const rows = await tables(tx)
    .selectFrom('shipment')
    .selectAll()
    .where('participation_id', 'in', [...ids])
    .orderBy('created_at')
    .orderBy('lost_at', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const gifts = await tables(tx)
    .selectFrom('shipment_gift')
    .innerJoin('benefit', 'benefit.id', 'shipment_gift.benefit_id')
    .select(['shipment_gift.shipment_id', 'benefit.label', 'benefit.id'])
    .where(
      'shipment_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.map((row) => ({
    ...row,
    gifts: gifts.filter((gift) => gift.shipment_id === row.id).map(({ label }) => label),
  }));
}

function listDeliverables(tx: Tx, ids: readonly ParticipationId[]) {
  return tables(tx)
    .selectFrom('deliverable')
    .selectAll()
    .where('participation_id', 'in', [...ids])
    .orderBy('published_at')
    .execute();
}

async function listCaptures(tx: Tx, ids: readonly DeliverableRow['id'][]) {
  if (ids.length === 0) return [];
  return tables(tx)
    .selectFrom('deliverable_capture')
    .selectAll()
    .where('deliverable_id', 'in', [...ids])
    .orderBy('due_at')
    .orderBy('id')
    .execute();
}

async function listIncidents(tx: Tx, ids: readonly DeliverableRow['id'][]) {
  if (ids.length === 0) return [];
  return tables(tx)
    .selectFrom('mention_incident')
    .selectAll()
    .where('deliverable_id', 'in', [...ids])
    .orderBy('opened_at')
    .execute();
}

async function listMessages(tx: Tx, ids: readonly ParticipationId[]) {
  return tables(tx)
    .selectFrom('outreach_message')
    .selectAll()
    .where('participation_id', 'in', [...ids])
    .where('state', '<>', 'dropped')
    .orderBy('n')
    .execute();
}
