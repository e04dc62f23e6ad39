import type { Primitives } from '../format/hash.ts';
import type { Steps } from '../format/steps.ts';
import type { DrawFile } from './file.ts';
import { marksOf } from './file.ts';
import type { FreezeRecord, FrozenLists } from './freeze.ts';
import { hashLists, rootsOf, weightOf } from './freeze.ts';
import { lineDifferences } from './line-differences.ts';
import { numbersOf, ticketsOf } from './list.ts';
import type { Rows } from './rows.ts';
import { hashRules } from './rules.ts';
import type { DrawFinding } from './verdict.ts';
import { finding } from './verdict.ts';

/** A person can't use more of one type. */
const maxOfOneType = 20;

/** The lists against what the freeze says of them, line by line where they differ. */
export function* checkLists(
  file: DrawFile,
  primitives: Pick<Primitives, 'sha256'>,
): Steps<{ readonly lists: FrozenLists; readonly findings: readonly DrawFinding[] }> {
  const lists = yield* hashLists(file.entries, file.exclusions, primitives);
  const roots = yield* rootsOf(lists, primitives);
  const { freeze } = file;
  const findings = [
    ...checkRecords(file),
    ...checkOrder('entries', file.entries),
    ...checkOrder('exclusions', file.exclusions),
    ...checkTickets(file),
    ...checkStrays(lists),
    ...compare('entries', file, lists, roots.entries === freeze.entries.root),
    ...compare('exclusions', file, lists, roots.exclusions === freeze.exclusions.root),
  ];
  const isFrozen = !findings.some(({ weight }) => weight === 'fault');
  if (isFrozen) findings.push(...checkCounts(freeze, lists, roots.kept));
  return { lists, findings };
}

/** The freeze against the rules. */
function checkRecords({ freeze, rules }: DrawFile): DrawFinding[] {
  const differs = (part: string) => finding('freeze-differs', { part });
  const codes = freeze.exclusions.byCode.map(({ code }) => code);
  const isSameCodes =
    codes.length === rules.exclusionCodes.length &&
    codes.every((code, i) => code === rules.exclusionCodes[i]);
  return [
    ...(freeze.rulesHash === hashRules(rules) ? [] : [finding('rules-differ')]),
    ...(freeze.contest === rules.contest ? [] : [differs('contest')]),
    ...(freeze.winners === rules.winners ? [] : [differs('winners')]),
    ...(freeze.substitutes === rules.substitutes ? [] : [differs('substitutes')]),
    ...(isSameCodes ? [] : [differs('exclusions.byCode')]),
  ];
}

function checkOrder(list: 'entries' | 'exclusions', rows: Rows): DrawFinding[] {
  const numbers = numbersOf(rows);
  const gaps: DrawFinding[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const [before, n] = [i === 0 ? 0 : (numbers[i - 1] ?? 0), numbers[i] ?? 0];
    if (n <= before) return [finding('lines-out-of-order', { list, line: i + 1, n })];
    if (list === 'entries' && n > before + 1 && gaps.length < maxOfOneType) {
      gaps.push(finding('numbers-missing', { list, n: before + 1, place: n - 1 }));
    }
  }
  return gaps;
}

function checkTickets({ entries, rules }: DrawFile): DrawFinding[] {
  const tickets = ticketsOf(entries);
  const at = tickets.findIndex((w) => w > rules.tickets.max);
  if (at < 0) return [];
  const n = numbersOf(entries)[at];
  return [finding('tickets-beyond-rules', { list: 'entries', line: at + 1, n })];
}

function checkStrays({ entries, exclusions, kept }: FrozenLists): DrawFinding[] {
  if (kept.length + exclusions.size === entries.size) return [];
  const numbers = new Set(numbersOf(entries));
  const out = numbersOf(exclusions);
  const at = out.findIndex((n) => !numbers.has(n));
  if (at < 0) return [];
  return [finding('exclusion-of-no-entry', { list: 'exclusions', line: at + 1, n: out[at] })];
}

/** Where a root isn't the freeze's, the marks tell which line; where it is, the marks must agree. */
function compare(
  list: 'entries' | 'exclusions',
  file: DrawFile,
  lists: FrozenLists,
  isFrozen: boolean,
): DrawFinding[] {
  const hashes = list === 'entries' ? lists.entryHashes : lists.exclusionHashes;
  const differences = lineDifferences(list, file[list], marksOf(hashes), file.marks[list]);
  if (!isFrozen) return differences.length > 0 ? differences : [finding('lines-differ', { list })];
  const [first] = differences;
  return first === undefined ? [] : [finding('marks-altered', { list, line: first.line })];
}

function checkCounts(freeze: FreezeRecord, lists: FrozenLists, keptRoot: string): DrawFinding[] {
  const { entries, exclusions, kept } = freeze;
  const byCode = exclusions.byCode.reduce((sum, { rule, person }) => sum + rule + person, 0);
  const pairs = [
    ['entries.count', entries.count, lists.entries.size],
    ['exclusions.count', exclusions.count, lists.exclusions.size],
    ['exclusions.byCode', byCode, lists.exclusions.size],
    ['kept.count', kept.count, lists.kept.length],
    ['kept.weight', kept.weight, weightOf(lists)],
    ['kept.root', kept.root, keptRoot],
  ] as const;
  return pairs.flatMap(([part, said, found]) =>
    said === found ? [] : [finding('freeze-differs', { part })],
  );
}
