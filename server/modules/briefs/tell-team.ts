import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { mailLater } from '../../mail/mail.ts';
import type { ClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import type { MailDeps } from './deps.ts';
import { mailTexts } from './mail-messages.ts';

/** One mail each to whoever sent a link and to whom answers for the client: something came back. */
export async function tellTeam(
  { jobs, publicUrl }: MailDeps,
  tx: Tx,
  of: {
    client: ClientFacts;
    senderId: MemberId;
    by: string;
    title: string;
    what: 'asked' | 'ceiling' | number;
    path: string;
  },
): Promise<void> {
  const { client } = of;
  const wanted = client.accountableId ? [of.senderId, client.accountableId] : [of.senderId];
  for (const reader of (await listMembersByIds(tx, [...new Set(wanted)])).values()) {
    if (reader.endedAt !== null) continue;
    const texts = mailTexts[reader.locale];
    const what = typeof of.what === 'number' ? texts.answered(of.what) : texts[of.what];
    const letter = texts.told({
      name: reader.name,
      clientName: client.name,
      title: of.title,
      by: of.by,
      what,
      url: `${publicUrl}${of.path}`,
    });
    await mailLater(tx, jobs, { agencyId: client.agencyId, to: reader.email, ...letter });
  }
}
