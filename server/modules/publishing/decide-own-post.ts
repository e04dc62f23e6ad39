import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { openOwnLink } from '../clients/public.ts';
import { markLinkOpened } from '../signing/public.ts';
import type { Decision, StampView } from '../signing/schema.ts';
import { type DecideRefusal, decide } from './decide.ts';
import type { EditorialDeps } from './deps.ts';
import { mayDecide } from './policy.ts';
import { findPost } from './store.ts';

export type DecideOwnRefusal =
  | DecideRefusal
  | { type: 'not-allowed' }
  | { type: 'not-signer' }
  | { type: 'not-asked-of-you' }
  | { type: 'request-expired' };

/**
 * The client's person decides from their account on what a link asks of them: by the same command,
 * on the exact version, in the name that the link is made out to.
 */
export async function decideOwnPost(
  deps: Pick<EditorialDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  input: {
    session: Session;
    postId: string;
    version: number;
    contentHash: string;
    decision: Decision;
    comment: string;
    place: string;
    quote: string;
    at: Date;
  },
): Promise<Result<readonly StampView[], DecideOwnRefusal>> {
  const { session, postId, version, contentHash, at } = input;
  const post = await findPost(tx, postId);
  if (!post) return refuse({ type: 'not-found' });
  if (!mayDecide(session)) return refuse({ type: 'not-allowed' });
  const asked = { clientId: post.clientId, kind: 'post', subjectId: post.id, now: at } as const;
  const open = await openOwnLink(tx, session, asked);
  if (!open.ok) return open;
  const items = [{ postId: post.id, version, contentHash }];
  const { linkId, contact } = open.value.link;
  const done = await decide(deps, tx, open.value, { ...input, items, name: contact.name });
  if (done.ok) await markLinkOpened(tx, linkId, at);
  return done;
}
