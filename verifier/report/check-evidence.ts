import { nameLeaf } from '../check/leaf-rows.ts';
import { toHex } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import type { Steps } from '../format/steps.ts';
import type { ReportArchive } from './archive.ts';
import type { ReportContent } from './content.ts';
import { paths } from './derive.ts';
import { evidenceFiles, type ReportScope } from './scope.ts';
import { type ReportFinding, reportFinding } from './verdict.ts';

export type CheckedEvidence = {
  readonly findings: readonly ReportFinding[];
  /** Hashes whose bytes aren't there, or aren't theirs. */
  readonly lost: ReadonlySet<string>;
  readonly withheld: ReadonlySet<string>;
};

const reasons = {
  erased: { fr: 'effacée', en: 'erased' },
  private: { fr: 'privée', en: 'private' },
} as const;

/** The bytes received: each there and unchanged, or said to be withheld and why. */
export function* checkEvidence(
  { files, manifest }: ReportArchive,
  scope: ReportScope,
  { sha256 }: Pick<Primitives, 'sha256'>,
): Steps<CheckedEvidence> {
  const findings: ReportFinding[] = [];
  const lost = new Set<string>();
  const withheld = new Set<string>();
  const excuses = new Map(manifest.withheld.map((item) => [item.sha256, item]));
  for (const [hash, { index, leaf }] of evidenceFiles(scope)) {
    const part = paths.evidence(hash);
    const bytes = files.get(part);
    const excuse = excuses.get(hash);
    const name = nameLeaf(index, leaf);
    yield bytes?.length ?? 0;
    if (bytes !== undefined && toHex(sha256(bytes)) !== hash) {
      lost.add(hash);
      findings.push(reportFinding('evidence-differs', { leaf: name, part }));
    } else if (bytes === undefined && excuse === undefined) {
      lost.add(hash);
      findings.push(reportFinding('evidence-missing', { leaf: name, part }));
    } else if (bytes === undefined && excuse !== undefined) {
      withheld.add(hash);
      const { reason, at } = excuse;
      findings.push(
        reportFinding('evidence-withheld', { leaf: name, part, found: reasons[reason], at }),
      );
    }
  }
  return { findings, lost, withheld };
}

/** Items of evidence: how many there are, how many are whole, how many are withheld. */
export function countItems(
  scope: ReportScope,
  broken: ReadonlySet<number>,
  { lost, withheld }: CheckedEvidence,
): { readonly expected: number; readonly present: number; readonly withheld: number } {
  const hashes = [
    ...scope.observations.map(({ index, leaf }) => ({ index, hash: leaf.body.raw })),
    ...scope.captures.map(({ index, leaf }) => ({ index, hash: leaf.body.sha256 })),
  ];
  const isHeld = (hash: string | null) => hash !== null && withheld.has(hash);
  const isLost = (hash: string | null) => hash !== null && lost.has(hash);
  return {
    expected: hashes.length,
    present: hashes.filter(
      ({ index, hash }) => !broken.has(index) && !isLost(hash) && !isHeld(hash),
    ).length,
    withheld: hashes.filter(({ hash }) => isHeld(hash)).length,
  };
}

/** The files that the sealed content lists, by their hashes. */
export function checkAttachments(
  files: ReadonlyMap<string, Uint8Array>,
  { attachments }: Pick<ReportContent, 'attachments'>,
  { sha256 }: Pick<Primitives, 'sha256'>,
): ReportFinding[] {
  return attachments.flatMap(({ path, sha256: hash }) => {
    const bytes = files.get(path);
    if (bytes === undefined) return [reportFinding('attachment-missing', { part: path })];
    const isSame = toHex(sha256(bytes)) === hash;
    return isSame ? [] : [reportFinding('attachment-differs', { part: path })];
  });
}
