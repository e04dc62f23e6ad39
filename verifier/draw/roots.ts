import type { Primitives } from '../format/hash.ts';
import { finish } from '../format/steps.ts';
import { hashLists, rootsOf, weightOf } from './freeze.ts';
import type { Exclusion, ListEntry } from './list.ts';
import { rowsOfEntries, rowsOfExclusions } from './list.ts';

/** Counts and roots over entries and exclusions, as a freeze states them. */
export function rootsOfEntries(
  entries: readonly ListEntry[],
  exclusions: readonly Pick<Exclusion, 'n' | 'reason'>[],
  primitives: Pick<Primitives, 'sha256'>,
) {
  const lists = finish(hashLists(rowsOfEntries(entries), rowsOfExclusions(exclusions), primitives));
  const roots = finish(rootsOf(lists, primitives));
  return { ...roots, keptCount: lists.kept.length, weight: weightOf(lists) };
}
