import type { Tx } from '../../db/db.ts';
import { type MemberId, newId, type RecommendationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { voidSignatures } from '../signing/public.ts';
import { findBrief, readWhole } from './brief.ts';
import { emptyReco } from './empty-reco.ts';
import { insertEvent } from './events.ts';
import { type Actor, mayWrite } from './policy.ts';
import { findRecoVersion, hashReco, lockReco, type RecoRow, tidyReco } from './reco.ts';
import type { RecoContent } from './reco-schema.ts';
import { tables } from './store.ts';

export type SaveRecoRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'brief-ended' }
  | { type: 'reco-closed' }
  | { type: 'edited-meanwhile'; by: string; at: string; timeZone: string };

export type Saved = { readonly version: number; readonly revision: number };

/** Begins a recommendation on a brief, filled with what the brief says; two plans without a ceiling. */
export async function startReco(
  tx: Tx,
  input: { actor: Actor; briefId: string; content?: RecoContent; at: Date },
): Promise<Result<{ recommendationId: RecommendationId }, SaveRecoRefusal>> {
  const { actor, at } = input;
  const brief = await findBrief(tx, input.briefId);
  const client = brief && (await readClientFacts(tx, brief.client_id));
  if (!brief || !client) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (brief.ended_at) return refuse({ type: 'brief-ended' });
  const whole = await readWhole(tx, brief, client);
  const content = tidyReco(input.content ?? emptyReco(whole, client.locale));
  const recommendationId = newId<RecommendationId>(at.getTime());
  await tables(tx)
    .insertInto('recommendation')
    .values({
      id: recommendationId,
      client_id: client.id,
      brief_id: brief.id,
      author_id: actor.memberId,
      created_at: at,
      version: 1,
      revision: 1,
    })
    .execute();
  await insertVersion(
    tx,
    { id: recommendationId, client_id: client.id },
    1,
    content,
    [],
    actor,
    at,
  );
  await insertEvent(tx, {
    clientId: client.id,
    briefId: brief.id,
    recommendationId,
    kind: 'reco-started',
    memberId: actor.memberId,
    at,
  });
  return ok({ recommendationId });
}

/**
 * Saves on top of what was read (`basedOn`: its revision). A version that was signed or sent stays as
 * it is: the next one begins, and what was signed is void. The same content again changes nothing.
 */
export async function saveReco(
  tx: Tx,
  input: {
    actor: Actor;
    recommendationId: string;
    basedOn: number;
    content: RecoContent;
    at: Date;
  },
): Promise<Result<Saved, SaveRecoRefusal>> {
  const { actor, at } = input;
  const reco = await lockReco(tx, input.recommendationId);
  const client = reco && (await readClientFacts(tx, reco.client_id));
  const current = reco && (await findRecoVersion(tx, reco.id, reco.version));
  if (!reco || !client || !current) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (reco.accepted_at || reco.ended_at) return refuse({ type: 'reco-closed' });
  if (reco.revision !== input.basedOn) {
    const people = await listMembersByIds(tx, [current.savedBy]);
    return refuse({
      type: 'edited-meanwhile',
      by: people.get(current.savedBy)?.name ?? '',
      at: current.savedAt.toISOString(),
      timeZone: client.timeZone,
    });
  }
  const content = tidyReco(input.content);
  const contentHash = hashReco(content);
  if (contentHash === current.contentHash) return ok(reco);
  const revision = reco.revision + 1;
  if (!current.closedAt) {
    await tables(tx)
      .updateTable('recommendation_version')
      .set({
        content: JSON.stringify(content),
        content_hash: contentHash,
        written_by: withWriter(current.writtenBy, actor.memberId),
        saved_by: actor.memberId,
        saved_at: at,
      })
      .where('recommendation_id', '=', reco.id)
      .where('n', '=', current.n)
      .execute();
    await setHead(tx, reco, { version: current.n, revision });
    return ok({ version: current.n, revision });
  }
  const version = current.n + 1;
  await insertVersion(tx, reco, version, content, current.writtenBy, actor, at);
  await setHead(tx, reco, { version, revision });
  await voidSignatures(tx, {
    clientId: reco.client_id,
    subjectKind: 'recommendation',
    subjectId: reco.id,
    reason: 'content-changed',
    by: actor.memberId,
    at,
  });
  await insertEvent(tx, {
    clientId: reco.client_id,
    briefId: reco.brief_id,
    recommendationId: reco.id,
    kind: 'reco-version',
    memberId: actor.memberId,
    detail: String(version),
    at,
  });
  return ok({ version, revision });
}

async function insertVersion(
  tx: Tx,
  reco: Pick<RecoRow, 'id' | 'client_id'>,
  n: number,
  content: RecoContent,
  before: readonly MemberId[],
  actor: Actor,
  at: Date,
) {
  await tables(tx)
    .insertInto('recommendation_version')
    .values({
      id: newId(at.getTime()),
      client_id: reco.client_id,
      recommendation_id: reco.id,
      n,
      content: JSON.stringify(content),
      content_hash: hashReco(content),
      written_by: withWriter(before, actor.memberId),
      saved_by: actor.memberId,
      saved_at: at,
    })
    .execute();
}

async function setHead(tx: Tx, reco: RecoRow, head: Saved) {
  await tables(tx).updateTable('recommendation').set(head).where('id', '=', reco.id).execute();
}

/** Whoever wrote a word of an earlier version has a hand in the next one. */
function withWriter(before: readonly MemberId[], id: MemberId): MemberId[] {
  return [...new Set([...before, id])];
}
