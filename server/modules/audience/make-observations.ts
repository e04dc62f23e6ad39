import { sql } from 'kysely';
import type { RecordOf } from '../../../verifier/report/observation.ts';
import type { Tx } from '../../db/db.ts';
import type { OperationId } from '../../lib/ids.ts';
import { listContestsOf, readEntryRecords } from '../contests/public.ts';
import type { ObservedFacts } from '../operations/public.ts';
import type { NewObservation } from './record-observation.ts';
import { tables } from './store.ts';

/** What is seen of a thing, before it is known whose it is. */
export type Seen = Pick<NewObservation, 'kind' | 'object' | 'method' | 'from' | 'to' | 'records'>;

type Of = { readonly operationId: OperationId; readonly timeZone: string; readonly at: Date };

/** Every entry of each contest that has opened, from its opening until now. */
export async function seeEntries(tx: Tx, { operationId, at }: Of): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const { id, openedAt } of await listContestsOf(tx, { operationId })) {
    if (!openedAt || openedAt > at) continue;
    const records = (await readEntryRecords(tx, id)).map(
      ({ n, origin, code, optIn }): RecordOf<'entries'> => ({ n, origin, code, optIn }),
    );
    seen.push({
      kind: 'entries',
      object: id,
      method: 'contest-entries',
      from: openedAt,
      to: at,
      records,
    });
  }
  return seen;
}

/**
 * Who ticked the box of the letter and whose entry is kept, once the list is closed: before that an
 * entry may still be passed over, and whoever was counted once stays counted.
 */
export async function seeSubscribers(tx: Tx, { operationId, at }: Of): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const { id, openedAt, frozenAt } of await listContestsOf(tx, { operationId })) {
    if (!openedAt || !frozenAt || frozenAt > at) continue;
    const entries = await readEntryRecords(tx, id);
    const records = entries
      .filter(({ code, optIn }) => code === null && optIn)
      .map(({ n, at: entered }) => ({ id: `${id} ${n}`, at: entered.toISOString() }));
    const base = { kind: 'subscribers', object: id, method: 'contest-opt-in' } as const;
    seen.push({ ...base, from: openedAt, to: frozenAt, records });
  }
  return seen;
}

/** The lines of the plan as they stand now. */
export function seeSpend(facts: ObservedFacts, { operationId, at }: Of): Seen[] {
  const names = new Map<string, number>();
  const { ceilingCents } = facts;
  const records = facts.lines.map(({ label, plannedCents, realCents }): RecordOf<'spend'> => {
    const nth = (names.get(label) ?? 0) + 1;
    names.set(label, nth);
    const line = nth === 1 ? label : `${label} (${nth})`;
    return { line, plannedCents, actualCents: realCents, ceilingCents };
  });
  if (records.length === 0) return [];
  return [{ kind: 'spend', object: operationId, method: 'plan-lines', from: at, to: at, records }];
}

/** What each capture showed of the mention, and of each capture that was due whether it was made. */
export function seeCaptures(facts: ObservedFacts, { operationId, at }: Of): Seen[] {
  const due = facts.captures.filter(({ dueAt }) => dueAt <= at);
  const [first] = due;
  if (!first) return [];
  const mentions = due.flatMap(
    ({ deliverableId: deliverable, moment, capturedAt, mention: state }): RecordOf<'mention'>[] =>
      capturedAt && state ? [{ deliverable, moment, state, at: capturedAt.toISOString() }] : [],
  );
  const captures = due.map(
    (one): RecordOf<'capture'> => ({
      deliverable: one.deliverableId,
      moment: one.moment,
      dueAt: one.dueAt.toISOString(),
      doneAt: one.capturedAt?.toISOString() ?? null,
      why: one.missedBecause,
    }),
  );
  const base = { object: operationId, from: first.dueAt, to: at };
  return [
    { ...base, kind: 'capture', method: 'planned-captures', records: captures },
    ...(mentions.length > 0
      ? [{ ...base, kind: 'mention' as const, method: 'page-capture', records: mentions }]
      : []),
  ];
}

/** Each day on which somebody came through a link, in the client's time zone; the last one until now. */
export async function seeVisits(tx: Tx, { operationId, timeZone, at }: Of): Promise<Seen[]> {
  const links = await tables(tx)
    .selectFrom('tagged_link')
    .select(['id', 'tag', 'created_at'])
    .where('operation_id', '=', operationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const seen: Seen[] = [];
  for (const { id, tag, created_at } of links) {
    const visits = await tables(tx)
      .selectFrom('visit')
      .select(['session', 'is_robot', 'own_network'])
      .select([
        sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day'),
        sql<Date>`day::timestamp at time zone ${timeZone}`.as('from'),
        sql<Date>`(day + 1)::timestamp at time zone ${timeZone}`.as('to'),
      ])
      .where('link_id', '=', id)
      .orderBy('visit.day')
      .orderBy('session')
      .execute();
    const base = { kind: 'visits', object: tag, method: 'tagged-link' } as const;
    for (const [, rows] of Map.groupBy(visits, ({ day }) => day)) {
      const [first] = rows;
      if (!first || first.from > at) continue;
      const records = rows.map(
        ({ session, day, is_robot: robot, own_network: ownNetwork }): RecordOf<'visits'> => ({
          session,
          day,
          robot,
          ownNetwork,
        }),
      );
      seen.push({ ...base, from: first.from, to: first.to < at ? first.to : at, records });
    }
    // Nobody came: that is known, too.
    if (visits.length === 0 && created_at <= at) {
      seen.push({ ...base, from: created_at, to: at, records: [] });
    }
  }
  return seen;
}
