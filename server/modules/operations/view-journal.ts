import type { Tx } from '../../db/db.ts';
import type { MemberId, OperationId, ParticipationId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { listMembersByIds } from '../people/public.ts';
import { boardTexts } from './board-messages.ts';
import { describeEvent } from './journal-messages.ts';
import type { Place } from './read-operation.ts';
import { tables } from './store.ts';
import { nameOf } from './view-line.ts';

const MOST = 400;

type Told = {
  readonly kind: string;
  readonly at: Date;
  readonly participation_id: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Whether nobody's event is the machine's own: a capture and what follows from it, not the creator's. */
export function isMachines({ kind, detail }: Pick<Told, 'kind' | 'detail'>): boolean {
  if (kind === 'state') return detail.to === 'mention-checked';
  return ['capture', 'mention', 'mail'].includes(kind);
}

/** Without the steps that a parcel's own line tells: it left once. */
export function leaveOutTold<T extends Told>(rows: readonly T[]): T[] {
  const keyOf = (row: Told) => `${row.participation_id} ${row.at.getTime()}`;
  const sent = new Set(
    rows.filter(({ kind, detail }) => kind === 'parcel' && detail.what === 'sent').map(keyOf),
  );
  return rows.filter(
    (row) => !(row.kind === 'state' && row.detail.to === 'shipped' && sent.has(keyOf(row))),
  );
}

/** What happened, the newest first. */
export async function viewJournal(
  tx: Tx,
  of: { operationId: OperationId; participationId?: ParticipationId },
  places: readonly Place[],
  locale: Locale,
) {
  const rows = await tables(tx)
    .selectFrom('participation_event')
    .selectAll()
    .where('operation_id', '=', of.operationId)
    .$if(of.participationId !== undefined, (query) =>
      query.where('participation_id', '=', of.participationId as ParticipationId),
    )
    .orderBy('n', 'desc')
    .limit(MOST)
    .execute();
  const ids = rows.map(({ by_id }) => by_id).filter((id): id is MemberId => id !== null);
  const people = await listMembersByIds(tx, [...new Set(ids)]);
  const names = new Map(places.map((place) => [place.row.id, nameOf(place, locale)]));
  const { by } = boardTexts[locale];
  return leaveOutTold(rows).map((row) => ({
    at: row.at.toISOString(),
    by: row.by_id ? (people.get(row.by_id)?.name ?? '') : isMachines(row) ? by.machine : by.creator,
    creator: (row.participation_id && names.get(row.participation_id)) ?? '',
    sentence: describeEvent(row.kind, row.detail, locale),
  }));
}
