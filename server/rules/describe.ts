import { catalogue, type Locale } from '../lib/language.ts';
import type { Verdict } from './engine.ts';

const words = catalogue({
  fr: {
    fires: (id: string, message: string) => `${id} : ${message}`,
    unknown: (id: string, questions: string) => `${id} : impossible de décider. ${questions}`,
    clear: (id: string) => `${id} : rien à redire.`,
    unverified: 'Règle non vérifiée.',
    'stable-memory': 'Règle connue de mémoire, à relire.',
    advice: 'Ce n’est pas un conseil juridique.',
  },
  en: {
    fires: (id: string, message: string) => `${id}: ${message}`,
    unknown: (id: string, questions: string) => `${id}: can’t be decided. ${questions}`,
    clear: (id: string) => `${id}: nothing to say.`,
    unverified: 'Unverified rule.',
    'stable-memory': 'A rule known by heart, to be read again.',
    advice: 'This isn’t legal advice.',
  },
});

/** A verdict as a sentence: what is wrong or what is missing, and how sure we are. */
export function describeVerdict(verdict: Verdict, locale: Locale): string {
  const t = words[locale];
  const { ruleId, outcome, message, tellMe, confidence } = verdict;
  if (outcome === 'clear') return t.clear(ruleId);
  const sentence =
    outcome === 'fires'
      ? t.fires(ruleId, message[locale])
      : t.unknown(ruleId, tellMe.map((question) => question[locale]).join(' '));
  return confidence === 'unverified' || confidence === 'stable-memory'
    ? `${sentence} ${t[confidence]}`
    : sentence;
}

/** Said wherever a rule is shown. */
export const notAdvice = { fr: words.fr.advice, en: words.en.advice };
