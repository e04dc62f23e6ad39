import type { Tx } from '../../db/db.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { insertEvent } from './events.ts';
import { type Actor, maySend } from './policy.ts';
import { lockReco } from './reco.ts';
import { listSendings } from './sendings.ts';
import { tables } from './store.ts';

export type ReplyRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'nothing-sent' };

/** A senior's answer to a question about a plan: the client reads it where they asked. */
export async function replyToClient(
  tx: Tx,
  input: { actor: Actor; recommendationId: string; plan: string; body: string; at: Date },
): Promise<Result<null, ReplyRefusal>> {
  const { actor, at, plan } = input;
  const reco = await lockReco(tx, input.recommendationId);
  if (!reco) return refuse({ type: 'not-found' });
  if (!maySend(actor)) return refuse({ type: 'not-allowed' });
  const [sending] = await listSendings(tx, reco.id);
  if (!sending) return refuse({ type: 'nothing-sent' });
  await tables(tx)
    .insertInto('recommendation_answer')
    .values({
      id: newId(at.getTime()),
      client_id: reco.client_id,
      recommendation_id: reco.id,
      n: sending.n,
      plan,
      kind: 'reply',
      body: input.body,
      ceiling_cents: null,
      given_by: actor.name,
      link_id: null,
      entered_by: actor.memberId,
      signature_id: null,
      given_at: at,
    })
    .execute();
  await insertEvent(tx, {
    clientId: reco.client_id,
    briefId: reco.brief_id,
    recommendationId: reco.id,
    kind: 'reco-reply',
    memberId: actor.memberId,
    detail: plan,
    at,
  });
  return ok(null);
}
