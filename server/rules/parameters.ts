import type { Text } from '../lib/language.ts';

/** A threshold that no law gives: ours by default, each agency's by choice. */
export type Parameter = {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: 'characters' | 'hours' | 'days' | 'weeks' | 'cents';
  readonly what: Text;
};

export const parameters = {
  mentionWithin: {
    default: 125,
    min: 40,
    max: 500,
    unit: 'characters',
    what: {
      fr: 'La mention doit apparaître avant ce nombre de caractères.',
      en: 'The mention must appear within so many characters.',
    },
  },
  contractWarning: {
    default: 80_000,
    min: 10_000,
    max: 100_000,
    unit: 'cents',
    what: {
      fr: 'À partir de ce total annuel, on prévient que le contrat écrit approche (HT).',
      en: 'From this yearly total on, a warning says that the written contract is near (without VAT).',
    },
  },
  noticeWithin: {
    default: 24,
    min: 1,
    max: 168,
    unit: 'hours',
    what: {
      fr: 'Un signalement est traité dans ce délai.',
      en: 'A notice is dealt with in this time.',
    },
  },
  prizeWithin: {
    default: 30,
    min: 7,
    max: 120,
    unit: 'days',
    what: {
      fr: 'Les lots sont remis dans ce délai après la fin du jeu.',
      en: 'Prizes are handed over in this time after the contest.',
    },
  },
  soleOwnerWithin: {
    default: 4,
    min: 1,
    max: 12,
    unit: 'weeks',
    what: {
      fr: 'Un stagiaire ne tient pas seul une page plus longtemps.',
      en: 'A trainee holds no page alone for longer.',
    },
  },
  objectionWithin: {
    default: 7,
    min: 1,
    max: 30,
    unit: 'days',
    what: {
      fr: 'Une objection reçoit sa réponse dans ce délai.',
      en: 'An objection is answered in this time.',
    },
  },
  reprisalWithin: {
    default: 90,
    min: 30,
    max: 365,
    unit: 'days',
    what: {
      fr: 'Réduire les droits de l’auteur d’une objection pendant ce délai se justifie par écrit.',
      en: 'Cutting the rights of an objection’s author in this time needs a written reason.',
    },
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof parameters;
export type Parameters = Readonly<Record<ParameterName, number>>;

export const defaultParameters = Object.fromEntries(
  Object.entries(parameters).map(([name, { default: value }]) => [name, value]),
) as Parameters; // the same keys

export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(parameters, name);
}
