import type { Tx } from '../../db/db.ts';
import type { CreatorId, CreatorPostId } from '../../lib/ids.ts';
import { type CreatorSource, tables } from './store.ts';

/** A creator as the register knows them. */
export type Creator = {
  readonly id: CreatorId;
  readonly name: string;
  readonly url: string;
  readonly site: string;
  readonly languages: readonly string[];
  readonly email: string | null;
  readonly source: CreatorSource;
  readonly sourceDetail: string;
  readonly addedAt: Date;
  readonly informedAt: Date | null;
  readonly lastContactAt: Date | null;
  readonly objectedAt: Date | null;
};

/** Null where there is none, or where they are another agency's. */
export async function findCreator(tx: Tx, id: CreatorId): Promise<Creator | null> {
  const row = await tables(tx)
    .selectFrom('creator')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    site: row.site,
    languages: row.languages,
    email: row.email,
    source: row.source,
    sourceDetail: row.source_detail,
    addedAt: row.added_at,
    informedAt: row.informed_at,
    lastContactAt: row.last_contact_at,
    objectedAt: row.objected_at,
  };
}

/** Name and address of each that is there. */
export async function listCreatorNames(
  tx: Tx,
  ids: readonly CreatorId[],
): Promise<Map<CreatorId, { name: string; url: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'name', 'url'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name, url }) => [id, { name, url }]));
}

/** A post as it was read, and when. */
export type CreatorPost = {
  readonly id: CreatorPostId;
  readonly creatorId: CreatorId;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date | null;
  readonly capturedAt: Date;
  readonly contentHash: string;
};

/** The newest first; those without a date last. */
export async function listPostsOf(
  tx: Tx,
  creatorId: CreatorId,
  { ids, limit = 100 }: { ids?: readonly CreatorPostId[]; limit?: number } = {},
): Promise<CreatorPost[]> {
  if (ids?.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('creator_post')
    .selectAll()
    .where('creator_id', '=', creatorId)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('published_at', (order) => order.desc().nullsLast())
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    creatorId: row.creator_id,
    url: row.url,
    title: row.title,
    text: row.body,
    language: row.language,
    publishedAt: row.published_at,
    capturedAt: row.captured_at,
    contentHash: row.content_hash,
  }));
}
