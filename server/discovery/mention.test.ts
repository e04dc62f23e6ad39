import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LabelCountry, labelSets } from '../rules/labels.ts';
import { findMention } from './mention.ts';

const wanted = {
  advertiser: 'Brassé de Lune',
  benefit: 'gift-in-exchange',
  countries: ['FR'],
} as const;
const find = (
  text: string,
  more: Partial<Parameters<typeof findMention>[0]> = {},
  ask: Partial<{
    advertiser: string;
    benefit: 'gift' | 'gift-in-exchange' | 'paid';
    countries: string[];
  }> = {},
) =>
  findMention(
    { title: 'Un goûter', text, language: 'fr', ...more },
    { ...wanted, countries: [...wanted.countries], ...ask },
  );

const filler = 'La pâte repose une heure, puis elle cuit vingt minutes à four doux. ';

test('finds it at the start, with the advertiser', () => {
  const text = `Collaboration commerciale avec Brassé de Lune. ${filler}`;
  expect(find(text)).toEqual({
    state: 'present',
    mention: 'Collaboration commerciale',
    sentence: 'Collaboration commerciale avec Brassé de Lune.',
    place: 'start',
    offset: 0,
    language: 'fr',
    namesAdvertiser: true,
    problems: [],
  });
});

test('says that it is absent, and by which rules', () => {
  const found = find(filler, {}, { countries: ['FR', 'BE', 'GB', 'US'] });
  expect(found).toMatchObject({ state: 'absent', mention: null, place: null });
  expect(found.problems).toEqual(['FR-INF-01', 'BE-01', 'UK-01', 'US-01']);
});

describe('where it stands', () => {
  test('after the fold, where the fold is set', () => {
    const text = `${filler.repeat(5)}Publicité pour Brassé de Lune.`;
    expect(find(text)).toMatchObject({ state: 'present', place: 'end', problems: ['FR-INF-02'] });
    const patient = findMention(
      { title: '', text, language: 'fr' },
      { ...wanted, countries: ['FR'] },
      { within: 10_000 },
    );
    expect(patient).toMatchObject({ state: 'present', problems: [] });
  });

  test('among hashtags only', () => {
    const text = `${filler}Le yaourt Brassé de Lune, bien frais.\n\n#gouter #publicité #BrasseDeLune`;
    expect(find(text)).toMatchObject({
      state: 'unclear',
      place: 'hashtags',
      problems: ['FR-INF-02'],
    });
  });

  test('in a comment of the creator only', () => {
    const found = find(filler, { ownComments: ['Publicité pour Brassé de Lune'] });
    expect(found).toMatchObject({
      state: 'unclear',
      place: 'comments',
      offset: null,
      problems: ['FR-INF-02'],
    });
  });

  test('on the picture, or in the network’s label', () => {
    const image = find(filler, { imageTexts: ['Publicité Brassé de Lune'] });
    expect(image).toMatchObject({ state: 'present', place: 'image' });
    const label = find(filler, { labels: ['Partenariat rémunéré avec Brassé de Lune'] });
    expect(label).toMatchObject({ state: 'present', place: 'platform' });
  });

  test('in the text rather than among hashtags, where it is in both', () => {
    const text = `${filler.repeat(6)}Publicité pour Brassé de Lune. ${filler.repeat(6)}\n#pub #publicité #gouter`;
    expect(find(text)).toMatchObject({ state: 'present', place: 'middle' });
  });
});

describe('for whom', () => {
  test('nobody is named', () => {
    const found = find(`Collaboration commerciale. ${filler.repeat(2)}`);
    expect(found).toMatchObject({
      state: 'unclear',
      namesAdvertiser: false,
      problems: ['FR-INF-03'],
    });
  });

  test.each([
    '@BrasseDeLune',
    '#brassédelune',
    'BRASSÉ DE LUNE',
    '[Brassé de Lune](https://lune.example)',
  ])('named as %s', (name) => {
    expect(find(`Publicité pour ${name}. ${filler}`)).toMatchObject({ namesAdvertiser: true });
  });
});

describe('how far the words go', () => {
  test('a gift without condition may say that it was given; one with a condition may not', () => {
    const text = `Produit offert par Brassé de Lune. ${filler}`;
    expect(find(text, {}, { benefit: 'gift' })).toMatchObject({ state: 'present', problems: [] });
    for (const benefit of ['gift-in-exchange', 'paid'] as const)
      expect(find(text, {}, { benefit })).toMatchObject({
        state: 'unclear',
        problems: ['FR-INF-01'],
      });
  });

  test('each country asks for its own', () => {
    const text = `Collaboration commerciale avec Brassé de Lune. ${filler}`;
    const found = find(text, {}, { countries: ['FR', 'BE'] });
    expect(found).toMatchObject({ state: 'unclear', problems: ['BE-01'] });
    const gifted = find(
      'Gifted by Brassé de Lune. Let it rest.',
      { language: 'en' },
      { benefit: 'gift', countries: ['UK'] },
    );
    expect(gifted).toMatchObject({ state: 'unclear', problems: ['UK-01'] });
    const ad = find(
      'Ad: Brassé de Lune. Let it rest.',
      { language: 'en' },
      { countries: ['UK', 'US'] },
    );
    expect(ad).toMatchObject({ state: 'present', language: 'en', problems: [] });
  });

  test('thanks alone tell that there is something, and not what', () => {
    const found = find(`Merci à Brassé de Lune pour ce joli colis. ${filler}`);
    expect(found).toMatchObject({ state: 'unclear', problems: ['FR-INF-01'] });
    expect(found.sentence).toBe('Merci à Brassé de Lune pour ce joli colis.');
  });

  test.each([
    'Ceci n’est pas une publicité pour Brassé de Lune.',
    'Pas de collaboration commerciale ici.',
    'La publicité télévisée me lasse.',
    'J’ai passé une petite annonce.',
    'We added flour.',
  ])('“%s” is none', (sentence) => {
    expect(find(`${sentence} ${filler}`)).toMatchObject({ state: 'absent' });
  });
});

describe('the words that the rules accept are all found', () => {
  const sets = Object.entries(labelSets) as [LabelCountry, (typeof labelSets)[LabelCountry]][];
  const always = sets.flatMap(([country, { counts }]) =>
    counts.map((words) => [country, words] as const),
  );
  const gifts = sets.flatMap(([country, set]) =>
    set.countsForGift.map((words) => [country, words] as const),
  );
  test.each(always)('%s: %s', (country, words) => {
    const text = `${capital(words)} Brassé de Lune. ${filler}`;
    expect(find(text, {}, { benefit: 'paid', countries: [country] })).toMatchObject({
      state: 'present',
    });
  });
  test.each(gifts)('%s, for a gift: %s', (country, words) => {
    const gave =
      words === 'gave me'
        ? `Brassé de Lune gave me a jar for free.`
        : `${capital(words)} Brassé de Lune.`;
    expect(find(`${gave} ${filler}`, {}, { benefit: 'gift', countries: [country] })).toMatchObject({
      state: 'present',
    });
  });
});

test('never throws, and quotes what is there', () => {
  const piece = fc.constantFrom(
    'Publicité',
    '#ad',
    '<b>',
    '](',
    'offert par ',
    '\n\n',
    '😀',
    '*',
    'x ',
    '&nbsp;',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), fc.string(), (pieces, advertiser) => {
      const text = pieces.join('');
      const found = findMention(
        { title: '', text, language: 'fr' },
        { ...wanted, countries: ['FR'], advertiser },
      );
      if (found.sentence !== null) expect(text).toContain(found.sentence);
      if (found.mention !== null) expect(text).toContain(found.mention);
      expect(found.state === 'absent').toBe(found.mention === null);
    }),
  );
});

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
