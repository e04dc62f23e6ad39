import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { findApproval } from '../signing/public.ts';
import { MAKE_ARCHIVE } from './archive-job.ts';
import { type Actor, maySeal, mayWrite } from './policy.ts';
import { findVersion, lockReport } from './report.ts';
import { insertVersion } from './save-report.ts';
import { readSigned } from './sign-report.ts';
import { tables } from './store.ts';

export type SealRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'report-changed' }
  | { type: 'signatures-missing'; author: boolean; senior: boolean };

/**
 * Seals one exact, twice signed version: the leaf, the row and the job that makes the archive, all or
 * nothing. Twice is as good as once.
 */
export async function sealReport(
  { jobs }: { readonly jobs: Jobs },
  tx: Tx,
  input: { actor: Actor; reportId: string; version: number; contentHash: string; at: Date },
): Promise<Result<null, SealRefusal>> {
  const { actor, at } = input;
  const report = await lockReport(tx, input.reportId);
  const version = report && (await findVersion(tx, report.id, input.version));
  const client = report && (await readClientFacts(tx, report.client_id));
  if (!report || !version || !client) return refuse({ type: 'not-found' });
  if (!maySeal(actor)) return refuse({ type: 'not-allowed' });
  const { content, content_hash: contentHash } = version;
  if (!content || contentHash !== input.contentHash) return refuse({ type: 'report-changed' });
  if (version.sealed_at) return ok(null);
  const signed = await readSigned(tx, report, version);
  if (!signed.author || !signed.senior) return refuse({ type: 'signatures-missing', ...signed });
  const subject = { subjectKind: 'report', subjectId: report.id, contentHash } as const;
  const approvals = (await findApproval(tx, subject)).map(({ signatureId }) => signatureId);
  const leaf = await stageLeaf(tx, {
    clientId: report.client_id,
    at,
    kind: 'report-seal',
    body: () => ({
      report: report.id,
      version: version.n,
      replaces: version.replaces,
      operation: report.operation_id,
      contentHash,
      approvals,
      range: content.range,
      evidence: version.evidence ?? 0,
    }),
  });
  await tables(tx)
    .updateTable('report_version')
    .set({ sealed_at: at, sealed_by: actor.memberId, seal_leaf: leaf.id })
    .where('report_id', '=', report.id)
    .where('n', '=', version.n)
    .execute();
  const job = { agencyId: client.agencyId, clientId: client.id, reportId: report.id, n: version.n };
  await jobs.send(tx, MAKE_ARCHIVE, job, { singletonKey: `${report.id} ${version.n}` });
  return ok(null);
}

export type CorrectRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'not-sealed' };

/** A sealed report is corrected by a next version that names it and says why; it never changes itself. */
export async function correctReport(
  tx: Tx,
  input: { actor: Actor; reportId: string; why: string; at: Date },
): Promise<Result<{ version: number }, CorrectRefusal>> {
  const { actor, at, why } = input;
  const report = await lockReport(tx, input.reportId);
  const current = report && (await findVersion(tx, report.id, report.version));
  if (!report || !current) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (!current.sealed_at) return refuse({ type: 'not-sealed' });
  const n = current.n + 1;
  const { draft, written_by: before } = current;
  await insertVersion(tx, report, { n, draft, before, actor, replaces: current.n, why, at });
  const head = { version: n, revision: report.revision + 1 };
  await tables(tx).updateTable('report').set(head).where('id', '=', report.id).execute();
  return ok({ version: n });
}
