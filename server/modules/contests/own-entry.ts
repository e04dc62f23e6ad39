import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type ContestRow, type EntryRow, type FoundKey, findContest } from './contest.ts';
import { findLast, recordExclusion } from './exclusions.ts';
import { tables } from './store.ts';

export type OwnEntry = { readonly contest: ContestRow; readonly entry: EntryRow };
export type OwnRefusal = { type: 'link-unknown' } | { type: 'confirmation-over' };

/** The entry that a key opens, held until the transaction ends. */
export async function findOwnEntry(tx: Tx, key: FoundKey): Promise<OwnEntry | null> {
  const contest = await findContest(tx, key.contest_id);
  const entry = await tables(tx)
    .selectFrom('contest_entry')
    .selectAll()
    .where('contest_id', '=', key.contest_id)
    .where('n', '=', key.n)
    .executeTakeFirst();
  return contest && entry ? { contest, entry } : null;
}

/** The address is theirs: they have opened the mail. A second time changes nothing. */
export async function confirmEntry(
  tx: Tx,
  key: FoundKey,
  at: Date,
): Promise<Result<OwnEntry, OwnRefusal>> {
  const own = key.kind === 'confirmation' ? await findOwnEntry(tx, key) : null;
  if (!own || own.entry.erased_at) return refuse({ type: 'link-unknown' });
  if (own.entry.confirmed_at) return ok(own);
  const frozen = await tables(tx)
    .selectFrom('contest_freeze')
    .select('contest_id')
    .where('contest_id', '=', own.contest.id)
    .executeTakeFirst();
  if (frozen) return refuse({ type: 'confirmation-over' });
  await tables(tx)
    .updateTable('contest_entry')
    .set({ confirmed_at: at })
    .where('contest_id', '=', own.contest.id)
    .where('n', '=', own.entry.n)
    .where('confirmed_at', 'is', null)
    .execute();
  return ok({ ...own, entry: { ...own.entry, confirmed_at: at } });
}

/**
 * Takes an entry back and erases the person, by the receipt's key only. Before the list is closed it is
 * excluded as withdrawn; afterwards its code stays, and is void if it is drawn. Again: nothing changes.
 */
export async function withdrawEntry(
  tx: Tx,
  key: FoundKey,
  at: Date,
): Promise<Result<null, OwnRefusal>> {
  const own = key.kind === 'receipt' ? await findOwnEntry(tx, key) : null;
  if (!own) return refuse({ type: 'link-unknown' });
  await takeOut(tx, own, at);
  return ok(null);
}

/** The same without its key, where it is known that it was asked for. */
export async function takeOut(tx: Tx, { contest, entry }: OwnEntry, at: Date): Promise<void> {
  if (entry.erased_at) return;
  // Against a list that is being closed.
  await tables(tx)
    .selectFrom('contest')
    .select('id')
    .where('id', '=', contest.id)
    .forUpdate()
    .execute();
  const frozen = await tables(tx)
    .selectFrom('contest_freeze')
    .select('contest_id')
    .where('contest_id', '=', contest.id)
    .executeTakeFirst();
  const isOut = (await findLast(tx, contest.id, entry.n))?.effect === 'excluded';
  if (!frozen && !isOut) {
    const what = { n: entry.n, effect: 'excluded', code: 'R11', judgedBy: 'rule' } as const;
    await recordExclusion(tx, contest, { ...what, by: null, note: '', at });
  }
  await erasePerson(tx, contest, [entry.n], at);
}

/**
 * Erases these entrants: names, addresses and the nonce, so that nothing leads from a code to a person.
 * What was committed to stays, and the draw with it. It is noted apart, for an older copy put back.
 */
export async function erasePerson(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'>,
  numbers: readonly number[],
  at: Date,
): Promise<void> {
  if (numbers.length === 0) return;
  await tables(tx)
    .updateTable('contest_entry')
    .set({
      nonce: null,
      first_name: null,
      family_name: null,
      email: null,
      postal_code: null,
      birth_year: null,
      source_mark: null,
      is_opt_in: false,
      withdrawn_at: at,
      erased_at: at,
    })
    .where('contest_id', '=', contest.id)
    .where('n', 'in', numbers)
    .where('erased_at', 'is', null)
    .execute();
  await tables(tx)
    .updateTable('contest_prize')
    .set({ street: null, city: null, erased_at: at })
    .where('contest_id', '=', contest.id)
    .where('n', 'in', numbers)
    .where('erased_at', 'is', null)
    .execute();
  await tables(tx)
    .insertInto('contest_erasure')
    .values(numbers.map((n) => ({ contest_id: contest.id, client_id: contest.client_id, n, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
