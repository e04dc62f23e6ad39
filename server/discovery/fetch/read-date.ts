const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'janv', 'janvier', 'january', 'janner', 'januar'],
  ['feb', 'fev', 'fevr', 'fevrier', 'february', 'februar'],
  ['mar', 'mars', 'march', 'maerz', 'marz'],
  ['apr', 'avr', 'avril', 'april'],
  ['may', 'mai'],
  ['jun', 'juin', 'june', 'juni'],
  ['jul', 'juil', 'juillet', 'july', 'juli'],
  ['aug', 'aou', 'aout', 'august'],
  ['sep', 'sept', 'septembre', 'september'],
  ['oct', 'octobre', 'october', 'oktober'],
  ['nov', 'novembre', 'november'],
  ['dec', 'decembre', 'december', 'dezember'],
];
const ZONES: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, bst: 60, west: 60, cet: 60, met: 60 },
  ...{ cest: 120, mest: 120, eet: 120, eest: 180, msk: 180 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
};
const MAX_AHEAD_MS = 2 * 86_400_000;
/** Nobody kept a blog before; what says so has no date. */
const EARLIEST = Date.UTC(1995, 0, 1);

/**
 * The moment that a feed or page means: ISO 8601, RFC 822 and its many variants, day and month in
 * French or English. Null where there is none, or one that can't be (1970, next year). Never throws.
 */
export function readDate(text: string | null | undefined, now: Date): Date | null {
  if (!text) return null;
  const bare = fold(text.slice(0, 120));
  const at = readIso(bare) ?? readWords(bare) ?? readSlashes(bare);
  if (at === null || !Number.isFinite(at)) return null;
  return at < EARLIEST || at > now.getTime() + MAX_AHEAD_MS ? null : new Date(at);
}

/** `/2024/03/12/…`, `/2024-03-12-…`: the day that an address names; noon, for want of an hour. */
export function readDateOfUrl(url: string, now: Date): Date | null {
  const found = /[/_-]((?:19|20)\d\d)[/_-]([01]\d)[/_-]([0-3]\d)(?=[/_.-]|$)/.exec(url);
  if (!found) return null;
  const [, year, month, day] = found;
  return readDate(`${year}-${month}-${day}T12:00:00Z`, now);
}

function readIso(text: string): number | null {
  const found =
    /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?)?/.exec(
      text,
    );
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  const noon = hour === undefined ? '12' : hour;
  return build([year, month, day, noon, minute, second], zone);
}

/** "Mon, 12 Jan 2024 10:00 CET", "lundi 12 janvier 2024", "January 12, 2024", "le 1er mars 2023 à 9 h 30". */
function readWords(text: string): number | null {
  const parts = readDayFirst(text) ?? readMonthFirst(text);
  if (!parts) return null;
  const year = Number(parts.year);
  // Two digits only: the year 1 is what a generator writes for want of a date.
  const isShort = parts.year?.length === 2;
  const full = isShort ? year + (year < 70 ? 2000 : 1900) : year;
  const time = /(?<!\d)(\d{1,2})\s*(?::|h)\s*(\d\d)?(?:\s*:\s*(\d\d))?\s*([ap]m)?/.exec(text);
  const hour = time ? toHour(time[1], time[4]) : '12';
  const zone = /(?:\d\d|h|m)\s+\(?([+-]\d\d:?\d\d|[a-z]{1,4})\)?\s*$/.exec(text)?.[1];
  return build([String(full), String(parts.month), parts.day, hour, time?.[2], time?.[3]], zone);
}

type Day = { day: string | undefined; month: number; year: string | undefined };

function readDayFirst(text: string): Day | null {
  const found =
    /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?[ .,-]+([a-z]{3,9})[.,]?[ -]+(\d{4}|\d\d)(?!\d)/.exec(text);
  const month = monthOf(found?.[2]);
  return month === 0 ? null : { day: found?.[1], month, year: found?.[3] };
}

function readMonthFirst(text: string): Day | null {
  const found =
    /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d\d:\d\d(?::\d\d)?\s+(?:[a-z]+\s+)?)?(\d{4})(?!\d)/.exec(
      text,
    );
  const month = monthOf(found?.[1]);
  return month === 0 ? null : { day: found?.[2], month, year: found?.[3] };
}

/** 1 to 12; 0 for what is no month. */
function monthOf(name: string | undefined): number {
  return MONTHS.findIndex((names) => names.includes(name ?? '')) + 1;
}

function toHour(hour: string | undefined, half: string | undefined): string | undefined {
  if (!half) return hour;
  return String((Number(hour) % 12) + (half === 'pm' ? 12 : 0));
}

/** "12/01/2024", as written in France; "2024/01/12". */
function readSlashes(text: string): number | null {
  const yearFirst = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return build([yearFirst[1], yearFirst[2], yearFirst[3], '12'], undefined);
  const found = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/.exec(text);
  if (!found) return null;
  const [, day, month, year] = found;
  const isAmerican = Number(month) > 12;
  return build([year, isAmerican ? day : month, isAmerican ? month : day, '12'], undefined);
}

type Parts = readonly (string | undefined)[];

function build([year, month, day, hour, minute, second]: Parts, zone: string | undefined) {
  const numbers = [year, month, day, hour ?? '0', minute ?? '0', second ?? '0'].map(Number);
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = numbers;
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 24 || min > 59 || s > 60) return null;
  const at = Date.UTC(y, m - 1, d, h, min, s);
  // The 31st of February is nobody's day.
  if (new Date(Date.UTC(y, m - 1, d)).getUTCDate() !== d) return null;
  return at - offsetOf(zone) * 60_000;
}

function offsetOf(zone: string | undefined): number {
  if (!zone) return 0;
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!found) return ZONES[zone] ?? 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
