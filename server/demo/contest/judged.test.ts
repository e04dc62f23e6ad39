import { expect, test } from 'vitest';
import { judgeEntries, proposeHouseholds } from '../../modules/contests/eligibility.ts';
import { ruleCodes } from '../../modules/contests/settings.ts';
import { disposableDomains, dottedDomain } from './names.ts';
import { excludedPeople, planEntries } from './plan-entries.ts';

test('the rules find for every entry what the story means, and propose thirteen households', () => {
  const planned = planEntries();
  const entries = planned.map((entry, i) => ({
    ...entry,
    n: i + 1,
    enteredAt: entry.at,
    sourceMark: entry.source,
  }));
  const barred = new Set<string>(excludedPeople.map(({ email }) => email));
  const households = new Map(
    entries.flatMap(({ n, household }) =>
      household === null ? [] : [[n, household === 'same'] as const],
    ),
  );
  const judged = judgeEntries(entries, {
    rules: ruleCodes,
    opensAt: new Date('2026-11-09T10:00:00+01:00'),
    closesAt: new Date('2026-11-22T23:59:59+01:00'),
    confirmUntil: new Date('2026-11-23T09:00:00+01:00'),
    minAge: 18,
    territory: 'fr-metropolitan',
    dottedDomains: new Set([dottedDomain]),
    disposableDomains: new Set(disposableDomains),
    isBarred: (email) => barred.has(email),
    households,
  });
  const wrong = entries.filter(({ n, meant }) => judged.get(n) !== meant);
  expect(wrong.map(({ n, meant }) => [n, meant, judged.get(n)])).toEqual([]);
  expect([...judged.values()].filter((code) => code === null)).toHaveLength(253);
  expect([...proposeHouseholds(entries).keys()].toSorted((a, b) => a - b)).toEqual(
    entries.filter(({ household }) => household !== null).map(({ n }) => n),
  );
});
