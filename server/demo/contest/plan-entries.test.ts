import { expect, test } from 'vitest';
import { type PlannedEntry, planEntries } from './plan-entries.ts';
import { keptOf, origins, perDay, type RuleCode, refusedBy } from './table.ts';

const entries = planEntries();
const day = ({ at }: PlannedEntry) =>
  Math.floor((at.getTime() - new Date('2026-11-09T00:00:00+01:00').getTime()) / 86_400_000);

test('four hundred came, as many a day and from each origin as the story says', () => {
  expect(entries).toHaveLength(400);
  expect(perDay.map((_, i) => entries.filter((entry) => day(entry) === i).length)).toEqual(perDay);
  expect(entries.filter((entry) => day(entry) === 14)).toHaveLength(8);
  const count = (code: RuleCode | null) =>
    origins.map(
      (origin) => entries.filter((one) => one.origin === origin && one.meant === code).length,
    );
  expect(count(null)).toEqual(keptOf);
  for (const [code, counts] of Object.entries(refusedBy)) {
    expect(count(code as RuleCode), code).toEqual(counts);
  }
});

test('who is kept is like nobody else who is kept, but the two sisters', () => {
  const kept = entries.filter(({ meant }) => meant === null);
  expect(new Set(kept.map(({ email }) => email.replaceAll(/[.](?=.*@)/g, ''))).size).toBe(253);
  expect(kept.every(({ birthYear }) => birthYear <= 2003)).toBe(true);
  expect(kept.filter(({ isOptIn }) => isOptIn)).toHaveLength(61);
  const homes = new Map<string, number>();
  for (const { postalCode, familyName } of kept) {
    const home = `${postalCode} ${familyName}`;
    homes.set(home, (homes.get(home) ?? 0) + 1);
  }
  expect([...homes.values()].filter((n) => n > 1)).toEqual([2, 2]);
});

test('the burst comes every nine seconds, in the order of the alphabet', () => {
  const burst = entries.filter(({ meant }) => meant === 'R6');
  const pauses = burst.slice(1).map((one, i) => one.at.getTime() - (burst[i]?.at.getTime() ?? 0));
  expect(new Set(pauses)).toEqual(new Set([9000]));
  const names = burst.map(({ familyName }) => familyName);
  expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(new Set(burst.map(({ source }) => source)).size).toBe(1);
});

test('two runs give the same entries', () => {
  expect(planEntries()).toEqual(entries);
  expect(planEntries('another')).not.toEqual(entries);
});
