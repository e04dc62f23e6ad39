import type { RulesRefusal } from './launch.ts';

type Stop = Pick<RulesRefusal, 'what' | 'firing' | 'waiting'>;

/** What happened, what is safe, what comes next and the one action: the checklist is linked beside it. */
export const stopTexts = {
  fr: ({ what, firing, waiting }: Stop) =>
    [
      what === 'letter' ? 'Des règles arrêtent cette lettre.' : 'Des règles arrêtent cet envoi.',
      firing.length === 0
        ? ''
        : `${inWords(firing, 'et')} ${firing.length > 1 ? 's’y opposent' : 's’y oppose'}.`,
      waiting.length === 0
        ? ''
        : `${inWords(waiting, 'et')} ${waiting.length > 1 ? 'attendent' : 'attend'} une réponse.`,
      what === 'letter'
        ? 'Rien n’est parti, la lettre reste prête.'
        : 'Rien n’est parti, rien n’est compté.',
      'L’arrêt est consigné au journal du client. Répondez sur la page des règles de l’opération, puis recommencez.',
    ]
      .filter(Boolean)
      .join(' '),
  en: ({ what, firing, waiting }: Stop) =>
    [
      what === 'letter' ? 'Rules stop this letter.' : 'Rules stop what was to leave.',
      firing.length === 0
        ? ''
        : `${inWords(firing, 'and')} ${firing.length > 1 ? 'stand' : 'stands'} against it.`,
      waiting.length === 0
        ? ''
        : `${inWords(waiting, 'and')} ${waiting.length > 1 ? 'wait' : 'waits'} for an answer.`,
      what === 'letter'
        ? 'Nothing left, the letter stays ready.'
        : 'Nothing left, nothing is counted.',
      'The stop is recorded in the client’s log. Answer on the page of the operation’s rules, then try again.',
    ]
      .filter(Boolean)
      .join(' '),
} as const;

function inWords(ids: readonly string[], and: string): string {
  const last = ids.at(-1) ?? '';
  return ids.length < 2 ? last : `${ids.slice(0, -1).join(', ')} ${and} ${last}`;
}
