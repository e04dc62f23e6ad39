import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';

/**
 * Whether somebody else of the agency could read this person's work. Where nobody could, the
 * client's signature is the second pair of eyes and the post goes to the client unread.
 */
export async function hasOtherSenior(tx: Tx, memberId: MemberId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select has_other_senior(${memberId}) as found`.execute(tx);
  return rows[0]?.found ?? true;
}
