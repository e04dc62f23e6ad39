import { expect, test } from 'vitest';
import { type FactPath, factTable, questionOf } from '../../rules/facts.ts';
import { sayValue } from './rules-view.ts';

const sums = Object.keys(factTable).filter((path) => path.endsWith('Cents')) as FactPath[];

test('sums are asked and told in the money that people count in, never in cents', () => {
  expect(sums.length).toBeGreaterThan(2);
  for (const path of sums) {
    const { fr, en } = questionOf(path);
    expect(fr).toMatch(/\(en (euros|dollars)/);
    expect(en).toMatch(/\(in (euros|US dollars)/);
    expect(`${fr} ${en}`).not.toMatch(/cent(ime)?s/);
  }
  expect(sayValue('relation.yearTotalCents', 99_400, 'fr')).toMatch(/^994.*€$/);
  expect(sayValue('contest.prizesUsdCents', 99_400, 'en')).toContain('$');
});
