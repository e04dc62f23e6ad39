import type { Text } from '../../lib/language.ts';

/** What a fact holds: its values, and what each is called where there are only a few. */
export type FactKind =
  | 'flag'
  | 'count'
  | 'text'
  | 'texts'
  | 'day'
  | { readonly one: Readonly<Record<string, Text>> }
  | { readonly many: Readonly<Record<string, Text>> };

/** A fact, and the question that a person is asked while it is missing. */
export type FactSpec = { readonly is: FactKind; readonly ask: Text };

export type FactTable = Readonly<Record<`${string}.${string}`, FactSpec>>;

export const flag = (fr: string, en: string) => ({ is: 'flag', ask: { fr, en } }) as const;
/** An integer from 0; money in cents. */
export const count = (fr: string, en: string) => ({ is: 'count', ask: { fr, en } }) as const;
export const text = (fr: string, en: string) => ({ is: 'text', ask: { fr, en } }) as const;
export const texts = (fr: string, en: string) => ({ is: 'texts', ask: { fr, en } }) as const;
/** `2026-11-25`, or an instant in RFC 3339. */
export const day = (fr: string, en: string) => ({ is: 'day', ask: { fr, en } }) as const;

type Words = Readonly<Record<string, readonly [fr: string, en: string]>>;

export const one = <const W extends Words>(words: W, fr: string, en: string) => ({
  is: { one: inWords(words) },
  ask: { fr, en },
});

export const many = <const W extends Words>(words: W, fr: string, en: string) => ({
  is: { many: inWords(words) },
  ask: { fr, en },
});

function inWords<W extends Words>(words: W): { readonly [K in keyof W]: Text } {
  const entries = Object.entries(words).map(([key, [fr, en]]) => [key, { fr, en }]);
  return Object.fromEntries(entries) as { [K in keyof W]: Text }; // the keys of `words`
}
