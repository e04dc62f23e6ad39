import { createHash } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import type { CreatorId, CreatorPostId } from '../../lib/ids.ts';
import { readPseudonyms } from './pseudonym.ts';
import { lockCreator, tables, touchCreator } from './store.ts';

/** A comment as it was read; its author's name is turned into a pseudonym and never kept. */
export type NewComment = {
  readonly postKey: string;
  readonly author: string;
  readonly authorUrl?: string | null;
  readonly text: string;
  readonly at: Date | null;
};

const BATCH = 2000;
const TEXT = 1000;

/** Keeps the comments that aren't there yet, on posts that are; answers how many. */
export async function addComments(
  tx: Tx,
  creatorId: CreatorId,
  comments: readonly NewComment[],
): Promise<number> {
  const creator = await lockCreator(tx, creatorId);
  if (!creator || creator.objected_at || comments.length === 0) return 0;
  const pseudonyms = await readPseudonyms(tx, creator.agency_id);
  const ids = await findPosts(tx, creatorId, comments);
  const rows = comments.flatMap((comment) => {
    const postId = ids.get(comment.postKey);
    if (!postId) return [];
    const authorKey = pseudonyms.ofAuthor(comment.author);
    const body = comment.text.toWellFormed().replaceAll('\0', '').normalize('NFC').slice(0, TEXT);
    const said = `${authorKey}\n${comment.at?.getTime() ?? ''}\n${body}`;
    return [
      {
        agency_id: creator.agency_id,
        creator_id: creatorId,
        post_id: postId,
        key: createHash('sha256').update(said).digest('hex').slice(0, 24),
        author_key: authorKey,
        site_key: pseudonyms.ofSite(comment.authorUrl ?? null),
        body,
        commented_at: comment.at,
      },
    ];
  });
  let kept = 0;
  for (let i = 0; i < rows.length; i += BATCH) {
    const { numInsertedOrUpdatedRows } = await tables(tx)
      .insertInto('creator_comment')
      .values(rows.slice(i, i + BATCH))
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    kept += Number(numInsertedOrUpdatedRows ?? 0);
  }
  if (kept > 0) await touchCreator(tx, creatorId);
  return kept;
}

async function findPosts(tx: Tx, creatorId: CreatorId, comments: readonly NewComment[]) {
  const keys = [...new Set(comments.map(({ postKey }) => postKey))];
  const ids = new Map<string, CreatorPostId>();
  for (let i = 0; i < keys.length; i += BATCH) {
    const rows = await tables(tx)
      .selectFrom('creator_post')
      .select(['id', 'key'])
      .where('creator_id', '=', creatorId)
      .where('key', 'in', keys.slice(i, i + BATCH))
      .execute();
    for (const row of rows) ids.set(row.key, row.id);
  }
  return ids;
}
