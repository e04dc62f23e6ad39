import { expect, test } from 'vitest';
import { salesUnknown, sayUnknown } from './say-unknown.ts';

const french = salesUnknown.fr['not-provided'];
const english = salesUnknown.en['not-provided'];

test('that sales are not provided is said once, in the reader’s language', () => {
  expect(sayUnknown(french, 'not-provided', 'en')).toBe(english);
  expect(sayUnknown(english, 'not-provided', 'fr')).toBe(french);
  expect(sayUnknown('', 'not-provided', 'en')).toBe(english);
  expect(sayUnknown(`${french} Et la météo.`, 'not-provided', 'en')).toBe(
    `${english} Et la météo.`,
  );
});

test('what the author wrote of sales stays, and isn’t said twice', () => {
  const own = 'Ventes : non fournies, malgré deux demandes.';
  expect(sayUnknown(own, 'not-provided', 'en')).toBe(own);
  expect(sayUnknown(own, 'not-provided', 'fr')).toBe(own);
});

test('once sales are provided, what was said of their absence is gone', () => {
  expect(sayUnknown(french, 'provided', 'fr')).toBe('');
  expect(sayUnknown(`${french} Et la météo.`, 'provided', 'fr')).toBe('Et la météo.');
});
