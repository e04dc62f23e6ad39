import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { endCrawl } from './crawl-item.ts';
import { type CrawlId, crawlTables } from './crawl-store.ts';

export type StopRefusal = { type: 'not-found' } | { type: 'crawl-over' };

/** What waits isn't begun; what is being read ends within seconds, and what was read stays. */
export async function stopCrawl(
  tx: Tx,
  stop: { crawlId: CrawlId; by: MemberId; reason: string; at: Date },
): Promise<Result<null, StopRefusal>> {
  const { crawlId, by, reason, at } = stop;
  const crawl = await crawlTables(tx)
    .selectFrom('crawl')
    .selectAll()
    .where('id', '=', crawlId)
    .forUpdate()
    .executeTakeFirst();
  if (!crawl) return refuse({ type: 'not-found' });
  if (crawl.ended_at) return refuse({ type: 'crawl-over' });
  await crawlTables(tx)
    .updateTable('crawl')
    .set({ stop_asked_at: crawl.stop_asked_at ?? at, stopped_by: by, stop_reason: reason })
    .where('id', '=', crawlId)
    .execute();
  await crawlTables(tx)
    .updateTable('crawl_item')
    .set({ state: 'stopped', ended_at: at, retry_at: null })
    .where('crawl_id', '=', crawlId)
    .where('state', '=', 'waiting')
    .execute();
  await endCrawl(tx, crawlId, at);
  return ok(null);
}
