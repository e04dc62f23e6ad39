import type { Locale } from '#server/lib/language.ts';
import { formatDate } from '#web/dates.ts';

/** The last instant of a half-open period: the day that is shown as its end. */
function lastMoment(from: string, to: string): string {
  return new Date(Math.max(Date.parse(from), Date.parse(to) - 1)).toISOString();
}

/** "15 oct. 2026 – 4 déc. 2026", of a half-open period. */
export function formatDays(
  { from, to }: { readonly from: string; readonly to: string },
  locale: Locale,
  zone: string,
): string {
  return `${formatDate(from, locale, zone)} – ${formatDate(lastMoment(from, to), locale, zone)}`;
}
