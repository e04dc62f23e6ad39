import { toHex, toUtf8 } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import type { Steps } from '../format/steps.ts';
import { hashLeaf, hashLength } from '../format/tree.ts';
import { isQuicknet, timeOfRound } from './chain.ts';
import { entryCode } from './entry.ts';
import { readDrawFile } from './file.ts';
import { hashFreeze, rootOfRow } from './freeze.ts';
import { commitmentAt, keptPlaces, numbersOf, ticketsOf } from './list.ts';
import type { ListFile } from './list-file.ts';
import { lineAt, readListFile } from './list-file.ts';
import { hashRules } from './rules.ts';
import type { DrawFinding, DrawVerdict } from './verdict.ts';
import { finding, judge } from './verdict.ts';

export type ListOptions = {
  /** The draw's proof: the list is compared with it line by line. */
  readonly draw?: Uint8Array;
  readonly primitives?: Primitives;
};

const maxLines = 20;

/** Checks a public list of codes (`draw-list/v1`), by itself or against its draw. */
export function* checkListInSteps(
  bytes: Uint8Array,
  { draw, primitives = portable }: ListOptions = {},
): Steps<DrawVerdict> {
  const read = readListFile(bytes);
  if (!read.ok) {
    const { type, where, at } = read.error;
    if (type === 'line-malformed') {
      return {
        verdict: 'not-verified',
        findings: [finding('line-malformed', { list: 'codes', line: at })],
      };
    }
    const known = ['rules-malformed', 'freeze-malformed'] as const;
    const found = known.find((name) => name === type) ?? 'file-malformed';
    return { verdict: 'unreadable', findings: [finding(found, { part: where })] };
  }
  const file = read.value;
  const findings = [
    ...(yield* checkLines(file, primitives)),
    ...(file.freeze.rulesHash === hashRules(file.rules) ? [] : [finding('rules-differ')]),
  ];
  const isSound = !findings.some(({ weight }) => weight === 'fault');
  if (draw !== undefined) findings.push(...compareWithDraw(file, draw));
  else if (isSound) findings.push(finding('list-not-compared'));
  const round = file.freeze.round;
  const due = timeOfRound(file.rules.beacon, round);
  return judge(unique(findings), {
    rules: file.rules,
    freeze: file.freeze,
    freezeHash: hashFreeze(file.freeze),
    isTest: !isQuicknet(file.rules.beacon),
    round,
    roundAt: Number.isNaN(due.getTime()) ? undefined : due.toISOString(),
    winners: [],
    substitutes: [],
    events: [],
  });
}

/** Every code against its commitment, the numbers' order, and all of it against the freeze's root. */
function* checkLines(
  { codes, freeze, rules }: ListFile,
  primitives: Pick<Primitives, 'sha256'>,
): Steps<DrawFinding[]> {
  const findings: DrawFinding[] = [];
  const numbers = numbersOf(codes);
  const tickets = ticketsOf(codes);
  const hashes = new Uint8Array(codes.size * hashLength);
  for (let i = 0; i < codes.size; i++) {
    const { c, code } = lineAt(codes, i);
    const [n, w] = [numbers[i] ?? 0, tickets[i] ?? 0];
    const about = { list: 'codes', line: i + 1, n, code } as const;
    if (entryCode(c, rules.codePrefix) !== code && findings.length < maxLines) {
      findings.push(finding('code-differs', about));
    }
    if (i > 0 && n <= (numbers[i - 1] ?? 0) && findings.length < maxLines) {
      findings.push(finding('lines-out-of-order', about));
    }
    if (w > rules.tickets.max && findings.length < maxLines) {
      findings.push(finding('tickets-beyond-rules', about));
    }
    const leaf = toUtf8(`{"c":"${c}","n":${n},"w":${w}}`);
    hashes.set(hashLeaf(leaf, primitives.sha256), i * hashLength);
    if (i % 256 === 255) yield 256 * 110;
  }
  const root = toHex(yield* rootOfRow(hashes, primitives.sha256));
  if (root !== freeze.kept.root && findings.length === 0) {
    findings.push(finding('lines-differ', { list: 'codes' }));
  }
  if (codes.size !== freeze.kept.count) {
    findings.push(finding('freeze-differs', { part: 'kept.count' }));
  }
  return findings;
}

/** The same numbers, commitments and tickets in the same order as the draw's kept entries. */
function compareWithDraw(list: ListFile, bytes: Uint8Array): DrawFinding[] {
  const draw = readDrawFile(bytes);
  if (!draw.ok || hashFreeze(draw.value.freeze) !== hashFreeze(list.freeze)) {
    return [finding('list-of-another-draw')];
  }
  const { entries, exclusions } = draw.value;
  const kept = keptPlaces(entries, exclusions);
  const [listed, wanted] = [numbersOf(list.codes), numbersOf(entries)];
  const [tickets, rightTickets] = [ticketsOf(list.codes), ticketsOf(entries)];
  const findings: DrawFinding[] = [];
  let i = 0;
  let j = 0;
  while ((i < listed.length || j < kept.length) && findings.length < maxLines) {
    const place = kept[j] ?? -1;
    const [n, right] = [listed[i] ?? Infinity, wanted[place] ?? Infinity];
    const about = { list: 'codes', line: i + 1 } as const;
    if (right < n) {
      findings.push(finding('line-removed', { ...about, lastLine: i + 1, n: right }));
      j++;
    } else if (n < right) {
      findings.push(finding('line-added', { ...about, lastLine: i + 1, n }));
      i++;
    } else {
      const isSame =
        lineAt(list.codes, i).c === commitmentAt(entries, place) &&
        tickets[i] === rightTickets[place];
      if (!isSame) findings.push(finding('line-changed', { ...about, n }));
      i++;
      j++;
    }
  }
  return findings;
}

/** The same line isn't told twice for the same reason. */
function unique(findings: readonly DrawFinding[]): DrawFinding[] {
  const seen = new Set<string>();
  return findings.filter((item) => {
    const text = JSON.stringify(item);
    return !seen.has(text) && seen.add(text);
  });
}
