import { type Freeze, makeFreeze } from '../../../verifier/draw/freeze.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { ContestId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findRules, lockContest, type RulesVersion } from './contest.ts';
import { applyRules, readStandings } from './exclusions.ts';
import { postponeWhereLate, readRound } from './postponements.ts';
import { tables } from './store.ts';

export type FreezeRefusal =
  | { type: 'not-found' }
  | { type: 'contest-not-open' }
  | { type: 'too-early' };

/**
 * Closes the list at its hour: applies the rules a last time, fixes entries and exclusions by their
 * roots, logs the record, and forgets from which lines entries came. Done before: nothing changes.
 */
export async function freezeContest(
  tx: Tx,
  contestId: ContestId,
  at: Date,
): Promise<Result<Freeze, FreezeRefusal>> {
  const contest = await lockContest(tx, contestId);
  if (!contest) return refuse({ type: 'not-found' });
  if (contest.opened_version === null) return refuse({ type: 'contest-not-open' });
  const rules = await findRules(tx, contest.id, contest.opened_version);
  if (!rules) return refuse({ type: 'contest-not-open' });
  if (at < new Date(rules.settings.listAt)) return refuse({ type: 'too-early' });
  const known = await findFreeze(tx, contest.id);
  if (known) return ok(await buildFreeze(tx, contest.id, rules));
  await postponeWhereLate(tx, contest, rules, at);
  await applyRules(tx, contest, rules, at);
  const freeze = await buildFreeze(tx, contest.id, rules);
  const { record, hash } = freeze;
  const byPerson = record.exclusions.byCode.reduce((sum, { person }) => sum + person, 0);
  const leaf = await stageLeaf(tx, {
    clientId: contest.client_id,
    at,
    kind: 'contest-freeze',
    body: () => ({
      contest: contest.id,
      rulesHash: record.rulesHash,
      freezeHash: hash,
      round: record.round,
      entries: record.entries.count,
      entriesRoot: record.entries.root,
      excluded: record.exclusions.count,
      excludedByPerson: byPerson,
      exclusionsRoot: record.exclusions.root,
      kept: record.kept.count,
      weight: record.kept.weight,
      keptRoot: record.kept.root,
    }),
  });
  await tables(tx)
    .insertInto('contest_freeze')
    .values({
      contest_id: contest.id,
      client_id: contest.client_id,
      record: JSON.stringify(record),
      freeze_hash: hash,
      frozen_at: at,
      leaf_id: leaf.id,
    })
    .execute();
  await tables(tx)
    .updateTable('contest_entry')
    .set({ source_mark: null })
    .where('contest_id', '=', contest.id)
    .execute();
  await tables(tx)
    .updateTable('contest')
    .set({ source_salt: null })
    .where('id', '=', contest.id)
    .execute();
  return ok(freeze);
}

export async function findFreeze(tx: Tx, id: ContestId) {
  const row = await tables(tx)
    .selectFrom('contest_freeze')
    .selectAll()
    .where('contest_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The freeze as the rows give it; after it was logged they don't change any more. */
export async function buildFreeze(tx: Tx, id: ContestId, rules: RulesVersion): Promise<Freeze> {
  const entries = await tables(tx)
    .selectFrom('contest_entry')
    .select(['n', 'commitment', 'weight'])
    .where('contest_id', '=', id)
    .orderBy('n')
    .execute();
  const standings = await readStandings(tx, id);
  const { round } = await readRound(tx, id, rules);
  return makeFreeze({
    rules: rules.record,
    round,
    entries: entries.map(({ n, commitment, weight }) => ({ n, c: commitment, w: weight })),
    exclusions: [...standings].flatMap(([n, { effect, code, reason, judgedBy }]) =>
      effect === 'excluded' ? [{ n, code, reason, judgedBy }] : [],
    ),
  });
}
