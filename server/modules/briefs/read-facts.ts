/** What can be read in a text by rule: sums, dates, shares, stock, temperature, shelf life. */

const NUMBER = String.raw`(\d{1,3}(?:[\s\u00a0\u202f.,'’]\d{3})+(?!\d)|\d+)(?:[,.](\d{1,2}))?`;
const SUM = new RegExp(
  String.raw`(?<![\d\p{L}]|\d['’.,])${NUMBER}[\s\u00a0\u202f-]*(k\s*)?(?:€|euros?(?!\p{L})|eur\b)`,
  'giu',
);
const PREFIXED = new RegExp(String.raw`(?:€|EUR)\s*${NUMBER}(k)?(?![\d\p{L}])`, 'giu');
/** "9k before tax": what is said of tax is money, and money is in euros here. */
const UNTAXED = new RegExp(
  String.raw`(?<![\d\p{L}€£$]|[€£$]\s|eur\s|\d['’.,])${NUMBER}\s*(k)?\s*(?:ht(?!\p{L})|hors taxes?|before (?:tax|vat)|(?:excl\.?|excluding|ex|exclusive of) (?:tax|vat))`,
  'giu',
);

/** Sums of money in the text, in cents, in the order in which they stand. */
export function findSums(text: string): number[] {
  const found = [SUM, PREFIXED, UNTAXED]
    .flatMap((form) => [...text.matchAll(form)])
    .sort((a, b) => a.index - b.index);
  return found.map((match) => {
    const whole = Number((match[1] ?? '').replace(/[\s\u00a0\u202f.,'’]/g, ''));
    const hundredths = match[2] ? Number(match[2].padEnd(2, '0')) : 0;
    return (whole * 100 + hundredths) * (match[3] ? 1000 : 1);
  });
}

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january', 'janv', 'jan'],
  ['février', 'fevrier', 'february', 'févr', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['août', 'aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['décembre', 'decembre', 'december', 'déc', 'dec'],
];
const NAMES = MONTHS.flat().sort((a, b) => b.length - a.length);
const DAY_MONTH = new RegExp(
  `(?<![\\d\\p{L}])(\\d{1,2})(?:er|st|nd|rd|th)?\\.?\\s+(?:of\\s+)?(${NAMES.join('|')})\\.?(?!\\p{L})(?:\\s+(20\\d\\d))?`,
  'giu',
);
const MONTH_DAY = new RegExp(
  `(?<!\\p{L})(${NAMES.join('|')})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(20\\d\\d))?`,
  'giu',
);
const NUMERIC = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(20\d\d))?(?![\d/])/g;

/**
 * Days in the text as `2026-11-09`, day before month as Europe writes them; a day without a year is
 * the next one from `from`.
 */
export function findDays(text: string, from: Date): string[] {
  return findDated(text, from).map(({ day }) => day);
}

/** The same, with whether the text names the year. */
export function findDated(text: string, from = new Date(0)): { day: string; hasYear: boolean }[] {
  const found: { at: number; day: number; month: number; year: number | null }[] = [];
  const add = (at: number, day: number, month: number, year: string | undefined) => {
    if (day < 1 || day > 31 || month < 1 || month > 12) return;
    if (found.some((other) => other.at === at)) return;
    found.push({ at, day, month, year: year ? Number(year) : null });
  };
  for (const m of text.matchAll(DAY_MONTH)) add(m.index, Number(m[1]), monthOf(m[2]), m[3]);
  for (const m of text.matchAll(MONTH_DAY)) {
    const isTaken = found.some(({ at }) => at < m.index && m.index - at < 6);
    if (!isTaken) add(m.index, Number(m[2]), monthOf(m[1]), m[3]);
  }
  for (const m of text.matchAll(NUMERIC)) add(m.index, Number(m[1]), Number(m[2]), m[3]);
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ day, month, year }) => {
      const given = year ?? from.getUTCFullYear();
      const text = isoDay(given, month, day);
      const isPast = year === null && text < from.toISOString().slice(0, 10);
      const next = isPast ? isoDay(given + 1, month, day) : text;
      return { day: next, hasYear: year !== null };
    });
}

/** "71 %", "a third": a share, or any figure that isn't a day, a year or a sum. */
export function hasFigure(text: string): boolean {
  return /\d/.test(text.replace(NUMERIC, '').replace(DAY_MONTH, '').replace(MONTH_DAY, ''));
}

/** Units a week, if the text says so: "600 pots a week", "600 pots par semaine". */
export function findWeeklyStock(text: string): number | null {
  const match =
    /(\d[\d\s\u00a0\u202f]*)\s*\p{L}+\s+(?:par|à la|\/|a|per)\s*(?:semaine|week)/iu.exec(text);
  return match ? Number((match[1] ?? '').replace(/\D/g, '')) : null;
}

/** Whether it must be kept cold: a temperature, or the word; null where the text doesn't say. */
export function findCold(text: string): boolean | null {
  if (/pas de (chaîne du )?froid|température ambiante|ambient|no cold chain/iu.test(text))
    return false;
  if (/°\s*c|(?<!\p{L})(froid|frais|réfrigér|cold|chilled|refrigerat)/iu.test(text)) return true;
  return null;
}

/** Shelf life in days. */
export function findShelfLife(text: string): number | null {
  const match = /(\d{1,4})\s*(jours|days)/iu.exec(text);
  return match ? Number(match[1]) : null;
}

function monthOf(name: string | undefined): number {
  const folded = (name ?? '').toLowerCase();
  return MONTHS.findIndex((names) => names.includes(folded)) + 1;
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
