import type { Tx } from '../../db/db.ts';
import type { IndexedPost } from '../../discovery/post-index.ts';
import type { RankedCreator } from '../../discovery/rank.ts';
import type { CreatorPostId } from '../../lib/ids.ts';
import type { PostRef } from './post-ref.ts';
import { tables } from './store.ts';

/** Posts by their id: their words, and what they are as evidence. */
export type Votes = ReadonlyMap<string, IndexedPost & PostRef>;

/** The words of the posts that voted: for quoting, and for what they say about it. */
export async function readVotes(tx: Tx, found: readonly RankedCreator[]): Promise<Votes> {
  const ids = found.flatMap(({ votes }) => votes.map(({ id }) => id as CreatorPostId));
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('creator_post')
    .select(['id', 'creator_id', 'language', 'title', 'body', 'url', 'published_at', 'captured_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        creatorId: row.creator_id,
        language: row.language,
        title: row.title,
        text: row.body,
        url: row.url,
        publishedAt: row.published_at,
        capturedAt: row.captured_at,
        sentence: null,
      },
    ]),
  );
}

/** The posts that voted for somebody, with their words. */
export function textsOf({ votes }: RankedCreator, posts: Votes): IndexedPost[] {
  return votes.flatMap(({ id }) => posts.get(id) ?? []);
}

/** The same as evidence, the newest first. */
export function refsOf({ votes }: RankedCreator, posts: Votes): PostRef[] {
  const found = votes.flatMap(({ id }) => {
    const post = posts.get(id);
    return post ? [toRef(post, null)] : [];
  });
  return found.sort((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0));
}

/** Posts as evidence, each with the sentence that decided. */
export function quoteAll(
  extracts: readonly { postId: string; sentence: string }[],
  posts: Votes,
): PostRef[] {
  return extracts.flatMap(({ postId, sentence }) => {
    const post = posts.get(postId);
    return post ? [toRef(post, sentence)] : [];
  });
}

function toRef(post: IndexedPost & PostRef, sentence: string | null): PostRef {
  const { id, title, url, publishedAt, capturedAt } = post;
  return { id, title, url, publishedAt, capturedAt, sentence };
}
