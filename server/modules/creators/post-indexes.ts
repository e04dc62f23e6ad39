import type { Tx } from '../../db/db.ts';
import { openPostIndex, type PostIndex } from '../../discovery/post-index.ts';
import type { AgencyId, CreatorId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** One index of posts for each agency, in this process; caught up with the rows before each question. */
export type PostIndexes = {
  /** The agency's index as of this transaction, and the languages of its posts. */
  at(tx: Tx, agencyId: AgencyId): Promise<{ index: PostIndex; languages: ReadonlySet<string> }>;
};

type Kept = {
  readonly index: PostIndex;
  readonly languages: Set<string>;
  readonly known: Map<CreatorId, { seq: number; rewritten: number }>;
  turn: Promise<unknown>;
};

const BATCH = 2000;

/**
 * Posts get their numbers under a lock on their creator's row, so that what a transaction sees of a
 * creator is everything up to its `post_seq`: whatever another process added since is read and indexed,
 * who is gone leaves at once.
 */
export function openPostIndexes(): PostIndexes {
  const agencies = new Map<AgencyId, Kept>();
  return {
    async at(tx, agencyId) {
      const kept = agencies.get(agencyId) ?? {
        index: openPostIndex(),
        languages: new Set<string>(),
        known: new Map(),
        turn: Promise.resolve(),
      };
      agencies.set(agencyId, kept);
      // One reader at a time brings it forward; the others find it done.
      const turn = kept.turn.then(() => catchUp(tx, kept));
      kept.turn = turn.catch(() => {});
      await turn;
      return kept;
    },
  };
}

async function catchUp(tx: Tx, kept: Kept) {
  const { index, known } = kept;
  const rows = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'post_seq', 'rewritten'])
    .where('objected_at', 'is', null)
    .execute();
  const living = new Set(rows.map(({ id }) => id));
  for (const id of known.keys()) if (!living.has(id)) forget(index, known, id);
  const behind: { id: CreatorId; from: number; to: number; rewritten: number }[] = [];
  for (const { id, post_seq: to, rewritten } of rows) {
    const have = known.get(id);
    // An older snapshot than the one that was indexed takes nothing back.
    if (have && rewritten > have.rewritten) forget(index, known, id);
    const from = known.get(id)?.seq ?? 0;
    if (to > from) behind.push({ id, from, to, rewritten });
  }
  for (const { id, from, to, rewritten } of behind) {
    for (let after = from; after < to; after += BATCH) await addPart(tx, kept, id, after, to);
    known.set(id, { seq: to, rewritten });
  }
}

async function addPart(tx: Tx, kept: Kept, id: CreatorId, after: number, to: number) {
  const posts = await tables(tx)
    .selectFrom('creator_post')
    .select(['id', 'language', 'title', 'body', 'published_at'])
    .where('creator_id', '=', id)
    .where('n', '>', after)
    .where('n', '<=', Math.min(after + BATCH, to))
    .execute();
  for (const { language } of posts) kept.languages.add(language);
  kept.index.add(
    posts.map((post) => ({
      id: post.id,
      creatorId: id,
      language: post.language,
      title: post.title,
      text: post.body,
      publishedAt: post.published_at,
    })),
  );
}

function forget(index: PostIndex, known: Kept['known'], id: CreatorId) {
  index.remove(id);
  known.delete(id);
}
