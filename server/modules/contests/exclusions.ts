import { createHash } from 'node:crypto';
import { commitTo } from '../../../verifier/format/hash.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import { type ContestId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import type { ContestRow, RulesVersion } from './contest.ts';
import {
  type Candidate,
  type EligibilityRules,
  foldEmail,
  judgeEntries,
  proposeHouseholds,
} from './eligibility.ts';
import { readTies } from './import-read-ties.ts';
import type { RuleCode } from './settings.ts';
import { tables } from './store.ts';

export type NewExclusion = {
  readonly n: number;
  readonly effect: 'excluded' | 'kept';
  readonly code: string;
  readonly judgedBy: 'rule' | 'person';
  readonly by: MemberId | null;
  readonly note: string;
  readonly at: Date;
};

/**
 * Appends that an entry isn't kept, or is kept after all; nothing is ever deleted. In the log what is
 * excluded is lifted before it is excluded for another reason, and nothing is lifted that wasn't. The
 * caller holds the contest's row.
 */
export async function recordExclusion(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'>,
  one: NewExclusion,
): Promise<void> {
  const last = await findLast(tx, contest.id, one.n);
  const isOut = last?.effect === 'excluded';
  if (one.effect === 'excluded' && isOut) {
    await append(tx, contest, { ...one, effect: 'kept', code: last.code, note: '' }, true);
  }
  await append(tx, contest, one, one.effect === 'excluded' || isOut);
}

async function append(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'>,
  one: NewExclusion,
  isLogged: boolean,
): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  let reason = commitTo(salt, one.code);
  const leaf = isLogged
    ? await stageLeaf(tx, {
        clientId: contest.client_id,
        at: one.at,
        kind: 'contest-exclusion',
        body: (commit) => {
          reason = commit('reason', one.code);
          return {
            contest: contest.id,
            n: one.n,
            effect: one.effect,
            reason,
            judgedBy: one.judgedBy,
            by: one.by && commit('by', one.by),
          };
        },
      })
    : null;
  await tables(tx)
    .insertInto('contest_exclusion')
    .values({
      id: newId<Id<'contest-exclusion'>>(one.at.getTime()),
      client_id: contest.client_id,
      contest_id: contest.id,
      n: one.n,
      effect: one.effect,
      code: one.code,
      reason,
      judged_by: one.judgedBy,
      by_id: one.by,
      note: one.note,
      at: one.at,
      leaf_id: leaf?.id ?? null,
    })
    .execute();
}

/** What was last said of this entry; null: nothing yet. */
export async function findLast(tx: Tx, id: ContestId, n: number) {
  const row = await tables(tx)
    .selectFrom('contest_exclusion')
    .select(['effect', 'code'])
    .where('contest_id', '=', id)
    .where('n', '=', n)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export type Standing = {
  readonly effect: 'excluded' | 'kept';
  readonly code: string;
  readonly reason: string;
  readonly judgedBy: 'rule' | 'person';
  readonly toldAt: Date | null;
};

/** What was last said of each entry that anything was said of. */
export async function readStandings(tx: Tx, id: ContestId): Promise<Map<number, Standing>> {
  const rows = await tables(tx)
    .selectFrom('contest_exclusion')
    .select(['n', 'effect', 'code', 'reason', 'judged_by', 'told_at'])
    .where('contest_id', '=', id)
    .orderBy('no')
    .execute();
  return new Map(
    rows.map((row) => [
      row.n,
      {
        effect: row.effect,
        code: row.code,
        reason: row.reason,
        judgedBy: row.judged_by,
        toldAt: row.told_at,
      },
    ]),
  );
}

export type Judged = {
  /** For each entry the code of the rule that applies, by the rules alone; null: kept. */
  readonly codes: ReadonlyMap<number, RuleCode | null>;
  /** Who may be of one household with which earlier entry, and what a person decided. */
  readonly households: ReadonlyMap<number, { with: number; decided: boolean | null }>;
  readonly standings: ReadonlyMap<number, Standing>;
};

/** What the rules say of every entry, as it stands now; nothing is written. */
export async function judgeContest(
  tx: Tx,
  contest: ContestRow,
  rules: RulesVersion,
): Promise<Judged> {
  const rows = await tables(tx)
    .selectFrom('contest_entry')
    .selectAll()
    .where('contest_id', '=', contest.id)
    .orderBy('n')
    .execute();
  const ties = await readTies(tx, contest, rules);
  const entries = rows.map(
    (row): Candidate => ({
      n: row.n,
      enteredAt: row.entered_at,
      confirmedAt: row.confirmed_at,
      withdrawnAt: row.withdrawn_at,
      email: row.email,
      familyName: row.family_name,
      firstName: row.first_name,
      postalCode: row.postal_code,
      birthYear: row.birth_year,
      sourceMark: row.source_mark,
      ...ties.get(row.n),
    }),
  );
  const standings = await readStandings(tx, contest.id);
  const decided = new Map<number, boolean>();
  for (const [n, { code, judgedBy, effect }] of standings) {
    if (code === 'R7' && judgedBy === 'person') decided.set(n, effect === 'excluded');
  }
  const barred = await readBarred(tx, contest.id);
  const { settings } = rules;
  const by: EligibilityRules = {
    rules: settings.rules,
    opensAt: new Date(settings.opensAt),
    closesAt: new Date(settings.closesAt),
    confirmUntil: new Date(settings.confirmUntil),
    minAge: settings.minAge,
    territory: settings.territory,
    dottedDomains: new Set(settings.dottedDomains),
    disposableDomains: new Set(settings.disposableDomains),
    isBarred: (email) => barred.has(hashEmail(contest.id, email)),
    households: decided,
  };
  const households = new Map(
    [...proposeHouseholds(entries)].map(([n, first]) => [
      n,
      { with: first, decided: decided.get(n) ?? null },
    ]),
  );
  const codes = judgeEntries(entries, by);
  // Of whoever is erased only that can be seen: the reason that was found before came first.
  for (const [n, code] of codes) {
    const last = standings.get(n);
    if (code !== 'R11' || last?.effect !== 'excluded') continue;
    codes.set(n, last.code as RuleCode); // a person's code is a rule's, too
  }
  return { codes, households, standings };
}

async function readBarred(tx: Tx, id: ContestId): Promise<Set<string>> {
  const rows = await tables(tx)
    .selectFrom('contest_barred')
    .select('email_hash')
    .where('contest_id', '=', id)
    .execute();
  return new Set(rows.map((row) => row.email_hash));
}

/** What is kept of somebody who may not enter: enough to compare, nothing to write to. */
export function hashEmail(contestId: ContestId, email: string): string {
  return createHash('sha256')
    .update(`${contestId}\n${foldEmail(email)}`)
    .digest('hex');
}

/**
 * Writes down what the rules say and isn't written yet: new exclusions, and what is kept after all (a
 * later confirmation). A person's decision outlives a rule's. Returns how many were written.
 */
export async function applyRules(
  tx: Tx,
  contest: ContestRow,
  rules: RulesVersion,
  at: Date,
): Promise<number> {
  const { codes, standings } = await judgeContest(tx, contest, rules);
  let written = 0;
  for (const [n, code] of codes) {
    const last = standings.get(n);
    const isOut = last?.effect === 'excluded';
    // Whoever can still confirm, or still show that they commented in time, isn't out yet.
    const mayChange = code === 'R2' || (code === 'R1' && rules.settings.comments?.length);
    if (mayChange && at <= new Date(rules.settings.confirmUntil)) continue;
    if (last?.judgedBy === 'person' && (last.code !== 'R7' || code === null)) continue;
    if (code === null && !isOut) continue;
    if (code !== null && isOut && last.code === code) continue;
    const what =
      code === null
        ? ({ effect: 'kept', code: last?.code ?? '' } as const)
        : ({ effect: 'excluded', code } as const);
    await recordExclusion(tx, contest, { n, ...what, judgedBy: 'rule', by: null, note: '', at });
    written += 1;
  }
  return written;
}
