import { expect, test } from 'vitest';
import { board } from './operation-board.ts';

test('a page that nobody could read is unknown, and never counted as without mention', () => {
  expect(board.fr.mentionsOf(0, 0, 0, 0)).toBe('0');
  expect(board.fr.mentionsOf(0, 1, 0, 0)).toBe('inconnues, aucune page n’a pu être lue');
  expect(board.en.mentionsOf(0, 1, 0, 0)).toBe('unknown, no page could be read');
  expect(board.fr.mentionsOf(9, 11, 10, 8)).toBe(
    '9 sur 10 (8 dès la première capture), 1 sans capture, non lu',
  );
  expect(board.en.mentionsOf(10, 10, 10, 9)).toBe('10 of 10 (9 at the first capture)');
});
