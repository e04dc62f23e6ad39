import { zoneOffset } from '#web/dates.ts';

const DAY_MS = 86_400_000;

/** What a wall-clock day and hour mean in a zone: once, twice, or never on days that change. */
export type Clock =
  | { kind: 'none' }
  | { kind: 'once'; at: string }
  | { kind: 'twice'; first: string; second: string }
  /** The clocks jump over it; `proposal` is the hour that they jump to, as `03:30`. */
  | { kind: 'never'; proposal: string };

export type Fold = 'first' | 'second';

export function readClock(day: string, hour: string, zone: string): Clock {
  const wanted = Date.parse(`${day}T${hour}:00Z`);
  if (day === '' || hour === '' || Number.isNaN(wanted)) return { kind: 'none' };
  const before = zoneOffset(wanted - DAY_MS, zone);
  const after = zoneOffset(wanted + DAY_MS, zone);
  const instants = [...new Set([wanted - before, wanted - after])]
    .filter((at) => at + zoneOffset(at, zone) === wanted)
    .sort((a, b) => a - b)
    .map((at) => new Date(at).toISOString());
  const [first, second] = instants;
  if (first === undefined) return { kind: 'never', proposal: wall(wanted - before, zone).hour };
  return second === undefined ? { kind: 'once', at: first } : { kind: 'twice', first, second };
}

/** Null where no hour can be kept: none was given, or it doesn't exist. */
export function instantIn(clock: Clock, fold: Fold): string | null {
  if (clock.kind === 'once') return clock.at;
  if (clock.kind === 'twice') return clock[fold];
  return null;
}

export function wallOf(at: string | null, zone: string): { day: string; hour: string; fold: Fold } {
  if (at === null) return { day: '', hour: '', fold: 'first' };
  const { day, hour } = wall(Date.parse(at), zone);
  const clock = readClock(day, hour, zone);
  const isSecond = clock.kind === 'twice' && Date.parse(clock.second) === Date.parse(at);
  return { day, hour, fold: isSecond ? 'second' : 'first' };
}

function wall(at: number, zone: string): { day: string; hour: string } {
  const text = new Date(at + zoneOffset(at, zone)).toISOString();
  return { day: text.slice(0, 10), hour: text.slice(11, 16) };
}
