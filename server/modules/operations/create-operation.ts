import type { Tx } from '../../db/db.ts';
import {
  type ClientId,
  type MemberId,
  newId,
  type OperationId,
  type OperationLineId,
} from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { addEvent } from './events.ts';
import type { OperationLine } from './schema.ts';
import { findOperation, tables } from './store.ts';

export type NewOperation = {
  readonly clientId: ClientId;
  readonly name: string;
  readonly recommendationId?: string | null;
  /** The accepted plan's lines, in its order. */
  readonly lines: readonly OperationLine[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly measuredUntil?: string | null;
  /** What the client said must not be exceeded, in cents before tax. */
  readonly ceilingCents?: number | null;
  /** Of advertiser, creators and readers: the rules of all count. Else as the client's last, or France. */
  readonly countries?: readonly string[];
  readonly by: MemberId;
  readonly at: Date;
};

export type OperationRefusal = { type: 'not-found' } | { type: 'dates-turned' };

/** Opens an operation with its budget. Nothing leaves and nobody is asked by it. */
export async function createOperation(
  tx: Tx,
  input: NewOperation,
): Promise<Result<OperationId, OperationRefusal>> {
  if (input.endsOn < input.startsOn) return refuse({ type: 'dates-turned' });
  const id = newId<OperationId>(input.at.getTime());
  await tables(tx)
    .insertInto('operation')
    .values({
      id,
      client_id: input.clientId,
      name: input.name.normalize('NFC'),
      recommendation_id: input.recommendationId ?? null,
      countries: [...new Set(input.countries ?? (await lastCountries(tx, input.clientId)))],
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      measured_until: input.measuredUntil ?? null,
      ceiling_cents: input.ceilingCents ?? null,
      created_by: input.by,
      created_at: input.at,
    })
    .execute();
  for (const line of input.lines) await addLine(tx, { id, ...input }, line);
  await addEvent(tx, { ...input, operationId: id, kind: 'opened' });
  return ok(id);
}

async function lastCountries(tx: Tx, clientId: ClientId): Promise<readonly string[]> {
  const last = await tables(tx)
    .selectFrom('operation')
    .select('countries')
    .where('client_id', '=', clientId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.countries ?? ['FR'];
}

type Of = { id: OperationId; clientId: ClientId; by: MemberId; at: Date };

/** Puts a line at the end of the budget. */
export async function addLine(tx: Tx, of: Of, line: OperationLine): Promise<OperationLineId> {
  const { place } = await tables(tx)
    .selectFrom('operation_line')
    .select((eb) => eb.fn.coalesce(eb.fn.max('place'), eb.lit(0)).as('place'))
    .where('operation_id', '=', of.id)
    .executeTakeFirstOrThrow();
  const id = newId<OperationLineId>(of.at.getTime());
  await tables(tx)
    .insertInto('operation_line')
    .values({
      id,
      client_id: of.clientId,
      operation_id: of.id,
      place: place + 1,
      family: line.family,
      label: line.label.normalize('NFC'),
      quantity_hundredths: line.quantityHundredths,
      unit_price_cents: line.unitPriceCents,
      vat_basis_points: line.vatBasisPoints ?? 2_000,
      is_internal: line.isInternal ?? false,
      owner: (line.owner ?? '').normalize('NFC'),
      due_on: line.dueOn ?? null,
      changed_by: of.by,
      changed_at: of.at,
    })
    .execute();
  return id;
}

export type OperationChange = {
  readonly name?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly measuredUntil?: string | null;
  readonly countries?: readonly string[];
  readonly objective?: { readonly name: string; readonly reason: string };
};

/**
 * Changes names and dates. A promotional purpose of its own keeps its benefits apart from the
 * year's others: it needs a written reason, and stands once something was given for it.
 */
export async function updateOperation(
  tx: Tx,
  id: OperationId,
  change: OperationChange,
  how: { by: MemberId; at: Date },
): Promise<Result<null, OperationRefusal | { type: 'objective-settled' }>> {
  const row = await findOperation(tx, id);
  if (!row) return refuse({ type: 'not-found' });
  const startsOn = change.startsOn ?? row.starts_on;
  const endsOn = change.endsOn ?? row.ends_on;
  if (endsOn < startsOn) return refuse({ type: 'dates-turned' });
  if (change.objective) {
    // Whatever is being given at this moment holds its place: it is waited for, and counts.
    await lockPlaces(tx, id);
    if (await hasGiven(tx, id)) return refuse({ type: 'objective-settled' });
  }
  const objective = change.objective && {
    ...change.objective,
    name: await sameObjective(tx, row.client_id, change.objective.name),
  };
  await tables(tx)
    .updateTable('operation')
    .set({
      name: (change.name ?? row.name).normalize('NFC'),
      starts_on: startsOn,
      ends_on: endsOn,
      measured_until:
        change.measuredUntil === undefined ? row.measured_until : change.measuredUntil,
      ...(change.countries && { countries: [...new Set(change.countries)] }),
      ...(objective && { objective: objective.name, objective_reason: objective.reason }),
    })
    .where('id', '=', id)
    .execute();
  if (change.countries) {
    const detail = { before: row.countries.join(', '), after: change.countries.join(', ') };
    const of = { clientId: row.client_id, operationId: id, kind: 'countries', detail } as const;
    await addEvent(tx, { ...of, ...how });
  }
  if (objective) {
    await followObjective(tx, id, objective.name);
    const detail = { ...objective };
    await addEvent(tx, {
      clientId: row.client_id,
      operationId: id,
      kind: 'objective',
      detail,
      ...how,
    });
  }
  return ok(null);
}

/** Ends an operation; what is still due to be captured is captured. */
export async function closeOperation(
  tx: Tx,
  id: OperationId,
  how: { by: MemberId; at: Date },
): Promise<Result<null, { type: 'not-found' } | { type: 'already-closed' }>> {
  const row = await findOperation(tx, id);
  if (!row) return refuse({ type: 'not-found' });
  if (row.closed_at) return refuse({ type: 'already-closed' });
  await tables(tx)
    .updateTable('operation')
    .set({ closed_at: how.at, closed_by: how.by })
    .where('id', '=', id)
    .execute();
  await addEvent(tx, { clientId: row.client_id, operationId: id, kind: 'closed', ...how });
  return ok(null);
}

async function lockPlaces(tx: Tx, id: OperationId): Promise<void> {
  await tables(tx)
    .selectFrom('participation')
    .select('id')
    .where('operation_id', '=', id)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** A purpose that the client's operations know already, as they write it: letter case opens no new sum. */
async function sameObjective(tx: Tx, clientId: ClientId, name: string): Promise<string> {
  const rows = await tables(tx)
    .selectFrom('operation')
    .select('objective')
    .distinct()
    .where('client_id', '=', clientId)
    .where('objective', '<>', '')
    .execute();
  const fold = (text: string) =>
    text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
  const known = rows.find(({ objective }) => fold(objective) === fold(name));
  return known?.objective ?? name.replaceAll(/\s+/g, ' ').trim();
}

async function hasGiven(tx: Tx, id: OperationId): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('benefit')
    .innerJoin('participation', 'participation.id', 'benefit.participation_id')
    .select('benefit.id')
    .where('participation.operation_id', '=', id)
    .where('benefit.state', '=', 'given')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function followObjective(tx: Tx, id: OperationId, objective: string): Promise<void> {
  await tables(tx)
    .updateTable('benefit')
    .set({ objective })
    .where('participation_id', 'in', (eb) =>
      eb
        .selectFrom('participation')
        .select('participation.id')
        .where('participation.operation_id', '=', id),
    )
    .execute();
}
