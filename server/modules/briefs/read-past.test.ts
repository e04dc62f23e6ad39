import { describe, expect, test } from 'vitest';
import { deriveFacts } from './derive-facts.ts';
import { fileText } from './file-text.ts';
import { findGiven } from './read-past.ts';
import { findTense } from './read-tense.ts';

const at = new Date('2026-10-05T08:00:00Z');

describe('what was given before', () => {
  test.each([
    [
      'Farine et Filet d’Air a reçu 620 euros en avril pour une recette.',
      'Farine et Filet d’Air',
      62_000,
    ],
    ['K10 a reçu 620 euros en avril pour une recette.', 'K10', 62_000],
    ['Nous avons déjà versé 1 200 € à La Ruche Bavarde.', 'La Ruche Bavarde', 120_000],
    ['On a payé à Lyon à Vélo 300 euros.', 'Lyon à Vélo', 30_000],
    ['Le Carnet du Miel : 450 €', 'Le Carnet du Miel', 45_000],
    ['Bread and Butter received €380 in May.', 'Bread and Butter', 38_000],
    ['We paid Hive Talk 250 euros for a recipe.', 'Hive Talk', 25_000],
    ['In March we gave 99.50 euros to Slow Spokes.', 'Slow Spokes', 9_950],
  ])('%s', (text, name, cents) => {
    expect(findGiven(text, at)).toEqual([{ name, cents }]);
  });

  test('several, in their order', () => {
    expect(findGiven('Farine a reçu 620 euros ; Bocal a eu 80 euros.', at)).toEqual([
      { name: 'Farine', cents: 62_000 },
      { name: 'Bocal', cents: 8_000 },
    ]);
  });

  test('each part of a sentence has its own year', () => {
    const said =
      'We paid Slow Crumbs 250 euros in March, and last year Hive Talk received 1,200 euros.';
    expect(findGiven(said, at)).toEqual([{ name: 'Slow Crumbs', cents: 25_000 }]);
    const french = 'La Ruche a reçu 99,50 euros, mais l’an dernier Bocal a eu 80 euros';
    expect(findGiven(french, at)).toEqual([{ name: 'La Ruche', cents: 9_950 }]);
  });

  test.each([
    'Rien cette année.',
    'Nous avons dépensé 620 euros en affiches.',
    'Farine a reçu 620 euros en 2024.',
    'Farine a reçu 620 euros l’an dernier.',
    'Last year Hive Talk received 620 euros.',
    'Le budget est de 9 000 euros.',
  ])('nobody: %s', (text) => {
    expect(findGiven(text, at)).toEqual([]);
  });

  test('a person’s entry of that name stands before what an answer says', () => {
    const past = [{ name: 'farine', cents: 50_000 }];
    const entered = { ...{ ceilingCents: null, launchOn: null, stockPerWeek: null }, isCold: null };
    const body = 'Farine a reçu 620 euros ; Bocal a eu 80 euros.';
    const said = [{ question: 'existing', kind: 'text', body }];
    expect(deriveFacts(said, { ...entered, past, subject: '' }, at).past).toEqual([
      { name: 'farine', cents: 50_000 },
      { name: 'Bocal', cents: 8_000 },
    ]);
  });
});

describe('what was and what will be', () => {
  test.each([
    ['La boutique, lancée en 2019, marche bien', 'before-this-year'],
    ['Our shop was launched in 2019', 'before-this-year'],
    ['ouverte le 12 mars 2026', 'past'],
    ['launching in 2027', 'future'],
    ['on lance en mars 2027', 'future'],
    ['on lance le 9 novembre', null],
    ['depuis 2019, et encore en 2027', null],
    ['en 2000 exemplaires', null],
  ] as const)('%s', (text, tense) => {
    expect(findTense(text, at)).toBe(tense);
  });

  const placesOf = (text: string) => fileText(text, at).map(({ place }) => place);
  test('a launch of years ago is what exists; one to come is a product and a date', () => {
    expect(placesOf('Notre miellerie a été lancée en 2019.')).toEqual(['existing']);
    expect(placesOf('The workshop was launched in 2019.')).toEqual(['existing']);
    expect(placesOf('On lance une gamme de miels en 2027.')).toEqual(['product', 'dates']);
    expect(placesOf('We are launching a new range in 2027.')).toEqual(['product', 'dates']);
    expect(placesOf('On lance une gamme de miels le 9 novembre.')).toEqual(['product', 'dates']);
  });

  test('a day that is gone is no launch to prepare', () => {
    const body = 'Ouverture de la première boutique le 12 mars 2019, de la seconde le 3 mai 2027.';
    const said = [{ question: 'dates', kind: 'text', body }];
    const entered = { ceilingCents: null, launchOn: null, stockPerWeek: null, isCold: null };
    const launch = (text: string) =>
      deriveFacts([{ ...said[0], body: text } as never], { ...entered, past: [], subject: '' }, at)
        .launchOn;
    expect(launch(body)).toBe('2027-05-03');
    expect(launch('Ouverture le 12 mars 2019.')).toBeNull();
  });
});
