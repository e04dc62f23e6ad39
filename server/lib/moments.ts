import type { Locale } from './language.ts';

const tag = { fr: 'fr-FR', en: 'en-GB' } as const;

/** "9 h", "9 h 41" in French, "09:41" in English; in a named time zone, the client's or the agency's. */
export function writeHour(at: Date, locale: Locale, timeZone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const text = new Intl.DateTimeFormat('en-GB', options).format(at);
  if (locale === 'en') return text;
  const [hour = '', minute = ''] = text.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** A day with its weekday and year, and the hour: "mardi 8 décembre 2026, 9 h 41". */
export function writeMoment(at: Date, locale: Locale, timeZone: string): string {
  const day = writeDay(at, locale, timeZone, { weekday: 'long', year: 'numeric' });
  return `${day}, ${writeHour(at, locale, timeZone)}`;
}

/** "8 décembre", "1er décembre", "8 December"; with a weekday or a year where asked. */
export function writeDay(
  at: Date,
  locale: Locale,
  timeZone: string,
  more: { weekday?: 'long'; year?: 'numeric' } = {},
): string {
  const options = { day: 'numeric', month: 'long', timeZone, ...more } as const;
  const text = new Intl.DateTimeFormat(tag[locale], options).format(at);
  return locale === 'fr' ? text.replace(/(?<!\d)1(?= \p{L})/u, '1er') : text;
}
