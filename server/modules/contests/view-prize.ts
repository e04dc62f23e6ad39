import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type FoundKey, findRules } from './contest.ts';
import { findOwnEntry } from './own-entry.ts';
import type { ContestSettings } from './settings.ts';
import { tables } from './store.ts';
import { type Place, readPlaces } from './winners.ts';

/** What a winner sees by the key that their letter held. */
export async function viewPrize(tx: Tx, key: FoundKey) {
  const unknown: Result<never, { type: 'link-unknown' }> = refuse({ type: 'link-unknown' });
  const own = await findOwnEntry(tx, key);
  const prize = await tables(tx)
    .selectFrom('contest_prize')
    .selectAll()
    .where('contest_id', '=', key.contest_id)
    .where('n', '=', key.n)
    .executeTakeFirst();
  if (!own || !prize || own.contest.opened_version === null) return unknown;
  const rules = await findRules(tx, own.contest.id, own.contest.opened_version);
  const places = await readPlaces(tx, own.contest.id);
  const place = places.find(({ n }) => n === key.n);
  if (!rules || !place) return unknown;
  const has = (what: string) => place.events.some((event) => event.what === what);
  const state = has('acknowledged')
    ? ('received' as const)
    : has('prize-sent')
      ? ('sent' as const)
      : place.isVoid
        ? ('passed-on' as const)
        : prize.answered_at
          ? ('answered' as const)
          : ('to-answer' as const);
  return ok({
    publicId: own.contest.public_id,
    contest: own.contest.name,
    organiser: rules.settings.organiser.name,
    code: own.entry.code,
    prize: prizeOf(rules.settings, places, place),
    answerBy: prize.answer_by.toISOString(),
    timeZone: rules.settings.timeZone,
    state,
  });
}

/** Prizes go in the order of the rules; a substitute has that of the place which they follow. */
function prizeOf(
  { prizes }: Pick<ContestSettings, 'prizes'>,
  places: readonly Place[],
  place: Place,
): string {
  const voids = places
    .flatMap((one) => one.events.filter(isEnd).map(({ at }) => ({ one, at })))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const winners = places.filter(({ isSubstitute }) => !isSubstitute).length;
  const before = place.isSubstitute ? voids[place.rank - winners - 1]?.one : undefined;
  if (before) return prizeOf({ prizes }, places, before);
  let left = place.rank;
  for (const { label, quantity } of prizes) {
    if (left <= quantity) return label;
    left -= quantity;
  }
  return prizes.at(-1)?.label ?? '';
}

const isEnd = ({ what }: Place['events'][number]) => what === 'void';
