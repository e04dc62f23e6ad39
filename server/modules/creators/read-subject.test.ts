import { describe, expect, test } from 'vitest';
import { parseSubject } from '../../discovery/parse-subject.ts';
import { readSubject, wordsByLanguage } from './read-subject.ts';

const ask = (text: string) =>
  readSubject({ subject: { '*': text }, without: {}, languages: 'fr' } as never, new Set(['fr']));

describe('a subject as a person types it', () => {
  test.each([
    'Brassé de Lune, yaourt, coing, châtaigne',
    'Brassé de Lune (yaourt, coing, châtaigne)',
    'Brassé de Lune : yaourt, coing, châtaigne',
  ])('cuts between terms: %s', (text) => {
    expect(ask(text)?.terms.fr).toEqual(['Brassé de Lune', 'yaourt', 'coing', 'châtaigne']);
  });

  const inBoth = (text: string) => {
    const input = { subject: { '*': text }, without: {}, languages: 'fr,en' };
    const query = readSubject(input as never, new Set());
    if (!query) throw new Error('nothing was asked');
    return query;
  };

  test('is looked for in the other languages too, its phrases kept as phrases', () => {
    expect(wordsByLanguage(inBoth('Brassé de Lune, apprentissage automatique, pain'))).toEqual([
      { language: 'fr', terms: ['Brassé de Lune', 'apprentissage automatique', 'pain'] },
      { language: 'en', terms: ['Brassé de Lune', 'machine learning', 'bread'] },
    ]);
  });

  test.each(['yaourt, fermentation', 'pain, four, levain', 'Kubernetes', 'cheese, bread'])(
    'is read for each language as the command reads it: %s',
    (text) => {
      const lower = Object.fromEntries(
        Object.entries(inBoth(text).terms).map(([language, terms]) => [
          language,
          terms.map((term) => term.toLowerCase()),
        ]),
      );
      for (const [language, words] of Object.entries(parseSubject(text, ['fr', 'en']).terms)) {
        expect(words).toEqual(expect.arrayContaining(lower[language] ?? []));
      }
    },
  );

  test('what was given for one language is looked for in that one alone', () => {
    const subject = { '*': 'yaourt', en: 'skyr' };
    const query = readSubject({ subject, without: {}, languages: 'fr,en' } as never, new Set());
    expect(query?.terms.fr).toEqual(['yaourt']);
    expect(query?.terms.en).toContain('skyr');
  });
});
