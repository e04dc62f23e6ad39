import type { Locale } from '../../lib/language.ts';
import { writeDay, writeHour } from '../../lib/moments.ts';
import { boardTexts } from './board-messages.ts';

const MINUTE_MS = 60_000;

/** "40 min", "21 h", "3 jours". */
export function writeAge(ms: number, locale: Locale): string {
  const words = boardTexts[locale];
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24));
}

/** "12 novembre, 18 h 20". */
export function writeWhen(at: Date, locale: Locale, timeZone: string): string {
  return `${writeDay(at, locale, timeZone)}, ${writeHour(at, locale, timeZone)}`;
}
