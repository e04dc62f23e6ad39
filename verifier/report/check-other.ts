import { readLeaves } from '../check/leaf-rows.ts';
import { type CheckOptions, checkLogInSteps } from '../check/log.ts';
import { readBundle } from '../format/bundle.ts';
import { equalBytes } from '../format/bytes.ts';
import { portable } from '../format/hash.ts';
import type { Steps } from '../format/steps.ts';
import { hashLength } from '../format/tree.ts';
import { type ReportArchive, readReport, sealsOf } from './archive.ts';
import type { CheckedPart, checkReportInSteps, ReportOptions } from './check.ts';
import { type CheckedReport, type ReportFinding, reportFinding } from './verdict.ts';

/**
 * Another file of the same log, which the person holds too: a newer report or an export. Both logs must
 * agree as far as they go; what the longer one seals later corrects this report.
 */
export function* checkOther(
  { manifest }: ReportArchive,
  { rows }: CheckedPart,
  report: CheckedReport | undefined,
  { other, ...options }: ReportOptions,
  check: typeof checkReportInSteps,
): Steps<{ findings: ReportFinding[]; newest: number }> {
  if (other === undefined || report === undefined) return { findings: [], newest: 0 };
  const isVerified = yield* verify(other, options, check);
  const opened = readReport(other).ok ? readReport(other) : readBundle(other);
  if (!isVerified || !opened.ok || opened.value.manifest.origin !== manifest.origin) {
    return { findings: [reportFinding('other-not-verified')], newest: 0 };
  }
  const theirs = yield* readLeaves(opened.value, options.primitives ?? portable);
  const length = Math.min(theirs.size, rows.size) * hashLength;
  const isSame = equalBytes(theirs.hashes.subarray(0, length), rows.hashes.subarray(0, length));
  if (!isSame) return { findings: [reportFinding('logs-differ')], newest: 0 };
  const versions = sealsOf(theirs.leaves, report.report).map(({ leaf }) => leaf.body.version);
  const newest = Math.max(0, ...versions);
  const isNews = newest > report.newest;
  const findings = isNews ? [reportFinding('superseded', { part: String(newest) })] : [];
  return { findings, newest };
}

function* verify(
  bytes: Uint8Array,
  options: CheckOptions,
  check: typeof checkReportInSteps,
): Steps<boolean> {
  const isReport = readReport(bytes).ok;
  const { verdict } = isReport
    ? yield* check(bytes, options)
    : yield* checkLogInSteps(bytes, options);
  return verdict === 'verified' || verdict === 'verified-weaker';
}
