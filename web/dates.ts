import type { Locale } from '#server/lib/language.ts';

/** Instants written for a reader, always in a named time zone: the client's, or the agency's. */
export type Moment = string | Date;

const NBSP = '\u00a0';
const tag = { fr: 'fr-FR', en: 'en-GB' } as const;

/** "9 h 41", "09:41", as letters and documents write it. */
export function formatHour(at: Moment, locale: Locale, zone: string): string {
  const text = format(at, locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (locale === 'en') return text;
  const [hour, minute] = text.split(':');
  return `${Number(hour)}${NBSP}h${minute === '00' ? '' : `${NBSP}${minute}`}`;
}

/** "mardi 8 décembre". */
export function formatDay(at: Moment, locale: Locale, zone: string): string {
  return format(at, locale, zone, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "8 déc. 2026". */
export function formatDate(at: Moment, locale: Locale, zone: string): string {
  return format(at, locale, zone, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** "8 déc. 10 h 12"; with the weekday: "mar. 8 déc. 10 h 12". */
export function formatMoment(
  at: Moment,
  locale: Locale,
  zone: string,
  weekday?: 'short' | 'long',
): string {
  const day = format(at, locale, zone, { weekday, day: 'numeric', month: 'short' });
  return `${day} ${formatHour(at, locale, zone)}`;
}

/** The calendar day in the zone, as `2026-12-08`. */
export function dayKey(at: Moment, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  return parts.format(new Date(at));
}

/** The instant of a wall-clock time in a zone: the earlier of two, the later side of a gap. */
export function instantOf(day: string, hour: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${hour}:00Z`);
  const guesses = [zoneOffset(wanted - 86_400_000, zone), zoneOffset(wanted + 86_400_000, zone)];
  const instants = guesses.map((offset) => wanted - offset);
  const exact = instants.filter((at) => at + zoneOffset(at, zone) === wanted);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...instants));
}

/** Minutes are enough: no zone in use has seconds. */
export function zoneOffset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '00';
  const wall = Date.parse(
    `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`,
  );
  return wall - Math.floor(at / 60_000) * 60_000;
}

function format(
  at: Moment,
  locale: Locale,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const text = new Intl.DateTimeFormat(tag[locale], { timeZone: zone, ...options }).format(
    new Date(at),
  );
  // "1er mars", as nobody writes "1 mars"; every other day is a plain number.
  const french = locale === 'fr' ? text.replace(/(?<!\d)1(?= \p{L})/u, '1er') : text;
  return french.replaceAll(' ', NBSP);
}
