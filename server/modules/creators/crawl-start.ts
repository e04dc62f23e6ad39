import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { type AgencyId, type CreatorId, type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readSourceLater } from './crawl-later.ts';
import { hostOfSource } from './crawl-source.ts';
import { type CrawlId, type CrawlItemId, crawlTables, type SourceId } from './crawl-store.ts';

/** Nothing is read more than once a day. */
const REST_MS = 20 * 3_600_000;

export type NewCrawl = {
  readonly agencyId: AgencyId;
  /** Without it: everybody of the base. */
  readonly creatorIds?: readonly CreatorId[] | undefined;
  /** Only sources whose hour has come: on schedule. */
  readonly onlyDue?: boolean;
  readonly by: MemberId | null;
  readonly at: Date;
};

export type StartRefusal = { type: 'nobody-to-read' };

/**
 * Begins to read many creators in the background. Whoever objected is left out, and whoever was read
 * to the end within the day; whoever has no source is read at their own address.
 */
export async function startCrawl(
  { jobs }: { jobs: Jobs },
  tx: Tx,
  crawl: NewCrawl,
): Promise<Result<{ id: CrawlId; total: number; left: number }, StartRefusal>> {
  const { agencyId, by, at } = crawl;
  await giveSources(tx, crawl);
  const found = await listSources(tx, crawl);
  const rested = found.filter((source) => isRested(source, at));
  if (rested.length === 0) return refuse({ type: 'nobody-to-read' });
  const id = newId<CrawlId>(at.getTime());
  await crawlTables(tx)
    .insertInto('crawl')
    .values({ id, agency_id: agencyId, started_by: by, started_at: at })
    .execute();
  for (let i = 0; i < rested.length; i += 500) {
    const items = rested.slice(i, i + 500).map((source) => ({
      id: newId<CrawlItemId>(at.getTime()),
      agency_id: agencyId,
      crawl_id: id,
      creator_id: source.creator_id,
      source_id: source.id,
      host: hostOfSource(source.kind, source.found_url ?? source.url) ?? source.url.slice(0, 200),
    }));
    await crawlTables(tx).insertInto('crawl_item').values(items).execute();
    for (const item of items) await readSourceLater(jobs, tx, { agencyId, itemId: item.id });
  }
  return ok({ id, total: rested.length, left: found.length - rested.length });
}

async function giveSources(tx: Tx, { agencyId, creatorIds, onlyDue, by, at }: NewCrawl) {
  if (onlyDue) return;
  const bare = await crawlTables(tx)
    .selectFrom('creator as c')
    .select(['c.id', 'c.url'])
    .where('c.objected_at', 'is', null)
    .$if(creatorIds !== undefined, (query) => query.where('c.id', 'in', [...(creatorIds ?? [])]))
    .where(sql<SqlBool>`not exists (select from creator_source s where s.creator_id = c.id)`)
    .execute();
  for (let i = 0; i < bare.length; i += 500) {
    const rows = bare.slice(i, i + 500).map((creator) => ({
      ...{ id: newId<SourceId>(at.getTime()), agency_id: agencyId, creator_id: creator.id },
      ...{ kind: 'auto' as const, url: creator.url, added_by: by, added_at: at },
    }));
    await crawlTables(tx)
      .insertInto('creator_source')
      .values(rows)
      .onConflict((on) => on.columns(['creator_id', 'url']).doNothing())
      .execute();
  }
}

/** Sources that nobody is reading at this moment. */
function listSources(tx: Tx, { creatorIds, onlyDue, at }: NewCrawl) {
  return crawlTables(tx)
    .selectFrom('creator_source as s')
    .innerJoin('creator as c', 'c.id', 's.creator_id')
    .select(['s.id', 's.creator_id', 's.kind', 's.url', 's.found_url', 's.last_read_at'])
    .select(['s.is_complete', 's.problem'])
    .where('c.objected_at', 'is', null)
    .$if(creatorIds !== undefined, (query) => query.where('c.id', 'in', [...(creatorIds ?? [])]))
    .$if(onlyDue === true, (query) => query.where('s.next_read_at', '<=', at))
    .where(
      sql<SqlBool>`not exists (select from crawl_item i where i.source_id = s.id
        and i.state in ('waiting', 'reading'))`,
    )
    .orderBy('c.name')
    .orderBy('s.id')
    .limit(5_000)
    .execute();
}

function isRested(
  source: { last_read_at: Date | null; is_complete: boolean; problem: unknown },
  at: Date,
): boolean {
  if (source.last_read_at === null || source.problem !== null) return true;
  if (!source.is_complete) return true;
  return at.getTime() - source.last_read_at.getTime() >= REST_MS;
}
