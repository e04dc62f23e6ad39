import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import type { CheckFacts } from './check-content.ts';
import { readCheckFacts } from './read-facts.ts';
import { settleContent, type UnsettledRefusal } from './save-post.ts';
import type { PostContent } from './schema.ts';
import { findPost } from './store.ts';

type PreviewRefusal = { type: 'not-found' } | UnsettledRefusal;

/** What the rules look at for a content that isn't saved. */
export async function previewChecks(
  deps: { readonly connectors: Connectors },
  tx: Tx,
  input: { postId: string; content: PostContent; now: Date; locale: Locale },
): Promise<Result<CheckFacts, PreviewRefusal>> {
  const post = await findPost(tx, input.postId);
  const client = post && (await readClientFacts(tx, post.clientId));
  if (!post || !client) return refuse({ type: 'not-found' });
  const content = await settleContent(tx, post, input.content);
  if (!content.ok) return content;
  const facts = { client, postId: post.id, now: input.now, locale: input.locale };
  return ok(await readCheckFacts(deps, tx, { ...facts, content: content.value }));
}
