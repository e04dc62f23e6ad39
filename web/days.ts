/** Calendar days as `2026-12-08`, without hours: no time zone can shift them. */
export type Day = string;

export function isDay(text: string | null): text is Day {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function addDays(day: Day, count: number): Day {
  return toDay(Date.parse(day) + count * 86_400_000);
}

export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

export function firstOfMonth(day: Day, by = 0): Day {
  const date = new Date(day);
  return toDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1));
}

/** The days of the weeks that hold the month, Monday first. */
export function monthGrid(day: Day): Day[] {
  const start = mondayOf(firstOfMonth(day));
  const next = firstOfMonth(day, 1);
  const days: Day[] = [];
  for (let at = start; at < next || days.length % 7 !== 0; at = addDays(at, 1)) days.push(at);
  return days;
}

/** ISO 8601: the week that holds the year's first Thursday is week 1. */
export function weekNumber(day: Day): number {
  const thursday = addDays(mondayOf(day), 3);
  const yearStart = Date.parse(`${thursday.slice(0, 4)}-01-01`);
  return 1 + Math.floor((Date.parse(thursday) - yearStart) / (7 * 86_400_000));
}

function toDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}
