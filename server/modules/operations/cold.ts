const LAST_COLD_DAY = 3; // Wednesday: a parcel of two days is there before the weekend

/** The day of the week where the parcel leaves: 1 is Monday. */
function weekdayOf(at: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone }).format(at);
  return ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name) + 1;
}

/** Whether what must stay cold may leave: from Monday to Wednesday, at the client's. */
export function maySendCold(at: Date, timeZone: string): boolean {
  return weekdayOf(at, timeZone) <= LAST_COLD_DAY;
}

/** The next day on which it may, as `2026-11-30`; today's where today will do. */
export function nextColdDay(at: Date, timeZone: string): string {
  const day = weekdayOf(at, timeZone);
  const wait = day <= LAST_COLD_DAY ? 0 : 8 - day;
  const noon = new Date(`${dayOf(at, timeZone)}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + wait);
  return noon.toISOString().slice(0, 10);
}

/** The calendar day there, as `2026-12-08`. */
export function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
