export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in every language of the interface. */
export type Text = Record<Locale, string>;

/** A catalogue whose keys must exist in every language: a missing one fails the type check. */
export function catalogue<T extends Record<string, unknown>>(texts: {
  fr: T;
  en: { [K in keyof T]: T[K] extends string ? string : T[K] };
}): typeof texts {
  return texts;
}

export function isLocale(value: unknown): value is Locale {
  return value === 'fr' || value === 'en';
}
