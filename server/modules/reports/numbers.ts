import type { PlacedFigure } from '../../../verifier/report/content.ts';
import { amountInWords, figureInWords } from '../../../verifier/report/display.ts';
import type { ReportDraft } from './draft-schema.ts';

type Language = 'fr' | 'en';
export type LooseNumber = { readonly place: string; readonly number: string };

/** Spaces of any width, points and commas between digits belong to a number. */
const NUMBER = /\d+(?:[\s\u00a0\u202f.,]\d+)*/g;
const MONTHS =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december';
/** Days, hours, years and codes (`FR-INF-09`) aren't figures. */
const DATES = new RegExp(
  [
    `\\b\\d{1,2}(?:er|st|nd|rd|th)?\\s+(?:${MONTHS})\\b(?:\\s+\\d{4})?`,
    `\\b(?:${MONTHS})\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+\\d{4})?`,
    `\\b(?:${MONTHS})\\s+\\d{4}\\b`,
    '\\b\\d{4}-\\d{2}-\\d{2}\\b',
    '\\b[a-z]{2,}(?:-[a-z0-9]+)*-\\d+\\b',
    '\\b\\d{1,2}/\\d{1,2}(?:/\\d{4})?\\b',
    '\\b\\d{1,2}[\\s\\u00a0]?h(?:[\\s\\u00a0]?\\d{2})?\\b',
    '\\b\\d{1,2}:\\d{2}\\b',
    '\\b(?:19|20)\\d{2}\\b(?![\\s\\u00a0\\u202f.,]\\d)',
  ].join('|'),
  'gi',
);

/** Numbers that somebody typed, and that no figure of the report shows: each where it stands. */
export function findLooseNumbers(
  draft: Pick<ReportDraft, 'question' | 'answer' | 'chapters'>,
  figures: readonly PlacedFigure[],
  language: Language,
): LooseNumber[] {
  const shown = new Set(figures.flatMap((placed) => numbersOf(placed, language)));
  const texts = [
    { place: 'question', text: draft.question },
    { place: 'answer', text: draft.answer },
    ...draft.chapters.map(({ title, text }) => ({ place: title, text: `${title}\n${text}` })),
  ];
  return texts.flatMap(({ place, text }) =>
    [...new Set(text.replace(DATES, ' ').match(NUMBER) ?? [])]
      .filter((number) => !shown.has(plain(number)))
      .map((number) => ({ place, number })),
  );
}

function numbersOf({ figure }: PlacedFigure, language: Language): string[] {
  const words = [
    figureInWords(figure, language),
    ...figure.parts.map((part) => amountInWords(part, language)),
  ];
  return words.flatMap((text) => (text.match(NUMBER) ?? []).map(plain));
}

/** "1 151", "1,151" and "1151" are one number; "28,34" and "28.34", too. */
function plain(number: string): string {
  const joined = number.replace(/[\s\u00a0\u202f]/g, '');
  return joined.replace(/[.,](?=\d{3}(\D|$))/g, '').replace(',', '.');
}
