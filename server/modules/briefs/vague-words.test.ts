import { expect, test } from 'vitest';
import { fileText } from './file-text.ts';
import { findVagueWords } from './vague-words.ts';

const at = new Date('2026-10-05T08:00:00Z');
const ideas = (text: string) =>
  fileText(text, at)
    .filter(({ place }) => place === 'idea')
    .map(({ quote }) => quote);
const open = (text: string) => findVagueWords(text).map((span) => [span.text, span.ask]);

test('an evening is an idea in both languages', () => {
  expect(ideas('On voudrait des ambassadeurs, une belle soirée, du buzz.')).toContain(
    'une belle soirée',
  );
  expect(ideas('We would like ambassadors, a nice evening, some buzz.')).toContain(
    'a nice evening',
  );
});

test('to be told to propose leaves the budget open in both languages', () => {
  expect(open('Le budget on verra, proposez.')).toEqual([
    ['on verra', 'budget'],
    ['proposez', 'budget'],
  ]);
  expect(open('For the budget we will see, make a proposal.')).toEqual([
    ['we will see', 'budget'],
    ['make a proposal', 'budget'],
  ]);
});
