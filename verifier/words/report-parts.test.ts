import { expect, test } from 'vitest';
import { placeInWords } from './report-parts.ts';

test('a table is named by its title; a page is said to be one of report.html', () => {
  const place = { page: 4, table: 3, title: 'Transformation', indicator: 'visits', figure: 'f1' };
  expect(placeInWords(place, 'fr')).toMatch(/^tableau «\sTransformation\s», chiffre «\s/);
  expect(placeInWords(place, 'en')).toMatch(/^table “Transformation”, figure “/);
  expect(placeInWords({ page: 1, part: 'seal' }, 'fr')).toBe('page 1 de report.html, sceau');
  expect(placeInWords({ page: 1, part: 'seal' }, 'en')).toBe('page 1 of report.html, seal');
});
