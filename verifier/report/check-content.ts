import type { Finding } from '../check/verdict.ts';
import { finding } from '../check/verdict.ts';
import { textOf } from '../format/bundle.ts';
import { equalBytes, fromUtf8, toHex } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import type { LeafOf } from '../format/leaf.ts';
import type { Steps } from '../format/steps.ts';
import type { ReportArchive, Seal } from './archive.ts';
import { findSeal, sealsOf } from './archive.ts';
import type { CheckedPart } from './check.ts';
import { checkAnnounced } from './check-announced.ts';
import { checkData } from './check-data.ts';
import { checkAttachments, checkEvidence, countItems } from './check-evidence.ts';
import { checkFigures } from './check-figures.ts';
import { decodeContent, type ReportContent } from './content.ts';
import { deriveFiles, paths } from './derive.ts';
import { firstDifference } from './html.ts';
import { isRendererKnown, renderPiecesOf } from './renderer.ts';
import { countEvidence, evidenceFiles, readScope } from './scope.ts';
import { type CheckedReport, type ReportFinding, reportFinding } from './verdict.ts';

type CheckedContent = {
  readonly findings: readonly (Finding | ReportFinding)[];
  readonly report?: CheckedReport;
};

/** What people wrote, the figures in it, and what they rest on. */
export function* checkContent(
  archive: ReportArchive,
  part: CheckedPart,
  primitives: Primitives,
): Steps<CheckedContent> {
  const { files, manifest } = archive;
  const bytes = files.get(paths.content);
  if (bytes === undefined) {
    return { findings: [finding('file-missing', { part: paths.content })] };
  }
  const decoded = decodeContent(bytes);
  if (!decoded.ok) {
    const where = [paths.content, decoded.error.type, decoded.error.where].filter(Boolean);
    return { findings: [reportFinding('report-unreadable', { part: where.join(' ') })] };
  }
  const content = decoded.value;
  const { leaves } = part.rows;
  const seal = findSeal(leaves, content.report, content.version);
  const scope = readScope(leaves, content);
  const data = yield* checkData(files, scope, leaves, primitives);
  const evidence = yield* checkEvidence(archive, scope, primitives);
  const figures = checkFigures(content, scope, data, leaves);
  const items = countItems(scope, data.broken, evidence);
  const findings = [
    ...checkSeal(content, seal, toHex(primitives.sha256(bytes)), archive, countEvidence(scope)),
    ...(seal === undefined ? [] : checkShown(content, seal, archive, part)),
    ...figures.findings,
    ...data.findings,
    ...evidence.findings,
    ...checkAttachments(files, content, primitives),
    ...checkStrays(archive, content, part),
    ...(seal === undefined ? [] : checkAnnounced(content, scope, seal.leaf.at)),
  ];
  const newest = Math.max(
    content.version,
    ...sealsOf(leaves, content.report).map(({ leaf }) => leaf.body.version),
  );
  if (newest > content.version) {
    findings.push(reportFinding('superseded', { part: String(newest) }));
  }
  if (manifest.report !== content.report || manifest.version !== content.version) {
    findings.push(finding('manifest-differs', { part: 'report' }));
  }
  const { report, version, title, clientName, agencyName, timeZone } = content;
  return {
    findings,
    report: {
      report,
      version,
      title,
      clientName,
      agencyName,
      timeZone,
      sealedAt: seal?.leaf.at.toISOString() ?? null,
      evidence: items,
      figures: content.figures.length,
      recomputed: figures.recomputed,
      newest,
    },
  };
}

/** The content against the leaf that seals it. */
function checkSeal(
  content: ReportContent,
  seal: Seal | undefined,
  hash: string,
  { manifest }: ReportArchive,
  evidence: number,
): ReportFinding[] {
  const findings: ReportFinding[] = [];
  if (content.client !== manifest.client) {
    findings.push(reportFinding('report-of-another-client', { part: content.clientName }));
  }
  if (seal === undefined) {
    return [...findings, reportFinding('seal-missing', { part: String(content.version) })];
  }
  const { body } = seal.leaf;
  const at = seal.leaf.at.toISOString();
  if (body.contentHash !== hash) {
    findings.push(reportFinding('seal-of-other-content', { part: paths.content, at }));
  }
  const wrong = differences(content, body, evidence);
  findings.push(...wrong.map((part) => reportFinding('seal-differs', { part, at })));
  return findings;
}

function differences(
  content: ReportContent,
  body: LeafOf<'report-seal'>['body'],
  evidence: number,
): string[] {
  return [
    body.operation === content.operation ? '' : 'operation',
    body.replaces === content.replaces ? '' : 'replaces',
    body.range === content.range ? '' : 'range',
    body.evidence === evidence ? '' : `evidence ${body.evidence} ${evidence}`,
  ].filter((name) => name !== '');
}

/** What is shown must be exactly what content, seal and leaves give. */
function checkShown(
  content: ReportContent,
  seal: Seal,
  { files }: ReportArchive,
  { rows, tree }: CheckedPart,
): (Finding | ReportFinding)[] {
  const note = textOf(files.get(paths.checkpoint(rows.size))) ?? '';
  const { leaves, hashes } = rows;
  const from = { content, seal, leaves, hashes, note, tree };
  return deriveFiles(from).flatMap(({ path, bytes }): (Finding | ReportFinding)[] => {
    const shown = files.get(path);
    if (shown === undefined) return [finding('file-missing', { part: path })];
    if (path === paths.html && !isRendererKnown(content.renderer)) {
      return [reportFinding('renderer-unknown', { part: String(content.renderer) })];
    }
    if (equalBytes(shown, bytes())) return [];
    if (path !== paths.html) return [reportFinding('derived-differs', { part: path })];
    const text = fromUtf8(shown);
    const pieces = renderPiecesOf({ content, seal: seal.leaf, leaves });
    const place = text.ok ? firstDifference(pieces, text.value) : undefined;
    return [reportFinding('page-differs', { part: path, place })];
  });
}

/** A file that nothing names. */
function checkStrays(
  { files }: ReportArchive,
  content: ReportContent,
  { rows }: CheckedPart,
): Finding[] {
  const scope = readScope(rows.leaves, content);
  const known = new Set<string>([
    ...Object.values(paths).filter((path) => typeof path === 'string'),
    ...scope.observations.map(({ leaf }) => paths.data(leaf.body.observation)),
    ...[...evidenceFiles(scope).keys()].map(paths.evidence),
    ...content.attachments.map(({ path }) => path),
  ]);
  return [...files.keys()]
    .filter((path) => !known.has(path) && !path.startsWith('proofs/'))
    .map((part) => finding('file-unexpected', { part }));
}
