import { expect, test } from 'vitest';
import { completeContract as complete } from '../../../test/complete-contract.ts';
import { missingClauses } from './clauses.ts';
import { crossesThreshold, weighThreshold } from './threshold.ts';

test('the sum from which a contract is due is a rule of arithmetic', () => {
  expect(crossesThreshold(97_599, 2_400, false)).toBe(false);
  expect(crossesThreshold(97_600, 2_400, false)).toBe(true);
  expect(crossesThreshold(97_600, 2_400, true)).toBe(false);
  const state = (plannedCents: number, hasContract = false) =>
    weighThreshold({ givenCents: 0, plannedCents, hasContract }).state;
  expect([79_999, 80_000, 99_999, 100_000].map((cents) => state(cents))).toEqual([
    'clear',
    'near',
    'near',
    'contract-needed',
  ]);
  expect(state(100_000, true)).toBe('under-contract');
});

test('a contract needs every group of clauses', () => {
  expect(missingClauses(complete)).toEqual([]);
  const without = (change: Partial<typeof complete>) => missingClauses({ ...complete, ...change });
  expect(without({ creator: { ...complete.creator, taxCountry: ' ' } })).toEqual(['parties']);
  expect(without({ mission: '' })).toEqual(['mission']);
  expect(without({ benefitsInKind: '' })).toEqual(['pay']);
  expect(without({ duties: '' })).toEqual(['rights']);
  expect(without({ law: '' })).toEqual(['law']);
});
