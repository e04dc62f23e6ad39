import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refusalOf } from '../../../test/clients-bench.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import { contextFor, type SmallAgency, type Who } from '../../../test/small-agency.ts';
import { disguisedOperation } from '../../rules/fixtures/disguised-operation.ts';
import { rulesRoutes } from './rules-routes.ts';

let bench: OperationsBench;
let agency: SmallAgency;
let operationId: string;

beforeAll(async () => {
  bench = await openOperationsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  agency = await bench.buildAgency();
  const solene = await bench.as('solene', agency);
  ({ id: operationId } = await solene.createOperation({
    clientId: agency.clientId,
    name: 'Opération yaourt',
    startsOn: '2026-12-09',
    endsOn: '2026-12-20',
    lines: [],
  }));
});

const as = async (who: Who | null) => {
  const { database, clock } = bench;
  const routes = rulesRoutes({ db: database.app, clock });
  const context = who ? await agency.contextOf(who) : contextFor(null);
  return createRouterClient(routes, { context });
};

type Said = boolean | number | string | readonly string[];

async function say(who: Who, facts: Readonly<Record<string, Said>>) {
  const api = await as(who);
  for (const [fact, value] of Object.entries(facts)) {
    await api.answerRule({
      operationId,
      fact,
      value: typeof value === 'object' ? [...value] : value,
    });
  }
}

test('an operation that nobody answered for is stopped by its questions, the weightiest first', async () => {
  const view = await (await as('ines')).readOperationRules({ operationId });
  expect(view.stops).toEqual([]);
  expect(view.undecided).toBeGreaterThan(20);
  expect(view.questions[0]?.fact).toBe('contest.isHeld');
  expect(view.questions[0]?.rules).toContain('FR-CTR-01');
  expect(view.countries).toEqual(['FR']);
  // No contest: its questions are spared.
  await say('ines', { 'contest.isHeld': false });
  const after = await (await as('ines')).readOperationRules({ operationId });
  expect(after.questions.filter(({ fact }) => fact.startsWith('contest.'))).toEqual([]);
  expect(after.answers).toMatchObject([
    { fact: 'contest.isHeld', answer: 'non', by: agency.nameOf('ines') },
  ]);
});

test('what only a contest that is open or over can tell is asked then, and not before', async () => {
  const late = ['contest.isChangedAfterOpening', 'contest.announcesWin', 'contest.endedOn'];
  const asked = async () => {
    const { questions } = await (await as('ines')).readOperationRules({ operationId });
    return questions.map(({ fact }) => fact).filter((fact) => late.includes(fact));
  };
  await say('ines', { 'contest.isHeld': true });
  const before = bench.clock.now().toISOString();
  expect(await asked()).toEqual([]);
  bench.clock.set('2026-12-10T08:30:00Z');
  expect((await asked()).sort()).toEqual(['contest.announcesWin', 'contest.isChangedAfterOpening']);
  bench.clock.set('2026-12-21T08:30:00Z');
  expect((await asked()).sort()).toEqual([...late].sort());
  bench.clock.set(before);
});

test('the disguised operation, answered by hand, is stopped as in the engine', async () => {
  const flat = Object.entries(disguisedOperation).flatMap(([group, facts]) =>
    Object.entries(facts ?? {}).map(([name, value]) => [`${group}.${name}`, value] as const),
  );
  await say('solene', Object.fromEntries(flat));
  const view = await (await as('solene')).readOperationRules({ operationId });
  expect(view.stops).toEqual([]);
  const waiting = new Set(view.questions.flatMap(({ rules }) => rules));
  expect([...waiting].sort()).toEqual([
    'FR-ALC-03',
    'FR-CTR-01',
    'FR-FOOD-01',
    'FR-INF-06',
    'FR-INF-10',
    'GDPR-01',
  ]);
});

test('a senior goes past a rule by name and reason; a fact that changes ends it', async () => {
  await say('ines', { 'relation.benefit': 'gift', 'relation.isReviewed': false });
  const stopped = await (await as('ines')).readOperationRules({ operationId });
  expect(stopped.stops.map(({ id, severity }) => [id, severity])).toEqual([
    ['FR-INF-09', 'sign-off'],
  ]);
  expect(stopped.can).toEqual({ answer: true, overrule: false });
  const over = { operationId, ruleId: 'FR-INF-09', reason: 'Solène relit le jour de la parution.' };
  expect(await refusalOf((await as('ines')).overruleRule(over))).toBe('not-a-senior');
  const solene = await as('solene');
  expect(await refusalOf(solene.overruleRule({ ...over, reason: 'oui' }))).toBe('reason-missing');
  const other = { ...over, ruleId: 'FR-INF-06' };
  expect(await refusalOf(solene.overruleRule(other))).toBe('not-overrulable');

  await solene.overruleRule(over);
  const passed = await solene.readOperationRules({ operationId });
  expect(passed.stops).toEqual([]);
  expect(passed.overrules).toMatchObject([
    { ruleId: 'FR-INF-09', reason: over.reason, by: agency.nameOf('solene'), stands: true },
  ]);

  await say('ines', { 'relation.benefit': 'paid' });
  const again = await solene.readOperationRules({ operationId });
  expect(again.stops.map(({ id }) => id)).toEqual(['FR-INF-09']);
  expect(again.overrules).toMatchObject([{ stands: false }]);
});

test('who may answer, and with what', async () => {
  const fact = 'relation.benefit';
  const answerAs = async (who: Who | null, value: string | boolean, of = fact) =>
    refusalOf((await as(who)).answerRule({ operationId, fact: of, value }));
  expect(await answerAs('clarisse', 'gift')).toBe('not-allowed');
  expect(await answerAs('dora', 'gift')).toBe('not-allowed');
  expect(await answerAs(null, 'gift')).toBe('sign-in-needed');
  expect(await answerAs('ines', 'bribe')).toBe('input-invalid');
  expect(await answerAs('ines', true)).toBe('input-invalid');
  expect(await answerAs('ines', 'gift', 'relation.nothing')).toBe('fact-unknown');
  expect(await answerAs('ines', 'gift')).toBe('done');
  // The client reads what stands against its own operation.
  const view = await (await as('clarisse')).readOperationRules({ operationId });
  expect(view.can).toEqual({ answer: false, overrule: false });
});

test('another agency finds no such operation', async () => {
  const mine = operationId;
  agency = await bench.buildAgency();
  const stranger = await as('solene');
  expect(await refusalOf(stranger.readOperationRules({ operationId: mine }))).toBe('not-found');
  const answer = { operationId: mine, fact: 'contest.isHeld', value: true };
  expect(await refusalOf(stranger.answerRule(answer))).toBe('not-found');
});

test('thresholds are the head’s, within their bounds', async () => {
  const solene = await as('solene');
  const change = { name: 'prizeWithin', value: 20 };
  expect(await refusalOf(solene.setRuleParameter(change))).toBe('not-allowed');
  const marc = await as('marc');
  expect(await refusalOf(marc.setRuleParameter({ ...change, value: 0 }))).toBe('input-invalid');
  expect(await refusalOf(marc.setRuleParameter({ ...change, name: 'luck' }))).toBe('not-found');
  await marc.setRuleParameter(change);
  const prizeDays = async () =>
    (await solene.listRules()).parameters.find(({ name }) => name === 'prizeWithin')?.value;
  expect(await prizeDays()).toBe(20);
  await marc.setRuleParameter({ ...change, value: null });
  expect(await prizeDays()).toBe(30);
});

test('every rule opens onto its examples in words, in the reader’s language', async () => {
  const api = await as('ines');
  const { rules } = await api.listRules();
  expect(rules.length).toBeGreaterThan(70);
  for (const { id } of rules) {
    const rule = await api.readRule({ id });
    expect(rule.questions.length, id).toBeGreaterThan(0);
    expect(rule.examples.map(({ outcome }) => outcome)).toEqual(['fires', 'clear', 'unknown']);
    expect(rule.examples[2]?.tellMe.length, id).toBeGreaterThan(0);
    expect(JSON.stringify(rule.examples), id).not.toMatch(/undefined|\[object/);
  }
  expect(await refusalOf(api.readRule({ id: 'FR-INF-99' }))).toBe('not-found');
});
