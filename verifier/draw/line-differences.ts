import { numbersOf } from './list.ts';
import type { Rows } from './rows.ts';
import type { DrawFinding } from './verdict.ts';
import { finding } from './verdict.ts';

const markLength = 4;
/** More single lines than a person can use are told as one stretch. */
const maxSingle = 20;

/**
 * Which lines aren't those that the marks were made of. Empty where every line has its mark; whether
 * lines or marks are the right ones, the freeze's root must say.
 *
 * @param found the first four bytes of each line's leaf hash, as the lines are now
 * @param marks the same as the file keeps them
 */
export function lineDifferences(
  list: 'entries' | 'exclusions',
  rows: Rows,
  found: Uint8Array,
  marks: Uint8Array,
): DrawFinding[] {
  const now = found.length / markLength;
  const once = marks.length / markLength;
  const least = Math.min(now, once);
  let same = 0;
  while (same < least && equal(found, same, marks, same)) same++;
  let sameAtEnd = 0;
  while (
    sameAtEnd < least - same &&
    equal(found, now - 1 - sameAtEnd, marks, once - 1 - sameAtEnd)
  ) {
    sameAtEnd++;
  }
  const [changed, former] = [now - same - sameAtEnd, once - same - sameAtEnd];
  const numbers = numbersOf(rows);
  const line = same + 1;
  if (changed === 0 && former === 0) return [];
  if (changed === 0) {
    // Numbers go up by one as a rule, so the gap tells which one it was.
    const after = numbers[same] ?? Number.NaN;
    const before = same === 0 ? 0 : (numbers[same - 1] ?? 0);
    const n = former === 1 && (same === now || after - before === 2) ? before + 1 : undefined;
    return [finding('line-removed', { list, line, lastLine: line + former - 1, n })];
  }
  if (former === 0) {
    const n = changed === 1 ? numbers[same] : undefined;
    return [finding('line-added', { list, line, lastLine: line + changed - 1, n })];
  }
  if (changed !== former) {
    return [finding('lines-differ', { list, line, lastLine: line + changed - 1 })];
  }
  const lines: number[] = [];
  for (let i = same; i < same + changed; i++) if (!equal(found, i, marks, i)) lines.push(i);
  const [a = 0, b = 0] = lines;
  if (lines.length === 2 && equal(found, a, marks, b) && equal(found, b, marks, a)) {
    return [finding('lines-swapped', { list, line: a + 1, lastLine: b + 1 })];
  }
  if (lines.length > maxSingle) {
    return [finding('lines-differ', { list, line, lastLine: line + changed - 1 })];
  }
  return lines.map((i) => finding('line-changed', { list, line: i + 1, n: numbers[i] }));
}

function equal(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  for (let k = 0; k < markLength; k++) {
    if (a[i * markLength + k] !== b[j * markLength + k]) return false;
  }
  return true;
}
