import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { AgencyId, CreatorId, MemberId } from '../../lib/ids.ts';
import { applyRule, HOUSE_RULE, type Rotation, type RotationRule, UNUSED } from './rotation.ts';
import { tables } from './store.ts';

type Counted = { creator_id: CreatorId; in_year: number; last_at: Date | null; wear: number };

/**
 * How often the agency called upon each of these creators, over all its clients; aggregates only, never
 * for whom. Those never called upon are there too.
 */
export async function readRotation(
  tx: Tx,
  of: { agencyId: AgencyId; creatorIds: readonly CreatorId[]; now: Date },
): Promise<Map<CreatorId, Rotation>> {
  const found = new Map<CreatorId, Rotation>(of.creatorIds.map((id) => [id, UNUSED]));
  if (of.creatorIds.length === 0) return found;
  const rule = await readRotationRule(tx, of.agencyId);
  const { rows } = await sql<Counted>`
    select * from read_rotation(${[...of.creatorIds]}::uuid[], ${of.now})`.execute(tx);
  for (const row of rows) {
    const used = { inYear: row.in_year, lastAt: row.last_at, wear: row.wear };
    found.set(row.creator_id, applyRule(used, rule, of.now));
  }
  return found;
}

/** Everybody whom the agency called upon in the last year, the most often first. */
export async function readPoolCounts(tx: Tx, now: Date) {
  const { rows } = await sql<Omit<Counted, 'wear'>>`
    select * from read_pool(${now}) where in_year > 0 order by in_year desc, creator_id`.execute(
    tx,
  );
  return rows.map((row) => ({ creatorId: row.creator_id, inYear: row.in_year }));
}

export type RuleInForce = RotationRule & { readonly changedBy: MemberId | null };

export async function readRotationRule(tx: Tx, agencyId: AgencyId): Promise<RuleInForce> {
  const row = await tables(tx)
    .selectFrom('rotation_rule')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!row) return { ...HOUSE_RULE, changedBy: null };
  return {
    mostInYear: row.most_in_year,
    daysBetween: row.days_between,
    topTenPercent: row.top_ten_percent,
    changedBy: row.changed_by,
  };
}

export async function changeRotationRule(
  tx: Tx,
  agencyId: AgencyId,
  rule: RotationRule,
  how: { by: MemberId; at: Date },
): Promise<void> {
  const values = {
    most_in_year: rule.mostInYear,
    days_between: rule.daysBetween,
    top_ten_percent: rule.topTenPercent,
    changed_by: how.by,
    changed_at: how.at,
  };
  await tables(tx)
    .insertInto('rotation_rule')
    .values({ agency_id: agencyId, ...values })
    .onConflict((on) => on.column('agency_id').doUpdateSet(values))
    .execute();
}
