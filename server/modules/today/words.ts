import type { Locale } from '../../lib/language.ts';
import { writeDay, writeHour } from '../../lib/moments.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "40 min", "19 h", "2 jours": one unit, rounded down. */
export function describeAge(ms: number, locale: Locale): string {
  const age = Math.max(0, ms);
  if (age < HOUR) return unit(Math.floor(age / MINUTE), 'minute', locale);
  if (age < 2 * DAY) return unit(Math.floor(age / HOUR), 'hour', locale);
  return unit(Math.floor(age / DAY), 'day', locale);
}

function unit(value: number, name: 'minute' | 'hour' | 'day', locale: Locale): string {
  const unitDisplay = name === 'day' ? 'long' : 'short';
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay }).format(value);
}

/** The hour where it is the same day, else the day and the hour, in the client's time zone. */
export function describeMoment(at: Date, now: Date, timeZone: string, locale: Locale): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  const hour = writeHour(at, locale, timeZone);
  if (day.format(at) === day.format(now)) return hour;
  return `${writeDay(at, locale, timeZone, { weekday: 'long' })}, ${hour}`;
}
