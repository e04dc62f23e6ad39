import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { summarizeReports } from './list-reports.ts';
import type { ReportState } from './view-schema.ts';

/** What a report waits for: a signature, the seal, to be handed over, to be acknowledged. */
type ReportFact = {
  readonly reportId: string;
  readonly title: string;
  readonly state: Exclude<ReportState, 'draft' | 'received'>;
  readonly since: Date;
};

/** Everything that waits in a client's reports; drafts are their authors' own. */
export async function listReportFacts(
  tx: Tx,
  { clientId }: { clientId: ClientId },
): Promise<ReportFact[]> {
  const reports = await summarizeReports(tx, { actor: { role: 'head' }, clientId });
  return reports.flatMap(({ id, title, state, changedAt }) =>
    state === 'draft' || state === 'received'
      ? []
      : [{ reportId: id, title, state, since: new Date(changedAt) }],
  );
}
