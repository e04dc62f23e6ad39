import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { AgencyId } from '../../lib/ids.ts';

/** Where an operator's archives are kept on a server that nobody has set up: no page shows it. */
export const ARCHIVE_AGENCY = '00000000-0000-7000-8000-0000000a5c1f' as AgencyId;

/** The real agency of this server, once somebody has set it up. */
export async function findRealAgency(tx: Tx): Promise<AgencyId | null> {
  const { rows } = await sql<{ agency_id: AgencyId }>`
    select agency_id from find_set_up() where not is_demo and agency_id <> ${ARCHIVE_AGENCY}`.execute(
    tx,
  );
  return rows[0]?.agency_id ?? null;
}
