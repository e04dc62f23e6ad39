import type { BodyOf } from '../format/leaf-body.ts';

/** What follows a draw, as its leaves tell it one after the other. */
export type Following = {
  /** The numbers that a prize stands for now, in the order in which they came to it. */
  readonly standing: readonly number[];
  /** Says why an event can't be, in the format's own words; undefined where it fits. */
  readonly add: (event: BodyOf<'contest-event'>) => string | undefined;
};

/**
 * Follows drawn entries: whoever is void gives their place to the next substitute, strictly in order
 * and only for a reason of the rules' closed list; nobody else is told, or sent anything.
 *
 * @param selected numbers in the order drawn, winners first
 * @param winners how many of them won
 */
export function followEvents(
  selected: readonly number[],
  winners: number,
  voidCodes: readonly string[],
): Following {
  const standing = selected.slice(0, winners);
  const left = new Set<number>();
  let next = standing.length;
  return {
    standing,
    add({ what, n, code }) {
      if (what === 'outage') return n === null ? undefined : 'outage-of-an-entry';
      if (n === null) return 'no-entry';
      const place = standing.indexOf(n);
      if (what === 'answered' && left.has(n)) return undefined;
      if (place < 0) return selected.includes(n) ? 'out-of-order' : 'not-drawn';
      if (what !== 'void') return undefined;
      if (code === null || !voidCodes.includes(code)) return 'code-not-in-rules';
      standing.splice(place, 1);
      left.add(n);
      const substitute = selected[next++];
      if (substitute !== undefined) standing.push(substitute);
      return undefined;
    },
  };
}
