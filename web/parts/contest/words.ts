import type { Locale } from '#server/lib/language.ts';
import { formatHour } from '#web/dates.ts';

const PARIS = 'Europe/Paris';
const tag = { fr: 'fr-FR', en: 'en-GB' } as const;

/** "39 €", "39.50 €": whole euros without cents. */
export function writeEuros(cents: number, locale: Locale): string {
  return new Intl.NumberFormat(tag[locale], {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}

export function writeCount(n: number, locale: Locale): string {
  return new Intl.NumberFormat(tag[locale]).format(n);
}

/** "heure de Paris", "Paris time"; "heure de La Réunion", "Réunion Time". */
export function writeZone(zone: string, locale: Locale): string {
  if (zone === PARIS) return locale === 'fr' ? 'heure de Paris' : 'Paris time';
  const parts = new Intl.DateTimeFormat(tag[locale], {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/**
 * "mardi 24 novembre 2026, 11 h", "Tuesday 24 November 2026, 11:00": for pages that stay. Elsewhere than
 * in Paris the zone is named, too, unless the sentence does.
 */
export function writeMoment(
  at: string,
  locale: Locale,
  zone: string,
  isZoneNamed = zone !== PARIS,
): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const day = new Intl.DateTimeFormat(tag[locale], { ...options, timeZone: zone })
    .format(new Date(at))
    .replace(/,(?= \d)/, '')
    .replace(/(?<!\d)1(?= \p{L})/u, locale === 'fr' ? '1er' : '1');
  const moment = `${day}, ${formatHour(at, locale, zone)}`;
  return isZoneNamed ? `${moment} (${writeZone(zone, locale)})` : moment;
}
