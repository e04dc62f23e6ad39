import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { createPerson, type Person } from '../../test/person.ts';

let app: TestApp;
let solene: Person;
let operationId = '';

beforeAll(async () => {
  app = await startApp();
  solene = createPerson(app.url);
  await solene.api.people.enterDemo({ locale: 'fr' });
  const found = await solene.api.operations.listOperations({});
  operationId = found.find(({ client }) => client.name.includes('Ombrelune'))?.id ?? '';
}, 180_000);
afterAll(() => app?.[Symbol.asyncDispose]());

const read = () => solene.api.operations.readOperation({ operationId });

test('twelve were asked, one said no, eleven tasted, ten published: nine with the mention at once', async () => {
  const board = await read();
  expect(board.counts).toMatchObject({
    kept: 12,
    contacted: 12,
    accepted: 11,
    agreed: 11,
    parcels: 11,
    published: 10,
    mentions: 10,
    mentionsRead: 10,
    mentionsAtFirst: 9,
    measured: 10,
  });
  const stateOf = (name: string) => board.creators.find(({ creator }) => creator.name === name);
  expect(stateOf('Le Panier de Nolwenn')).toMatchObject({ state: 'declined', exception: '' });
  expect(stateOf('Le Panier de Nolwenn')?.sentence).toContain('pas le temps');
  expect(stateOf('Petit-lait et Grands Mots')?.sentence).toContain('trop sucré à mon goût');
  expect(board.creators.filter(({ alert }) => alert?.isRed)).toEqual([]);
  expect(board.phase).toBe('measure');
});

test('the budget is that of the plan, and what was really spent', async () => {
  const { budget, lines } = await read();
  expect(budget).toEqual({
    agreedCents: 788_000,
    committedCents: 717_100,
    paidCents: 717_100,
    leftCents: 70_900,
  });
  expect(lines.filter(({ state }) => state === 'dropped').map(({ family }) => family)).toEqual([
    'contingency',
  ]);
  const clarisse = createPerson(app.url);
  await clarisse.api.people.enterDemo({ locale: 'fr' });
  const { cast } = await clarisse.api.people.readSession({});
  const member = cast.find(({ role }) => role === 'client');
  await clarisse.api.people.playAs({ memberId: member?.memberId ?? '' });
  const seen = await clarisse.api.operations.readOperation({ operationId });
  expect(seen.budget).toEqual(budget);
  expect(seen.lines.reduce((sum, { realCents }) => sum + (realCents ?? 0), 0)).toBe(717_100);
});

test('620 + 350 + 24 is 994 euros, six below the contract', async () => {
  const { creators } = await read();
  const farine = creators.find(({ creator }) => creator.name === 'Farine et Filet d’Air');
  expect(farine?.threshold).toMatchObject({
    givenCents: 99_400,
    leftCents: 600,
    state: 'near',
    year: 2026,
  });
});

test('twelve parcels left for eleven people, all of them from Monday to Wednesday', async () => {
  const { rows } = await app.database.ownerPool.query<{ n: number; lost: number; days: number[] }>(
    `select count(*)::integer as n, count(lost_at)::integer as lost,
       array_agg(distinct extract(isodow from sent_at at time zone 'Europe/Paris')::integer) as days from shipment`,
  );
  expect(rows[0]).toEqual({ n: 12, lost: 1, days: [1, 2, 3] });
});

test('the forgotten mention was seen, asked for and mended within 26 hours; both pages are kept', async () => {
  const { creators } = await read();
  const id =
    creators.find(({ creator }) => creator.name === 'Mijote et Compagnie')?.participationId ?? '';
  const place = await solene.api.operations.readParticipation({ participationId: id });
  const [page] = place.deliverables;
  const [incident] = page?.incidents ?? [];
  const hours = (a = '', b = '') => (Date.parse(b) - Date.parse(a)) / 3_600_000;
  expect(hours(page?.publishedAt, incident?.mendedAt ?? '')).toBe(26);
  expect(incident).toMatchObject({
    requestedAt: '2026-11-13T14:25:00.000Z',
    requestedBy: 'Solène Kermarzin',
  });
  expect(incident?.words).toBe('Produit offert par Laiterie Ombrelune.');
  const of = (captureId: string | null | undefined) =>
    page?.captures.find(({ id: one }) => one === captureId);
  const [first, mended] = [of(incident?.firstCaptureId), of(incident?.mendedCaptureId)];
  expect([first?.mentionState, mended?.mentionState]).toEqual(['absent', 'present']);
  const texts = await Promise.all(
    [first, mended].map(async (capture) =>
      (await solene.fetch(`${app.url}${capture?.url}`)).text(),
    ),
  );
  expect(texts[0]).not.toMatch(/offert par/i);
  expect(texts[1]).toMatch(/offert par/i);
  // Thirty days after are not over yet.
  expect(page?.captures.at(-1)).toMatchObject({ moment: 'day-30', state: 'due' });
});

test('the pool counts what was asked of whom, and nobody’s clients', async () => {
  const pool = await solene.api.operations.readPool();
  expect(
    pool.creators.find(({ creator }) => creator.name === 'Les Bons Plans de Kelly'),
  ).toMatchObject({
    inYear: 7,
    isBeyond: true,
  });
  expect(JSON.stringify(pool)).not.toContain('Bielleroux');
});

test('the contest is drawn: 253 of 400 kept by the rules alone, one of ten silent', async () => {
  const { contests } = await solene.api.contests.listContests({});
  const contest = await solene.api.contests.readContest({ contestId: contests[0]?.id ?? '' });
  expect(contest.counts).toMatchObject({ received: 400, kept: 253, excluded: 147, optIns: 61 });
  expect(contest.places.filter(({ isCalled }) => isCalled)).toHaveLength(10);
  expect(contest.places.findIndex(({ isVoid }) => isVoid)).toBe(6);
});
