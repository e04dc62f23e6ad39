import { describe, expect, test } from 'vitest';
import { detectLanguage, guessLanguage } from './language.ts';

describe('detectLanguage', () => {
  test.each([
    ['Riz au lait contre yaourt brassé : le match du goûter', 'fr'],
    ['500 g de farine\n3 œufs\n1 pincée de sel\n20 cl de lait', 'fr'],
    ['CONCOURS : UN AN DE COMPOTES À GAGNER', 'fr'],
    ['Yesterday I baked the first loaf of the year, and it sank.', 'en'],
    ['2 cups of flour\n3 eggs\na pinch of salt', 'en'],
    ['Heute backen wir ein Brot mit viel Geduld', 'de'],
    ['Hoy hacemos el pan con mucha paciencia', 'es'],
    ['Oggi facciamo il pane con molta pazienza', 'it'],
    ['Vandaag bakken wij een brood met veel geduld', 'nl'],
    ['Hoje fazemos o pão com muita paciência', 'pt'],
  ])('%s', async (text, language) => {
    expect(await detectLanguage(text)).toBe(language);
  });

  test.each(['', '12345 67', '😀😀', 'https://example.org/a', 'ok'])(
    'doesn’t know what “%s” is',
    async (text) => {
      expect(await detectLanguage(text)).toBe('und');
    },
  );

  test('reads the words, not the code or the addresses around them', async () => {
    const text =
      'Voici comment je l’ai fait.\n```\nfor (const the of list) { return the; }\n```\nhttps://the.example/of';
    expect(await detectLanguage(text)).toBe('fr');
  });
});

test('guesses from common words at once, and says nothing on a tie', () => {
  expect(guessLanguage('le pain et le sel')).toBe('fr');
  expect(guessLanguage('bread and salt for the table')).toBe('en');
  expect(guessLanguage('kéfir')).toBe('und');
});
