import type { Tx } from '../../db/db.ts';
import type { CreatorLine } from './shortlist-schema.ts';
import { tables } from './store.ts';

/** The base by name: there is no other order. */
export async function listCreators(
  tx: Tx,
  { search, from, limit }: { search: string; from: number; limit: number },
): Promise<{ creators: CreatorLine[]; total: number }> {
  const wanted = `%${search.replace(/[%_\\]/g, '\\$&')}%`;
  const found = tables(tx)
    .selectFrom('creator')
    .$if(search !== '', (query) =>
      query.where((eb) => eb.or([eb('name', 'ilike', wanted), eb('site', 'ilike', wanted)])),
    );
  const all = await found
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select(['id', 'name', 'url', 'languages', 'source', 'added_at', 'objected_at'])
    .select((eb) => [
      eb
        .selectFrom('creator_post')
        .whereRef('creator_post.creator_id', '=', 'creator.id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('posts'),
      eb
        .selectFrom('creator_post')
        .whereRef('creator_post.creator_id', '=', 'creator.id')
        .select((of) => of.fn.max('published_at').as('at'))
        .as('last'),
    ])
    .orderBy('name')
    .orderBy('id')
    .offset(from)
    .limit(limit)
    .execute();
  return {
    total: all.n,
    creators: rows.map((row) => ({
      id: row.id,
      name: row.name,
      url: row.url,
      languages: row.languages,
      posts: row.posts ?? 0,
      lastPostAt: row.last?.toISOString() ?? null,
      source: row.source,
      addedAt: row.added_at.toISOString(),
      hasObjected: row.objected_at !== null,
    })),
  };
}
