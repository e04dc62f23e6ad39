/** The languages that verdicts are written in. */
export type Language = 'fr' | 'en';

export type InBoth = { readonly [L in Language]: string };

export const languages: readonly Language[] = ['fr', 'en'];

export function isLanguage(text: string): text is Language {
  return text === 'fr' || text === 'en';
}

/** A point in time in words, always in UTC; what isn't a time is given back as it stands. */
export function timeInWords(time: string, language: Language): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  return `${format.format(date)} UTC`;
}

/** `2026-11-25` in words; what isn't a day is given back as it stands. */
export function dayInWords(day: string, language: Language): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(date);
}

export function numberInWords(number: number, language: Language): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(number);
}
