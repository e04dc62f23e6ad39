import { createHash } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import { proposeCommercial } from '../../discovery/commercial.ts';
import { type AgencyId, type CreatorId, type CreatorPostId, newId } from '../../lib/ids.ts';
import { lockCreator, tables } from './store.ts';

/** A post as it was read at its source; `language` in ISO 639-1, 'und' where it is unknown. */
export type NewPost = {
  readonly key: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date | null;
};

const BATCH = 500;
const TEXT = 60_000;

/**
 * Keeps what is new or changed, with the hash of its words and the hour at which they were read; each
 * post is looked at for what it was given for. Answers the ids by key. Posts of a creator who is gone,
 * or who objected, are dropped: nothing is answered.
 */
export async function addPosts(
  tx: Tx,
  creatorId: CreatorId,
  posts: readonly NewPost[],
  at: Date,
): Promise<Map<string, CreatorPostId>> {
  const ids = new Map<string, CreatorPostId>();
  const creator = await lockCreator(tx, creatorId);
  if (!creator || creator.objected_at) return ids;
  const unique = [...new Map(posts.map((post) => [post.key, tidy(post)])).values()];
  const known = await findKnown(tx, creatorId, unique);
  for (const [key, { id }] of known) ids.set(key, id);
  const fresh = unique.filter(({ key }) => !known.has(key));
  const changed = unique.filter((post) => {
    const old = known.get(post.key);
    return old !== undefined && old.hash !== post.hash;
  });
  let n = creator.post_seq;
  for (let i = 0; i < fresh.length; i += BATCH) {
    const rows = fresh.slice(i, i + BATCH).map((post) => {
      n += 1;
      const id = newId<CreatorPostId>(at.getTime());
      ids.set(post.key, id);
      return { id, n, agency_id: creator.agency_id, creator_id: creatorId, ...rowOf(post, at) };
    });
    await tables(tx).insertInto('creator_post').values(rows).execute();
  }
  for (const post of changed) {
    await tables(tx)
      .updateTable('creator_post')
      .set(rowOf(post, at))
      .where('creator_id', '=', creatorId)
      .where('key', '=', post.key)
      .execute();
  }
  await propose(tx, creator.agency_id, creatorId, [...fresh, ...changed], ids, at);
  await tables(tx)
    .updateTable('creator')
    .set({
      post_seq: n,
      rewritten: creator.rewritten + (changed.length > 0 ? 1 : 0),
      revision: creator.revision + 1,
    })
    .where('id', '=', creatorId)
    .execute();
  return ids;
}

type Tidy = NewPost & { readonly hash: string };

function tidy(post: NewPost): Tidy {
  const title = clean(post.title).slice(0, 500);
  const text = clean(post.text).slice(0, TEXT);
  const hash = createHash('sha256').update(`${title}\n${text}`).digest('hex');
  return { ...post, title, text, url: clean(post.url).slice(0, 2000), hash };
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC');
}

function rowOf(post: Tidy, at: Date) {
  return {
    key: post.key,
    url: post.url,
    title: post.title,
    body: post.text,
    language: post.language,
    published_at: post.publishedAt,
    captured_at: at,
    content_hash: post.hash,
  };
}

async function findKnown(tx: Tx, creatorId: CreatorId, posts: readonly Tidy[]) {
  const known = new Map<string, { id: CreatorPostId; hash: string }>();
  for (let i = 0; i < posts.length; i += BATCH) {
    const keys = posts.slice(i, i + BATCH).map(({ key }) => key);
    const rows = await tables(tx)
      .selectFrom('creator_post')
      .select(['id', 'key', 'content_hash'])
      .where('creator_id', '=', creatorId)
      .where('key', 'in', keys)
      .execute();
    for (const row of rows) known.set(row.key, { id: row.id, hash: row.content_hash });
  }
  return known;
}

/** What a person decided about a post stays, whatever is proposed on its new words. */
async function propose(
  tx: Tx,
  agencyId: AgencyId,
  creatorId: CreatorId,
  posts: readonly Tidy[],
  ids: ReadonlyMap<string, CreatorPostId>,
  at: Date,
) {
  const rows = posts.flatMap((post) => {
    const found = proposeCommercial(post);
    const postId = ids.get(post.key);
    if (found.kind === 'none' || !postId) return [];
    const { kind, sentence, mention, place, confidence, markers } = found;
    return [
      {
        post_id: postId,
        agency_id: agencyId,
        creator_id: creatorId,
        is_commercial: found.isCommercial,
        is_disclosed: found.isDisclosed,
        proposed_at: at,
        ...{ kind, sentence, mention, place, confidence, markers: [...markers] },
      },
    ];
  });
  const changedIds = posts.map(({ key }) => ids.get(key)).filter((id) => id !== undefined);
  if (changedIds.length === 0) return;
  await tables(tx)
    .deleteFrom('creator_mark')
    .where('post_id', 'in', changedIds)
    .where('decision', 'is', null)
    .execute();
  for (let i = 0; i < rows.length; i += BATCH) {
    await tables(tx)
      .insertInto('creator_mark')
      .values(rows.slice(i, i + BATCH))
      .onConflict((on) => on.doNothing())
      .execute();
  }
}
