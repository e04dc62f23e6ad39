import type { Tx } from '../../db/db.ts';
import { type ContactId, newId } from '../../lib/ids.ts';
import { writeMoment } from '../../lib/moments.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { findContact, readClientFacts } from '../clients/public.ts';
import { createLink } from '../signing/public.ts';
import { findBrief, readWhole } from './brief.ts';
import type { MailDeps } from './deps.ts';
import { insertEvent } from './events.ts';
import { judgePlan, type Verdict } from './feasibility.ts';
import { sayVerdict } from './feasibility-messages.ts';
import { mailTexts } from './mail-messages.ts';
import { writeEuros } from './money.ts';
import { readPlanFacts } from './plan-facts.ts';
import { type Actor, maySend } from './policy.ts';
import { findRecoVersion, lockReco } from './reco.ts';
import type { Sent } from './send-brief.ts';
import { closeVersion, readSigned } from './sign-reco.ts';
import { tables } from './store.ts';

export type SendRecoRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'reco-closed' }
  | { type: 'reco-changed' }
  | { type: 'contact-cannot-sign' }
  | { type: 'signatures-missing'; author: boolean; senior: boolean }
  | { type: 'plan-empty'; plan: string }
  | { type: 'second-plan-needed' }
  | { type: 'verdict-unread'; plans: string };

/**
 * Sends one exact, twice signed version to a person of the client's, with every plan's verdict printed
 * on it. Where a plan doesn't hold, whoever sends it says that they have read so (`isVerdictRead`).
 */
export async function sendReco(
  deps: MailDeps,
  tx: Tx,
  input: {
    actor: Actor;
    recommendationId: string;
    version: number;
    contentHash: string;
    contactId: ContactId;
    isVerdictRead: boolean;
    at: Date;
  },
): Promise<Result<Sent, SendRecoRefusal>> {
  const { actor, at } = input;
  const reco = await lockReco(tx, input.recommendationId);
  const client = reco && (await readClientFacts(tx, reco.client_id));
  const version = reco && (await findRecoVersion(tx, reco.id, reco.version));
  const brief = reco && (await findBrief(tx, reco.brief_id));
  if (!reco || !client || !version || !brief) return refuse({ type: 'not-found' });
  if (!maySend(actor)) return refuse({ type: 'not-allowed' });
  if (reco.accepted_at || reco.ended_at) return refuse({ type: 'reco-closed' });
  if (version.n !== input.version || version.contentHash !== input.contentHash) {
    return refuse({ type: 'reco-changed' });
  }
  const contact = await findContact(tx, input.contactId);
  if (contact?.clientId !== client.id) return refuse({ type: 'not-found' });
  if (!contact.canSign) return refuse({ type: 'contact-cannot-sign' });
  const signed = await readSigned(tx, reco, version);
  if (!signed.author || !signed.senior) return refuse({ type: 'signatures-missing', ...signed });
  const { plans } = version.content;
  const empty = plans.find(({ lines }) => lines.length === 0);
  if (empty) return refuse({ type: 'plan-empty', plan: empty.key });
  const whole = await readWhole(tx, brief, client);
  if (whole.facts.ceilingCents === null && plans.length < 2) {
    return refuse({ type: 'second-plan-needed' });
  }
  const facts = await readPlanFacts(tx, client, whole.facts, version.content.creators, at);
  const verdicts: Record<string, Verdict> = {};
  for (const plan of plans) verdicts[plan.key] = judgePlan(plan, version.content, facts);
  const shaky = plans.filter(({ key }) => verdicts[key]?.state !== 'feasible');
  if (shaky.length > 0 && !input.isVerdictRead) {
    return refuse({ type: 'verdict-unread', plans: shaky.map(({ key }) => key).join(', ') });
  }
  await closeVersion(tx, reco, version, at);
  const link = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: actor.memberId,
    items: [
      {
        subjectKind: 'recommendation',
        subjectId: reco.id,
        version: version.n,
        contentHash: version.contentHash,
      },
    ],
    at,
  });
  await tables(tx)
    .insertInto('recommendation_sending')
    .values({
      id: newId(at.getTime()),
      client_id: client.id,
      recommendation_id: reco.id,
      n: version.n,
      link_id: link.linkId,
      verdicts: JSON.stringify({ facts, verdicts }),
      sent_by: actor.memberId,
      sent_at: at,
    })
    .execute();
  await insertEvent(tx, {
    clientId: client.id,
    briefId: reco.brief_id,
    recommendationId: reco.id,
    kind: 'reco-sent',
    memberId: actor.memberId,
    detail: `${version.n} ${contact.name}`,
    at,
  });
  const url = `${deps.publicUrl}/l/${link.token}`;
  const { locale } = client;
  const letter = mailTexts[locale].recommendation({
    name: contact.name,
    clientName: client.name,
    senderName: actor.name,
    title: version.content.title,
    plans: plans.map((plan) => {
      const verdict = verdicts[plan.key];
      const said = verdict ? sayVerdict(verdict, locale) : '';
      return `${plan.title || `Plan ${plan.key}`}, ${writeEuros(verdict?.totalCents ?? 0, locale)} (${said})`;
    }),
    url,
    until: writeMoment(link.expiresAt, locale, client.timeZone),
  });
  await mailLater(tx, deps.jobs, { agencyId: client.agencyId, to: contact.email, ...letter });
  return ok({ url, expiresAt: link.expiresAt });
}
