import type { LogBundle } from '../format/bundle.ts';
import { paths } from '../format/bundle.ts';
import { toHex } from '../format/bytes.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalBytes, parseCanonical } from '../format/canonical.ts';
import type { Primitives } from '../format/hash.ts';
import type { Leaf } from '../format/leaf.ts';
import { nameLeaf } from './leaf-rows.ts';
import type { Finding } from './verdict.ts';
import { finding } from './verdict.ts';

/** Whoever signed a contest's rules must have signed the record that the draw is made by. */
export function checkContestContents(
  { files }: Pick<LogBundle, 'files'>,
  leaves: readonly (Leaf | undefined)[],
  primitives: Pick<Primitives, 'sha256'>,
): Finding[] {
  const findings: Finding[] = [];
  for (const [index, leaf] of leaves.entries()) {
    if (leaf?.kind !== 'contest-rules') continue;
    const bytes = files.get(paths.blob(leaf.body.contentHash));
    // Content that isn't there is named where all contents are looked for.
    if (bytes === undefined) continue;
    const record = recordIn(bytes);
    const about = { leaf: nameLeaf(index, leaf) };
    if (record === undefined) findings.push(finding('contest-record-not-signed', about));
    else if (toHex(primitives.sha256(canonicalBytes(record))) !== leaf.body.rulesHash) {
      findings.push(finding('contest-rules-not-signed', { ...about, part: 'record' }));
    }
  }
  return findings;
}

function recordIn(bytes: Uint8Array): Json | undefined {
  const content = parseCanonical(bytes);
  if (!content.ok || typeof content.value !== 'object' || content.value === null) return undefined;
  return 'record' in content.value ? content.value.record : undefined;
}
