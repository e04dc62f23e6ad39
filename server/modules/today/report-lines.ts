import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { ClientFacts } from '../clients/public.ts';
import { isSenior } from '../people/public.ts';
import { listReportFacts } from '../reports/public.ts';
import { today as texts } from './messages.ts';
import { reportWords } from './report-words.ts';
import type { Line } from './today.ts';
import { describeAge } from './words.ts';

/** What waits in a client's reports, for those who sign, seal and hand over. */
export async function describeReports(
  tx: Tx,
  { client, session, now }: { client: ClientFacts; session: Session; now: Date },
): Promise<Line[]> {
  if (!isSenior(session.role)) return [];
  const { locale } = session;
  const facts = await listReportFacts(tx, { clientId: client.id });
  return facts.map(({ reportId, title, state, since }) => ({
    section: state === 'sent' ? 'deadlines' : state === 'sealed' ? 'to-prepare' : 'to-validate',
    rank: since.getTime(),
    since,
    item: {
      id: `report ${reportId}`,
      kind: 'report',
      client: { id: client.id, name: client.name },
      title: reportWords[locale][state].title(title),
      reason: reportWords[locale][state].why,
      urgency: state === 'sent' ? 'calm' : 'waiting',
      clock: describeAge(now.getTime() - since.getTime(), locale),
      action: { label: texts[locale].actions.open, href: `/reports/${reportId}` },
    },
  }));
}
