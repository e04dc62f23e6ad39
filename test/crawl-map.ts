import { newId } from '../server/lib/ids.ts';
import type { TestDatabase } from './database.ts';
import type { Person } from './person.ts';
import type { GoodRequest } from './routes-map.ts';

/** A crawl that ended: the demo itself reads nobody. */
export async function fillCrawls(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  { api }: Person,
  agencyId: string,
): Promise<void> {
  const { id } = await api.creators.addCreator({ name: 'Essai de lecture', url: 'lu.example' });
  const source = await api.creators.addSource({ creatorId: id, url: 'https://lu.example/feed' });
  const crawlId = newId();
  await ownerPool.query(
    `insert into crawl (id, agency_id, started_at, ended_at) values ($1, $2, now(), now())`,
    [crawlId, agencyId],
  );
  await ownerPool.query(
    `insert into crawl_item (id, agency_id, crawl_id, creator_id, source_id, host, state, started_at, ended_at)
     values ($1, $2, $3, $4, $5, 'lu.example', 'done', now(), now())`,
    [newId(), agencyId, crawlId, id, source.id],
  );
}

export type KnownCrawl = Awaited<ReturnType<typeof findKnownCrawl>>;

/** Ids of rows that `fillCrawls` left. */
export async function findKnownCrawl({ ownerPool }: TestDatabase, agencyId: string) {
  const { rows } = await ownerPool.query<Record<'crawl' | 'source' | 'creator', string>>(
    `select crawl_id as crawl, source_id as source, creator_id as creator
     from crawl_item where agency_id = $1`,
    [agencyId],
  );
  const [found] = rows;
  return {
    crawlId: found?.crawl ?? '',
    sourceId: found?.source ?? '',
    readCreatorId: found?.creator ?? '',
  };
}

/** A request that fits for every route of sources, crawls and lists. */
export function crawlRequests(known: KnownCrawl): Readonly<Record<string, GoodRequest>> {
  const { crawlId, sourceId, readCreatorId: creatorId } = known;
  return {
    'creators.previewImport': { file: true },
    'creators.importList': {
      input: { lines: [{ name: 'Autre', url: 'liste.example' }], crawl: false },
    },
    'creators.listSources': { params: { creatorId } },
    'creators.addSource': { params: { creatorId }, input: { url: 'https://lu.example/rss' } },
    'creators.removeSource': { params: { creatorId, sourceId } },
    'creators.startCrawl': { input: { creatorIds: [creatorId] } },
    'creators.listCrawls': {},
    'creators.readCrawl': { params: { crawlId } },
    'creators.stopCrawl': { params: { crawlId }, input: { reason: 'Assez.' } },
  };
}
