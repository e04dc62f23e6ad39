import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { FoundComment, FoundPost } from '../../discovery/fetch/reading.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { addComments } from './add-comments.ts';
import { addPosts } from './add-posts.ts';
import {
  type CrawlId,
  type CrawlItemId,
  crawlTables,
  type ItemState,
  type KeptProblem,
  type SourceId,
} from './crawl-store.ts';

/** A run whose last sign of life is older is dead. */
const SILENCE_MS = 15_000;

export type Begun =
  | {
      readonly kind: 'begun';
      readonly item: {
        readonly id: CrawlItemId;
        readonly crawlId: CrawlId;
        readonly creatorId: CreatorId;
        readonly sourceId: SourceId;
        readonly attempts: number;
        readonly run: string;
      };
      readonly known: ReadonlySet<string>;
    }
  /** Somebody else is at it, or at its host, or its hour hasn't come. */
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'over' };

/** Takes an item for one run. What was stopped, or whose creator objected, ends here. */
export async function beginItem(tx: Tx, id: CrawlItemId, now: Date): Promise<Begun> {
  const item = await crawlTables(tx)
    .selectFrom('crawl_item')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!item || item.ended_at) return { kind: 'over' };
  const stop = await whyStop(tx, item.crawl_id, item.creator_id);
  if (stop) {
    await endItem(tx, {
      id,
      crawlId: item.crawl_id,
      state: stop.state,
      problem: stop.problem,
      now,
    });
    return { kind: 'over' };
  }
  if (item.retry_at && item.retry_at > now) return { kind: 'later', at: item.retry_at };
  const alive = new Date(now.getTime() - SILENCE_MS);
  const isHeld = item.state === 'reading' && item.beat_at !== null && item.beat_at > alive;
  if (isHeld || (await isHostTaken(tx, item.host, id, alive))) {
    return { kind: 'later', at: new Date(now.getTime() + 3_000) };
  }
  const run = crypto.randomUUID();
  await crawlTables(tx)
    .updateTable('crawl_item')
    .set({
      ...{ state: 'reading', run, beat_at: now, retry_at: null },
      attempts: item.attempts + 1,
      started_at: item.started_at ?? now,
    })
    .where('id', '=', id)
    .execute();
  const posts = await crawlTables(tx)
    .selectFrom('creator_post')
    .select('key')
    .where('creator_id', '=', item.creator_id)
    .execute();
  return {
    kind: 'begun',
    item: {
      ...{ id, run, crawlId: item.crawl_id, creatorId: item.creator_id },
      ...{ sourceId: item.source_id, attempts: item.attempts + 1 },
    },
    known: new Set(posts.map(({ key }) => key)),
  };
}

/** One blog of a host at a time in this agency: the others' places are for other hosts. */
async function isHostTaken(tx: Tx, host: string, id: CrawlItemId, alive: Date): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`crawl ${host}`}, 0))`.execute(tx);
  const other = await crawlTables(tx)
    .selectFrom('crawl_item')
    .select('id')
    .where('host', '=', host)
    .where('state', '=', 'reading')
    .where('id', '<>', id)
    .where('beat_at', '>', alive)
    .executeTakeFirst();
  return other !== undefined;
}

async function whyStop(
  tx: Tx,
  crawlId: CrawlId,
  creatorId: CreatorId,
): Promise<{ state: 'failed' | 'stopped'; problem: KeptProblem | null } | null> {
  const crawl = await crawlTables(tx)
    .selectFrom('crawl')
    .select('stop_asked_at')
    .where('id', '=', crawlId)
    .executeTakeFirst();
  if (!crawl || crawl.stop_asked_at) return { state: 'stopped', problem: null };
  const creator = await crawlTables(tx)
    .selectFrom('creator')
    .select('objected_at')
    .where('id', '=', creatorId)
    .executeTakeFirst();
  if (creator && !creator.objected_at) return null;
  return { state: 'failed', problem: { type: 'objected', detail: '' } };
}

export type Beat = 'go-on' | 'stop' | 'objected' | 'lost';

/** A sign of life, and whether to go on; `lost`: somebody else has the item, or it is gone. */
export async function beatItem(
  tx: Tx,
  item: { id: CrawlItemId; run: string; crawlId: CrawlId; creatorId: CreatorId },
  now: Date,
): Promise<Beat> {
  const { numUpdatedRows } = await crawlTables(tx)
    .updateTable('crawl_item')
    .set({ beat_at: now })
    .where('id', '=', item.id)
    .where('run', '=', item.run)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return 'lost';
  const stop = await whyStop(tx, item.crawlId, item.creatorId);
  if (!stop) return 'go-on';
  return stop.state === 'stopped' ? 'stop' : 'objected';
}

export type Progress = { readonly pages: number; readonly bytes: number; readonly seen: number };

/**
 * Keeps what was read, in one transaction with the counters: a run that dies loses what it had not
 * saved, and its successor reads that again. False where the item isn't this run's any more.
 */
export async function saveFound(
  tx: Tx,
  item: { id: CrawlItemId; run: string; creatorId: CreatorId },
  found: { posts: readonly FoundPost[]; comments: readonly FoundComment[] },
  progress: Progress,
  now: Date,
): Promise<boolean> {
  const held = await crawlTables(tx)
    .selectFrom('crawl_item')
    .select('id')
    .where('id', '=', item.id)
    .where('run', '=', item.run)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return false;
  const added = await countNew(tx, item.creatorId, found.posts);
  await addPosts(tx, item.creatorId, found.posts, now);
  await addComments(tx, item.creatorId, found.comments);
  await crawlTables(tx)
    .updateTable('crawl_item')
    .set({
      posts_added: sql<number>`posts_added + ${added}`,
      posts_seen: sql<number>`greatest(posts_seen, ${progress.seen})`,
      pages: sql<number>`pages + ${progress.pages}`,
      bytes: sql<number>`bytes + ${progress.bytes}`,
      beat_at: now,
    })
    .where('id', '=', item.id)
    .execute();
  return true;
}

async function countNew(tx: Tx, creatorId: CreatorId, posts: readonly FoundPost[]) {
  const keys = [...new Set(posts.map(({ key }) => key))];
  if (keys.length === 0) return 0;
  const known = await crawlTables(tx)
    .selectFrom('creator_post')
    .select('key')
    .where('creator_id', '=', creatorId)
    .where('key', 'in', keys)
    .execute();
  return keys.length - known.length;
}

/** Gives an item back: it is read again at the given hour. */
export async function putOff(
  tx: Tx,
  item: { id: CrawlItemId; run: string },
  retryAt: Date,
  problem: KeptProblem | null,
): Promise<boolean> {
  const { numUpdatedRows } = await crawlTables(tx)
    .updateTable('crawl_item')
    .set({
      ...{ state: 'waiting', run: null, beat_at: null, retry_at: retryAt },
      problem: problem && JSON.stringify(problem),
    })
    .where('id', '=', item.id)
    .where('run', '=', item.run)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Ends an item, and the crawl with its last one. */
export async function endItem(
  tx: Tx,
  end: {
    id: CrawlItemId;
    crawlId: CrawlId;
    state: Extract<ItemState, 'done' | 'failed' | 'stopped'>;
    problem: KeptProblem | null;
    now: Date;
  },
): Promise<void> {
  await crawlTables(tx)
    .updateTable('crawl_item')
    .set({
      ...{ state: end.state, ended_at: end.now, run: null, beat_at: null, retry_at: null },
      problem: end.problem && JSON.stringify(end.problem),
    })
    .where('id', '=', end.id)
    .execute();
  await endCrawl(tx, end.crawlId, end.now);
}

/** The crawl's own row is held: of two last items, one sees the other's end. */
export async function endCrawl(tx: Tx, crawlId: CrawlId, now: Date): Promise<void> {
  await crawlTables(tx)
    .selectFrom('crawl')
    .select('id')
    .where('id', '=', crawlId)
    .forUpdate()
    .execute();
  await crawlTables(tx)
    .updateTable('crawl')
    .set({ ended_at: now })
    .where('id', '=', crawlId)
    .where('ended_at', 'is', null)
    .where(
      sql<SqlBool>`not exists (select from crawl_item i where i.crawl_id = ${crawlId}
        and i.state in ('waiting', 'reading'))`,
    )
    .execute();
}
