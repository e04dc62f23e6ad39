import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { CommercialKind } from '../../discovery/commercial.ts';
import { readerFacts } from '../../discovery/readers.ts';
import type { CreatorId, CreatorPostId } from '../../lib/ids.ts';
import type { Mark, PostLine } from './read-material.ts';
import { tables } from './store.ts';

/** Who answers this creator, on the ordinary posts of the twelve months before the last one; null is unknown, never none. */
export type ReadersAxis = ReturnType<typeof readerFacts> & {
  /** How many ordinary posts had how many different people: for the histogram. */
  readonly perPost: readonly number[];
  /** The same few people, here and at others'. */
  readonly isRing: boolean;
};

const RING = 0.75;

/** Keys under which every creator of the base comments: who is in it is another creator. */
export async function readCreatorKeys(tx: Tx): Promise<Map<string, CreatorId>> {
  const rows = await tables(tx).selectFrom('creator').select(['id', 'author_keys']).execute();
  return new Map(rows.flatMap(({ id, author_keys: keys }) => keys.map((key) => [key, id])));
}

/** `posts`: of the twelve months before the last one. */
export async function countReaders(
  tx: Tx,
  creatorId: CreatorId,
  posts: readonly PostLine[],
  keys: ReadonlyMap<string, CreatorId>,
): Promise<ReadersAxis> {
  const comments = await listComments(tx, creatorId, posts);
  const known = comments.map((row) => {
    const who = keys.get(row.author) ?? (row.site ? keys.get(row.site) : undefined);
    return { ...row, isOwn: who === creatorId, isCreator: who !== undefined && who !== creatorId };
  });
  const facts = readerFacts(
    posts.map(({ id, mark }) => ({ id, kind: kindOf(mark) })),
    known,
  );
  const ordinary = posts.filter(({ mark }) => kindOf(mark) === 'none');
  const people = new Map(ordinary.map(({ id }) => [id, new Set<string>()]));
  for (const { postId, author, isOwn } of known) if (!isOwn) people.get(postId)?.add(author);
  return {
    ...facts,
    perPost: comments.length === 0 ? [] : [...people.values()].map(({ size }) => size),
    isRing: (facts.ringShare ?? 0) >= RING,
  };
}

/** A contest is one, whoever pays for it; what a person found not to be commercial is ordinary. */
function kindOf(mark: Mark | null): CommercialKind {
  if (mark?.isContest) return 'contest-host';
  return mark?.isCommercial ? (mark.kind as CommercialKind) : 'none'; // kept as it was proposed
}

async function listComments(tx: Tx, creatorId: CreatorId, posts: readonly PostLine[]) {
  if (posts.length === 0) return [];
  const { rows } = await sql<{
    postId: CreatorPostId;
    author: string;
    site: string | null;
    text: string;
    at: Date | null;
  }>`select c.post_id as "postId", c.author_key as author, c.site_key as site, c.body as text,
       c.commented_at as at
     from creator_comment c join creator_post p on p.id = c.post_id
     where c.creator_id = ${creatorId} and p.published_at >= ${posts.at(-1)?.publishedAt ?? null}
     order by c.id`.execute(tx);
  return rows;
}
