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
