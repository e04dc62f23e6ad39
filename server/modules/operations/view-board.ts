import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { OperationId } from '../../lib/ids.ts';
import { readClientFacts } from '../clients/public.ts';
import { readApprovalDelay } from '../signing/public.ts';
import { agreementState, parcelState, wasThereAtFirst } from './board-line.ts';
import type { BoardView, OperationSummary } from './board-schema.ts';
import { dayOf } from './cold.ts';
import { sumEnvelopes } from './envelopes.ts';
import { hasAccepted, sumBudget, totalOf } from './operation.ts';
import * as policy from './policy.ts';
import { type Place, readPlaces } from './read-operation.ts';
import { planBackwards } from './schedule.ts';
import { findOperation, type OperationRow, tables } from './store.ts';
import { viewCapture } from './view-capture.ts';
import { viewJournal } from './view-journal.ts';
import { viewLeftOut } from './view-left-out.ts';
import { nameOf, viewLine } from './view-line.ts';
import { viewObjections } from './view-objections.ts';

/** The whole board of an operation; null where the session's scope doesn't hold it. */
export async function viewBoard(
  tx: Tx,
  session: Session,
  id: OperationId,
  now: Date,
): Promise<BoardView | null> {
  const operation = await findOperation(tx, id);
  const client = operation && (await readClientFacts(tx, operation.client_id));
  if (!operation || !client) return null;
  const { locale } = session;
  const { timeZone } = client;
  const places = await readPlaces(tx, operation, now);
  const seesRemarks = policy.maySeeRemarks(session);
  const lines = await listLines(tx, id, seesRemarks);
  const budget = sumBudget(lines.map(shapeOf));
  const delay = await readApprovalDelay(tx, client.id, now);
  const hasCold = places.some(({ benefits }) => benefits.some(({ is_cold }) => is_cold));
  const today = dayOf(now, timeZone);
  const isOver = ['measure', 'closed'].includes(phaseOf(operation, today));
  const schedule = planBackwards({
    startsOn: operation.starts_on,
    measuredUntil: operation.measured_until,
    medianApprovalHours: delay?.medianHours ?? null,
    hasCold,
  });
  return {
    id,
    name: operation.name,
    client: { id: client.id, name: client.name },
    timeZone,
    now: now.toISOString(),
    objective: operation.objective,
    objectiveReason: operation.objective_reason,
    startsOn: operation.starts_on,
    endsOn: operation.ends_on,
    measuredUntil: operation.measured_until,
    phase: phaseOf(operation, today),
    closedAt: operation.closed_at?.toISOString() ?? null,
    budget: {
      agreedCents: budget.agreed,
      committedCents: budget.committed,
      paidCents: budget.paid,
      leftCents: budget.left,
    },
    counts: countPlaces(places),
    // What nobody had by the end was saved, and no longer waits for a name.
    envelopes: sumEnvelopes(lines, places).filter(({ leftCents }) => leftCents < 0 || !isOver),
    objections: await viewObjections(tx, session, { operationId: id, client, places, now }),
    leftOut: policy.mayEdit(session)
      ? await viewLeftOut(
          tx,
          id,
          places.map(({ row }) => row.creator_id),
        )
      : [],
    creators: places.map((place) => viewLine(place, { locale, timeZone, now, seesRemarks })),
    lines: lines.map((line) => ({
      id: line.id,
      family: line.family,
      label: line.label,
      quantityHundredths: line.quantity_hundredths,
      unitPriceCents: line.unit_price_cents,
      totalCents: totalOf(shapeOf(line)),
      vatBasisPoints: line.vat_basis_points,
      isInternal: line.is_internal,
      owner: line.owner,
      dueOn: line.due_on,
      state: line.state,
      realCents: line.real_cents,
      evidence: line.evidence,
    })),
    schedule: schedule.map((line) => ({ ...line, isPast: line.on < today })),
    medianApprovalHours: delay?.medianHours ?? null,
    evidence: places.flatMap((place) =>
      place.captures.map((capture) => ({
        ...viewCapture(capture, locale),
        creator: nameOf(place, locale),
        pageUrl: place.deliverables.find(({ id }) => id === capture.deliverable_id)?.url ?? '',
        participationId: place.row.id,
      })),
    ),
    journal: policy.maySeeLetters(session)
      ? await viewJournal(tx, { operationId: id }, places, locale)
      : [],
    can: {
      edit: policy.mayEdit(session),
      release: policy.mayRelease(session),
      seeAddresses: policy.maySeeAddress(session),
    },
  };
}

/** The operations of these clients, those that need a person first. */
export async function listOperations(
  tx: Tx,
  session: Session,
  clientId: string | undefined,
  now: Date,
): Promise<OperationSummary[]> {
  const ids = session.scope.clientIds.filter((id) => !clientId || id === clientId);
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('operation')
    .selectAll()
    .where('client_id', 'in', ids)
    .orderBy('closed_at', (order) => order.asc().nullsFirst())
    .orderBy('starts_on', 'desc')
    .execute();
  const summaries: OperationSummary[] = [];
  for (const row of rows) {
    const client = await readClientFacts(tx, row.client_id);
    if (!client) continue;
    const { timeZone } = client;
    const places = await readPlaces(tx, row, now);
    const seesRemarks = policy.maySeeRemarks(session);
    const reader = { locale: session.locale, timeZone, now, seesRemarks };
    const lines = places.map((place) => viewLine(place, reader));
    const budget = sumBudget((await listLines(tx, row.id, seesRemarks)).map(shapeOf));
    summaries.push({
      id: row.id,
      name: row.name,
      client: { id: client.id, name: client.name },
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      measuredUntil: row.measured_until,
      phase: phaseOf(row, dayOf(now, timeZone)),
      creators: places.length,
      published: countPlaces(places).published,
      alerts: lines.filter(({ alert }) => alert?.isRed).length,
      agreedCents: budget.agreed,
      committedCents: budget.committed,
      paidCents: budget.paid,
    });
  }
  return summaries;
}

export function phaseOf(row: OperationRow, today: string): OperationSummary['phase'] {
  if (row.closed_at) return 'closed';
  if (today < row.starts_on) return 'preparation';
  return today <= row.ends_on ? 'running' : 'measure';
}

function countPlaces(places: readonly Place[]): BoardView['counts'] {
  const count = (is: (place: Place) => boolean) => places.filter(is).length;
  const isOut = ({ deliverables }: Place) => deliverables.length > 0;
  return {
    kept: count(({ row }) => row.state !== 'spotted'),
    contacted: count(({ row }) => !['spotted', 'kept'].includes(row.state)),
    accepted: count(({ row }) => hasAccepted(row.state)),
    agreed: count((place) => agreementState(place) === 'signed'),
    parcels: count((place) => ['sent', 'received', 'lost'].includes(parcelState(place))),
    published: count(isOut),
    mentions: count((place) => isOut(place) && isMentioned(place)),
    mentionsRead: count((place) => isOut(place) && newestRead(place) !== undefined),
    mentionsAtFirst: count(wasThereAtFirst),
    measured: count((place) => isOut(place) && ['measured', 'thanked'].includes(place.row.state)),
  };
}

function isMentioned(place: Place): boolean {
  return newestRead(place)?.mention_state === 'present';
}

function newestRead(place: Place) {
  return place.captures.findLast(({ state }) => state === 'done');
}

/** A client's person sees of every line what was agreed and what it really came to; of the agency's own work no proof and nobody's name. */
async function listLines(tx: Tx, id: OperationId, seesRemarks: boolean) {
  const rows = await tables(tx)
    .selectFrom('operation_line')
    .selectAll()
    .where('operation_id', '=', id)
    .orderBy('place')
    .execute();
  if (seesRemarks) return rows;
  return rows.map((row) => (row.is_internal ? { ...row, evidence: '', owner: '' } : row));
}

type LineRow = Awaited<ReturnType<typeof listLines>>[number];

function shapeOf(line: LineRow) {
  return {
    quantityHundredths: line.quantity_hundredths,
    unitPriceCents: line.unit_price_cents,
    state: line.state,
    realCents: line.real_cents,
  };
}
