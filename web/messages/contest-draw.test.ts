import { expect, test } from 'vitest';
import { contestDraw } from './contest-draw.ts';

test('one code is one code, and one entry one entry', () => {
  const { fr, en } = contestDraw;
  expect(fr.list('1', '3 mai', true)).toBe('Liste de 1 code publiée le 3 mai.');
  expect(en.list('1', '3 May', true)).toBe('List of 1 code published on 3 May.');
  expect(fr.counts('1', '0', { received: true, out: true })).toBe('1 reçue, 0 non retenue.');
  expect(fr.counts('3', '2', { received: false, out: false })).toBe('3 reçues, 2 non retenues.');
});

test('a draw that waits says until what, and that the list and the round stay', () => {
  expect(contestDraw.fr.waitsForValue('12 décembre', '657413')).toMatch(
    /manche 657413.*aucune autre/,
  );
  expect(contestDraw.en.waitsForList('12 December', 24, 3)).toContain('24 hours, 3 times at most');
});
