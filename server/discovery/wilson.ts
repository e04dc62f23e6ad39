/** A share as a range of whole probability, 0 to 1. */
export type Interval = { low: number; high: number };

/** The two-sided 95 % quantile of the normal distribution. */
const Z95 = 1.959963984540054;

/**
 * Wilson's score interval for k of n: 3 of 10 is 0.11 to 0.60. With n = 0 nothing is known: 0 to 1.
 * Source: E. B. Wilson, JASA 22 (1927) 209–212.
 */
export function wilson(k: number, n: number, z = Z95): Interval {
  if (!Number.isFinite(k) || !Number.isFinite(n) || n < 0 || k < 0 || k > n)
    throw new RangeError(`no share: ${k} of ${n}`);
  if (n === 0) return { low: 0, high: 1 };
  const share = k / n;
  const zz = (z * z) / n;
  const middle = share + zz / 2;
  const half = z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n));
  return {
    low: k === 0 ? 0 : Math.max(0, (middle - half) / (1 + zz)),
    high: k === n ? 1 : Math.min(1, (middle + half) / (1 + zz)),
  };
}

/**
 * The true share behind an observed one, for a test of known sensitivity and specificity, held to 0..1;
 * null where the test tells nothing (their sum is at most 1).
 * Source: W. J. Rogan and B. Gladen, Am. J. Epidemiology 107 (1978) 71–76.
 */
export function correctShare(
  observed: number,
  sensitivity: number,
  specificity: number,
): number | null {
  if (![observed, sensitivity, specificity].every((value) => value >= 0 && value <= 1))
    throw new RangeError('shares lie between 0 and 1');
  const gain = sensitivity + specificity - 1;
  if (gain <= 1e-9) return null;
  return Math.min(1, Math.max(0, (observed + specificity - 1) / gain));
}

/** Wilson's interval of k of n, both ends corrected for the test's errors; null where nothing follows. */
export function correctInterval(
  k: number,
  n: number,
  sensitivity: number,
  specificity: number,
): Interval | null {
  const seen = wilson(k, n);
  const low = correctShare(seen.low, sensitivity, specificity);
  const high = correctShare(seen.high, sensitivity, specificity);
  return low === null || high === null ? null : { low, high };
}
