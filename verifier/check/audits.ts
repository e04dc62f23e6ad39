import { auditBody } from '../audit/leaf.ts';
import { readAudit } from '../audit/record.ts';
import { fromBase64 } from '../format/bytes.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalText } from '../format/canonical.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import { parseVkey } from '../format/key.ts';
import type { KeyHistory } from '../format/key-history.ts';
import { witnessesForSize } from '../format/key-history.ts';
import type { Leaf, LeafOf } from '../format/leaf.ts';
import { parseNote } from '../format/note.ts';
import { nameLeaf } from './leaf-rows.ts';
import type { Finding } from './verdict.ts';
import { finding } from './verdict.ts';

type Body = LeafOf<'witness-audit'>['body'];

/**
 * Audits that the log records: each by a witness that was enrolled at the head's size, of leaves before
 * it, one a round, and as the witness's own signed file says, where that is there.
 */
export function checkAudits(
  leaves: readonly (Leaf | undefined)[],
  { witnesses }: Pick<KeyHistory, 'witnesses'>,
  fileOf: (sha256: string) => Uint8Array | undefined,
  primitives: Pick<Primitives, 'verifyEd25519'> = portable,
): Finding[] {
  const findings: Finding[] = [];
  const rounds = new Set<string>();
  const audited = new Set<number>();
  let last: Pick<Finding, 'leaf' | 'at'> | undefined;
  for (const [index, leaf] of leaves.entries()) {
    if (leaf?.kind !== 'witness-audit') continue;
    const { body } = leaf;
    const about = { leaf: nameLeaf(index, leaf) };
    const round = `${body.witness} ${body.chain} ${body.round}`;
    const isEnrolled = witnessesForSize(witnesses, body.size).some(
      ({ key }) => key === body.witness,
    );
    const file = fileOf(body.contentHash);
    const flaw =
      (rounds.has(round) && 'round') ||
      (!isEnrolled && 'witness') ||
      (body.size > index && 'size') ||
      (!hasRightLists(body) && 'chosen') ||
      (file !== undefined && !isOfFile(body, file, primitives) && body.contentHash);
    rounds.add(round);
    if (flaw) findings.push(finding('audit-broken', { ...about, part: flaw }));
    const { fetchedAt: at, chosen, differing } = body;
    if (differing.length > 0) {
      findings.push(finding('audit-differs', { ...about, part: differing.join(', '), at }));
    }
    last = { at, leaf: nameLeaf(index, leaf) };
    for (const one of chosen) audited.add(one);
  }
  if (last) findings.push(finding('audited', { ...last, from: audited.size, to: rounds.size }));
  return findings;
}

function hasRightLists({ size, chosen, same, differing }: Body): boolean {
  return (
    chosen.every((index) => index < size) &&
    [...same, ...differing].every((index) => chosen.includes(index)) &&
    !same.some((index) => differing.includes(index))
  );
}

/** The lists are the witness's own word: they must be those of the file that it signed. */
function isOfFile(
  body: Body,
  file: Uint8Array,
  { verifyEd25519 }: Pick<Primitives, 'verifyEd25519'>,
): boolean {
  const read = readAudit(file);
  const witness = parseVkey(body.witness);
  if (!read.ok || !witness.ok) return false;
  const signature = fromBase64(read.value.signature);
  const note = parseNote(read.value.record.head);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!signature.ok || !head.ok) return false;
  const told = auditBody(read.value.record, file, head.value.size);
  return (
    canonicalText(told as unknown as Json) === canonicalText(body as unknown as Json) &&
    verifyEd25519(signature.value, read.value.signed, witness.value.publicKey)
  );
}
