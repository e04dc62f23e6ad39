import type pg from 'pg';
import type { Db } from '../../db/db.ts';
import type { ManyJobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import { findSignature } from './chance.ts';
import type { ContestDeps } from './contest.ts';
import { type FoundContest, findContest, findRules, scopeOf } from './contest.ts';
import { tellExcluded } from './decide-entry.ts';
import { drawContest, findDraw } from './draw.ts';
import { findFreeze, freezeContest } from './freeze.ts';
import { eraseComments } from './import-erase.ts';
import { forgetObjectors } from './objections.ts';
import { erasePerson } from './own-entry.ts';
import { readRound } from './postponements.ts';
import { tables } from './store.ts';
import { followWinners } from './winners.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type DueDeps = Pick<ContestDeps, 'publicUrl'> & {
  readonly worker: Db;
  readonly workerPool: Pick<pg.Pool, 'query'>;
  readonly jobs: ManyJobs;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly relays: readonly string[];
  readonly onError: (error: unknown) => void;
};

/**
 * Does what the rules' hours ask for, contest by contest: tells who isn't kept a day before the list is
 * closed, closes it, draws, writes to winners, goes on to substitutes, erases. Each step is done once,
 * however often this is called and by however many; what fails is tried again the next time.
 */
export async function runDueContests(deps: DueDeps): Promise<void> {
  const { rows } = await deps.workerPool.query<FoundContest & { at: Date }>(
    'select * from list_due_contests($1)',
    [deps.clock.now()],
  );
  for (const row of rows) {
    try {
      await runOne(deps, row, row.at);
    } catch (error) {
      deps.onError(error);
    }
  }
}

async function runOne(deps: DueDeps, row: FoundContest, at: Date) {
  const scope = scopeOf(row);
  const known = await deps.worker.read(scope, async (tx) => {
    const contest = await findContest(tx, row.contest_id);
    const rules = contest?.opened_version
      ? await findRules(tx, contest.id, contest.opened_version)
      : null;
    const isFrozen = (await findFreeze(tx, row.contest_id)) !== null;
    const isDrawn = (await findDraw(tx, row.contest_id)) !== null;
    return contest && rules && { contest, rules, isFrozen, isDrawn };
  });
  if (!known) return;
  const { contest, rules, isFrozen, isDrawn } = known;
  const { settings, record } = rules;
  const listAt = new Date(settings.listAt);
  // A day to object, and an hour for the letters; whoever comes late or doesn't confirm is told at once.
  const isToTell = at.getTime() >= listAt.getTime() - DAY_MS - HOUR_MS && at < listAt;
  if (isToTell) {
    await deps.worker.write(scope, (tx) => tellExcluded(deps, tx, { contestId: contest.id, at }));
  }
  if (!isFrozen && at >= listAt) {
    await deps.worker.write(scope, (tx) => freezeContest(tx, contest.id, at));
  }
  const counting = await deps.worker.read(scope, (tx) => readRound(tx, contest.id, rules));
  if (!isDrawn && at >= counting.at && at >= new Date(settings.drawAt)) {
    const signature = await findSignature(deps, { chain: record.beacon, round: counting.round });
    if (signature) {
      const input = { signature, how: 'relays', by: null, at } as const;
      await deps.worker.write(scope, async (tx) => {
        const drawn = await drawContest(tx, contest.id, input);
        if (drawn.ok) await followWinners(deps, tx, contest.id, at);
      });
    }
  }
  if (isDrawn) await deps.worker.write(scope, (tx) => followWinners(deps, tx, contest.id, at));
  await eraseDue(deps, row, settings, at);
}

/**
 * On their days: everybody but the winners, and what networks answered about comments; then the winners
 * too. Codes, hashes and commitments stay.
 */
async function eraseDue(
  deps: DueDeps,
  row: FoundContest,
  days: { eraseEntriesOn: string; eraseWinnersOn: string },
  at: Date,
) {
  const today = at.toISOString().slice(0, 10);
  if (today < days.eraseEntriesOn) return;
  await deps.worker.write(scopeOf(row), async (tx) => {
    const drawn = await findDraw(tx, row.contest_id);
    const spared = today < days.eraseWinnersOn ? (drawn?.selected ?? []) : [];
    const found = await tables(tx)
      .selectFrom('contest_entry')
      .select('n')
      .where('contest_id', '=', row.contest_id)
      .where('erased_at', 'is', null)
      .execute();
    const due = found.map(({ n }) => n).filter((n) => !spared.includes(n));
    await erasePerson(tx, { id: row.contest_id, client_id: row.client_id }, due, at);
    await eraseComments(tx, { id: row.contest_id, client_id: row.client_id }, at);
    await forgetObjectors(tx, row.contest_id, { isFileErased: today >= days.eraseWinnersOn });
  });
}
