import type { Tx } from '../../db/db.ts';
import { type ClientId, type MemberId, newId, type PostId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { type Actor, mayWrite } from './policy.ts';
import { emptyContent, hashContent, normalizeContent } from './post.ts';
import { fits } from './save-post.ts';
import type { PostContent } from './schema.ts';
import { insertVersion, tables } from './store.ts';

export type CreateRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'content-too-long' };

/** A draft with its first version; its author is whoever writes it down. */
export async function createPost(
  tx: Tx,
  input: {
    actor: Actor;
    clientId: ClientId;
    title: string;
    dueAt: string | null;
    content?: PostContent;
    at: Date;
  },
): Promise<Result<{ postId: PostId; contentHash: string }, CreateRefusal>> {
  const client = await readClientFacts(tx, input.clientId);
  if (!client) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  const content = normalizeContent(input.content ?? emptyContent(input.title, input.dueAt));
  if (!fits(content)) return refuse({ type: 'content-too-long' });
  const postId = newId<PostId>(input.at.getTime());
  const contentHash = hashContent(content);
  await insertPost(tx, {
    postId,
    clientId: client.id,
    authorId: input.actor.memberId,
    content,
    at: input.at,
  });
  return ok({ postId, contentHash });
}

async function insertPost(
  tx: Tx,
  post: {
    postId: PostId;
    clientId: ClientId;
    authorId: MemberId;
    content: PostContent;
    at: Date;
  },
) {
  const { content, at } = post;
  await tables(tx)
    .insertInto('post')
    .values({
      id: post.postId,
      client_id: post.clientId,
      title: content.title,
      pillar: content.pillar,
      author_id: post.authorId,
      stage: 'draft',
      stage_since: at,
      version: 1,
      due_at: content.dueAt === null ? null : new Date(content.dueAt),
      created_at: at,
      updated_at: at,
    })
    .execute();
  await insertVersion(tx, post.clientId, {
    postId: post.postId,
    n: 1,
    content,
    contentHash: hashContent(content),
    savedBy: post.authorId,
    savedAt: at,
  });
}
