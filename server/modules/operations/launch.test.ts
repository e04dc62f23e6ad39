import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refusalOf } from '../../../test/clients-bench.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import { rulesRoutes } from './rules-routes.ts';

let bench: OperationsBench;
let agency: SmallAgency;
let operationId: string;

beforeAll(async () => {
  bench = await openOperationsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  bench.clock.set('2026-12-08T08:30:00Z'); // a Tuesday
  agency = await bench.buildAgency();
  operationId = await open('Brassé de Lune');
});

const as = (who: Who | null) => bench.as(who, agency);
const rulesAs = async (who: Who) =>
  createRouterClient(rulesRoutes({ db: bench.database.app, clock: bench.clock }), {
    context: await agency.contextOf(who),
  });
const readRules = async (who: Who, of = operationId) =>
  (await rulesAs(who)).readOperationRules({ operationId: of });

async function open(name: string): Promise<string> {
  const { id } = await (await as('solene')).createOperation({
    clientId: agency.clientId,
    name,
    startsOn: '2026-12-09',
    endsOn: '2026-12-20',
    lines: [{ family: 'gifts', label: 'Coffrets', quantityHundredths: 100, unitPriceCents: 2_400 }],
  });
  return id;
}

/** Somebody chosen, with a box planned and a proposal ready. */
async function prepare(name: string, of = operationId, email: string | null = null) {
  const { id: creatorId } = await bench.addCreator(agency, name, email);
  const solene = await as('solene');
  const { id: participationId } = await solene.keepCreator({ operationId: of, creatorId });
  const box = { kind: 'gift', label: 'Coffret', valueCents: 2_400, condition: 'none' } as const;
  const { id: benefitId } = await solene.addBenefit({ participationId, ...box });
  const humanSentence = 'J’ai lu votre riz au lait deux fois avant d’oser vous écrire.';
  const letter = { participationId, kind: 'proposal', humanSentence } as const;
  const { id: letterId } = await solene.writeLetter(letter);
  return { participationId, letterId, benefitId, creatorId };
}

async function say(who: Who, facts: Readonly<Record<string, boolean | number | string>>) {
  const api = await rulesAs(who);
  for (const [fact, value] of Object.entries(facts))
    await api.answerRule({ operationId, fact, value });
}

/** Everything that the checklist asks by hand of an ordinary gift, in France. */
const byHand = {
  'product.category': 'manufactured-food',
  'advertiser.paysFoodContribution': true,
  'relation.agencyRepresentsCreator': false,
  'relation.postsAsConsumer': false,
  'relation.hasBoughtIndicators': false,
  'relation.isReviewed': true,
  'creator.age': 34,
  'creator.isSubjectUnder16': false,
  'person.isProfessional': true,
};

async function decisions() {
  const { rows } = await bench.database.ownerPool.query<{ rule_id: string; outcome: string }>(
    'select rule_id, outcome from rule_decision where subject_id = $1 order by rule_id',
    [operationId],
  );
  return rows;
}

test('the launch stops until everything is answered, and the stop is kept', async () => {
  const place = await prepare('Ferments', operationId, 'ferments@blog.example');
  const solene = await as('solene');
  const { letters } = await solene.readParticipation(place);
  const stopped = solene.releaseLetter(place);
  const refusal = await stopped.catch((error: Error) => error);
  expect(refusal).toMatchObject({ code: 'rules-stop', status: 409 });
  expect((refusal as Error).message).toMatch(
    /attendent une réponse.*alimentation.*la lettre reste prête/,
  );
  expect((await solene.readParticipation(place)).letters).toEqual(letters);

  const kept = await decisions();
  expect(kept).toContainEqual({ rule_id: 'FR-FOOD-01', outcome: 'unknown' });
  expect(await refusalOf(solene.releaseLetter(place))).toBe('rules-stop');
  expect(await decisions()).toEqual(kept); // the same stop is said once

  // What the product knows is asked of nobody.
  const view = await readRules('ines');
  expect(view.questions.map(({ fact }) => fact)).toEqual([
    'product.category',
    'relation.hasBoughtIndicators',
    'relation.isReviewed',
    'relation.agencyRepresentsCreator',
    'creator.age',
    'person.isProfessional',
  ]);
  const sources = async (who: Who) => (await readRules(who)).known.map(({ fact }) => fact);
  expect(await sources('ines')).toContain('person.lastContactOn');
  expect(await sources('clarisse')).not.toContain('person.lastContactOn');
  await say('ines', byHand);
  expect(await readRules('ines')).toMatchObject({ stops: [], questions: [], undecided: 0 });
  await solene.releaseLetter(place);
});

test('nine answers settle an ordinary gift; what is true of the advertiser is said once', async () => {
  await prepare('Ferments', operationId, 'ferments@blog.example');
  let asked = 0;
  for (;;) {
    const [question] = (await readRules('ines')).questions;
    if (!question) break;
    const answer = byHand[question.fact as keyof typeof byHand];
    expect(answer, question.fact).toBeDefined();
    await say('ines', { [question.fact]: answer });
    asked++;
  }
  expect(asked).toBe(9);

  operationId = await open('La suivante');
  await prepare('Farine');
  const next = await readRules('ines');
  expect(next.answers).toMatchObject([
    { fact: 'advertiser.paysFoodContribution', isOfClient: true },
  ]);
  expect(next.known.find(({ fact }) => fact === 'relation.benefit')).toMatchObject({
    answer: 'un cadeau sans aucune condition',
    isPresumed: false,
  });
});

test('what the product knows counts before what is said; what it presumes doesn’t', async () => {
  await prepare('Ferments');
  await say('ines', { 'relation.benefit': 'none', 'contest.isHeld': true });
  const view = await readRules('ines');
  expect(view.answers.map(({ fact }) => fact)).toEqual(['contest.isHeld']);
  expect(view.known.map(({ fact }) => fact)).toContain('relation.benefit');
  expect(view.known.map(({ fact }) => fact)).not.toContain('contest.isHeld');
  expect(view.questions.map(({ fact }) => fact)).toContain('contest.decidedBy');
  const prizes = {
    family: 'prizes',
    label: 'Lots',
    quantityHundredths: 100,
    unitPriceCents: 5_000,
  } as const;
  await (await as('solene')).addLine({ operationId, ...prizes });
  await say('ines', { 'contest.isHeld': false });
  expect((await readRules('ines')).known).toContainEqual(
    expect.objectContaining({ fact: 'contest.isHeld', answer: 'oui', isPresumed: false }),
  );
});

test('a trainee can’t go past a rule; a senior can, until a fact changes', async () => {
  const place = await prepare('Ferments');
  await say('ines', { ...byHand, 'relation.isReviewed': false });
  const solene = await as('solene');
  expect(await refusalOf(solene.releaseLetter(place))).toBe('rules-stop');
  const over = { operationId, ruleId: 'FR-INF-09', reason: 'Je relis le jour de la parution.' };
  expect(await refusalOf((await rulesAs('ines')).overruleRule(over))).toBe('not-a-senior');
  expect(await refusalOf(solene.releaseLetter(place))).toBe('rules-stop');
  await (await rulesAs('solene')).overruleRule(over);

  // A fee is another benefit: who let a gift go unread said nothing of it.
  const fee = {
    kind: 'fee',
    label: 'Billet',
    valueCents: 30_000,
    condition: 'publication',
  } as const;
  const { participationId } = place;
  const { id: benefitId } = await solene.addBenefit({ participationId, ...fee });
  expect(await refusalOf(solene.releaseLetter(place))).toBe('rules-stop');
  await solene.cancelBenefit({ participationId, benefitId, reason: 'Sans rémunération.' });
  await solene.releaseLetter(place);
});

test('a block can’t be gone past, and stops what was packed as well as what is handed over', async () => {
  const place = await prepare('Ferments');
  await say('ines', byHand);
  const solene = await as('solene');
  const { participationId, benefitId } = place;
  const { url } = await solene.releaseLetter(place);
  const token = url?.split('/').at(-1) ?? '';
  const creator = await as(null);
  await creator.answerByLink({ token, answer: 'interested' });
  const street = { street: '3 rue du Puits', postalCode: '29000', city: 'Quimper' };
  await creator.giveAddressByLink({
    token,
    recipient: 'K. Le Bihan',
    ...street,
    country: 'France',
  });

  await say('ines', { 'advertiser.paysFoodContribution': false, 'relation.postsAsConsumer': true });
  const parcel = { participationId, benefitIds: [benefitId], carrier: 'Froid du Val' };
  expect(await refusalOf((await as('ines')).ship(parcel))).toBe('rules-stop');
  expect(await refusalOf(solene.giveBenefit({ participationId, benefitId }))).toBe('rules-stop');
  const after = await solene.readParticipation({ participationId });
  expect(after).toMatchObject({ shipments: [], benefits: [{ state: 'planned' }] });
  expect(await decisions()).toContainEqual({ rule_id: 'FR-INF-13', outcome: 'fires' });
  const over = { operationId, ruleId: 'FR-INF-13', reason: 'Nous le savons, et passons outre.' };
  expect(await refusalOf((await rulesAs('solene')).overruleRule(over))).toBe('not-overrulable');
  // Nor is somebody else asked, by letter or by a page's address handed over.
  const other = await prepare('Farine');
  expect(await refusalOf(solene.releaseLetter(other))).toBe('rules-stop');
  expect(await refusalOf(solene.renewCreatorLink(other))).toBe('rules-stop');

  // Without the contribution the message is looked for in the post itself: no parcel waits for it.
  await say('ines', { 'relation.postsAsConsumer': false });
  await (await as('ines')).ship(parcel);
  bench.blog.write('/pot', 'Produit offert par Ombrelune. Le yaourt au cumin tient bien.');
  await creator.publishByLink({ token, url: `${bench.blog.url}/pot` });
  const problems = async () => {
    await bench.capture(agency);
    const { deliverables } = await solene.readParticipation({ participationId });
    const done = deliverables[0]?.captures.filter(({ state }) => state === 'done') ?? [];
    return done.at(-1)?.problems.join(' ');
  };
  expect(await problems()).toContain('FR-FOOD-01');
  const healthy = 'Pour votre santé, évitez de manger trop gras, trop sucré, trop salé.';
  bench.blog.write('/pot', `Produit offert par Ombrelune. Le yaourt tient bien. ${healthy}`);
  bench.clock.set('2026-12-09T09:30:00Z');
  expect(await problems()).not.toContain('FR-FOOD-01');
});

test('the rules of every country count, and the agency’s own thresholds', async () => {
  const solene = await as('solene');
  expect((await readRules('ines')).countries).toEqual(['FR']);
  const change = { operationId, countries: ['FR', 'BE'] };
  expect(await refusalOf((await as('ines')).updateOperation(change))).toBe('not-allowed');
  await solene.updateOperation(change);
  expect((await readRules('ines', await open('La suivante'))).countries).toEqual(['FR', 'BE']);
  await say('ines', { 'contest.isHeld': true, 'contest.decidedBy': 'chance' });
  expect((await readRules('ines')).stops.map(({ id }) => id)).toContain('BE-02');

  const { participationId } = await prepare('Ferments');
  const state = async () => (await solene.readParticipation({ participationId })).threshold.state;
  const fee = {
    kind: 'fee',
    label: 'Billet',
    valueCents: 60_000,
    condition: 'publication',
  } as const;
  await solene.addBenefit({ participationId, ...fee });
  expect(await state()).toBe('clear');
  await (await rulesAs('marc')).setRuleParameter({ name: 'contractWarning', value: 50_000 });
  expect(await state()).toBe('near');
});

test('what was said of one agency’s advertiser is no answer for another’s', async () => {
  await say('ines', byHand);
  agency = await bench.buildAgency();
  operationId = await open('Ailleurs');
  const place = await prepare('Ferments');
  expect((await readRules('ines')).answers).toEqual([]);
  expect(await refusalOf((await as('solene')).releaseLetter(place))).toBe('rules-stop');
});
