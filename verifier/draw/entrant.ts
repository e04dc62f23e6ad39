import { bytesOf } from './chain.ts';
import { entryCode, entryCommitment, readCode } from './entry.ts';
import type { DrawFile } from './file.ts';
import type { FrozenLists } from './freeze.ts';
import { commitmentAt, numbersOf, placeOf } from './list.ts';
import type { DrawFinding } from './verdict.ts';
import { finding } from './verdict.ts';

/**
 * What an entrant holds. Address and nonce prove that an entry is theirs; a code by itself only finds
 * it in the list.
 */
export type Mine = { readonly code: string } | { readonly handle: string; readonly nonce: string };

/** Where one's own entry stands: `place` is its rank among kept entries, `part` what became of it. */
export function findMine(file: DrawFile, lists: FrozenLists, mine: Mine): DrawFinding {
  const { rules } = file;
  const wanted = 'code' in mine ? readCode(mine.code, rules.codePrefix) : commitmentOf(file, mine);
  if (wanted === undefined) return finding('mine-absent', { list: 'entries' });
  const matches =
    'code' in mine
      ? (c: string) => entryCode(c, rules.codePrefix) === wanted
      : (c: string) => c === wanted;
  for (let i = 0; i < lists.entries.size; i++) {
    const c = commitmentAt(lists.entries, i);
    if (!matches(c)) continue;
    const n = numbersOf(lists.entries)[i] ?? 0;
    const rank = placeOf(lists.kept, i) + 1;
    return finding('code' in mine ? 'mine-listed' : 'mine-verified', {
      n,
      place: rank === 0 ? undefined : rank,
      code: entryCode(c, rules.codePrefix),
      part: standingOf(file, n, rank > 0),
    });
  }
  return finding('mine-absent', { list: 'entries' });
}

function commitmentOf(file: DrawFile, mine: { handle: string; nonce: string }): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(mine.nonce)) return undefined;
  return entryCommitment(file.rules.contest, mine.handle, bytesOf(mine.nonce));
}

function standingOf({ outcome }: DrawFile, n: number, isKept: boolean): string {
  const winner = outcome.winners.findIndex((drawn) => drawn.n === n);
  if (winner >= 0) return `winner ${winner + 1}`;
  const substitute = outcome.substitutes.findIndex((drawn) => drawn.n === n);
  if (substitute >= 0) return `substitute ${substitute + 1}`;
  return isKept ? 'kept' : 'excluded';
}
