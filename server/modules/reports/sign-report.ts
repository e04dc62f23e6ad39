import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { findMember, isSenior } from '../people/public.ts';
import { findApproval, recordSignature } from '../signing/public.ts';
import type { ReportDeps } from './deps.ts';
import { compose, fix } from './freeze.ts';
import { type Actor, hasOtherSenior, maySeal } from './policy.ts';
import { findVersion, lockReport, type ReportRow, type VersionRow } from './report.ts';
import { tables } from './store.ts';
import { listLeftOut } from './warnings.ts';

export type SignReportRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'report-sealed'; version: number }
  | { type: 'report-changed' }
  | { type: 'report-incomplete' }
  | { type: 'observations-left-out'; what: string }
  | { type: 'author-first' }
  | { type: 'four-eyes' }
  | { type: 'already-signed' };

/**
 * The author signs what they wrote: every figure is computed then, and the text is fixed until somebody
 * changes the draft. A senior who wrote none of it signs the same bytes.
 */
export async function signReport(
  deps: Pick<ReportDeps, 'listObservations'>,
  tx: Tx,
  input: {
    actor: Actor;
    reportId: string;
    revision: number;
    contentHash: string | null;
    at: Date;
  },
): Promise<Result<{ contentHash: string }, SignReportRefusal>> {
  const { actor, at } = input;
  const report = await lockReport(tx, input.reportId);
  const version = report && (await findVersion(tx, report.id, report.version));
  if (!report || !version) return refuse({ type: 'not-found' });
  if (version.sealed_at) return refuse({ type: 'report-sealed', version: version.n });
  if (report.revision !== input.revision || version.content_hash !== input.contentHash) {
    return refuse({ type: 'report-changed' });
  }
  const isAuthor = report.author_id === actor.memberId;
  if (!isAuthor) {
    if (!maySeal(actor)) return refuse({ type: 'not-allowed' });
    if (version.written_by.includes(actor.memberId)) return refuse({ type: 'four-eyes' });
    if (version.content_hash === null) return refuse({ type: 'author-first' });
  }
  let contentHash = version.content_hash;
  if (contentHash === null) {
    const fixed = await fixVersion(deps, tx, report, version, at);
    if (!fixed.ok) return fixed;
    contentHash = fixed.value;
  } else if ((await listSigners(tx, report, contentHash)).includes(actor.memberId)) {
    return refuse({ type: 'already-signed' });
  }
  await recordSignature({}, tx, {
    clientId: report.client_id,
    subjectKind: 'report',
    subjectId: report.id,
    version: version.n,
    contentHash,
    decision: 'approved',
    signer: { kind: 'member', id: actor.memberId, name: actor.name },
    place: isAuthor ? 'author' : 'senior',
    at,
  });
  return ok({ contentHash });
}

async function fixVersion(
  deps: Pick<ReportDeps, 'listObservations'>,
  tx: Tx,
  report: ReportRow,
  version: VersionRow,
  at: Date,
): Promise<Result<string, SignReportRefusal>> {
  const client = await readClientFacts(tx, report.client_id);
  if (!client) return refuse({ type: 'not-found' });
  const composed = await compose(deps, tx, { report, version, client });
  const { title, question, answer } = composed.content;
  if (title === '' || question === '' || answer.length === 0) {
    return refuse({ type: 'report-incomplete' });
  }
  const leftOut = listLeftOut(composed);
  if (leftOut.length > 0) {
    return refuse({ type: 'observations-left-out', what: leftOut.slice(0, 5).join(', ') });
  }
  const fixed = fix(composed);
  await tables(tx)
    .updateTable('report_version')
    .set({ ...fixed, frozen_at: at })
    .where('report_id', '=', report.id)
    .where('n', '=', version.n)
    .execute();
  return ok(fixed.content_hash);
}

/** Whose approvals of this exact content stand, of the agency's people. */
async function listSigners(tx: Tx, report: ReportRow, contentHash: string): Promise<MemberId[]> {
  const standing = await findApproval(tx, {
    subjectKind: 'report',
    subjectId: report.id,
    contentHash,
  });
  return standing.flatMap(
    ({ signerKind, signerId }) => (signerKind === 'member' ? [signerId as MemberId] : []), // a member's own
  );
}

/** Both signatures stand; where the author is the only senior, their own is enough, as for a plan. */
export async function readSigned(
  tx: Tx,
  report: ReportRow,
  version: Pick<VersionRow, 'content_hash' | 'written_by'>,
): Promise<{ author: boolean; senior: boolean }> {
  if (version.content_hash === null) return { author: false, senior: false };
  const signers = await listSigners(tx, report, version.content_hash);
  const author = signers.includes(report.author_id);
  const second = signers.some((id) => id !== report.author_id && !version.written_by.includes(id));
  const person = await findMember(tx, report.author_id);
  const isAlone =
    author && isSenior(person?.role ?? '') && !(await hasOtherSenior(tx, report.author_id));
  return { author, senior: second || isAlone };
}
