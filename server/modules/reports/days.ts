const HOUR_MS = 3_600_000;

/** The instant at which a day (`2026-11-09`) begins in a time zone, or the day `later` days after it. */
export function dayStart(day: string, timeZone: string, later = 0): Date {
  const wanted = new Date(`${day}T00:00:00Z`).getTime() + later * 24 * HOUR_MS;
  const shown = (at: number) => {
    const read = clockIn(timeZone, at);
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(read(type));
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  };
  // The offset at a first guess, then at the instant itself: a night in which the hour changes.
  const guess = wanted - (shown(wanted) - wanted);
  return new Date(guess - (shown(guess) - wanted));
}

/** What the clock on the wall shows at an instant, to the minute: `2026-12-04T17:02`. */
export function wallTime(at: string, timeZone: string): string {
  const of = clockIn(timeZone, Date.parse(at));
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** What a clock in that zone shows at an instant (ms), part by part. */
function clockIn(timeZone: string, at: number): (type: Intl.DateTimeFormatPartTypes) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return (type) => parts.get(type) ?? '';
}
