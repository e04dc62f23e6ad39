import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { listClientNames } from '../clients/public.ts';
import { findOperationName } from '../operations/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listStamps } from '../signing/public.ts';
import { type Actor, maySeeDrafts } from './policy.ts';
import { listVersions, type ReportRow, type VersionRow } from './report.ts';
import { readSigned } from './sign-report.ts';
import { tables } from './store.ts';
import type { ReportState, ReportSummary } from './view-schema.ts';

/** The newest first; the client's own people see what is sealed, and nothing else. */
export async function summarizeReports(
  tx: Tx,
  of: { actor: Pick<Actor, 'role'>; clientId?: ClientId; ids?: readonly string[] },
): Promise<ReportSummary[]> {
  let query = tables(tx).selectFrom('report').selectAll().orderBy('created_at', 'desc');
  if (of.clientId) query = query.where('client_id', '=', of.clientId);
  if (of.ids) query = query.where('id', 'in', of.ids as ReportRow['id'][]); // any other finds none
  const rows = await query.execute();
  const versions = await listVersions(
    tx,
    rows.map(({ id }) => id),
  );
  const names = await listClientNames(
    tx,
    rows.map(({ client_id: id }) => id),
  );
  const people = await listMembersByIds(
    tx,
    rows.map(({ author_id: id }) => id),
  );
  const summaries: ReportSummary[] = [];
  for (const report of rows) {
    const own = versions.filter(({ report_id: id }) => id === report.id);
    const version = maySeeDrafts(of.actor) ? own[0] : own.find(({ sealed_at: at }) => at !== null);
    if (!version) continue;
    const operation = report.operation_id ? await findOperationName(tx, report.operation_id) : null;
    summaries.push({
      id: report.id,
      client: { id: report.client_id, name: names.get(report.client_id)?.name ?? '' },
      title: version.draft.title,
      operation: operation && { id: operation.id, name: operation.name },
      from: report.period_from.toISOString(),
      to: report.period_to.toISOString(),
      state: await readState(tx, report, version),
      version: version.n,
      sealedAt: version.sealed_at?.toISOString() ?? null,
      author: people.get(report.author_id)?.name ?? '',
      changedAt: (version.sealed_at ?? version.frozen_at ?? version.saved_at).toISOString(),
    });
  }
  return summaries;
}

async function readState(tx: Tx, report: ReportRow, version: VersionRow): Promise<ReportState> {
  if (version.sealed_at) {
    const stamps = (await listStamps(tx, 'report', [report.id])).get(report.id) ?? [];
    const isReceived = stamps.some(
      ({ signerKind, contentHash }) =>
        signerKind === 'contact' && contentHash === version.content_hash,
    );
    if (isReceived) return 'received';
    const sent = await tables(tx)
      .selectFrom('report_sending')
      .select('id')
      .where('report_id', '=', report.id)
      .where('n', '=', version.n)
      .limit(1)
      .executeTakeFirst();
    return sent ? 'sent' : 'sealed';
  }
  const signed = await readSigned(tx, report, version);
  if (signed.author && signed.senior) return 'signed';
  return signed.author ? 'waits-for-senior' : 'draft';
}
