import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { type ContestDeps, findRules, lockContest } from './contest.ts';
import { mailTexts } from './mail-texts.ts';
import { type Actor, mayRun } from './policy.ts';
import { tables } from './store.ts';
import { followWinners, readPlaces, recordEvent } from './winners.ts';
import { sayCode } from './words.ts';
import { writeToEntrant } from './write-to-entrant.ts';

export type VoidRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'void-reason-missing' }
  | { type: 'not-called' }
  | { type: 'prize-left' };

/**
 * Takes the place from somebody who was drawn and whom the rules exclude, for a written reason and in a
 * senior's name; the next substitute is written to at once. In the log as `void` with the code EXCLUDED
 * and a salted commitment of the reason. It can't be undone; again, nothing changes.
 */
export async function voidWinner(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  input: { actor: Actor; contestId: string; n: number; reason: string; at: Date },
): Promise<Result<null, VoidRefusal>> {
  const { actor, n, reason, at } = input;
  const contest = await lockContest(tx, input.contestId);
  const rules = contest?.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  const client = contest && (await readClientFacts(tx, contest.client_id));
  if (!contest || !rules || !client) return refuse({ type: 'not-found' });
  if (!mayRun(actor)) return refuse({ type: 'not-allowed' });
  if (reason === '') return refuse({ type: 'void-reason-missing' });
  const place = (await readPlaces(tx, contest.id)).find((one) => one.n === n);
  if (!place) return refuse({ type: 'not-found' });
  if (place.isVoid) return ok(null);
  // Substitutes take their turn: before it, nothing can be taken from them.
  if (!place.isCalled) return refuse({ type: 'not-called' });
  if (place.events.some(({ what }) => what === 'prize-sent' || what === 'acknowledged')) {
    return refuse({ type: 'prize-left' });
  }
  const event = { n, what: 'void', code: 'EXCLUDED', evidence: reason } as const;
  await recordEvent(tx, contest, { ...event, by: actor.memberId, at });
  const entry = await tables(tx)
    .selectFrom('contest_entry')
    .select(['email', 'first_name', 'code', 'locale'])
    .where('contest_id', '=', contest.id)
    .where('n', '=', n)
    .executeTakeFirst();
  if (entry?.email && place.events.some(({ what }) => what === 'told')) {
    const letter = mailTexts[entry.locale].placeLost({
      firstName: entry.first_name ?? '',
      contest: contest.name,
      organiser: rules.settings.organiser.name,
      code: entry.code,
      reason: sayCode('EXCLUDED', entry.locale),
      controller: rules.settings.controller.email,
    });
    const to = { contest, n, email: entry.email, agencyId: client.agencyId };
    await writeToEntrant(deps, tx, to, letter);
  }
  await followWinners(deps, tx, contest.id, at);
  return ok(null);
}
