import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerRules } from '../../../test/answer-rules.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import type { ShellEnv } from '../../http/shell.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { removeCreator } from '../creators/remove-creator.ts';
import { captureRoutes } from './capture-routes.ts';

let bench: OperationsBench;
let agency: SmallAgency;
let operationId: string;

beforeAll(async () => {
  bench = await openOperationsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  bench.clock.set('2026-12-08T08:30:00Z');
  agency = await bench.buildAgency();
  const solene = await as('solene');
  ({ id: operationId } = await solene.createOperation({
    clientId: agency.clientId,
    name: 'Brassé de Lune',
    startsOn: '2026-12-09',
    endsOn: '2026-12-20',
    measuredUntil: '2027-01-04',
    lines: [
      {
        family: 'fees',
        label: 'Conseil',
        quantityHundredths: 400,
        unitPriceCents: 52_000,
        isInternal: true,
      },
      { family: 'gifts', label: 'Coffrets', quantityHundredths: 1200, unitPriceCents: 2_400 },
    ],
  }));
  await answerRules(bench.database, operationId);
});

const as = (who: Who | null) => bench.as(who, agency);
const sentence = 'J’ai lu votre riz au lait deux fois avant d’oser vous écrire.';

async function keep(name: string, email?: string | null) {
  const creator = await bench.addCreator(agency, name, email);
  const solene = await as('solene');
  const { id: participationId } = await solene.keepCreator({
    operationId,
    creatorId: creator.id,
    why: 'Vous comparez les textures sans détour.',
    quotes: [{ postId: creator.posts[0] ?? '', quote: 'la châtaigne l’emporte' }],
    ask: '',
  });
  return { participationId, creatorId: creator.id };
}

/** Contacted by a released letter; the token of the page that it holds. */
async function contact(participationId: string): Promise<string> {
  const ines = await as('ines');
  const { id: letterId } = await ines.writeLetter({
    participationId,
    kind: 'proposal',
    humanSentence: sentence,
  });
  const solene = await as('solene');
  const { url } = await solene.releaseLetter({ participationId, letterId });
  return tokenOf(url ?? (await newestMail()).body);
}

async function newestMail() {
  const { rows } = await bench.database.ownerPool.query<{
    body: string;
    recipient: string;
    thread: { key: string };
  }>(
    'select body, recipient, thread from mail where agency_id = $1 order by created_at desc, id desc limit 1',
    [agency.agencyId],
  );
  if (!rows[0]) throw new Error('no mail');
  return rows[0];
}

function tokenOf(text: string): string {
  const token = /\/c\/([\w-]{43})/.exec(text)?.[1];
  if (!token) throw new Error(`no page in ${text}`);
  return token;
}

async function accept(participationId: string): Promise<string> {
  const token = await contact(participationId);
  const creator = await as(null);
  await creator.answerByLink({ token, answer: 'interested' });
  await creator.giveAddressByLink({
    token,
    recipient: 'K. Le Bihan',
    street: '3 rue du Puits',
    postalCode: '29000',
    city: 'Quimper',
    country: 'France',
  });
  return token;
}

async function gift(participationId: string, valueCents = 2_400, isCold = true) {
  const solene = await as('solene');
  const label = 'Coffret';
  return (
    await solene.addBenefit({
      participationId,
      kind: 'gift',
      label,
      valueCents,
      condition: 'none',
      isCold,
    })
  ).id;
}

describe('a creator’s way through an operation', () => {
  test('goes from the letter to thanks, each step dated, by the page and without an account', async () => {
    const { participationId } = await keep('Mijote et Compagnie');
    const box = await gift(participationId);
    const token = await accept(participationId);
    const solene = await as('solene');
    await solene.ship({ participationId, benefitIds: [box], carrier: 'Froid Express' });
    const creator = await as(null);
    await creator.confirmParcelByLink({ token });
    bench.blog.write('/potimarron', 'Produit offert par Ombrelune. Le yaourt au cumin tient bien.');
    await creator.publishByLink({ token, url: `${bench.blog.url}/potimarron` });
    expect(await bench.capture(agency)).toBe(1);
    const view = await solene.readParticipation({ participationId });
    expect(view).toMatchObject({
      state: 'mention-checked',
      mention: 'present',
      parcel: 'received',
    });
    expect(view.deliverables[0]?.captures.map(({ moment, state }) => `${moment} ${state}`)).toEqual(
      ['live done', 'day-1 due', 'day-3 due', 'day-7 due', 'day-30 due'],
    );
    const capture = view.deliverables[0]?.captures[0]?.id;
    const files = new Hono<ShellEnv>()
      .use(async (c, next) => {
        c.set('context', await agency.contextOf('solene'));
        await next();
      })
      .route('/', captureRoutes({ db: bench.database.app, blobs: bench.deps.blobs }));
    const words = await files.request(`/${capture}?as=text`);
    expect(words.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const read = await words.text();
    expect(read).toContain('Le yaourt au cumin tient bien.');
    expect(read.split('Potimarron rôti')).toHaveLength(2);
    expect(await (await files.request(`/${capture}`)).text()).toMatch(/^<!doctype html>/i);
    const kinds = view.journal.map(({ sentence: text }) => text);
    expect(kinds).toContain('colis parti');
    const { rows } = await bench.database.ownerPool.query<{ kind: string; text: string }>(
      `select kind, convert_from(bytes, 'UTF8') as text from leaf where client_id = $1 order by staged_no`,
      [agency.clientId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'log-opened',
      'gift',
      'shipment',
      'deliverable-capture',
    ]);
    for (const { text } of rows) expect(text).not.toMatch(/Mijote|Quimper|potimarron/i);
  });

  test('whose page does not answer is told so at once, and the demo says that it reads no network', async () => {
    const { participationId } = await keep('Le Puits sans Seau');
    const token = await accept(participationId);
    const url = 'http://127.0.0.1:9/puits';
    const { id: deliverableId } = await (await as(null)).publishByLink({ token, url });
    const solene = await as('solene');
    const newest = async () =>
      (await solene.readParticipation({ participationId })).deliverables[0]?.captures.find(
        ({ moment }) => moment === 'live',
      );
    expect(await newest()).toMatchObject({ state: 'due', tries: 0 });
    await bench.capture(agency);
    expect(await newest()).toMatchObject({ state: 'due', tries: 1 });

    const { ownerPool } = bench.database;
    const play = (isDemo: boolean) =>
      ownerPool.query('update agency set is_demo = $2, frozen_at = $3 where id = $1', [
        agency.agencyId,
        isDemo,
        isDemo ? bench.clock.now() : null,
      ]);
    await solene.captureNow({ participationId, deliverableId });
    await play(true);
    await bench.capture(agency);
    await play(false);
    const view = await solene.readParticipation({ participationId });
    expect(view.deliverables[0]?.captures.find(({ moment }) => moment === 'asked')).toMatchObject({
      state: 'missed',
      missedBecause: expect.stringContaining('n’est reliée à aucun réseau'),
    });
    const { counts } = await solene.readOperation({ operationId });
    expect(counts).toMatchObject({ published: 1, mentions: 0, mentionsRead: 0 });
  });

  test('stops at a no, and for good at a never', async () => {
    const { participationId, creatorId } = await keep('Le Panier de Nolwenn');
    const token = await contact(participationId);
    const creator = await as(null);
    expect(await creator.readCreatorPage({ token })).toMatchObject({ isObjected: false });
    await creator.answerByLink({ token, answer: 'never', comment: 'Pas le temps.' });
    // Their own page says that it was heard.
    expect(await creator.readCreatorPage({ token })).toMatchObject({ isObjected: true });
    const solene = await as('solene');
    const view = await solene.readParticipation({ participationId });
    expect(view).toMatchObject({ state: 'declined', mayContact: { is: false } });
    expect(view.sentence).toContain('Pas le temps.');
    const reminder = { participationId, kind: 'reminder', humanSentence: sentence } as const;
    expect(await refusalOf(solene.writeLetter(reminder))).toBe('creator-objected');
    const other = await solene.createOperation({
      clientId: agency.clientId,
      name: 'Une autre',
      startsOn: '2027-01-01',
      endsOn: '2027-01-31',
    });
    const again = solene.keepCreator({ operationId: other.id, creatorId });
    expect(await refusalOf(again)).toBe('creator-objected');
  });

  test('is not opened by a robot: reading decides nothing, however often', async () => {
    const { participationId } = await keep('Ferments de Garrigue');
    await gift(participationId);
    const token = await contact(participationId);
    const creator = await as(null);
    for (let i = 0; i < 20; i++) await creator.readCreatorPage({ token });
    const solene = await as('solene');
    expect((await solene.readParticipation({ participationId })).state).toBe('contacted');
    const page = await creator.readCreatorPage({ token });
    expect(page).toMatchObject({
      state: 'open',
      isAnswered: false,
      quotes: [{ quote: 'la châtaigne l’emporte' }],
      mention: { words: 'Produit offert par Ombrelune.' },
    });
    // Read in English, only the words to copy stay in the country's language.
    const english = await creator.readCreatorPage({ token, lang: 'en' });
    expect(english).toMatchObject({
      locale: 'en',
      mention: { words: page.mention.words, why: expect.stringMatching(/^You /) },
    });
    for (const example of english.mention.examples) {
      expect(example).toMatch(/^(At the top|Under the title|In a video).*“Produit offert par/);
    }
    expect(await refusalOf(creator.readCreatorPage({ token: 'x'.repeat(43) }))).toBe(
      'link-unknown',
    );
  });
});

describe('a letter', () => {
  test('leaves by a senior only, with its human sentence, its quotes and its notice', async () => {
    const { participationId } = await keep('Goûter à Quatre Mains');
    const ines = await as('ines');
    const write = (humanSentence: string) =>
      ines.writeLetter({ participationId, kind: 'proposal', humanSentence });
    expect(await refusalOf(write('Bonjour !'))).toBe('human-sentence-missing');
    const { id: letterId } = await write(sentence);
    expect(await refusalOf(ines.releaseLetter({ participationId, letterId }))).toBe('not-allowed');
    const solene = await as('solene');
    await solene.releaseLetter({ participationId, letterId });
    const { body, recipient } = await newestMail();
    expect(recipient).toBe('go-ter-quatre-mains@blog.example');
    for (const part of [sentence, 'la châtaigne l’emporte', 'intérêt légitime', 'CNIL', '/c/']) {
      expect(body).toContain(part);
    }
    expect(await refusalOf(solene.releaseLetter({ participationId, letterId }))).toBe(
      'letter-left-already',
    );
    expect(await refusalOf(write(sentence))).toBe('already-proposed');
  });

  test('is followed by one reminder at most, and not at once', async () => {
    const { participationId } = await keep('La Cuillère Penchée');
    await contact(participationId);
    const solene = await as('solene');
    const remind = () =>
      solene.writeLetter({ participationId, kind: 'reminder', humanSentence: sentence });
    expect(await refusalOf(remind())).toBe('too-soon-to-remind');
    bench.clock.set('2026-12-14T08:30:00Z');
    const { id: letterId } = await remind();
    await solene.releaseLetter({ participationId, letterId });
    bench.clock.set('2026-12-30T08:30:00Z');
    expect(await refusalOf(remind())).toBe('already-reminded');
  });

  test('is refused while the client is paused, and nothing of the attempt is left', async () => {
    const { participationId } = await keep('Sel Gris et Laurier');
    const solene = await as('solene');
    const { id: letterId } = await solene.writeLetter({
      participationId,
      kind: 'proposal',
      humanSentence: sentence,
    });
    await bench.database.ownerPool.query(
      "update client set paused_at = now(), pause_reason = 'Rumeur' where id = $1",
      [agency.clientId],
    );
    expect(await refusalOf(solene.releaseLetter({ participationId, letterId }))).toBe(
      'client-paused',
    );
    const { rows } = await bench.database.ownerPool.query(
      'select from creator_link where client_id = $1',
      [agency.clientId],
    );
    expect(rows).toEqual([]);
  });

  test('is handed over by other means where nobody knows an address', async () => {
    const { participationId } = await keep('Sans adresse', null);
    const token = await contact(participationId);
    expect(token).toHaveLength(43);
    const solene = await as('solene');
    const view = await solene.readParticipation({ participationId });
    expect(view.letters[0]).toMatchObject({ state: 'released', delivery: 'by-hand' });
    expect(view.journal.map(({ sentence }) => sentence)).toContain(
      'proposition à remettre à la main',
    );
  });

  test('says that nothing left where the house sends no mail, and gives what to hand over', async () => {
    const { participationId } = await keep('Avec adresse');
    const ines = await as('ines');
    const { id: letterId } = await ines.writeLetter({
      participationId,
      kind: 'proposal',
      humanSentence: sentence,
    });
    const solene = await bench.as('solene', agency, { isMailSetUp: false });
    const { url, text } = await solene.releaseLetter({ participationId, letterId });
    expect(text).toContain(url ?? 'no address');
    expect((await (await as(null)).readCreatorPage({ token: tokenOf(url ?? '') })).state).toBe(
      'open',
    );
    const view = await solene.readParticipation({ participationId });
    expect(view.letters[0]).toMatchObject({ state: 'released', delivery: 'unsent' });
  });
});

describe('rotation', () => {
  test('asks for a written reason beyond the rule, names others, and is the head’s to change', async () => {
    const kept: CreatorId[] = [];
    for (const name of ['Un', 'Deux', 'Trois', 'Quatre'])
      kept.push((await bench.addCreator(agency, name)).id);
    const [first = '' as CreatorId] = kept;
    const solene = await as('solene');
    await solene.addPastRelation({
      clientId: agency.clientId,
      creatorId: first,
      label: 'Recette d’avril',
      valueCents: 62_000,
      givenOn: '2026-04-14',
    });
    await bench.database.ownerPool.query(
      "update benefit set was_operation = true, given_on = $1 where kind = 'past'",
      ['2026-11-01'],
    );
    const { rotation, replacements } = await solene.checkCreator({ operationId, creatorId: first });
    expect(rotation).toMatchObject({ inYear: 1, isBeyond: true });
    expect(replacements).toHaveLength(3);
    expect(await refusalOf(solene.keepCreator({ operationId, creatorId: first }))).toBe(
      'rotation-reason-missing',
    );
    const exceptionReason = 'Elle seule a visité la laiterie.';
    const { id } = await solene.keepCreator({ operationId, creatorId: first, exceptionReason });
    expect((await solene.readParticipation({ participationId: id })).exception).toBe(
      exceptionReason,
    );
    const rule = { mostInYear: 3, daysBetween: 10, topTenPercent: 50 };
    expect(await refusalOf(solene.updateRotationRule(rule))).toBe('not-allowed');
    await (await as('marc')).updateRotationRule(rule);
    expect((await solene.readPool()).rule).toMatchObject({
      mostInYear: 3,
      changedBy: 'Marc Le Gall',
    });
  });
});

describe('a creator who is erased from the register', () => {
  test('is erased here too: address, letters, words; what was counted stays', async () => {
    const { participationId, creatorId } = await keep('Bientôt Oubliée');
    const box = await gift(participationId);
    const token = await accept(participationId);
    const solene = await as('solene');
    await solene.ship({ participationId, benefitIds: [box] });
    await bench.database.app.write(agency.scope, async (tx) => {
      await removeCreator(tx, creatorId, { bar: true, at: bench.clock.now() });
    });
    expect((await (await as(null)).readCreatorPage({ token })).state).toBe('withdrawn');
    expect(await refusalOf((await as(null)).answerByLink({ token, answer: 'no' }))).toBe(
      'link-closed',
    );
    const view = await solene.readParticipation({ participationId });
    expect(view).toMatchObject({
      creator: { name: 'Créateur effacé à sa demande', url: '' },
      address: null,
      why: '',
      quotes: [],
      benefits: [{ valueCents: 2_400, state: 'given' }],
    });
    expect(view.letters.map(({ body, subject }) => body + subject)).toEqual(['']);
    const { rows } = await bench.database.ownerPool.query<{ field: string; value: string | null }>(
      `select field, value from opening where client_id = $1 and field = 'recipient'`,
      [agency.clientId],
    );
    expect(rows).toEqual([{ field: 'recipient', value: null }]);
  });
});

describe('the walls', () => {
  test('hide an operation from another agency, and from those who are not assigned', async () => {
    const { participationId } = await keep('Mijote');
    const stranger = await bench.buildAgency();
    const theirs = await bench.as('solene', stranger);
    expect(await refusalOf(theirs.readOperation({ operationId }))).toBe('not-found');
    expect(await refusalOf(theirs.readParticipation({ participationId }))).toBe('not-found');
    expect(await theirs.listOperations({})).toEqual([]);
    const letter = theirs.writeLetter({
      participationId,
      kind: 'proposal',
      humanSentence: sentence,
    });
    expect(await refusalOf(letter)).toBe('not-found');
  });

  test('keep an address from the trainee and letters from the client, who sees the budget', async () => {
    const { participationId } = await keep('Mijote');
    await accept(participationId);
    const seen = async (who: Who) => (await as(who)).readParticipation({ participationId });
    expect((await seen('ines')).address).toBeNull();
    expect((await seen('ines')).agreementDraft.creator.address).toBe('');
    expect((await seen('solene')).address).toContain('Quimper');
    const clarisse = await seen('clarisse');
    expect(clarisse).toMatchObject({ address: null, letters: [], journal: [] });
    const board = await (await as('clarisse')).readOperation({ operationId });
    expect(board.budget).toMatchObject({ agreedCents: 236_800, leftCents: 236_800 });
    const keepOne = (await as('clarisse')).keepCreator({ operationId, creatorId: participationId });
    expect(await refusalOf(keepOne)).toBe('not-allowed');
  });
});
