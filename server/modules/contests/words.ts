import type { Locale } from '../../lib/language.ts';
import { ruleWordsEn } from './model-en.ts';
import { ruleWordsFr } from './model-fr.ts';
import type { RuleCode } from './settings.ts';

const tag = { fr: 'fr-FR', en: 'en-GB' } as const;

/** "39 €", "3 900,50 €". */
export function writeEuros(cents: number, locale: Locale): string {
  return new Intl.NumberFormat(tag[locale], {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(cents / 100);
}

/** What a rule's code means, in one sentence; codes of a void after the draw too. */
export function sayCode(code: string, locale: Locale): string {
  const rules = locale === 'fr' ? ruleWordsFr : ruleWordsEn;
  if (code in rules) return rules[code as RuleCode]; // its own key
  return voids[locale][code] ?? code;
}

const voids: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  fr: {
    SILENT: 'sans réponse dans le délai',
    REFUSED: 'le lot est refusé',
    ERASED: 'effacé à la demande de la personne',
    EXCLUDED: 'fait partie des personnes que le règlement exclut',
  },
  en: {
    SILENT: 'no answer in time',
    REFUSED: 'the prize was refused',
    ERASED: 'erased at the person’s request',
    EXCLUDED: 'one of those whom the rules exclude',
  },
};

/** The closed list of what may make a drawn entry void. */
export const voidCodes = ['SILENT', 'REFUSED', 'ERASED', 'EXCLUDED'] as const;
