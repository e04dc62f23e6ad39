import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { AgencyId } from '../../lib/ids.ts';

/** The real agency of this server, once somebody has set it up. */
export async function findRealAgency(tx: Tx): Promise<AgencyId | null> {
  const { rows } = await sql<{ agency_id: AgencyId }>`
    select agency_id from find_set_up() where not is_demo`.execute(tx);
  return rows[0]?.agency_id ?? null;
}
