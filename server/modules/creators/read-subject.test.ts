import { describe, expect, test } from 'vitest';
import { readSubject } from './read-subject.ts';

const ask = (text: string) =>
  readSubject({ subject: { '*': text }, without: {}, languages: 'fr' } as never, new Set(['fr']));

describe('a subject as a person types it', () => {
  test.each([
    'Brassé de Lune, yaourt, coing, châtaigne',
    'Brassé de Lune (yaourt, coing, châtaigne)',
    'Brassé de Lune : yaourt, coing, châtaigne',
  ])('cuts between terms: %s', (text) => {
    expect(ask(text)?.terms['*']).toEqual(['Brassé de Lune', 'yaourt', 'coing', 'châtaigne']);
  });
});
