import { expect, test } from 'vitest';
import { blocks, checkRules, jurisdictionsOf, jurisdictionsOfParties } from './engine.ts';
import type { Facts } from './facts.ts';
import { parseFacts } from './facts.ts';
import { disguisedOperation } from './fixtures/disguised-operation.ts';

const at = new Date('2026-11-25T09:00:00Z');

function stopsOf(countries: readonly string[], facts: Facts = disguisedOperation) {
  const jurisdictions = jurisdictionsOf(countries);
  const stops = blocks(checkRules(parseFacts(facts), { jurisdictions, at, about: 'everything' }));
  const idsOf = (outcome: string, severity?: string) =>
    stops
      .filter((stop) => stop.outcome === outcome && (!severity || stop.severity === severity))
      .map(({ ruleId }) => ruleId)
      .sort();
  return {
    refused: idsOf('fires', 'block'),
    toOverrule: idsOf('fires', 'sign-off'),
    undecided: idsOf('unknown'),
    stops,
  };
}

const inFrance = {
  refused: ['FR-CLI-01', 'FR-CLI-02', 'FR-INF-01', 'INT-07'],
  toOverrule: ['INT-04', 'INT-08'],
  undecided: [
    'FR-ALC-03',
    'FR-CTR-01',
    'FR-FOOD-01',
    'FR-FOOD-03',
    'FR-INF-06',
    'FR-INF-10',
    'GDPR-01',
    'INT-01',
    'INT-02',
  ],
};

test('the disguised yoghurt operation is refused, and cannot start before nine questions are answered', () => {
  expect(stopsOf(['FR'])).toMatchObject(inFrance);
});

test('each question it leaves open is asked in words', () => {
  const { stops } = stopsOf(['FR']);
  const questions = stops
    .filter(({ outcome }) => outcome === 'unknown')
    .flatMap(({ ruleId, tellMe }) => tellMe.map(({ en }) => `${ruleId} ${en}`));
  expect(questions).toContain('INT-01 Is the placement agreement signed?');
  expect(questions).toContain(
    'FR-FOOD-01 Does the advertiser pay the contribution that stands in for the health messages?',
  );
  expect(questions).toContain('FR-CTR-01 Are there published rules?');
  expect(questions).toContain('FR-ALC-03 Is it free and without limit?');
});

test('where its readers live adds what is refused there', () => {
  const added = (country: string) => {
    const { refused } = stopsOf(['FR', country]);
    return refused.filter((id) => !inFrance.refused.includes(id));
  };
  expect(added('BE')).toEqual(['BE-01', 'BE-02']);
  expect(added('GB')).toEqual(['UK-01', 'UK-03', 'UK-05']);
  expect(added('US')).toEqual(['US-01', 'US-03']);
  expect(added('DE')).toEqual([]);
  const parties = { advertiser: 'FR', agency: 'FR', creators: ['BE'], audience: ['FR', 'US'] };
  expect(jurisdictionsOfParties(parties)).toEqual(jurisdictionsOf(['FR', 'BE', 'US']));
});

test('nothing of it is outside the law’s dates', () => {
  const before = checkRules(disguisedOperation, {
    jurisdictions: jurisdictionsOf(['FR', 'GB']),
    at: new Date('2025-12-31T23:59:59Z'),
    about: 'everything',
  }).map(({ ruleId }) => ruleId);
  expect(before).not.toContain('FR-INF-06');
  expect(before).not.toContain('UK-05');
  expect(before).toContain('FR-INF-01');
});

test('Ombrelune pays the contribution: the food rule holds; while nobody knows, it stops', () => {
  const food = (advertiser: Facts['advertiser']) => {
    const facts: Facts = {
      product: { category: 'manufactured-food' },
      post: { text: 'Le brassé à la châtaigne revient jeudi.' },
      advertiser,
    };
    const verdicts = checkRules(facts, { jurisdictions: ['FR'], at, about: 'post' });
    const verdict = verdicts.find(({ ruleId }) => ruleId === 'FR-FOOD-01');
    return [verdict?.outcome, blocks(verdicts).some(({ ruleId }) => ruleId === 'FR-FOOD-01')];
  };
  expect(food({ paysFoodContribution: true })).toEqual(['clear', false]);
  expect(food({})).toEqual(['unknown', true]);
  expect(food({ paysFoodContribution: false })).toEqual(['fires', true]);
});
