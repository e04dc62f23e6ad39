import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';

/**
 * How long this client's people really take to decide on a post, from the link that asked them to
 * their decision: the median in hours, over those decided until `at`. Null: nothing was decided yet.
 */
export async function readApprovalDelay(
  tx: Tx,
  clientId: ClientId,
  at: Date,
): Promise<{ medianHours: number; n: number } | null> {
  const { rows } = await sql<{ median: number | null; n: number }>`
    select percentile_cont(0.5) within group
             (order by extract(epoch from s.decided_at - l.created_at) / 3600)::float8 as median,
           count(*)::integer as n
    from signature s join link l on l.id = s.link_id
    where s.client_id = ${clientId} and s.subject_kind = 'post' and s.signer_kind = 'contact'
      and s.decided_at <= ${at}`.execute(tx);
  const found = rows[0];
  if (!found || found.median === null || found.n === 0) return null;
  return { medianHours: Math.round(found.median * 10) / 10, n: found.n };
}
