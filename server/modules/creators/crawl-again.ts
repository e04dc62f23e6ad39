import { sql } from 'kysely';
import type { Db, Scope } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId } from '../../lib/ids.ts';
import { readSourceLater } from './crawl-later.ts';
import { startCrawl } from './crawl-start.ts';
import { type CrawlItemId, crawlTables } from './crawl-store.ts';

/** An item that waits for so long after its hour has lost its job. */
const LOST_MS = 15 * 60_000;

/** Once an hour: reads again what is due, agency by agency, and gives lost items a new job. */
export async function crawlAgain(deps: { worker: Db; jobs: Jobs; clock: Clock }): Promise<number> {
  const { worker, jobs, clock } = deps;
  const now = clock.now();
  const nobody: Scope = { agencyId: '' as AgencyId, clientIds: [] }; // the function tells ids only
  const agencies = await worker.read(nobody, async (tx) => {
    const { rows } = await sql<{ agency_id: AgencyId }>`
      select agency_id from list_agencies_to_crawl(${now})`.execute(tx);
    return rows.map(({ agency_id }) => agency_id);
  });
  let started = 0;
  for (const agencyId of agencies) {
    await worker.write({ agencyId, clientIds: [] }, async (tx) => {
      for (const itemId of await listLost(tx, now)) {
        await readSourceLater(jobs, tx, { agencyId, itemId });
      }
      const done = await startCrawl(deps, tx, { agencyId, onlyDue: true, by: null, at: now });
      if (done.ok) started += done.value.total;
    });
  }
  return started;
}

async function listLost(tx: Parameters<typeof crawlTables>[0], now: Date): Promise<CrawlItemId[]> {
  const before = new Date(now.getTime() - LOST_MS);
  const rows = await crawlTables(tx)
    .selectFrom('crawl_item as i')
    .innerJoin('crawl as c', 'c.id', 'i.crawl_id')
    .select('i.id')
    .where('i.ended_at', 'is', null)
    .where('c.started_at', '<', before)
    .where((eb) => eb.or([eb('i.retry_at', 'is', null), eb('i.retry_at', '<', before)]))
    .where((eb) => eb.or([eb('i.beat_at', 'is', null), eb('i.beat_at', '<', before)]))
    .execute();
  return rows.map(({ id }) => id);
}
