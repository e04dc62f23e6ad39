import { catalogue } from '#web/catalogue.ts';

/** Captures, and what each shows. */
export const proofs = catalogue({
  fr: {
    proofs: {
      moment: 'Moment',
      when: 'Capturé',
      found: 'Ce qui a été vu',
      page: 'Page',
      fingerprint: 'Empreinte',
      openIt: 'Ouvrir la capture',
      none: 'Aucune publication annoncée : rien à capturer.',
      due: (when: string) => `prévue le ${when}`,
      reading: 'en cours de lecture : rechargez la page dans une minute',
      retried: (n: number) =>
        `la page n’a pas répondu (${n} ${n > 1 ? 'essais' : 'essai'}) : réessayée pendant une heure, puis notée manquante avec sa raison`,
      quoted: (words: string) => `« ${words} »`,
      missed: (why: string) => `manquante : ${why}`,
    },
    moments: {
      live: 'mise en ligne',
      'day-1': '24 h après',
      'day-3': '72 h après',
      'day-7': '7 jours après',
      'day-30': '30 jours après',
      asked: 'demandée',
    } as Record<string, string>,
    seen: {
      present: 'mention présente',
      unclear: 'mention peu claire',
      absent: 'mention absente',
    } as Record<string, string>,
  },
  en: {
    proofs: {
      moment: 'Moment',
      when: 'Captured',
      found: 'What was seen',
      page: 'Page',
      fingerprint: 'Fingerprint',
      openIt: 'Open the capture',
      none: 'No publication announced: nothing to capture.',
      due: (when) => `due ${when}`,
      reading: 'being read: reload this page in a minute',
      retried: (n) =>
        `the page did not answer (${n} ${n === 1 ? 'try' : 'tries'}): tried again for an hour, then noted as missing, with its reason`,
      quoted: (words) => `“${words}”`,
      missed: (why) => `missing: ${why}`,
    },
    moments: {
      live: 'on publication',
      'day-1': '24 h after',
      'day-3': '72 h after',
      'day-7': '7 days after',
      'day-30': '30 days after',
      asked: 'asked for',
    },
    seen: { present: 'mention present', unclear: 'mention unclear', absent: 'mention missing' },
  },
});
