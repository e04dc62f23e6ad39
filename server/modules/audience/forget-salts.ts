import { sql } from 'kysely';
import type { Db } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId } from '../../lib/ids.ts';

/** Over all agencies: deletes the salts of days that are over, and says how many there were. */
export async function forgetVisitSalts(deps: {
  readonly worker: Db;
  readonly clock: Clock;
}): Promise<number> {
  return deps.worker.write({ agencyId: '' as AgencyId, clientIds: [] }, async (tx) => {
    const { rows } = await sql<{ n: string }>`
      select forget_visit_salts(${deps.clock.now()}) as n`.execute(tx);
    return Number(rows[0]?.n ?? 0);
  });
}
