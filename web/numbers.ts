import type { Locale } from '#server/lib/language.ts';

/** "63 206", "63,206". */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** "1,4 Mo", "920 Ko"; decimal, as networks announce their limits. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = { fr: ['octets', 'Ko', 'Mo', 'Go'], en: ['bytes', 'kB', 'MB', 'GB'] }[locale];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return `${value.format(bytes / 1000 ** power)}\u00a0${units[power]}`;
}

/** "3 537 €", "18,50 €"; "€3,537", "€18.50": whole euros without decimals. */
export function formatEuros(cents: number, locale: Locale): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-IE', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(cents / 100)
    .replaceAll('\u202f', '\u00a0');
}

/** "1,25", "1.25", "12", of hundredths. */
export function formatHundredths(hundredths: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(hundredths / 100);
}

/** "1 234,50" or "1,234.50" as hundredths; null where it is no number. */
export function readHundredths(text: string): number | null {
  const tidy = text.replace(/[\s\u00a0\u202f€]/g, '').replace(/,(?=\d{3}(\D|$))/g, '');
  if (!/^\d+([.,]\d{1,2})?$/.test(tidy)) return null;
  return Math.round(Number(tidy.replace(',', '.')) * 100);
}
