import type { Tx } from '../../db/db.ts';
import { type ContactId, newId } from '../../lib/ids.ts';
import { writeMoment } from '../../lib/moments.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { findContact, readClientFacts } from '../clients/public.ts';
import { createLink } from '../signing/public.ts';
import type { ReportDeps } from './deps.ts';
import { mailTexts } from './mail-messages.ts';
import { type Actor, maySeal } from './policy.ts';
import { findReport, findVersion } from './report.ts';
import { tables } from './store.ts';

export type SendReportRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'not-sealed' }
  | { type: 'report-changed' };

export type Sent = { readonly url: string; readonly expiresAt: Date };

/** Sends one exact sealed version to a person of the client's, who needs no account to read it. */
export async function sendReport(
  deps: Pick<ReportDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  input: {
    actor: Actor;
    reportId: string;
    version: number;
    contentHash: string;
    contactId: ContactId;
    at: Date;
  },
): Promise<Result<Sent, SendReportRefusal>> {
  const { actor, at } = input;
  const report = await findReport(tx, input.reportId);
  const client = report && (await readClientFacts(tx, report.client_id));
  const version = report && (await findVersion(tx, report.id, input.version));
  if (!report || !client || !version) return refuse({ type: 'not-found' });
  if (!maySeal(actor)) return refuse({ type: 'not-allowed' });
  if (!version.sealed_at) return refuse({ type: 'not-sealed' });
  if (version.content_hash !== input.contentHash) return refuse({ type: 'report-changed' });
  const contact = await findContact(tx, input.contactId);
  if (contact?.clientId !== client.id) return refuse({ type: 'not-found' });
  const link = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: actor.memberId,
    items: [
      {
        subjectKind: 'report',
        subjectId: report.id,
        version: version.n,
        contentHash: input.contentHash,
      },
    ],
    at,
  });
  await tables(tx)
    .insertInto('report_sending')
    .values({
      id: newId(at.getTime()),
      client_id: client.id,
      report_id: report.id,
      n: version.n,
      link_id: link.linkId,
      sent_by: actor.memberId,
      sent_at: at,
    })
    .execute();
  const url = `${deps.publicUrl}/l/${link.token}`;
  const letter = mailTexts[client.locale].report({
    name: contact.name,
    clientName: client.name,
    senderName: actor.name,
    title: version.draft.title,
    sealedAt: writeMoment(version.sealed_at, client.locale, client.timeZone),
    why: version.why,
    replaces: version.replaces,
    url,
    checkUrl: `${deps.publicUrl}/b/${report.public_id}`,
    until: writeMoment(link.expiresAt, client.locale, client.timeZone),
  });
  await mailLater(tx, deps.jobs, { agencyId: client.agencyId, to: contact.email, ...letter });
  return ok({ url, expiresAt: link.expiresAt });
}
