import { expect, test } from 'vitest';
import type { ReadObservation } from './deps.ts';
import { firstDraft } from './first-draft.ts';

const from = new Date('2026-10-31T23:00:00Z');
const to = new Date('2026-11-30T23:00:00Z');

function seen(kind: string, records: readonly object[]): ReadObservation {
  const at = new Date('2026-11-20T10:00:00Z');
  const observation = { id: kind, kind, object: 'o', source: 'survey', mark: 'declared' };
  // Only what a draft looks at; its data is what leaves commit to.
  return { observation: { ...observation, method: '', from: at, to: at, records } } as never;
}

const draft = firstDraft({
  title: 'Bilan',
  language: 'fr',
  from,
  to,
  observations: [
    seen('survey', [
      { party: 'entrant', question: 'Claires ?', answer: 'oui' },
      { party: 'client', question: 'Satisfaits ?', answer: '4' },
      { party: 'entrant', question: 'Claires ?', answer: 'non' },
    ]),
    seen('declared-views', [{ creator: 'Le Bocal', value: 310 }]),
  ],
  announced: ['visits'],
});

function indicatorsIn(title: string): string[] {
  const ids = draft.chapters.find((chapter) => chapter.title === title)?.figures ?? [];
  return ids.map((id) => draft.figures.find((figure) => figure.id === id)?.indicator ?? '');
}

test('each question to each party is asked once, in a chapter of its own', () => {
  expect(indicatorsIn('Ce qu’en disent les trois parties')).toEqual(['survey', 'survey']);
  const asked = draft.figures.filter(({ indicator }) => indicator === 'survey');
  expect(asked.map(({ params, label }) => [params.party, params.question, label])).toEqual([
    ['client', 'Satisfaits ?', 'Réponses reçues\u00a0: Satisfaits ?'],
    ['entrant', 'Claires ?', 'Réponses reçues\u00a0: Claires ?'],
  ]);
});

test('what was announced or always asked for, and not seen, is said to be unknown', () => {
  expect(indicatorsIn('Ce que nous ne savons pas')).toEqual(['visits', 'sales']);
  expect(indicatorsIn('Exposition')).toEqual(['declared-views']);
  expect(indicatorsIn('Transformation')).toEqual([]);
});

test('no two figures share an id', () => {
  const ids = draft.figures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
