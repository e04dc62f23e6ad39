import type { Config } from '../config.ts';
import { connect } from '../db/connect.ts';
import type { Tx } from '../db/db.ts';
import type { CreatorId, CreatorPostId } from '../lib/ids.ts';
import { type CommercialAxis, countCommercial } from '../modules/creators/commercial-axis.ts';
import { openCreatorMemory } from '../modules/creators/creator-memory.ts';
import { type Counted, countCreators } from '../modules/creators/facts.ts';
import { listPostLines } from '../modules/creators/read-material.ts';
import { tables } from '../modules/creators/store.ts';
import type { Out } from './creators.ts';
import { findAgency } from './find-agency.ts';
import { archiveDay, type Described, type RankSource, YEAR_MS } from './rank-source.ts';

/** What the pages rank, from the same rows. */
export async function openStored(
  config: Config,
  asked: { at: Date | null; agency: string | undefined },
  { err }: Out,
): Promise<RankSource | number> {
  let isClosing = false;
  const db = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    ifRunning: 'adopt',
    // While it closes, the server ends whatever is still open.
    onPoolError: (error) => isClosing || err.write(`${error.message}\n`),
  });
  const agency = await findAgency(db.ownerPool, asked.agency, { make: false });
  if ('problem' in agency) {
    await db[Symbol.asyncDispose]();
    err.write(`${agency.problem}\n`);
    return 2;
  }
  const scope = { agencyId: agency.id, clientIds: [] };
  const memory = openCreatorMemory();
  const { index, languages } = await db.app.read(scope, (tx) => memory.indexes.at(tx, agency.id));
  const newest = await db.app.read(scope, (tx) =>
    tables(tx)
      .selectFrom('creator_post')
      .select((eb) => eb.fn.max('published_at').as('at'))
      .executeTakeFirst(),
  );
  const at = asked.at ?? (agency.isArchive ? archiveDay(newest?.at ?? null) : new Date());
  return {
    index,
    languages,
    at,
    badLines: 0,
    close: () => {
      isClosing = true;
      return db[Symbol.asyncDispose]();
    },
    describe: (ranked) =>
      db.app.read(scope, async (tx) => {
        const ids = ranked.map(({ creatorId }) => creatorId as CreatorId); // as they were indexed
        const counted = await countCreators(memory.counted, tx, ids, at);
        const voted = ranked.flatMap(({ votes }) => votes.map(({ id }) => id));
        const rows = await readRows(tx, voted);
        const names = await readImportedIds(tx, ids);
        const described = new Map<string, Described>();
        for (const one of counted) {
          described.set(one.id, {
            id: names.get(one.id) ?? one.id,
            title: one.name,
            url: one.url,
            commercial: await countLastYear(tx, one),
            readers: one.readers,
            posts: rows.get(one.id) ?? new Map(),
          });
        }
        return described;
      }),
  };
}

/** Of the twelve months up to their newest post: an archive's blogs stopped at different times. */
async function countLastYear(tx: Tx, { id, lastPostAt }: Counted): Promise<CommercialAxis> {
  if (!lastPostAt) return countCommercial([]);
  const lines = await listPostLines(tx, id, new Date(lastPostAt.getTime() - YEAR_MS));
  return countCommercial(
    lines.filter(({ publishedAt }) => publishedAt && publishedAt <= lastPostAt),
  );
}

/** By creator; post by post under its id. */
async function readRows(tx: Tx, ids: readonly string[]) {
  const found = new Map<
    string,
    Map<string, Described['posts'] extends ReadonlyMap<string, infer P> ? P : never>
  >();
  if (ids.length === 0) return found;
  const rows = await tables(tx)
    .selectFrom('creator_post')
    .select(['id', 'creator_id', 'key', 'url', 'language', 'title', 'body', 'published_at'])
    .where('id', 'in', ids as readonly CreatorPostId[]) // as they were indexed
    .execute();
  for (const row of rows) {
    const own = found.get(row.creator_id) ?? new Map();
    found.set(row.creator_id, own);
    own.set(row.id, {
      id: row.id,
      creatorId: row.creator_id,
      key: row.key,
      url: row.url,
      language: row.language,
      title: row.title,
      text: row.body,
      publishedAt: row.published_at,
    });
  }
  return found;
}

/** What an archive calls its blogs. */
async function readImportedIds(tx: Tx, ids: readonly CreatorId[]): Promise<Map<CreatorId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'source_detail'])
    .where('id', 'in', ids)
    .where('source', '=', 'archive')
    .execute();
  return new Map(rows.map((row) => [row.id, row.source_detail]));
}
