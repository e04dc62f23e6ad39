import type { Locale } from '../../lib/language.ts';
import type { QuestionKey } from './questions.ts';

/**
 * Words that sound like an aim, a budget or a date and are none: each with the question it leaves
 * open. `isIdea`: it names a means, so it goes to the ideas and never stands as an objective.
 * Words are written as stems: what follows letters is allowed (`ambassad` is "ambassadeurs" too).
 */
export type VagueWord = {
  readonly locale: Locale;
  readonly stem: string;
  readonly ask: QuestionKey;
  readonly isIdea: boolean;
};

const word = (locale: Locale, ask: QuestionKey, isIdea: boolean, stems: readonly string[]) =>
  stems.map((stem): VagueWord => ({ locale, stem, ask, isIdea }));

export const vagueWords: readonly VagueWord[] = [
  ...word('fr', 'objective', true, [
    'buzz',
    'viral',
    'faire parler',
    'créer l’événement',
    'ambassad',
    'influenceu',
    'égérie',
    'fans',
    'abonnés',
    'followers',
    'likes',
    'j’aime',
    'communauté',
  ]),
  ...word('fr', 'objective', false, [
    'visibilité',
    'notoriété',
    'rayonn',
    'faire connaître',
    'moderniser l’image',
    'dynamiser',
    'engagement',
    'image de marque',
    'présence sur les réseaux',
  ]),
  ...word('fr', 'budget', false, [
    'le moins possible',
    'on verra',
    'proposez',
    'pas trop cher',
    'petit budget',
    'raisonnable',
    'à définir',
    'selon vos propositions',
    'une enveloppe',
  ]),
  ...word('fr', 'audience', false, [
    'tout le monde',
    'grand public',
    'les jeunes',
    'cœur de cible',
  ]),
  ...word('fr', 'dates', false, ['au plus vite', 'dès que possible', 'rapidement', 'idéalement']),
  ...word('fr', 'success', false, ['un maximum de', 'le plus possible', 'des retombées']),
  ...word('en', 'objective', true, [
    'buzz',
    'go viral',
    'going viral',
    'viral',
    'ambassador',
    'influencer',
    'followers',
    'fans',
    'likes',
    'community',
  ]),
  ...word('en', 'objective', false, [
    'awareness',
    'visibility',
    'exposure',
    'engagement',
    'get noticed',
    'brand image',
    'thought leader',
    'get our name out',
  ]),
  ...word('en', 'budget', false, [
    'as little as possible',
    'as cheap as possible',
    'we will see',
    'we’ll see',
    'up to you',
    'make us an offer',
    'make a proposal',
    'make us a proposal',
    'make a suggestion',
    'flexible budget',
    'tbd',
    'reasonable',
  ]),
  ...word('en', 'audience', false, ['everybody', 'everyone', 'general public', 'young people']),
  ...word('en', 'dates', false, ['asap', 'as soon as possible', 'ideally', 'quickly']),
  ...word('en', 'success', false, ['as many as possible', 'as much as possible', 'maximum reach']),
];

/** Means that a client asks for by name: ideas, whatever they are worth. */
export const ideaStems: readonly string[] = [
  'soirée',
  'événement',
  'concours',
  'jeu-concours',
  'tirage au sort',
  'vidéo',
  'clip',
  'défi',
  'hashtag',
  'flash mob',
  'goodies',
  'partenariat',
  'youtubeu',
  'tiktok',
  'reels',
  'party',
  'nice evening',
  'lovely evening',
  'evening event',
  'soiree',
  'launch event',
  'giveaway',
  'contest',
  'challenge',
  'video',
  'pop-up',
  'partnership',
];

export type VagueSpan = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly ask: QuestionKey;
  readonly isIdea: boolean;
};

/** Every vague word where it stands in the text, the longest first where two overlap. */
export function findVagueWords(text: string): VagueSpan[] {
  const spans: VagueSpan[] = [];
  const byLength = [...vagueWords].sort((a, b) => b.stem.length - a.stem.length);
  for (const { stem, ask, isIdea } of byLength) {
    for (const match of text.matchAll(stemPattern(stem))) {
      const start = match.index;
      const end = start + match[0].length;
      if (spans.some((span) => start < span.end && end > span.start)) continue;
      spans.push({ start, end, text: match[0], ask, isIdea });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The stem at the beginning of a word, to that word's end; either apostrophe, either accent form. */
export function stemPattern(stem: string): RegExp {
  const escaped = stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('’', "['’]");
  const spaced = escaped.replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${spaced}\\p{L}*`, 'giu');
}
