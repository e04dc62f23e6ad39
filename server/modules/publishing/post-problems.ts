import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { PostId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { readClientFacts } from '../clients/public.ts';
import { checkContent } from './check-content.ts';
import { readCheckFacts } from './read-facts.ts';
import type { Check } from './schema.ts';
import { findPost, findVersion } from './store.ts';

/** What the rules have to say against the newest version of each of these posts, at `now`. */
export async function listProblems(
  deps: { connectors: Connectors },
  tx: Tx,
  wanted: { postIds: readonly PostId[]; now: Date; locale: Locale },
): Promise<Map<PostId, Check[]>> {
  const found = new Map<PostId, Check[]>();
  for (const postId of wanted.postIds) {
    const post = await findPost(tx, postId);
    const version = post && (await findVersion(tx, postId, post.version));
    const client = post && (await readClientFacts(tx, post.clientId));
    if (!version || !client) continue;
    const { now, locale } = wanted;
    const { content } = version;
    const facts = await readCheckFacts(deps, tx, { client, postId, content, now, locale });
    found.set(
      postId,
      checkContent(facts).filter(({ level }) => level !== 'ok'),
    );
  }
  return found;
}
