import { findDated } from './read-facts.ts';

export type Tense = 'before-this-year' | 'past' | 'future' | null;

/** A year that stands for a date: "en 2019", "in March 2027", "depuis 2015"; no quantity, no model. */
const YEAR =
  /(?<!\p{L})(?:en|in|depuis|since|de|from|fin|début|mi|late|early|dès|d’ici|by|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december|l’année|the year)[\s\u00a0-]+((?:19|20)\d\d)(?![\d\s\u00a0]*(?:€|euros?|pots|exempl|vélos|units|items|%))(?!\d)/giu;
const LAST_YEAR =
  /(?<!\p{L})(l[’']an(?:née)? (?:dernier|passée)e?|last year|a year ago)(?!\p{L})/iu;
const NEXT_YEAR = /(?<!\p{L})(l[’']an(?:née)? prochaine?|next year)(?!\p{L})/iu;

/**
 * Whether words speak of what was or of what will be, by the years in them and the day on which they came;
 * null where they don't say, or say both.
 */
export function findTense(words: string, at: Date): Tense {
  const year = at.getUTCFullYear();
  const today = at.toISOString().slice(0, 10);
  const days = findDated(words).filter((day) => day.hasYear);
  const years = [...words.matchAll(YEAR)].map((match) => Number(match[1]));
  const isPast =
    years.some((one) => one < year) || days.some(({ day }) => day < today) || LAST_YEAR.test(words);
  const isFuture =
    years.some((one) => one > year) ||
    days.some(({ day }) => day >= today) ||
    NEXT_YEAR.test(words);
  if (isPast === isFuture) return null;
  if (isFuture) return 'future';
  const isThisYear = days.some(({ day }) => day.startsWith(`${year}-`));
  return isThisYear ? 'past' : 'before-this-year';
}
