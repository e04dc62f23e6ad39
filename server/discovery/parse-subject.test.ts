import { describe, expect, test } from 'vitest';
import { parseSubject } from './parse-subject.ts';

describe('parseSubject', () => {
  test('takes a list as it is, and translates it for the other language', () => {
    const { terms, languages } = parseSubject('fermentation, yaourt, desserts lactés', [
      'fr',
      'en',
    ]);
    expect(languages).toEqual(['fr', 'en']);
    expect(terms.fr).toEqual(['fermentation', 'yaourt', 'desserts', 'lactés']);
    expect(terms.en).toEqual(
      expect.arrayContaining(['fermentation', 'yogurt', 'yoghurt', 'dairy']),
    );
  });

  test.each([
    [
      'Nous cherchons des blogs qui parlent de pain au levain, pour une marque de farine',
      ['pain', 'levain', 'farine'],
    ],
    [
      'Le client voudrait toucher des lecteurs qui s’intéressent à la couture et au tricot',
      ['couture', 'tricot'],
    ],
    ['blogs', ['blogs']],
  ])('leaves out what only a brief says: %s', (text, expected) => {
    expect(parseSubject(text, ['fr']).terms.fr).toEqual(expected);
  });

  test('does the same in English', () => {
    const text =
      'We are looking for bloggers who write about cheese making and fermented food at home';
    const { terms } = parseSubject(text, ['en', 'fr']);
    expect(terms.en).toEqual(['cheese', 'fermented', 'food', 'home']);
    expect(terms.fr).toEqual(expect.arrayContaining(['fromage', 'fermentation']));
  });

  test('looks for bread, not for suffering, among English blogs', () => {
    expect(parseSubject('pain, four, levain', ['fr', 'en']).terms.en).toEqual([
      'bread',
      'sourdough',
    ]);
  });

  test('keeps names that it doesn’t know, in both languages', () => {
    const { terms } = parseSubject('Kubernetes', ['fr', 'en']);
    expect(terms).toEqual({ fr: ['kubernetes'], en: ['kubernetes'] });
  });

  test('translates several words as one idea, and keeps their words', () => {
    const { terms } = parseSubject('apprentissage automatique', ['fr', 'en']);
    expect(terms.en).toEqual(['machine learning', 'machine', 'learning']);
  });
});
