import type { Tx } from '../../db/db.ts';
import { findContest, findRules } from './contest.ts';
import { type Actor, maySeeEntrants } from './policy.ts';
import { tables } from './store.ts';
import { findOut } from './view-contest.ts';

const PAGE = 100;

/** Entries in the order in which they came, a hundred at a time; `rule` "kept" or a code narrows them. */
export async function listEntries(
  tx: Tx,
  actor: Actor,
  asked: { contestId: string; rule: string; after: number },
) {
  const contest = await findContest(tx, asked.contestId);
  const rules = contest?.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  if (!contest || !maySeeEntrants(actor)) return null;
  if (!rules) return { entries: [], more: false };
  const { out, households, standings } = await findOut(tx, contest, rules);
  const rows = await tables(tx)
    .selectFrom('contest_entry')
    .selectAll()
    .where('contest_id', '=', contest.id)
    .where('n', '>', asked.after)
    .orderBy('n')
    .execute();
  const fits = rows.filter(({ n }) => {
    const code = out.get(n)?.code ?? null;
    if (asked.rule === 'kept') return code === null;
    if (asked.rule === 'R7') return code === 'R7' || households.has(n);
    return asked.rule === '' || code === asked.rule;
  });
  const entries = fits.slice(0, PAGE).map((row) => ({
    n: row.n,
    code: row.code,
    enteredAt: row.entered_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    origin: row.origin,
    person: row.email
      ? {
          name: `${row.first_name ?? ''} ${row.family_name ?? ''}`.trim(),
          email: row.email,
          postalCode: row.postal_code ?? '',
          birthYear: row.birth_year ?? 0,
        }
      : null,
    rule: out.get(row.n)?.code ?? null,
    isJudged: standings.get(row.n)?.judgedBy === 'person',
    householdWith: households.get(row.n)?.with ?? null,
    householdDecided: households.get(row.n)?.decided ?? null,
    toldAt: standings.get(row.n)?.toldAt?.toISOString() ?? null,
  }));
  return { entries, more: fits.length > PAGE };
}
