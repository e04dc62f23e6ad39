import type { Tx } from '../../db/db.ts';
import { type ContactId, newId } from '../../lib/ids.ts';
import { writeMoment } from '../../lib/moments.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { findContact, readClientFacts } from '../clients/public.ts';
import { createLink, findApproval } from '../signing/public.ts';
import { lockBrief, readWhole } from './brief.ts';
import type { AskedKey } from './brief-schema.ts';
import type { MailDeps } from './deps.ts';
import { insertEvent } from './events.ts';
import { mailTexts } from './mail-messages.ts';
import { type Actor, maySend, mayWrite } from './policy.ts';
import { keepBriefVersion } from './sign-brief.ts';
import { tables } from './store.ts';

export type SendBriefRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'brief-ended' }
  | { type: 'contact-cannot-sign' }
  | { type: 'brief-not-signed' };

export type Sent = { readonly url: string; readonly expiresAt: Date };

/**
 * Asks one person at the client's the chosen questions; without questions, to sign the brief as a
 * senior has signed it. Questions anybody of the team may send: they bind nobody.
 */
export async function sendBrief(
  deps: MailDeps,
  tx: Tx,
  input: {
    actor: Actor;
    briefId: string;
    contactId: ContactId;
    questions: readonly AskedKey[];
    at: Date;
  },
): Promise<Result<Sent, SendBriefRefusal>> {
  const { actor, questions, at } = input;
  const brief = await lockBrief(tx, input.briefId);
  const client = brief && (await readClientFacts(tx, brief.client_id));
  if (!brief || !client) return refuse({ type: 'not-found' });
  const isApproval = questions.length === 0;
  if (isApproval ? !maySend(actor) : !mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (brief.ended_at) return refuse({ type: 'brief-ended' });
  const contact = await findContact(tx, input.contactId);
  if (contact?.clientId !== client.id) return refuse({ type: 'not-found' });
  if (isApproval && !contact.canSign) return refuse({ type: 'contact-cannot-sign' });
  const whole = await readWhole(tx, brief, client);
  const { contentHash } = whole;
  const subject = { subjectKind: 'brief', subjectId: brief.id, contentHash } as const;
  const signed = (await findApproval(tx, subject)).some(
    ({ signerKind }) => signerKind === 'member',
  );
  if (isApproval && !signed) return refuse({ type: 'brief-not-signed' });
  const version = await keepBriefVersion(tx, whole, actor.memberId, at);
  const link = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: actor.memberId,
    items: [{ ...subject, version }],
    at,
  });
  await tables(tx)
    .insertInto('brief_request')
    .values({
      id: newId(at.getTime()),
      client_id: client.id,
      brief_id: brief.id,
      link_id: link.linkId,
      questions: [...new Set(questions)],
      sent_by: actor.memberId,
      sent_at: at,
    })
    .execute();
  await insertEvent(tx, {
    clientId: client.id,
    briefId: brief.id,
    kind: isApproval ? 'brief-sent' : 'questions-sent',
    memberId: actor.memberId,
    detail: contact.name,
    at,
  });
  const url = `${deps.publicUrl}/l/${link.token}`;
  const texts = mailTexts[client.locale];
  const of = {
    name: contact.name,
    clientName: client.name,
    senderName: actor.name,
    title: brief.title,
    url,
    until: writeMoment(link.expiresAt, client.locale, client.timeZone),
  };
  const letter = isApproval
    ? texts.briefApproval(of)
    : texts.questions({ ...of, n: new Set(questions).size });
  await mailLater(tx, deps.jobs, { agencyId: client.agencyId, to: contact.email, ...letter });
  return ok({ url, expiresAt: link.expiresAt });
}
