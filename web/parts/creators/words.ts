import type { Locale } from '#server/lib/language.ts';

/** "4 %", "<1 %". */
export function percent(share: number, locale: Locale): string {
  const sign = locale === 'fr' ? '\u00a0%' : '%';
  if (share > 0 && share < 0.005) return `<1${sign}`;
  return `${Math.round(100 * share)}${sign}`;
}

/** "17", "10,6". */
export function half(n: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(n);
}
