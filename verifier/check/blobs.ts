import type { LogBundle } from '../format/bundle.ts';
import { paths } from '../format/bundle.ts';
import { fromHex, toHex } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import { commitTo } from '../format/hash.ts';
import type { Leaf } from '../format/leaf.ts';
import { decodeOpenings } from '../format/opening.ts';
import type { Steps } from '../format/steps.ts';
import { nameLeaf } from './leaf-rows.ts';
import type { CheckedLog, Finding, LeafName } from './verdict.ts';
import { finding } from './verdict.ts';

type Leaves = readonly (Leaf | undefined)[];

/** Every content that a leaf refers to is there unchanged, or said to be withheld and why. */
export function* checkBlobs(
  { files, manifest }: Pick<LogBundle, 'files' | 'manifest'>,
  leaves: Leaves,
  primitives: Pick<Primitives, 'sha256'>,
): Steps<Finding[]> {
  const findings: Finding[] = [];
  const wanted = wantedBlobs(leaves);
  const withheld = new Map(manifest.withheld.map((item) => [item.sha256, item]));
  for (const [hash, index] of wanted) {
    const leaf = () => nameLeaf(index, leaves[index]);
    const bytes = files.get(paths.blob(hash));
    const excuse = withheld.get(hash);
    yield bytes?.length ?? 0;
    if (bytes !== undefined && toHex(primitives.sha256(bytes)) !== hash) {
      findings.push(finding('blob-changed', { leaf: leaf(), part: paths.blob(hash) }));
    } else if (bytes === undefined && excuse === undefined) {
      findings.push(finding('blob-missing', { leaf: leaf(), part: paths.blob(hash) }));
    } else if (bytes === undefined && excuse !== undefined) {
      const { reason, at } = excuse;
      findings.push(
        finding('blob-withheld', { leaf: leaf(), part: `${paths.blob(hash)} ${reason}`, at }),
      );
    }
  }
  for (const path of files.keys()) {
    const isStray = path.startsWith('blobs/') && !wanted.has(path.slice('blobs/'.length));
    if (isStray) findings.push(finding('file-unexpected', { part: path }));
  }
  for (const { sha256 } of manifest.withheld) {
    const isWrong = !wanted.has(sha256) || files.has(paths.blob(sha256));
    if (isWrong) findings.push(finding('manifest-differs', { part: `withheld ${sha256}` }));
  }
  return findings;
}

/** Opened commitments: each must give the very commitment that its leaf holds. */
export function checkOpenings(
  { files }: Pick<LogBundle, 'files'>,
  leaves: Leaves,
): { openings: CheckedLog['openings']; findings: Finding[] } {
  const bytes = files.get(paths.openings);
  // A missing or altered file is named where the files are checked against the manifest.
  if (bytes === undefined) return { openings: [], findings: [] };
  const list = decodeOpenings(bytes);
  if (!list.ok) {
    const part = `${paths.openings} (${list.error.type})`;
    return { openings: [], findings: [finding('openings-unreadable', { part })] };
  }
  const openings: { leaf: LeafName; field: string; value: string }[] = [];
  const findings: Finding[] = [];
  for (const { index, field, salt, value } of list.value) {
    const leaf = nameLeaf(index, leaves[index]);
    const body = new Map<string, unknown>(Object.entries(leaves[index]?.body ?? {}));
    const bytesOfSalt = fromHex(salt);
    if (bytesOfSalt.ok && body.get(field) === commitTo(bytesOfSalt.value, value)) {
      openings.push({ leaf, field, value });
    } else findings.push(finding('opening-differs', { leaf, part: field }));
  }
  return { openings, findings };
}

/** Each hash of content, with the index of the first leaf that refers to it. */
function wantedBlobs(leaves: Leaves): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  for (const [index, leaf] of leaves.entries()) {
    const hash = leaf === undefined ? undefined : contentOf(leaf);
    if (hash !== undefined && !wanted.has(hash)) wanted.set(hash, index);
  }
  return wanted;
}

function contentOf({ kind, body }: Leaf): string | undefined {
  switch (kind) {
    case 'brand-kit-version':
    case 'approval':
    case 'publication':
    case 'contest-rules':
    case 'witness-audit':
      return body.contentHash;
    case 'capture':
    case 'deliverable-capture':
      return body.sha256;
    default:
      return undefined;
  }
}
