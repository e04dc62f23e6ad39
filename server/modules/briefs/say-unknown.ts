import type { Locale } from '../../lib/language.ts';

type Sales = 'provided' | 'not-provided' | 'unknown' | 'not-asked';

/** What a new recommendation says of figures of sales that nobody has; empty where there are some. */
export const salesUnknown: Readonly<Record<Locale, Readonly<Record<Sales, string>>>> = {
  fr: {
    'not-provided': 'Ventes : non fournies par le client. Nous ne saurons pas si elles ont bougé.',
    unknown: 'Ventes : le client ne sait pas encore s’il pourra les fournir.',
    provided: '',
    'not-asked': '',
  },
  en: {
    'not-provided': 'Sales: not provided by the client. We will not know whether they moved.',
    unknown: 'Sales: the client does not know yet whether they can provide them.',
    provided: '',
    'not-asked': '',
  },
};

const SAID = /ventes\s*: non fournies|sales: not provided/iu;

/**
 * What will stay unknown, for a reader of either language: our own sentence about the sales stands in
 * theirs, once, and what the author wrote stays as it was written.
 */
export function sayUnknown(written: string, sales: Sales, locale: Locale): string {
  const ours = Object.values(salesUnknown).flatMap((of) => Object.values(of));
  const own = ours
    .filter((sentence) => sentence !== '')
    .reduce((text, sentence) => text.replace(sentence, ''), written)
    .trim();
  const sentence = SAID.test(own) ? '' : salesUnknown[locale][sales];
  return [sentence, own].filter((text) => text !== '').join(' ');
}
