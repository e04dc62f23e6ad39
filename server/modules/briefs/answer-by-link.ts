import type { Tx } from '../../db/db.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type OpenLink, tellDecisions } from '../clients/public.ts';
import { listStamps, recordSignature, signerByLink } from '../signing/public.ts';
import type { Decision } from '../signing/schema.ts';
import { type BriefRow, listAnswers, lockBrief, readWhole } from './brief.ts';
import type { AskedKey } from './brief-schema.ts';
import { voidBrief } from './correct-brief.ts';
import type { MailDeps } from './deps.ts';
import { insertEvent } from './events.ts';
import type { AnswerKind } from './questions.ts';
import { tables } from './store.ts';
import { tellTeam } from './tell-team.ts';

export type LinkRefusalOf =
  | { type: 'not-found' }
  | { type: 'brief-ended' }
  | { type: 'nothing-answered' }
  | { type: 'comment-missing' }
  | { type: 'content-changed'; title: string }
  | { type: 'already-decided'; by: string };

export type Given = {
  readonly question: AskedKey;
  readonly kind: AnswerKind;
  readonly body: string;
};

/**
 * Keeps what the client's person answered, each with its date; what they leave empty stays open, and
 * what says the same as before isn't kept twice. Two goes are as good as one.
 */
export async function answerByLink(
  deps: MailDeps,
  tx: Tx,
  { link, client, now }: OpenLink,
  input: { answers: readonly Given[]; name: string },
): Promise<Result<{ kept: number }, LinkRefusalOf>> {
  const brief = await lockHeld(tx, link);
  if (!brief) return refuse({ type: 'not-found' });
  if (brief.ended_at) return refuse({ type: 'brief-ended' });
  const { signer } = signerByLink(link.contact, input.name);
  const before = await listAnswers(tx, brief.id);
  const fresh = input.answers.filter(
    ({ question, kind, body }) =>
      (kind !== 'text' || body !== '') &&
      !before.some(
        (old) =>
          old.question === question && old.kind === kind && (kind !== 'text' || old.body === body),
      ),
  );
  if (fresh.length === 0 && before.every(({ link_id: id }) => id !== link.linkId)) {
    return refuse({ type: 'nothing-answered' });
  }
  for (const { question, kind, body } of fresh) {
    await tables(tx)
      .insertInto('brief_answer')
      .values({
        id: newId(now.getTime()),
        client_id: client.id,
        brief_id: brief.id,
        question,
        kind,
        body: kind === 'text' ? body : '',
        source: 'link',
        quote_start: null,
        quote_end: null,
        given_by: signer.name,
        link_id: link.linkId,
        entered_by: null,
        given_at: now,
      })
      .execute();
  }
  if (fresh.length > 0) {
    await voidBrief(tx, brief, null, now);
    await note(tx, brief, 'answered', signer.name, now);
    await tellTeam(deps, tx, {
      client,
      senderId: link.createdBy,
      by: signer.name,
      title: brief.title,
      what: fresh.length,
      path: `/operations/briefs/${brief.id}`,
    });
  }
  return ok({ kept: fresh.length });
}

/** The client signs the brief as it was sent, asks for a change, or says no. */
export async function decideBrief(
  deps: MailDeps,
  tx: Tx,
  { link, client, now }: OpenLink,
  input: { decision: Decision; comment: string; name: string; contentHash: string },
): Promise<Result<null, LinkRefusalOf>> {
  const brief = await lockHeld(tx, link);
  const item = link.items.find(({ subjectId }) => subjectId === brief?.id);
  if (!brief || !item) return refuse({ type: 'not-found' });
  if (brief.ended_at) return refuse({ type: 'brief-ended' });
  const { decision, comment } = input;
  if (decision === 'changes' && comment === '') return refuse({ type: 'comment-missing' });
  const { contentHash } = await readWhole(tx, brief, client);
  if (contentHash !== item.contentHash || contentHash !== input.contentHash) {
    return refuse({ type: 'content-changed', title: brief.title });
  }
  const decided = async () =>
    ((await listStamps(tx, 'brief', [brief.id])).get(brief.id) ?? []).findLast(
      (stamp) =>
        stamp.signerKind === 'contact' && !stamp.voided && stamp.contentHash === contentHash,
    );
  const standing = await decided();
  if (standing?.decision === decision && standing.comment === comment) return ok(null);
  if (standing) return refuse({ type: 'already-decided', by: standing.signerName });
  const { signer, linkOwnerName } = signerByLink(link.contact, input.name);
  await recordSignature({}, tx, {
    clientId: client.id,
    subjectKind: 'brief',
    subjectId: brief.id,
    version: item.version,
    contentHash,
    decision,
    signer,
    linkOwnerName,
    linkId: link.linkId,
    comment,
    at: now,
  });
  const kind = decision === 'approved' ? 'brief-approved' : 'brief-refused';
  await note(tx, brief, kind, signer.name, now);
  const stamp = await decided();
  if (!stamp) throw new Error(`the decision on brief ${brief.id} was not recorded`);
  await tellDecisions(deps, tx, {
    client,
    owner: link.contact,
    senderId: link.createdBy,
    decisions: [
      { kind: 'brief', title: brief.title, stamp, path: `/operations/briefs/${brief.id}` },
    ],
    at: now,
  });
  return ok(null);
}

async function lockHeld(tx: Tx, link: OpenLink['link']): Promise<BriefRow | null> {
  const item = link.items.find(({ subjectKind }) => subjectKind === 'brief');
  return item ? lockBrief(tx, item.subjectId) : null;
}

function note(
  tx: Tx,
  brief: BriefRow,
  kind: 'answered' | 'brief-approved' | 'brief-refused',
  name: string,
  at: Date,
) {
  const { client_id: clientId, id: briefId } = brief;
  return insertEvent(tx, { clientId, briefId, kind, memberId: null, detail: name, at });
}
