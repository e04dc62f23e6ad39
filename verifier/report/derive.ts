import { toBase64, toHex, toUtf8 } from '../format/bytes.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalBytes } from '../format/canonical.ts';
import { readKeyHistory } from '../format/key-history.ts';
import type { Leaf } from '../format/leaf.ts';
import { makeInclusionProof } from '../format/proof.ts';
import type { Tree } from '../format/tree.ts';
import { buildTree, hashAt } from '../format/tree.ts';
import type { Seal } from './archive.ts';
import type { ReportContent } from './content.ts';
import { figureInWords } from './display.ts';
import { renderReport } from './renderer.ts';

export const paths = {
  manifest: 'MANIFEST.json',
  signature: 'MANIFEST.txt',
  content: 'report.json',
  html: 'report.html',
  figures: 'figures.json',
  keys: 'keys.json',
  leaves: 'leaves/leaves.jsonl',
  leafHashes: 'leaves/hashes.bin',
  proof: 'seal.tlog-proof',
  page: 'verify.html',
  spec: 'SPEC.md',
  checkpoint: (size: number) => `proofs/${String(size).padStart(12, '0')}.txt`,
  data: (observation: string) => `data/${observation}.jsonl`,
  evidence: (sha256: string) => `evidence/${sha256}`,
} as const;

export type Derivation = {
  readonly content: ReportContent;
  readonly seal: Seal;
  readonly leaves: readonly (Leaf | undefined)[];
  /** Leaf hashes in a row. */
  readonly hashes: Uint8Array;
  /** The checkpoint of all leaves, with its co-signatures. */
  readonly note: string;
  readonly tree?: Tree;
};

/** The files of an archive that say again what others say: each must be exactly this. */
export function deriveFiles(
  from: Derivation,
): readonly { readonly path: string; readonly bytes: () => Uint8Array }[] {
  return [
    { path: paths.html, bytes: () => toUtf8(renderReport({ ...from, seal: from.seal.leaf })) },
    { path: paths.figures, bytes: () => canonicalBytes(figuresOf(from)) },
    { path: paths.keys, bytes: () => canonicalBytes(keysOf(from.leaves)) },
    { path: paths.proof, bytes: () => toUtf8(proofText(from)) },
  ];
}

/** `figures.json`: each figure by itself, with the hashes of the leaves that it was computed from. */
function figuresOf({ content, hashes }: Derivation): Json {
  const figures = content.figures.map((placed) => ({
    ...placed,
    display: figureInWords(placed.figure, content.language),
    inputs: placed.inputs.map((index) => ({ index, hash: toHex(hashAt(hashes, index)) })),
  }));
  // Figures and queries hold strings, integers and nulls by their shapes.
  return figures as unknown as Json;
}

/** `keys.json`: the keys of log and witnesses, and the sizes that each counts for. */
function keysOf(leaves: Derivation['leaves']): Json {
  const { keys, witnesses } = readKeyHistory(leaves);
  return { keys, witnesses } as unknown as Json;
}

/** The seal's proof of inclusion in the form of C2SP `tlog-proof`, for other programs. */
function proofText({ seal, hashes, note, tree }: Derivation): string {
  const proof = makeInclusionProof(tree ?? buildTree(hashes), seal.index);
  const lines = ['c2sp.org/tlog-proof@v1', `index ${seal.index}`, ...proof.map(toBase64)];
  return `${lines.join('\n')}\n\n${note}`;
}
