import type { ColumnType, Generated } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { AgencyId, CreatorId, Id, MemberId } from '../../lib/ids.ts';
import type { SourceKind } from './crawl-schema.ts';

export type SourceId = Id<'creator-source'>;
export type CrawlId = Id<'crawl'>;
export type CrawlItemId = Id<'crawl-item'>;
export type ItemState = 'waiting' | 'reading' | 'done' | 'failed' | 'stopped';

/** Stored JSON comes back as unknown, and is parsed where it is read. */
type Stored = ColumnType<unknown, string | undefined, string>;
type StoredOrNull = ColumnType<unknown, string | null | undefined, string | null>;

type CrawlTables = {
  creator_source: {
    id: SourceId;
    agency_id: AgencyId;
    creator_id: CreatorId;
    kind: SourceKind;
    url: string;
    found_kind: Generated<SourceKind | null>;
    found_url: Generated<string | null>;
    validators: Stored;
    is_complete: Generated<boolean>;
    failures: Generated<number>;
    problem: StoredOrNull;
    added_by: MemberId | null;
    added_at: Date;
    last_read_at: Generated<Date | null>;
    next_read_at: Generated<Date | null>;
  };
  crawl: {
    id: CrawlId;
    agency_id: AgencyId;
    started_by: MemberId | null;
    started_at: Date;
    stop_asked_at: Generated<Date | null>;
    stopped_by: Generated<MemberId | null>;
    stop_reason: Generated<string>;
    ended_at: Generated<Date | null>;
  };
  crawl_item: {
    id: CrawlItemId;
    agency_id: AgencyId;
    crawl_id: CrawlId;
    creator_id: CreatorId;
    source_id: SourceId;
    host: string;
    state: Generated<ItemState>;
    attempts: Generated<number>;
    posts_added: Generated<number>;
    posts_seen: Generated<number>;
    pages: Generated<number>;
    bytes: Generated<number>;
    run: Generated<string | null>;
    beat_at: Generated<Date | null>;
    retry_at: Generated<Date | null>;
    started_at: Generated<Date | null>;
    ended_at: Generated<Date | null>;
    problem: StoredOrNull;
  };
  creator: { id: CreatorId; name: string; url: string; site: string; objected_at: Date | null };
  creator_post: { creator_id: CreatorId; key: string };
};

/** The tables of crawls, and what they read of the creators', through the transaction's scope. */
export function crawlTables(tx: Tx) {
  return tx.withTables<CrawlTables>();
}

/** Why a source could not be read, as it is kept. */
export const keptProblem = z.object({
  type: z.string(),
  detail: z.string().catch(''),
});
export type KeptProblem = z.infer<typeof keptProblem>;

export const keptValidators = z
  .record(
    z.string(),
    z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
  )
  .catch({});
