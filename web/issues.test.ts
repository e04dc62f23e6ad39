import { expect, test } from 'vitest';
import { z } from 'zod';
import { wordIssue } from './issues.ts';

/** Zod's own words, so that a change of theirs is noticed here. */
function messageOf(schema: z.ZodType, value: unknown): string {
  return schema.safeParse(value).error?.issues[0]?.message ?? '';
}

test('a refusal of the schemas is worded for the reader', () => {
  const fr = (schema: z.ZodType, value: unknown) => wordIssue(messageOf(schema, value), 'fr');
  expect(fr(z.string().min(1), '')).toBe('Ce champ est vide.');
  expect(fr(z.string().min(12), 'court')).toBe('Il faut au moins 12 caractères.');
  expect(fr(z.string().max(2), 'abc')).toBe('Il faut au plus 2 caractères.');
  expect(fr(z.email(), 'pas')).toContain('adresse');
  expect(fr(z.enum(['a']), 'b')).toBe('Cette réponse ne convient pas ici.');
  expect(wordIssue('Déjà écrit pour le lecteur.', 'fr')).toBe('Déjà écrit pour le lecteur.');
});
