import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { blockingChecks, checkContent } from './check-content.ts';
import { type Actor, isWithAuthor, mayWrite } from './policy.ts';
import { readCheckFacts } from './read-facts.ts';
import { describeConflict, type SaveRefusal } from './save-post.ts';
import type { Check, Stage } from './schema.ts';
import { findVersion, insertPostEvent, lockPost, setStage } from './store.ts';

export type SubmitRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | Extract<SaveRefusal, { type: 'edited-meanwhile' }>
  | { type: 'wrong-stage'; stage: Stage }
  | { type: 'checks-block'; checks: readonly Check[] };

/** Hands the newest version to a reviewer, unless a rule blocks it. */
export async function submitPost(
  deps: { connectors: Connectors },
  tx: Tx,
  input: { actor: Actor; postId: string; version: number; locale: Locale; at: Date },
): Promise<Result<null, SubmitRefusal>> {
  const post = await lockPost(tx, input.postId);
  if (!post) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  if (!isWithAuthor(post)) return refuse({ type: 'wrong-stage', stage: post.stage });
  if (input.version !== post.version) return refuse(await describeConflict(tx, post));
  const client = await readClientFacts(tx, post.clientId);
  const version = await findVersion(tx, post.id, post.version);
  if (!client || !version) return refuse({ type: 'not-found' });
  const facts = await readCheckFacts(deps, tx, {
    client,
    postId: post.id,
    content: version.content,
    now: input.at,
    locale: input.locale,
  });
  const checks = blockingChecks(checkContent(facts));
  if (checks.length > 0) return refuse({ type: 'checks-block', checks });
  await setStage(tx, post, 'in-review', input.at);
  await insertPostEvent(tx, post, {
    at: input.at,
    kind: 'submitted',
    memberId: input.actor.memberId,
    detail: `v${post.version}`,
  });
  return ok(null);
}
