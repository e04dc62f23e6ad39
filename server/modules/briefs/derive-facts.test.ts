import { describe, expect, test } from 'vitest';
import { deriveFacts } from './derive-facts.ts';
import { fileText } from './file-text.ts';

const nothing = { ceilingCents: null, launchOn: null, stockPerWeek: null, isCold: null, past: [] };
const launch = (...bodies: string[]) =>
  deriveFacts(
    bodies.map((body) => ({ question: 'dates', kind: 'text', body })),
    nothing as never,
    new Date('2026-12-08T08:30:00Z'),
  ).launchOn;

describe('the day of a launch', () => {
  test('is the one that a launch is said of, not the last day in the text', () => {
    expect(
      launch(
        'Nous mettons en service un nouveau bibliobus le 15 mars 2027',
        'il en faudrait 200 avant le 30 juin 2027',
      ),
    ).toBe('2027-03-15');
  });

  test('is what was said last', () => {
    expect(launch('Lancement le 9 novembre 2027', 'Lancement le 12 novembre 2027')).toBe(
      '2027-11-12',
    );
    expect(launch('le 9 novembre 2027')).toBe('2027-11-09');
  });

  test('is unknown where only an end was said', () => {
    expect(launch('avant le 30 juin 2027')).toBeNull();
  });
});

const ceiling = (...said: readonly (readonly ['text' | 'link', string])[]) =>
  deriveFacts(
    said.map(([source, body]) => ({ question: 'budget', kind: 'text', source, body })),
    nothing as never,
    new Date('2026-10-07T08:00:00Z'),
  ).ceilingCents;

describe('the ceiling', () => {
  test.each([
    '9,000 euros before tax all included, nobody may exceed it.',
    '€9,000 excl. VAT, not a euro more',
    '9000 EUR max before VAT',
    'up to 9k before tax',
    'We spent 8,000 euros last year; this year 9,000 at most, before VAT: 9,000 euros.',
    'Nothing above €9k.',
    'a 9,000-euro ceiling',
    '9 000 euros HT tout compris, et personne ne peut dépasser.',
    '9 000 HT, pas plus',
    '9’000 euros hors taxes avant le 2026-12-31, pour 3 à 5 personnes',
  ])('is read in “%s”', (said) => {
    expect(ceiling(['link', said])).toBe(900_000);
    expect(ceiling(['text', 'The budget, we’ll see, make a proposal'], ['link', said])).toBe(
      900_000,
    );
  });

  test.each([
    'between 8,000 and 9,000 euros',
    '€8,000 to €9,000 before tax',
    'entre 8 000 et 9 000 euros',
    '9 000 euros TTC',
    '€9,000 including VAT',
    '£9,000 at most',
    'nine thousand, or so',
    'We already spent 9,000 euros last year',
    '600 pots a week, 9 shops',
  ])('is asked rather than guessed of “%s”', (said) => {
    expect(ceiling(['link', said])).toBeNull();
  });

  test('is what was answered, before what the first text said', () => {
    expect(ceiling(['text', 'Budget : 10 000 euros maximum'], ['link', '9 000 euros HT'])).toBe(
      900_000,
    );
    expect(ceiling(['text', 'un sachet à 5 euros'], ['text', 'Budget : 3 500 € HT'])).toBe(350_000);
  });
});

describe('a pasted text about a flour', () => {
  const at = new Date('2026-11-25T08:00:00Z');
  const filed = fileText(
    `Nous sortons une farine en sachet d’un kilo (4,90 €), en vente le 1er mars 2027.
Objectif : 150 ventes en ligne avant le 15 avril 2027 ; aujourd’hui 12 par mois.
Budget : 3 500 € HT maximum.
Nous avons déjà payé Nine 900 € cette année pour deux recettes.`,
    at,
  );
  const facts = deriveFacts(
    filed.map(({ place, quote }) => ({ question: place, kind: 'text', body: quote })),
    nothing as never,
    at,
  );

  test('takes neither a price nor what was paid before for the ceiling', () => {
    expect(facts.ceilingCents).toBe(350_000);
    expect(filed.filter(({ place }) => place === 'budget')).toHaveLength(1);
    expect(filed.find(({ place }) => place === 'existing')?.quote).toMatch(/^Nous avons déjà payé/);
  });

  test('keeps what the client calls an objective as one', () => {
    expect(filed.find(({ place }) => place === 'objective')?.quote).toMatch(/^Objectif/);
    expect(filed.filter(({ place }) => place === 'change')).toHaveLength(0);
    expect(facts.launchOn).toBe('2027-03-01');
  });
});
