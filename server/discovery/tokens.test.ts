import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './stems.ts';
import { tokenize, tokenizeTerm } from './tokens.ts';

describe('tokenize', () => {
  test.each([
    ["L’œuvre de l'été, jusqu'au yaourt", ['oeuvr', 'ete', 'yaourt']],
    ['Fermentée, FERMENTÉ, fermentations, fermentee', Array(4).fill('ferment')],
    ['École, ecole, ÉCOLE', Array(3).fill('ecol')],
    ['aujourd’hui, presqu’île', ['presquil']],
    ['qu’est-ce que c’est ? peut-être', []],
    ['week-end et demi-écrémé', ['week', 'end', 'weekend', 'dem', 'ecrem', 'demiecrem']],
    ['arc-en-ciel', ['arc', 'ciel']],
    ['https://example.org/recette?yaourt=1 pain', ['pain']],
    [
      'jeux, un jeu ; vœux, vœu ; gâteaux, gâteau',
      ['jeu', 'jeu', 'voeu', 'voeu', 'gateau', 'gateau'],
    ],
    ['œufs au plat, cœur', ['oeuf', 'plat', 'coeur']],
  ])('reads French %s', (text, tokens) => {
    expect(tokenize(text, 'fr')).toEqual(tokens);
  });

  test.each([
    ["The baker’s don't e-mail", ['baker', 'e', 'mail', 'email']],
    ['C++, C# and .NET in 2024', ['cplusplus', 'csharp', 'dotnet', '2024']],
    ['𝐛𝐨𝐥𝐝 breads 1234567', ['bold', 'bread']],
    ['so\u00adda', ['soda']],
  ])('reads English %s', (text, tokens) => {
    expect(tokenize(text, 'en')).toEqual(tokens);
  });

  test('stems each language its own way, and none that it doesn’t know', () => {
    expect(tokenize('Die Häuser', 'de')).toEqual(['haus']);
    expect(tokenize('las casas', 'es')).toEqual(['cas']);
    expect(tokenize('le case', 'it')).toEqual(['cas']);
    expect(tokenize('de huizen', 'nl')).toEqual(['huiz']);
    expect(tokenize('as casas', 'pt')).toEqual(['cas']);
    expect(tokenize('Casas', 'und')).toEqual(['casas']);
  });

  test('never throws, and gives folded words that stay as they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('fr', 'en', 'und'),
        (text, language) => {
          for (const token of tokenize(text, language)) {
            expect(token).not.toBe('');
            expect(fold(token)).toBe(token);
            expect(token).toBe(token.toLowerCase());
          }
        },
      ),
    );
  });

  test('is blind to case, to the kind of apostrophe and to how accents are composed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('L’été', 'd’œuvre', 'Crème', 'brûlée', 'porte-clés', 'naïf')),
        (words) => {
          const text = words.join(' ');
          const tokens = tokenize(text, 'fr');
          expect(tokenize(text.toUpperCase(), 'fr')).toEqual(tokens);
          expect(tokenize(text.replaceAll('’', "'"), 'fr')).toEqual(tokens);
          expect(tokenize(text.normalize('NFD'), 'fr')).toEqual(tokens);
        },
      ),
    );
  });
});

test('a term with a short part is one token, so that t-shirt finds tshirt', () => {
  expect(tokenizeTerm('t-shirt', 'en')).toEqual(['tshirt']);
  expect(tokenizeTerm('desserts lactés', 'fr')).toEqual(['dessert', 'lact']);
});
