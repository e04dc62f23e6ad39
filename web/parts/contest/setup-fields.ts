import { dayKey, formatHour } from '#web/dates.ts';

/** So many prizes can be written in one form. */
export const PRIZES = 20;

export const hours = ['opensAt', 'closesAt', 'confirmUntil', 'listAt', 'drawAt'] as const;
export type HourName = (typeof hours)[number];

/** An instant as a `datetime-local` field shows it, in the contest's own zone. */
export function wallClock(at: string, zone: string): string {
  if (Number.isNaN(Date.parse(at))) return '';
  return `${dayKey(at, zone)}T${formatHour(at, 'en', zone).padStart(5, '0')}`;
}
