import type { Tx } from '../../db/db.ts';
import { type ContestId, type Id, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { type ContestDeps, findRules, lockContest } from './contest.ts';
import {
  applyRules,
  hashEmail,
  judgeContest,
  readStandings,
  recordExclusion,
} from './exclusions.ts';
import { findFreeze } from './freeze.ts';
import { mailTexts } from './mail-texts.ts';
import { type Actor, mayRun } from './policy.ts';
import { tables } from './store.ts';
import { sayCode } from './words.ts';
import { writeToEntrant } from './write-to-entrant.ts';

export type DecideRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'contest-frozen' }
  | { type: 'reason-missing' }
  | { type: 'not-a-household' }
  | { type: 'entry-withdrawn' };

/**
 * A person decides about an entry: that it is of one household with an earlier one (R7) or isn't, or
 * that an entry which a rule excluded is kept after all, for a written reason. Appended, never changed;
 * a later decision takes it back. Nobody puts back who withdrew.
 */
export async function decideEntry(
  tx: Tx,
  input: {
    actor: Actor;
    contestId: string;
    n: number;
    effect: 'excluded' | 'kept';
    note: string;
    at: Date;
  },
): Promise<Result<null, DecideRefusal>> {
  const { actor, n, effect, note, at } = input;
  const contest = await lockContest(tx, input.contestId);
  const rules = contest?.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  if (!contest || !rules) return refuse({ type: 'not-found' });
  if (!mayRun(actor)) return refuse({ type: 'not-allowed' });
  if (await findFreeze(tx, contest.id)) return refuse({ type: 'contest-frozen' });
  const { codes, households, standings } = await judgeContest(tx, contest, rules);
  if (!codes.has(n)) return refuse({ type: 'not-found' });
  if (await isWithdrawn(tx, contest.id, n)) return refuse({ type: 'entry-withdrawn' });
  const last = standings.get(n);
  const isHousehold = households.has(n);
  const isPutBack = last?.judgedBy === 'person' && last.effect === 'kept';
  if (effect === 'excluded' && !isHousehold && !isPutBack)
    return refuse({ type: 'not-a-household' });
  if (!isHousehold && note === '') return refuse({ type: 'reason-missing' });
  const code = isHousehold ? 'R7' : (last?.code ?? codes.get(n) ?? '');
  if (!isHousehold && code === '') return ok(null);
  if (last?.judgedBy === 'person' && last.effect === effect && last.code === code) return ok(null);
  const by = actor.memberId;
  await recordExclusion(tx, contest, { n, effect, code, judgedBy: 'person', by, note, at });
  return ok(null);
}

async function isWithdrawn(tx: Tx, contestId: ContestId, n: number): Promise<boolean> {
  const entry = await tables(tx)
    .selectFrom('contest_entry')
    .select('withdrawn_at')
    .where('contest_id', '=', contestId)
    .where('n', '=', n)
    .executeTakeFirst();
  return entry?.withdrawn_at != null;
}

/** Notes an address whose owner may not enter: only its hash is kept. */
export async function barPerson(
  tx: Tx,
  input: {
    actor: Actor;
    contestId: string;
    email: string;
    why: 'staff' | 'creator' | 'household';
    at: Date;
  },
): Promise<Result<null, DecideRefusal>> {
  const contest = await lockContest(tx, input.contestId);
  if (!contest) return refuse({ type: 'not-found' });
  if (!mayRun(input.actor)) return refuse({ type: 'not-allowed' });
  if (await findFreeze(tx, contest.id)) return refuse({ type: 'contest-frozen' });
  await tables(tx)
    .insertInto('contest_barred')
    .values({
      id: newId<Id<'contest-barred'>>(input.at.getTime()),
      client_id: contest.client_id,
      contest_id: contest.id,
      email_hash: hashEmail(contest.id, input.email),
      why: input.why,
      by_id: input.actor.memberId,
      at: input.at,
    })
    .onConflict((conflict) => conflict.columns(['contest_id', 'email_hash']).doNothing())
    .execute();
  return ok(null);
}

/**
 * Applies the rules as they stand and tells everybody whose entry isn't kept, once, with the reason and
 * how to object. Returns how many were told.
 */
export async function tellExcluded(
  deps: Pick<ContestDeps, 'jobs'>,
  tx: Tx,
  input: { contestId: string; at: Date },
): Promise<Result<{ told: number }, DecideRefusal>> {
  const { at } = input;
  const contest = await lockContest(tx, input.contestId);
  const rules = contest?.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  const client = contest && (await readClientFacts(tx, contest.client_id));
  if (!contest || !rules || !client) return refuse({ type: 'not-found' });
  if (await findFreeze(tx, contest.id)) return refuse({ type: 'contest-frozen' });
  await applyRules(tx, contest, rules, at);
  const standings = await readStandings(tx, contest.id);
  const out = [...standings].filter(
    ([, { effect, toldAt, code }]) => effect === 'excluded' && toldAt === null && code !== 'R11',
  );
  let told = 0;
  for (const [n, { code }] of out) {
    const entry = await tables(tx)
      .selectFrom('contest_entry')
      .select(['email', 'first_name', 'code', 'locale'])
      .where('contest_id', '=', contest.id)
      .where('n', '=', n)
      .executeTakeFirst();
    if (!entry?.email) continue;
    const { settings } = rules;
    const letter = mailTexts[entry.locale].notKept({
      firstName: entry.first_name ?? '',
      contest: contest.name,
      organiser: settings.organiser.name,
      code: entry.code,
      reason: sayCode(code, entry.locale),
      controller: settings.controller.email,
      until: new Date(settings.listAt),
      timeZone: settings.timeZone,
    });
    const to = { contest, n, email: entry.email, agencyId: client.agencyId };
    await writeToEntrant(deps, tx, to, letter);
    await tables(tx)
      .updateTable('contest_exclusion')
      .set({ told_at: at })
      .where('contest_id', '=', contest.id)
      .where('n', '=', n)
      .where('told_at', 'is', null)
      .execute();
    told += 1;
  }
  return ok({ told });
}
