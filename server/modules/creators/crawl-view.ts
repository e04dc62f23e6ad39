import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { CreatorId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { listMembersByIds } from '../people/public.ts';
import { tellCrawl } from './crawl-messages.ts';
import { presentProblem } from './crawl-problems.ts';
import type { CrawlItemView, CrawlSummary, CrawlView, SourceView } from './crawl-schema.ts';
import { type CrawlId, crawlTables, type ItemState } from './crawl-store.ts';

type Asker = { readonly locale: Locale; readonly canStop: boolean; readonly now: Date };

/** The newest first; twenty are enough to find one's own. */
export async function listCrawls(
  tx: Tx,
  asker: Asker,
  startedBy?: MemberId,
): Promise<CrawlSummary[]> {
  const rows = await crawlTables(tx)
    .selectFrom('crawl')
    .selectAll()
    .$if(startedBy !== undefined, (query) => query.where('started_by', '=', startedBy ?? null))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return summarise(tx, rows, asker);
}

export async function viewCrawl(tx: Tx, id: CrawlId, asker: Asker): Promise<CrawlView | null> {
  const rows = await crawlTables(tx).selectFrom('crawl').selectAll().where('id', '=', id).execute();
  const [summary] = await summarise(tx, rows, asker);
  if (!summary) return null;
  const items = await crawlTables(tx)
    .selectFrom('crawl_item as i')
    .innerJoin('creator as c', 'c.id', 'i.creator_id')
    .innerJoin('creator_source as s', 's.id', 'i.source_id')
    .selectAll('i')
    .select(['c.name', 's.url'])
    .where('i.crawl_id', '=', id)
    .orderBy('c.name')
    .orderBy('i.id')
    .execute();
  return {
    ...summary,
    items: items.map(
      (item): CrawlItemView => ({
        id: item.id,
        creatorId: item.creator_id,
        name: item.name,
        url: item.url,
        state: item.state,
        postsAdded: item.posts_added,
        postsSeen: item.posts_seen,
        pages: item.pages,
        bytes: item.bytes,
        startedAt: item.started_at?.toISOString() ?? null,
        endedAt: item.ended_at?.toISOString() ?? null,
        waitsUntil: item.state === 'waiting' ? (item.retry_at?.toISOString() ?? null) : null,
        problem: presentProblem(item.problem, asker.locale),
      }),
    ),
  };
}

type Row = {
  id: CrawlId;
  started_by: MemberId | null;
  started_at: Date;
  stop_asked_at: Date | null;
  ended_at: Date | null;
};

const RECENT_MS = 10 * 60_000;

async function summarise(tx: Tx, rows: readonly Row[], asker: Asker): Promise<CrawlSummary[]> {
  if (rows.length === 0) return [];
  const counts = await countItems(tx, rows, asker.now);
  const starters = rows.map((row) => row.started_by).filter((id) => id !== null);
  const names = await listMembersByIds(tx, starters);
  return rows.map((row) => {
    const { byState, added, usable, recent } = counts.get(row.id) ?? NOTHING;
    const of = (state: ItemState) => byState[state] ?? 0;
    const [done, failed, reading] = [of('done'), of('failed'), of('reading')];
    const [waiting, stopped] = [of('waiting'), of('stopped')];
    const isOver = waiting + reading === 0;
    const minutes = Math.min(asker.now.getTime() - row.started_at.getTime(), RECENT_MS) / 60_000;
    const perMinute = !isOver && recent >= 3 && minutes > 0 ? recent / minutes : null;
    const state = stateOf(isOver, row.stop_asked_at !== null, stopped);
    const summary = {
      id: row.id,
      state,
      startedAt: row.started_at.toISOString(),
      startedBy: (row.started_by && names.get(row.started_by)?.name) ?? null,
      endedAt: isOver ? (row.ended_at?.toISOString() ?? null) : null,
      total: done + failed + reading + waiting + stopped,
      ...{ done, failed, reading, waiting, stopped },
      postsAdded: added,
      creatorsUsable: usable,
      perMinute: perMinute === null ? null : Math.round(perMinute * 10) / 10,
      remainingSeconds:
        perMinute === null ? null : Math.round(((waiting + reading) / perMinute) * 60),
      canStop: asker.canStop && state === 'running',
    } as const;
    return { ...summary, sentence: tellCrawl(summary, asker.locale) };
  });
}

function stateOf(isOver: boolean, isStopAsked: boolean, stopped: number): CrawlSummary['state'] {
  if (isOver) return isStopAsked && stopped > 0 ? 'stopped' : 'finished';
  return isStopAsked ? 'stopping' : 'running';
}

type Counts = {
  byState: Partial<Record<ItemState, number>>;
  added: number;
  usable: number;
  recent: number;
};
const NOTHING: Counts = { byState: {}, added: 0, usable: 0, recent: 0 };

async function countItems(tx: Tx, rows: readonly Row[], now: Date): Promise<Map<CrawlId, Counts>> {
  const since = new Date(now.getTime() - RECENT_MS);
  const ids = rows.map(({ id }) => id);
  const found = await crawlTables(tx)
    .selectFrom('crawl_item as i')
    .select(['i.crawl_id', 'i.state'])
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      eb.fn.sum<number>('i.posts_added').as('added'),
      sql<number>`count(*) filter (where exists (
        select from creator_post p where p.creator_id = i.creator_id))`.as('usable'),
      sql<number>`count(*) filter (where i.state in ('done', 'failed') and i.ended_at > ${since})`.as(
        'recent',
      ),
    ])
    .where('i.crawl_id', 'in', ids)
    .groupBy(['i.crawl_id', 'i.state'])
    .execute();
  const counts = new Map<CrawlId, Counts>();
  for (const row of found) {
    const old = counts.get(row.crawl_id) ?? NOTHING;
    counts.set(row.crawl_id, {
      byState: { ...old.byState, [row.state]: row.n },
      added: old.added + Number(row.added),
      usable: old.usable + row.usable,
      recent: old.recent + row.recent,
    });
  }
  return counts;
}

/** Where a creator is read, and how it went the last time. */
export async function listSources(
  tx: Tx,
  creatorId: CreatorId,
  locale: Locale,
): Promise<SourceView[]> {
  const rows = await crawlTables(tx)
    .selectFrom('creator_source as s')
    .selectAll('s')
    .select(
      sql<number>`(select coalesce(sum(i.posts_added), 0)::int from crawl_item i
        where i.source_id = s.id)`.as('posts'),
    )
    .where('s.creator_id', '=', creatorId)
    .orderBy('s.added_at')
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    kind: row.kind,
    foundKind: row.found_kind,
    foundUrl: row.found_url,
    lastReadAt: row.last_read_at?.toISOString() ?? null,
    nextReadAt: row.next_read_at?.toISOString() ?? null,
    posts: row.posts,
    problem: presentProblem(row.problem, locale),
  }));
}
