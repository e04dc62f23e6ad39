import { catalogue } from '#web/catalogue.ts';

/** One creator's place in an operation. */
export const place = catalogue({
  fr: {
    move: 'Noter une étape',
    moveTo: 'Étape',
    moves: {
      accepted: 'accepte (dit autrement)',
      declined: 'refuse',
      never: 'ne veut plus rien recevoir (définitif)',
      silent: 'sans réponse, classé',
      received: 'colis reçu',
      'not-publishing': 'ne publiera pas',
      measured: 'mesuré',
      thanked: 'remercié',
    } as Record<string, string>,
    note: 'Ses mots, ou d’où vous le savez',
    save: 'Noter',
    undo: 'Annuler la dernière étape',
    said: 'Noté.',
    rotation: (n: number) =>
      n === 0
        ? 'Jamais sollicité en douze mois.'
        : n === 1
          ? '1 opération en douze mois.'
          : `${n} opérations en douze mois.`,
    journal: 'Journal',
    noContact: 'Ne pas solliciter',
  },
  en: {
    move: 'Note a step',
    moveTo: 'Step',
    moves: {
      accepted: 'accepts (said otherwise)',
      declined: 'declines',
      never: 'wants nothing any more (for good)',
      silent: 'no answer, closed',
      received: 'parcel received',
      'not-publishing': 'will not publish',
      measured: 'measured',
      thanked: 'thanked',
    },
    note: 'Their words, or how you know',
    save: 'Note',
    undo: 'Undo the last step',
    said: 'Noted.',
    rotation: (n) =>
      n === 0
        ? 'Not called upon in twelve months.'
        : n === 1
          ? '1 operation in twelve months.'
          : `${n} operations in twelve months.`,
    journal: 'Journal',
    noContact: 'Not to be asked',
  },
});
