import { checkCosignature } from '../format/cosignature.ts';
import type { Primitives } from '../format/hash.ts';
import type { Vkey } from '../format/key.ts';
import { parseVkey } from '../format/key.ts';
import type { KeyHistory } from '../format/key-history.ts';
import { witnessesForSize } from '../format/key-history.ts';
import type { Steps } from '../format/steps.ts';
import type { Head } from './heads.ts';
import type { CheckedLog, Finding } from './verdict.ts';
import { finding } from './verdict.ts';

/** The latest checkpoint that a witness has co-signed. */
export type Witnessed = NonNullable<CheckedLog['witness']>;

/**
 * Who outside the agency has vouched for the log, and up to where.
 *
 * @param compared witness keys that the person who asks got from the witness itself. Where some are
 *   given, only these count.
 */
export function* checkWitnesses(
  heads: readonly Head[],
  history: KeyHistory,
  size: number,
  compared: readonly Vkey[],
  primitives: Primitives,
): Steps<{ witness?: Witnessed; findings: Finding[] }> {
  const findings: Finding[] = [];
  const silent = new Set(compared.map(({ text }) => text));
  let witness: Witnessed | undefined;
  for (const head of heads) {
    yield 0;
    const known = compared.length > 0 ? compared : enrolledFor(history, head.checkpoint.size);
    for (const key of known) {
      const word = checkCosignature(head.note, key, primitives);
      if (word.kind === 'invalid') {
        findings.push(finding('cosignature-invalid', { part: head.part, at: key.name }));
      }
      if (word.kind !== 'valid') continue;
      silent.delete(key.text);
      const isCompared = compared.length > 0;
      witness = {
        key: key.text,
        size: head.checkpoint.size,
        at: word.at.toISOString(),
        isCompared,
      };
    }
  }
  findings.push(...[...silent].map((part) => finding('witness-unknown', { part })));
  findings.push(...missing(witness, size, compared, history));
  return { witness, findings };
}

function missing(
  witness: Witnessed | undefined,
  size: number,
  compared: readonly Vkey[],
  { witnesses }: KeyHistory,
): Finding[] {
  if (witness === undefined) {
    return compared.length > 0 ? [] : [finding('witness-absent', { from: witnesses.length })];
  }
  const findings: Finding[] = [];
  if (!witness.isCompared) findings.push(finding('witness-not-compared', { part: witness.key }));
  if (witness.size < size) {
    findings.push(finding('witness-behind', { from: witness.size, to: size, at: witness.at }));
  }
  return findings;
}

function enrolledFor({ witnesses }: KeyHistory, size: number): readonly Vkey[] {
  return witnessesForSize(witnesses, size).flatMap(({ key }) => {
    const vkey = parseVkey(key);
    return vkey.ok ? [vkey.value] : [];
  });
}
