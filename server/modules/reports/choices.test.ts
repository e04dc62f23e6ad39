import { expect, test } from 'vitest';
import { listChoices } from './choices.ts';
import type { ReadObservation } from './deps.ts';

const POST = '01a15375-ee00-7878-bd3d-67f3302370ce';

function seen(kind: string, object: string, records: readonly object[]): ReadObservation {
  return { observation: { kind, object, records } } as never;
}

const observations = [
  seen('visits', POST, []),
  seen('visits', '33xb7vng', []),
  seen('entries', 'jeu', [
    { n: 1, origin: '33xb7vng', code: null, optIn: false },
    { n: 2, origin: null, code: null, optIn: false },
  ]),
  seen('survey', 'x', [{ party: 'creator', question: 'Le referiez-vous ?', answer: 'oui' }]),
];
const names = new Map([
  [POST, 'Le Bocal de Nadia'],
  ['33xb7vng', 'Lien d’Odile'],
]);

function chosen(id: string, language: 'fr' | 'en') {
  const choice = listChoices(observations, { names, language }).find((one) => one.id === id);
  if (!choice) throw new Error(id);
  return choice;
}

test('what was observed is offered by its name, and without one by no raw id', () => {
  expect(chosen('visits', 'fr').objects).toEqual([
    { value: POST, label: 'Le Bocal de Nadia' },
    { value: '33xb7vng', label: 'Lien d’Odile' },
  ]);
  const nameless = listChoices(observations, { names: new Map(), language: 'fr' });
  const labels = nameless.find(({ id }) => id === 'visits')?.objects.map(({ label }) => label);
  expect(labels).toContain('sans nom …2370ce');
});

test('a precision is one that was seen, in words', () => {
  expect(chosen('visits', 'fr').precisions).toEqual([]);
  expect(chosen('entries', 'fr').precisions).toEqual([
    { params: { origin: '33xb7vng' }, label: 'venues par\u00a0: Lien d’Odile' },
    { params: { origin: '' }, label: 'venues sans lien' },
  ]);
  expect(chosen('survey', 'en').precisions.map(({ label }) => label)).toEqual([
    'to whom: the creators',
    'to whom: the creators, question: Le referiez-vous ?',
    'to whom: the creators, question: Le referiez-vous ?, answer: oui',
  ]);
});
