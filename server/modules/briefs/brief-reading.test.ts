import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnswerOf, measureBrief } from './completeness.ts';
import { fileText } from './file-text.ts';
import { ELEMENTS, QUESTION_KEYS } from './questions.ts';
import { findCold, findDays, findSums, findWeeklyStock } from './read-facts.ts';
import { findVagueWords } from './vague-words.ts';

const OMBRELUNE =
  'Bonjour, on lance Brassé de Lune (poire-sarrasin, coing, châtaigne) le 9 novembre. On voudrait des ambassadeurs pour promouvoir la marque sur les réseaux, une belle soirée, du buzz, et qu’on atteigne 5 000 fans. Le budget on verra, proposez. Idéalement avant Noël. Clarisse';
const ENGLISH =
  'Hello, we are launching Moonstir (pear, quince, chestnut) on 9 November. We would like ambassadors to promote the brand, a lovely launch event, some buzz, and to reach 5,000 fans. Budget: we will see, make us an offer. Ideally before Christmas. Clarisse';
const at = new Date('2026-10-05T08:00:00Z');
const kit = { hasClaims: true, hasBounds: true };

const filed = (text: string): AnswerOf[] =>
  fileText(text, at).flatMap(({ place, quote }) =>
    place === 'idea'
      ? []
      : [{ question: place, kind: 'text', body: quote, source: 'text', judged: null }],
  );
const say = (question: AnswerOf['question'], body: string): AnswerOf => ({
  ...{ question, body, kind: 'text', source: 'link', judged: null },
});
const only = (question: AnswerOf['question'], kind: 'no' | 'unknown'): AnswerOf => ({
  ...{ question, kind, body: '', source: 'link', judged: null },
});

const ANSWERS = [
  say(
    'change',
    'On ne sort pas de nos clients habituels : 71 % de nos ventes se font dans 14 magasins.',
  ),
  say('audience', 'Ceux qui cuisinent.'),
  say('budget', '9 000 euros HT tout compris, et personne ne peut dépasser.'),
  say('product', '600 pots par semaine, au froid de 2 à 6 °C, 21 jours.'),
  say('existing', 'K10 a reçu 620 euros en avril pour une recette.'),
  say('success', 'Que des gens qui aiment le yaourt y goûtent, et un retour honnête.'),
  say('means', 'Clarisse valide ; absente du 2 au 6 novembre : Tobias.'),
  only('sales', 'no'),
];

describe('a client’s own text', () => {
  test('is filed: what is asked for by name is an idea, and no objective', () => {
    const all = fileText(OMBRELUNE, at);
    expect(all.filter(({ place }) => place === 'idea').map(({ quote }) => quote)).toEqual([
      'des ambassadeurs pour promouvoir la marque sur les réseaux',
      'une belle soirée',
      'du buzz',
      'qu’on atteigne 5 000 fans',
    ]);
    expect(all.filter(({ place }) => place === 'objective')).toEqual([]);
    expect(all.filter(({ place }) => place !== 'idea')).toMatchObject([
      { place: 'product', quote: expect.stringContaining('Brassé de Lune (poire-sarrasin, coing') },
      { place: 'dates', quote: expect.stringContaining('9 novembre') },
      { place: 'budget', quote: 'Le budget on verra, proposez' },
      { place: 'dates', quote: 'Idéalement avant Noël' },
    ]);
    for (const { start, end, quote } of all) expect(OMBRELUNE.slice(start, end)).toBe(quote);
  });

  test('is filed alike in English', () => {
    const all = fileText(ENGLISH, at);
    expect(all.filter(({ place }) => place === 'idea').map(({ quote }) => quote)).toEqual([
      'ambassadors to promote the brand',
      'a lovely launch event',
      'some buzz',
      'to reach 5,000 fans',
    ]);
    expect(all.filter(({ place }) => place !== 'idea').map(({ place }) => place)).toEqual([
      'product',
      'dates',
      'budget',
      'dates',
    ]);
    expect(measureBrief(filed(ENGLISH), kit).percent).toBe(25);
  });

  test('has its vague words named where they stand, with what they leave open', () => {
    const spans = findVagueWords(OMBRELUNE);
    expect(spans.map(({ text, ask }) => [text, ask])).toEqual([
      ['ambassadeurs', 'objective'],
      ['buzz', 'objective'],
      ['fans', 'objective'],
      ['on verra', 'budget'],
      ['proposez', 'budget'],
      ['Idéalement', 'dates'],
    ]);
    for (const { start, end, text } of spans) expect(OMBRELUNE.slice(start, end)).toBe(text);
  });

  test('keeps its place whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const { start, end, quote } of fileText(text, at)) {
          expect(text.slice(start, end)).toBe(quote);
        }
        for (const { start, end, text: word } of findVagueWords(text)) {
          expect(text.slice(start, end)).toBe(word);
        }
      }),
    );
  });
});

describe('completeness', () => {
  test('adds up to a hundred, over all twelve questions', () => {
    expect(ELEMENTS.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(new Set(ELEMENTS.map(({ question }) => question))).toEqual(new Set(QUESTION_KEYS));
  });

  test('of Ombrelune’s text is 25, and 92 with the answers; figures of sales stay refused', () => {
    const before = measureBrief(filed(OMBRELUNE), kit);
    expect(before).toMatchObject({ percent: 25, sales: 'not-asked' });
    expect(before.askNext).toEqual(['objective', 'budget', 'change']);
    const after = measureBrief([...filed(OMBRELUNE), ...ANSWERS], kit);
    expect(after).toMatchObject({ percent: 92, sales: 'not-provided' });
    // Nobody answered what people should do: it is read where success is, and that is said.
    const restOf = (answers: AnswerOf[], key: string) =>
      measureBrief(answers, kit).questions.find((one) => one.key === key)?.restsOn;
    const given = [...filed(OMBRELUNE), ...ANSWERS];
    expect(restOf(given, 'objective')).toBe('success');
    expect(restOf(filed(OMBRELUNE), 'objective')).toBeNull();
    const own = say('objective', '200 personnes y ont goûté avant le 4 décembre.');
    expect(restOf([...given, own], 'objective')).toBeNull();
    expect(given.filter(({ question }) => question === 'objective')).toEqual([]);
    for (const { key, state, restsOn } of measureBrief(given, kit).questions) {
      const isOwn = given.some(({ question }) => question === key);
      const isOfKit = key === 'promise' || key === 'constraints';
      if (state === 'answered')
        expect([key, isOwn || isOfKit || restsOn !== null]).toEqual([key, true]);
    }
    // Sales were refused, and success was told: neither is asked again.
    expect(after.askNext).not.toContain('success');
  });

  test('without a signed brand kit lacks what the kit would tell', () => {
    expect(measureBrief(filed(OMBRELUNE), { hasClaims: false, hasBounds: false }).percent).toBe(14);
  });

  test('takes “no” and “I don’t know” for answers, and vague words for none', () => {
    const none = { hasClaims: false, hasBounds: false };
    const stateOf = (answers: AnswerOf[], key: string) =>
      measureBrief(answers, none).questions.find((question) => question.key === key)?.state;
    expect(stateOf([only('budget', 'unknown')], 'budget')).toBe('answered');
    expect(stateOf([say('budget', 'le moins possible')], 'budget')).toBe('vague');
    expect(stateOf([say('objective', 'du buzz, de la visibilité')], 'objective')).toBe('vague');
    expect(stateOf([], 'budget')).toBe('missing');
    expect(measureBrief([only('existing', 'no')], none).percent).toBe(7);
    expect(measureBrief([only('budget', 'unknown')], none).percent).toBe(6);
    expect(measureBrief([only('budget', 'unknown')], none).askNext).not.toContain('budget');
  });

  test('lets a person judge otherwise', () => {
    const none = { hasClaims: false, hasBounds: false };
    const vague = { ...say('audience', 'Ceux qui cuisinent.'), judged: 'vague' as const };
    expect(measureBrief([vague], none).percent).toBe(0);
    const good = { ...say('audience', 'Tout le monde'), judged: 'answered' as const };
    expect(measureBrief([good], none).percent).toBe(10);
  });

  test('never falls when something more is answered', () => {
    const one = fc.constantFrom(...ANSWERS);
    fc.assert(
      fc.property(fc.array(one), one, (answers, more) => {
        const before = measureBrief(answers, kit).percent;
        expect(measureBrief([...answers, more], kit).percent).toBeGreaterThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('facts in a text', () => {
  test('sums, in cents, however they are written', () => {
    expect(findSums('9 000 euros HT, puis 620 € et 1.250,50 EUR')).toEqual([900000, 62000, 125050]);
    expect(findSums('a ceiling of €9,000 and 12 shops')).toEqual([900000]);
    expect(findSums('9k€, 1,5 k€')).toEqual([900000, 150000]);
    expect(findSums('14 magasins')).toEqual([]);
  });

  test('days, the next one where no year is given', () => {
    expect(findDays('le 9 novembre, ou le 1er février', at)).toEqual(['2026-11-09', '2027-02-01']);
    expect(findDays('on November 9, or 24/12/2026', at)).toEqual(['2026-11-09', '2026-12-24']);
    expect(findDays('dès que possible', at)).toEqual([]);
  });

  test('stock and cold', () => {
    expect(findWeeklyStock('600 pots par semaine')).toBe(600);
    expect(findWeeklyStock('600 pots a week')).toBe(600);
    expect(findCold('entre 2 et 6 °C')).toBe(true);
    expect(findCold('à température ambiante')).toBe(false);
    expect(findCold('en verre')).toBeNull();
  });
});
