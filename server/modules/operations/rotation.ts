/** How often one creator may be called upon; the head may change it, and recommendations print it. */
export type RotationRule = {
  readonly mostInYear: number;
  readonly daysBetween: number;
  readonly topTenPercent: number;
};

export const HOUSE_RULE: RotationRule = { mostInYear: 2, daysBetween: 90, topTenPercent: 40 };

const DAY_MS = 86_400_000;

/** What the agency, over all its clients, has asked of one creator. */
export type Rotation = {
  readonly inYear: number;
  readonly lastAt: Date | null;
  /** Σ 2^(−age / 120 days): 1 is one operation today. */
  readonly wear: number;
  /** From when on the rule allows the next one. */
  readonly nextAt: Date | null;
  readonly isBeyond: boolean;
};

export const UNUSED: Rotation = { inYear: 0, lastAt: null, wear: 0, nextAt: null, isBeyond: false };

/** `inYear` and `lastAt` as the database counts them. */
export function applyRule(
  used: { inYear: number; lastAt: Date | null; wear: number },
  rule: RotationRule,
  now: Date,
): Rotation {
  const afterLast = used.lastAt && new Date(used.lastAt.getTime() + rule.daysBetween * DAY_MS);
  const isTooSoon = afterLast !== null && afterLast > now;
  const isTooOften = used.inYear >= rule.mostInYear;
  // With the year's number used up, the next place comes free a year after the latest, at the latest.
  const afterYear =
    isTooOften && used.lastAt ? new Date(used.lastAt.getTime() + 365 * DAY_MS) : null;
  const nextAt = isTooOften ? afterYear : isTooSoon ? afterLast : null;
  return { ...used, nextAt, isBeyond: isTooSoon || isTooOften };
}

/** The ten most used creators' share of all placements of a year, in whole percents; 0 of nothing. */
export function shareOfTopTen(counts: readonly number[]): number {
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return 0;
  const top = [...counts].sort((a, b) => b - a).slice(0, 10);
  return Math.round((100 * top.reduce((sum, n) => sum + n, 0)) / all);
}
