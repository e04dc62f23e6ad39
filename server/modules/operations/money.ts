import type { Locale } from '../../lib/language.ts';

/** "24 €", "18,50 €"; "€24", "€18.50" in English. Before tax unless the words around say otherwise. */
export function writeMoney(cents: number, locale: Locale): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const text = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100);
  return text.replaceAll('\u202f', '\u00a0');
}
