import type { Locale, Text } from '../../lib/language.ts';
import { writeDay } from '../../lib/moments.ts';

/** "17", "63 206"; never a false precision. */
export function count(n: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(n);
}

/** "4 %", "<1 %": a share that isn't nothing is never written as nothing. */
export function percent(share: number, locale: Locale): string {
  const sign = locale === 'fr' ? '\u00a0%' : '%';
  if (share > 0 && share < 0.005) return `<1${sign}`;
  return `${Math.round(100 * share)}${sign}`;
}

export function half(n: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(n);
}

export function day(at: Date, locale: Locale, timeZone: string): string {
  return writeDay(at, locale, timeZone, { year: 'numeric' });
}

/** The same sentence in both languages. */
export function both(write: (locale: Locale) => string): Text {
  return { fr: write('fr'), en: write('en') };
}
