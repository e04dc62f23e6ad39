import { describe, expect, test } from 'vitest';
import { askWords } from './ask-words.ts';

const free = { condition: 'none' };
const bound = { condition: 'publication' };

describe('what is asked of a creator', () => {
  test('is nothing for a gift without a condition', () => {
    expect(askWords('', [free], 'fr')).toBe('');
  });

  test('is a post where one is owed, even if nobody wrote so', () => {
    expect(askWords(' ', [free, bound], 'fr')).toBe('Une publication, en contrepartie.');
    expect(askWords('', [bound], 'en')).toBe('One post, in return.');
  });

  test('is what was written', () => {
    expect(askWords('Deux recettes.', [bound], 'fr')).toBe('Deux recettes.');
  });
});
