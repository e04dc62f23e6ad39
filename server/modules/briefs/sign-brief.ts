import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import { type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { findApproval, recordSignature } from '../signing/public.ts';
import { lockBrief, readWhole, type WholeBrief } from './brief.ts';
import { insertEvent } from './events.ts';
import { type Actor, maySignAsSenior } from './policy.ts';
import { tables } from './store.ts';

export type SignBriefRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'four-eyes' }
  | { type: 'brief-changed' }
  | { type: 'already-signed' };

/** The brief as it stands as a numbered version that stays; the same content again is the same one. */
export async function keepBriefVersion(
  tx: Tx,
  whole: WholeBrief,
  madeBy: MemberId | null,
  at: Date,
): Promise<number> {
  const { brief, content, contentHash } = whole;
  const newest = await tables(tx)
    .selectFrom('brief_version')
    .select(['n', 'content_hash'])
    .where('brief_id', '=', brief.id)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.content_hash === contentHash) return newest.n;
  const n = (newest?.n ?? 0) + 1;
  await tables(tx)
    .insertInto('brief_version')
    .values({
      id: newId(at.getTime()),
      client_id: brief.client_id,
      brief_id: brief.id,
      n,
      content: JSON.stringify(content),
      content_hash: contentHash,
      made_by: madeBy,
      made_at: at,
    })
    .execute();
  await tables(tx).updateTable('brief').set({ version: n }).where('id', '=', brief.id).execute();
  return n;
}

/**
 * A senior who didn't enter it signs the brief as it stands. Whoever is the only senior signs their
 * own: the client's signature is the second pair of eyes.
 */
export async function signBrief(
  tx: Tx,
  input: { actor: Actor; briefId: string; contentHash: string; at: Date },
): Promise<Result<null, SignBriefRefusal>> {
  const { actor, at } = input;
  const brief = await lockBrief(tx, input.briefId);
  const client = brief && (await readClientFacts(tx, brief.client_id));
  if (!brief || !client) return refuse({ type: 'not-found' });
  if (!maySignAsSenior(actor)) return refuse({ type: 'not-allowed' });
  const isOwn = brief.created_by === actor.memberId;
  if (isOwn && (await hasOtherSenior(tx, actor.memberId))) return refuse({ type: 'four-eyes' });
  const whole = await readWhole(tx, brief, client);
  if (whole.contentHash !== input.contentHash) return refuse({ type: 'brief-changed' });
  const subject = { subjectKind: 'brief', subjectId: brief.id } as const;
  const standing = await findApproval(tx, { ...subject, contentHash: whole.contentHash });
  if (standing.some(({ signerId }) => signerId === actor.memberId)) {
    return refuse({ type: 'already-signed' });
  }
  const version = await keepBriefVersion(tx, whole, actor.memberId, at);
  await recordSignature({}, tx, {
    ...subject,
    clientId: brief.client_id,
    version,
    contentHash: whole.contentHash,
    decision: 'approved',
    signer: { kind: 'member', id: actor.memberId, name: actor.name },
    at,
  });
  await insertEvent(tx, {
    clientId: brief.client_id,
    briefId: brief.id,
    kind: 'brief-signed',
    memberId: actor.memberId,
    at,
  });
  return ok(null);
}

/** Whether somebody else of the agency could read this person's work. */
export async function hasOtherSenior(tx: Tx, memberId: MemberId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select has_other_senior(${memberId}) as found`.execute(tx);
  return rows[0]?.found ?? true;
}
