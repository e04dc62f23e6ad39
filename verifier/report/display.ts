import type { InBoth, Language } from '../words/language.ts';
import type { Figure, FigureNote, FigurePart, Unit } from './figure.ts';
import type { Mark } from './observation.ts';

/**
 * Numbers as a report prints them. Nothing here asks the machine for a language's habits: the same
 * figure must be the same text everywhere, byte for byte.
 */
type Amount = Pick<FigurePart, 'value' | 'numerator' | 'denominator' | 'unit'>;

/** U+202F between thousands in French, U+00A0 before a unit. */
const thin = '\u202f';
const space = '\u00a0';

export const markWords: { readonly [M in Mark]: InBoth } = {
  measured: { fr: 'mesuré', en: 'measured' },
  network: { fr: 'réseau', en: 'network' },
  declared: { fr: 'déclaré', en: 'declared' },
  estimated: { fr: 'estimé', en: 'estimated' },
};

export const noteWords: { readonly [N in FigureNote]: InBoth } = {
  'too-few': { fr: 'trop peu pour conclure', en: 'too few to conclude' },
  unknown: { fr: 'inconnu', en: 'unknown' },
  'not-measured': { fr: 'non mesuré', en: 'not measured' },
  'mixed-marks': {
    fr: 'non calculé : connu de façons différentes',
    en: 'not computed: known in different ways',
  },
};

/** The figure alone: `253 sur 400 (63 %)`, `28,34 €`, `187`. A note where there is no number. */
export function figureInWords(figure: Figure, language: Language): string {
  if (hasNumber(figure)) return amountInWords(figure, language);
  if (figure.note === null || (figure.note === 'too-few' && figure.parts.length > 0)) {
    return { fr: 'ligne par ligne', en: 'line by line' }[language];
  }
  return noteWords[figure.note][language];
}

/** What a witness found of the readings that a figure rests on. */
export type Audited = { readonly same: number; readonly differing: number; readonly of: number };

/** What is said beside a number: its mark, who checked it, and that there are too few. */
export function besideInWords(figure: Figure, language: Language, audited?: Audited): string {
  const isFew = figure.note === 'too-few';
  const words = [
    markWords[figure.mark][language],
    audited === undefined ? '' : auditInWords(figure, language, audited),
    isFew ? noteWords['too-few'][language] : '',
  ];
  const hasMark = figure.note !== 'not-measured';
  return words.filter((word, i) => word !== '' && (i > 0 || hasMark)).join(', ');
}

/** Only what we measured is told as checked; a difference is told of every figure. */
function auditInWords({ mark }: Figure, language: Language, audited: Audited): string {
  const { same, differing, of } = audited;
  if (differing > 0) {
    return language === 'fr'
      ? `le témoin n’a pas retrouvé ${differing} relevé${differing === 1 ? '' : 's'} sur ${of}`
      : `the witness didn’t find ${differing} of ${of} readings as recorded`;
  }
  if (mark !== 'measured' || same === 0) return '';
  if (same === of) return { fr: 'recoupé par le témoin', en: 'checked by the witness' }[language];
  return language === 'fr'
    ? `recoupé par le témoin pour ${same} relevé${same === 1 ? '' : 's'} sur ${of}`
    : `checked by the witness for ${same} of ${of} readings`;
}

export function hasNumber({ value, numerator }: Amount): boolean {
  return value !== null || numerator !== null;
}

/** Whether it says something: a number, or lines that each have theirs. */
export function isKnown(figure: Figure): boolean {
  const hasLines = figure.note === null || figure.note === 'too-few';
  return hasNumber(figure) || (hasLines && figure.parts.length > 0);
}

/** A number with its unit; what is unknown is said, never shown as zero. */
export function amountInWords(amount: Amount, language: Language): string {
  const { value, numerator, denominator, unit } = amount;
  if (value !== null) return valueInWords(value, unit, language);
  if (numerator === null || denominator === null) return noteWords.unknown[language];
  if (unit === 'cents-per') return money(divide(numerator, denominator), language, true);
  const of = language === 'fr' ? 'sur' : 'of';
  const both = `${integer(numerator, language)} ${of} ${integer(denominator, language)}`;
  return denominator === 0 ? both : `${both} (${percent(numerator, denominator, language)})`;
}

function valueInWords(value: number, unit: Unit, language: Language): string {
  if (unit === 'cents') return money(value, language, value % 100 !== 0);
  if (unit === 'minutes') return duration(value, language);
  return integer(value, language);
}

/** Half an hour and more goes up; under two hours it stays in minutes. */
function duration(minutes: number, language: Language): string {
  if (minutes < 120) return `${integer(minutes, language)}${space}min`;
  return `${integer(divide(minutes, 60), language)}${space}h`;
}

/** Whole percent, half goes up. */
export function percent(numerator: number, denominator: number, language: Language): string {
  const value = integer(divide(numerator * 100, denominator), language);
  return language === 'fr' ? `${value}${space}%` : `${value}%`;
}

/** The nearest integer; half goes up. Exact: a product may be beyond what a float holds. */
export function divide(numerator: number, denominator: number): number {
  const [a, b] = [BigInt(numerator), BigInt(denominator)];
  return Number((2n * a + b) / (2n * b));
}

function money(cents: number, language: Language, hasCents: boolean): string {
  const euros = integer(Math.floor(cents / 100), language);
  const rest = String(cents % 100).padStart(2, '0');
  if (language === 'fr') return `${euros}${hasCents ? `,${rest}` : ''}${space}€`;
  return `€${euros}${hasCents ? `.${rest}` : ''}`;
}

export function integer(value: number, language: Language): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? thin : ',');
}

const months: { readonly [L in Language]: readonly string[] } = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};

/** `4 décembre 2026 à 17 h 02`, `4 December 2026 at 17:02`, in a time zone of the tz database. */
export function momentInWords(time: string, timeZone: string, language: Language): string {
  const { day, hour, minute } = partsOf(time, timeZone, language);
  return language === 'fr'
    ? `${day} à ${Number(hour)}${space}h${space}${minute}`
    : `${day} at ${hour}:${minute}`;
}

export function dayInWords(time: string, timeZone: string, language: Language): string {
  return partsOf(time, timeZone, language).day;
}

/** A half-open period by its first and its last day. */
export function daysInWords(
  { from, to }: { readonly from: string; readonly to: string },
  timeZone: string,
  language: Language,
): string {
  const [first, last] = [from, lastMoment(from, to)].map((at) =>
    dayInWords(at, timeZone, language),
  );
  return first === last ? `${first}` : `${first} – ${last}`;
}

/** The last instant of [from, to), or `from` where nothing lies between. */
export function lastMoment(from: string, to: string): string {
  const last = Math.max(Date.parse(from), Date.parse(to) - 1);
  return new Date(last).toISOString();
}

/** A time zone that this machine doesn't know is taken for UTC. */
export function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

function partsOf(time: string, timeZone: string, language: Language) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(timeZone),
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  // Only digits are asked of the machine; the words are ours.
  const found = new Map(
    format.formatToParts(new Date(time)).map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  const number = Number(of('day'));
  const first = language === 'fr' && number === 1 ? '1er' : String(number);
  const month = months[language][Number(of('month')) - 1] ?? '';
  return { day: `${first} ${month} ${of('year')}`, hour: of('hour'), minute: of('minute') };
}
