import type { Locale } from '../../lib/language.ts';

const NBSP = '\u00a0';

/** "3 537 euros", "18,50 euros"; "€3,537", "€18.50". */
export function writeEuros(cents: number, locale: Locale): string {
  const isWhole = cents % 100 === 0;
  const digits = isWhole ? 0 : 2;
  const number = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(cents / 100)
    .replaceAll('\u202f', NBSP);
  return locale === 'fr' ? `${number}${NBSP}euros` : `€${number}`;
}

/** "1,25", "1.25", "12". */
export function writeQuantity(hundredths: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 })
    .format(hundredths / 100)
    .replaceAll('\u202f', NBSP);
}
