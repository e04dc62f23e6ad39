import type { Locale } from '../../lib/language.ts';

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
  const isToday = day.format(at) === day.format(now);
  const hour = describeHour(at, timeZone, locale);
  if (isToday) return hour;
  const options = { weekday: 'long', day: 'numeric', month: 'short', timeZone } as const;
  return `${new Intl.DateTimeFormat(locale, options).format(at)} ${hour}`;
}

function describeHour(at: Date, timeZone: string, locale: Locale): string {
  const options = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const parts = new Intl.DateTimeFormat('en', options).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = String(Number(part('hour')));
  return locale === 'fr'
    ? `${hour}\u00a0h\u00a0${part('minute')}`
    : `${hour.padStart(2, '0')}:${part('minute')}`;
}
