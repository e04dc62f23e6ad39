import type { ClientId, CreatorId } from '../../lib/ids.ts';
import { both, count, half } from './fact-words.ts';
import type { Factor } from './factors.ts';

/** How often this agency has called on somebody, as `operations` counts it. */
export type WearOut = {
  /** Σ 2^(−age ÷ 120 days) over the operations. */
  readonly wear: number;
  readonly operations12: number;
  readonly lastAt: Date | null;
  /** When the rule of rotation allows the next one; null: at once. */
  readonly nextAt: Date | null;
};

/** What one advertiser gave one creator in a calendar year, for one purpose. */
export type YearTotal = {
  readonly clientId: ClientId;
  readonly objective: string;
  readonly givenCents: number;
  readonly plannedCents: number;
};

/** Hands in what the module of operations knows, which stands below this one. */
export type ReadWearOut = (ids: readonly CreatorId[]) => Promise<ReadonlyMap<CreatorId, WearOut>>;

const COMPARABLE = 0.9;

/**
 * Whoever was called on more often than the next one of comparable subject (at least 90 % of the
 * score) goes below them, by one place and once; nobody ever rises by it. Answers the new order and
 * who went below whom.
 */
export function lowerByWear<T extends { readonly creatorId: string; readonly score: number }>(
  ranked: readonly T[],
  wears: ReadonlyMap<string, WearOut>,
): { order: T[]; lowered: Map<string, T> } {
  const order = [...ranked];
  const lowered = new Map<string, T>();
  const wearOf = (one: T) => wears.get(one.creatorId)?.wear ?? 0;
  for (let i = 0; i + 1 < order.length; i += 1) {
    const [upper, next] = [order[i], order[i + 1]];
    if (!upper || !next || lowered.has(upper.creatorId)) continue;
    if (wearOf(upper) <= wearOf(next) || next.score < COMPARABLE * upper.score) continue;
    order[i] = next;
    order[i + 1] = upper;
    lowered.set(upper.creatorId, next);
  }
  return { order, lowered };
}

export function wearFactors(wear: WearOut | undefined, below: string | null): Factor[] {
  if (!wear) return [];
  const n = wear.operations12;
  return [
    {
      axis: 'wear-out',
      key: 'wear-out',
      bearing: below === null ? (n === 0 ? 'plus' : 'context') : 'minus',
      sentence: both((l) => {
        const w = half(wear.wear, l);
        if (l === 'fr') {
          if (n === 0) return 'Nous n’avons pas fait appel à lui depuis douze mois.';
          const times = `${count(n, l)} ${n > 1 ? 'opérations' : 'opération'} avec nous en douze mois (usure ${w})`;
          return below === null
            ? `${times}.`
            : `${times} : passe sous ${below}, de sujet comparable.`;
        }
        if (n === 0) return 'We have not called on them for twelve months.';
        const times = `${count(n, l)} ${n > 1 ? 'operations' : 'operation'} with us in twelve months (wear ${w})`;
        return below === null
          ? `${times}.`
          : `${times}: goes below ${below}, of comparable subject.`;
      }),
      posts: [],
    },
  ];
}
