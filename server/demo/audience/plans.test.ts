import { expect, test } from 'vitest';
import { isEntryFormula } from '../../../verifier/report/entry-formula.ts';
import { planComments } from './plan-comments.ts';
import { linkOrigins, planVisits } from './plan-visits.ts';

test('people come by eleven links, none of them before its post; robots are beside them', () => {
  const visits = planVisits();
  const people = new Set(
    visits.flatMap(({ origin, ip }) => (ip.startsWith('198.') ? [`${origin} ${ip}`] : [])),
  );
  expect(linkOrigins).toHaveLength(11);
  expect(people.size).toBe(1384);
  expect(visits.length).toBeGreaterThan(1500);
  expect(planVisits()).toEqual(visits);
});

test('312 comments by 187 people under ten posts; the same each time', () => {
  const plan = planComments((key) => `blog ${key}`);
  const others = [...plan.values()].flat().filter(({ isCreator }) => !isCreator);
  expect(others).toHaveLength(312);
  expect(new Set(others.map(({ author }) => author)).size).toBe(187);
  expect(others.filter(({ text }) => isEntryFormula(text))).toHaveLength(128);
  expect(others.filter(({ text }) => /coing/i.test(text) && /sucr/.test(text))).toHaveLength(11);
  expect(planComments((key) => `blog ${key}`)).toEqual(plan);
  for (const said of plan.values()) {
    for (const { parent, at } of said) {
      if (parent !== null) expect(at.getTime()).toBeGreaterThan(said[parent]?.at.getTime() ?? 0);
    }
  }
});
