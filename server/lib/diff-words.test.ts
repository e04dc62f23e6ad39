import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from './diff-words.ts';

const joined = (words: ReturnType<typeof diffWords>, ...kinds: string[]) =>
  words
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

const prose = fc
  .array(fc.constantFrom('lait', 'pot', ' ', '\n', ', ', 'l’étable', '🐄', 'é', '—'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

test('the parts put together give both texts back', () => {
  fc.assert(
    fc.property(fc.oneof(prose, fc.string({ unit: 'grapheme' })), prose, (from, to) => {
      const words = diffWords(from, to);
      expect(joined(words, 'same', 'removed')).toBe(from);
      expect(joined(words, 'same', 'added')).toBe(to);
    }),
  );
});

test('only the changed words are marked', () => {
  expect(diffWords('Le lait du soir, chaud.', 'Le lait du matin, chaud.')).toEqual([
    { kind: 'same', text: 'Le lait du ' },
    { kind: 'removed', text: 'soir' },
    { kind: 'added', text: 'matin' },
    { kind: 'same', text: ', chaud.' },
  ]);
});

test('long texts are compared by lines, and still give both back', () => {
  const from = Array.from({ length: 3000 }, (_, i) => `ligne ${i} du texte`).join('\n');
  const to = from.replace('ligne 7 ', 'rang 7 ').replace('ligne 2900 ', 'rang 2900 ');
  const words = diffWords(from, to);
  expect(joined(words, 'same', 'removed')).toBe(from);
  expect(joined(words, 'same', 'added')).toBe(to);
  expect(joined(words, 'added')).toContain('rang 2900');
});
