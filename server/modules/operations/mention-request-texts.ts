import type { Locale } from '../../lib/language.ts';

/** The one letter whose sentence is given: it must be sendable in one action. */
export const mentionRequestSentence: Record<Locale, string> = {
  fr: 'Merci d’avoir pris le temps d’écrire ce billet : nous l’avons lu avec attention.',
  en: 'Thank you for taking the time to write this post: we read it with care.',
};
