import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BriefWorld, openBriefWorld, tokenOf } from '../../../test/brief-world.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { ANSWERS, OMBRELUNE, planA, planB, recoWith } from '../../../test/ombrelune-brief.ts';
import type { Who } from '../../../test/small-agency.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { Plan } from './reco-schema.ts';
import { listBriefContents } from './signed-contents.ts';
import { listWaitingBriefs } from './waiting.ts';

let world: BriefWorld;
let agency: Awaited<ReturnType<BriefWorld['buildAgency']>>;

beforeAll(async () => {
  world = await openBriefWorld();
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(async () => {
  world.clock.at = new Date('2026-10-05T13:00:00Z');
  agency = await world.buildAgency();
});

const as = (who: Who | null) => world.as(who, agency);

/** A brief with the answers of two days later. */
async function answered() {
  const ines = await as('ines');
  const { id: briefId } = await ines.enterBrief({
    clientId: agency.clientId,
    title: 'Brassé de Lune',
    text: OMBRELUNE,
    receivedFrom: 'Clarisse Montbazin',
    receivedHow: 'mail',
  });
  for (const answer of ANSWERS) await ines.addAnswer({ briefId, ...answer, givenBy: 'Clarisse' });
  return briefId;
}

async function written(plans: readonly Plan[]) {
  const ines = await as('ines');
  const { id: recommendationId } = await ines.startReco({ briefId: await answered() });
  const { content, revision } = await ines.readReco({ recommendationId });
  await ines.saveReco({ recommendationId, basedOn: revision, content: recoWith(content, plans) });
  return recommendationId;
}

async function signedByBoth(recommendationId: string) {
  const ines = await as('ines');
  const { version, contentHash } = await ines.readReco({ recommendationId });
  const exact = { recommendationId, version, contentHash };
  await ines.signReco(exact);
  await (await as('solene')).signReco(exact);
  return exact;
}

async function sent(plans: readonly Plan[]) {
  const recommendationId = await written(plans);
  const exact = await signedByBoth(recommendationId);
  const solene = await as('solene');
  const { url } = await solene.sendReco({
    ...exact,
    contactId: agency.clarisse,
    isVerdictRead: true,
  });
  return { recommendationId, token: tokenOf(url), contentHash: exact.contentHash };
}

describe('a plan that does not fit', () => {
  test('is told by how much; sending it needs that to be read, and prints it', async () => {
    const recommendationId = await written([planA()]);
    const solene = await as('solene');
    const view = await solene.readReco({ recommendationId });
    expect(view.plans).toMatchObject([
      {
        totals: { totalCents: 1_253_700 },
        verdict: { state: 'infeasible', words: 'irréalisable : dépasse de 3\u00a0537\u00a0euros' },
      },
    ]);
    expect(view.brief).toMatchObject({ sales: 'not-provided' });
    expect(view.content.parts.unknown).toMatch(/^Ventes\s: non fournies/);
    const exact = await signedByBoth(recommendationId);
    const send = { ...exact, contactId: agency.clarisse };
    expect(await refusalOf(solene.sendReco(send))).toBe('verdict-unread');
    const token = tokenOf((await solene.sendReco({ ...send, isVerdictRead: true })).url);
    const mail = await world.lastMail('clarisse@ombrelune.example');
    expect(mail.body).toContain('irréalisable : dépasse de 3\u00a0537\u00a0euros');
    const page = await (await as(null)).readRecoPage({ token, locale: 'en' });
    expect(page.reco?.plans[0]?.printed?.words).toBe('not feasible: over by €3,537');
    const accept = {
      token,
      plan: 'A' as const,
      kind: 'accepted' as const,
      body: '',
      name: '',
      contentHash: exact.contentHash,
    };
    expect(await refusalOf((await as(null)).answerPlan(accept))).toBe('plan-not-feasible');
  });

  test('without a ceiling nothing is decided, and a second plan is needed', async () => {
    const ines = await as('ines');
    const { id: briefId } = await ines.enterBrief({
      clientId: agency.clientId,
      title: 'Brassé de Lune',
      text: OMBRELUNE,
      receivedFrom: 'Clarisse',
      receivedHow: 'mail',
    });
    const { id: recommendationId } = await ines.startReco({ briefId });
    const { content, revision } = await ines.readReco({ recommendationId });
    expect(content.plans.map(({ key }) => key)).toEqual(['A', 'B']);
    await ines.saveReco({
      recommendationId,
      basedOn: revision,
      content: recoWith(content, [planB()]),
    });
    expect((await ines.readReco({ recommendationId })).plans[0]?.verdict.state).toBe('undecided');
    const exact = await signedByBoth(recommendationId);
    const solene = await as('solene');
    expect(await refusalOf(solene.sendReco({ ...exact, contactId: agency.clarisse }))).toBe(
      'second-plan-needed',
    );
  });
});

describe('a recommendation', () => {
  test('is signed by its author and by a senior who wrote none of it, and is sent by no one else', async () => {
    const recommendationId = await written([planA(), planB()]);
    const [ines, solene, karim] = [await as('ines'), await as('solene'), await as('karim')];
    const { version, contentHash, state } = await ines.readReco({ recommendationId });
    expect(state).toBe('draft');
    const exact = { recommendationId, version, contentHash };
    expect(await refusalOf(karim.signReco(exact))).toBe('not-allowed');
    const isListed = async (role: string) => {
      const { scope } = agency;
      const now = world.clock.at;
      const waits = await world.database.app.read(scope, (tx) =>
        listWaitingBriefs(tx, { role, now }),
      );
      return waits.some(
        (one) => 'recommendationId' in one && one.recommendationId === recommendationId,
      );
    };
    // Over its ceiling, and still her draft: hers to see, and not yet a senior's.
    expect([await isListed('trainee'), await isListed('mentor')]).toEqual([true, false]);
    await ines.signReco(exact);
    expect(await isListed('mentor')).toBe(true);
    expect((await solene.readReco({ recommendationId })).state).toBe('waits-for-senior');
    expect(await refusalOf(solene.sendReco({ ...exact, contactId: agency.clarisse }))).toBe(
      'signatures-missing',
    );
    await solene.signReco(exact);
    const signed = await ines.readReco({ recommendationId });
    expect(signed).toMatchObject({
      state: 'signed',
      isClosed: true,
      signed: { author: true, senior: true },
    });
    expect(signed.stamps.map(({ signerName }) => signerName)).toEqual([
      'Inès Taldir',
      'Solène Kermarzin',
    ]);
    expect(
      await refusalOf(ines.sendReco({ ...exact, contactId: agency.clarisse, isVerdictRead: true })),
    ).toBe('not-allowed');
  });

  test('is sent back by a senior with the reason, which its author reads, and goes on as a new version', async () => {
    const recommendationId = await written([planB()]);
    const [ines, solene, karim] = [await as('ines'), await as('solene'), await as('karim')];
    const { version, contentHash } = await ines.readReco({ recommendationId });
    const exact = { recommendationId, version, contentHash };
    await ines.signReco(exact);
    const reason = 'Les envois froids ne tiennent pas dans la semaine.';
    expect(await refusalOf(karim.returnReco({ ...exact, reason }))).toBe('not-allowed');
    expect(await refusalOf(ines.returnReco({ ...exact, reason }))).toBe('not-allowed');
    expect((await solene.readReco({ recommendationId })).can.sendBack).toBe(true);
    await solene.returnReco({ ...exact, reason });
    const returned = await ines.readReco({ recommendationId });
    expect(returned).toMatchObject({
      state: 'returned',
      isClosed: true,
      returned: { by: 'Solène Kermarzin', reason },
      can: { sign: null, sendBack: false },
    });
    const waits = await world.database.app.read(agency.scope, (tx) =>
      listWaitingBriefs(tx, { role: 'trainee', now: world.clock.at }),
    );
    expect(waits).toContainEqual(
      expect.objectContaining({ kind: 'reco-returned', authorId: agency.ids.ines }),
    );
    expect(await refusalOf(solene.signReco(exact))).toBe('reco-returned');
    expect(await refusalOf(solene.returnReco({ ...exact, reason }))).toBe('reco-returned');
    const { content, revision } = returned;
    const parts = { ...content.parts, principle: 'Deux semaines d’envois.' };
    await ines.saveReco({ recommendationId, basedOn: revision, content: { ...content, parts } });
    const next = await ines.readReco({ recommendationId });
    expect(next).toMatchObject({ state: 'draft', version: version + 1, returned: null });
    await signedByBoth(recommendationId);
    const both = await solene.readReco({ recommendationId });
    const late = { recommendationId, version: both.version, contentHash: both.contentHash };
    expect(await refusalOf(solene.returnReco({ ...late, reason }))).toBe('already-signed');
    // What colleagues write each other isn't the client's to read.
    expect(both.stamps.some(({ comment }) => comment === reason)).toBe(true);
  });

  test('rewritten by the senior is no longer hers to sign', async () => {
    const recommendationId = await written([planB()]);
    const solene = await as('solene');
    const { content, revision } = await solene.readReco({ recommendationId });
    const parts = { ...content.parts, principle: 'Goûter chez soi.' };
    await solene.saveReco({ recommendationId, basedOn: revision, content: { ...content, parts } });
    const { version, contentHash, can } = await solene.readReco({ recommendationId });
    expect(can).toMatchObject({ sign: 'senior', signRefusal: 'four-eyes' });
    const exact = { recommendationId, version, contentHash };
    expect(await refusalOf(solene.signReco(exact))).toBe('four-eyes');
    await (await as('marc')).signReco(exact);
  });

  test('once signed never changes: the next version begins, and what was signed is void', async () => {
    const recommendationId = await written([planA()]);
    await signedByBoth(recommendationId);
    const ines = await as('ines');
    const { content, revision } = await ines.readReco({ recommendationId });
    const saved = await ines.saveReco({
      recommendationId,
      basedOn: revision,
      content: recoWith(content, [planA(), planB()]),
    });
    expect(saved.version).toBe(2);
    const view = await ines.readReco({ recommendationId });
    expect(view).toMatchObject({
      version: 2,
      state: 'draft',
      signed: { author: false, senior: false },
    });
    expect(view.stamps.every(({ voided }) => voided !== null)).toBe(true);
    expect((await ines.readReco({ recommendationId, n: 1 })).content.plans).toHaveLength(1);
    const compared = await ines.compareRecos({ recommendationId, from: 1, to: 2 });
    expect(compared.plans).toMatchObject([{ key: 'B', beforeCents: null, afterCents: 788_000 }]);
    await expect(
      world.database.ownerPool.query(
        `update recommendation_version set saved_at = now() where recommendation_id = $1 and n = 1`,
        [recommendationId],
      ),
    ).rejects.toThrow('recommendation-version-closed');
  });

  test('saved by two people at once keeps the first and tells the second whose it is', async () => {
    const recommendationId = await written([planB()]);
    const [ines, karim] = [await as('ines'), await as('karim')];
    const { content, revision } = await ines.readReco({ recommendationId });
    const titled = (title: string) => ({ ...content, title });
    await ines.saveReco({ recommendationId, basedOn: revision, content: titled('Un') });
    const late = karim.saveReco({ recommendationId, basedOn: revision, content: titled('Deux') });
    await expect(late).rejects.toMatchObject({
      code: 'edited-meanwhile',
      message: expect.stringContaining('Inès Taldir'),
    });
    expect((await karim.readReco({ recommendationId })).content.title).toBe('Un');
  });

  test('a draft is the agency’s own: the client’s account sees what was sent', async () => {
    const recommendationId = await written([planB()]);
    const clarisse = await as('clarisse');
    expect(await refusalOf(clarisse.readReco({ recommendationId }))).toBe('not-found');
    expect((await clarisse.listBriefs({})).briefs[0]?.recos).toEqual([]);
    const exact = await signedByBoth(recommendationId);
    await (await as('solene')).sendReco({ ...exact, contactId: agency.clarisse });
    const view = await clarisse.readReco({ recommendationId });
    expect(view).toMatchObject({
      state: 'with-client',
      journal: [],
      can: { write: false, send: false, sign: null },
    });
    const { content, revision } = await (await as('ines')).readReco({ recommendationId });
    await (await as('ines')).saveReco({
      recommendationId,
      basedOn: revision,
      content: { ...content, title: 'Autre' },
    });
    expect(await refusalOf(clarisse.readReco({ recommendationId, n: 2 }))).toBe('not-found');
    expect((await clarisse.readReco({ recommendationId })).version).toBe(1);
    const stranger = await world.as('solene', await world.buildAgency());
    expect(await refusalOf(stranger.readReco({ recommendationId }))).toBe('not-found');
    expect(await refusalOf(stranger.signReco(exact))).toBe('not-found');
  });
});

describe('the client’s choice by link', () => {
  test('accepting a plan signs exactly that one and opens its operation, once', async () => {
    const { recommendationId, token, contentHash } = await sent([planA(), planB()]);
    const anybody = await as(null);
    for (let i = 0; i < 20; i++) await anybody.readRecoPage({ token });
    const before = await anybody.readRecoPage({ token });
    expect(before.reco).toMatchObject({
      acceptedPlan: null,
      author: 'Inès Taldir',
      senior: 'Solène Kermarzin',
    });
    expect(before.reco?.plans.map(({ verdict }) => verdict.words)).toEqual([
      'irréalisable : dépasse de 3\u00a0537\u00a0euros',
      'réalisable : reste 1\u00a0120\u00a0euros',
    ]);
    world.clock.at = new Date('2026-10-19T09:20:00Z');
    const accept = {
      token,
      plan: 'B' as const,
      kind: 'accepted' as const,
      body: '',
      name: '',
      contentHash,
    };
    await anybody.answerPlan(accept);
    await anybody.answerPlan(accept);
    const view = await (await as('solene')).readReco({ recommendationId });
    expect(view).toMatchObject({ state: 'accepted', acceptedPlan: 'B' });
    const { rows: operations } = await world.database.ownerPool.query(
      `select o.name, o.starts_on, o.ends_on, count(*)::integer as lines,
         sum(floor((l.quantity_hundredths * l.unit_price_cents + 50) / 100))::integer as cents
       from operation o join operation_line l on l.operation_id = o.id
       where o.recommendation_id = $1 group by o.id`,
      [recommendationId],
    );
    expect(operations).toEqual([
      {
        name: 'Brassé de Lune',
        starts_on: '2026-10-26',
        ends_on: '2026-12-04',
        lines: 10,
        cents: 788_000,
      },
    ]);
    const stamps = view.stamps.filter(({ signerKind }) => signerKind === 'contact');
    expect(stamps).toMatchObject([
      { decision: 'approved', signerName: 'Clarisse Montbazin', version: 1 },
    ]);
    // The export of the log finds the very bytes that were signed, by the agency's people and by her.
    const hashes = view.stamps.map(({ contentHash }) => contentHash);
    const contents = await world.database.app.read(agency.scope, (tx) =>
      listBriefContents(tx, agency.clientId, hashes),
    );
    expect([...contents.keys()].sort()).toEqual([...new Set(hashes)].sort());
    for (const [hash, bytes] of contents) expect(sha256Hex(bytes)).toBe(hash);
    const receipt = await world.lastMail('clarisse@ombrelune.example');
    expect(receipt.body).toContain(stamps[0]?.contentHash);
    const { content, revision } = view;
    const save = { recommendationId, basedOn: revision, content: { ...content, title: 'Autre' } };
    expect(await refusalOf((await as('ines')).saveReco(save))).toBe('reco-closed');
    expect(await refusalOf(anybody.answerPlan({ ...accept, kind: 'refused' }))).toBe(
      'already-decided',
    );
  });

  test('another ceiling is shown before it is said, and changes what holds once it is', async () => {
    const { recommendationId, token, contentHash } = await sent([planA(), planB()]);
    const anybody = await as(null);
    const tried = await anybody.readRecoPage({ token, ceilingCents: 700_000 });
    expect(tried.reco?.plans[1]?.fit).toMatchObject({
      overCents: 0,
      dropped: [
        { label: 'Envois des lots' },
        { label: 'Dotation' },
        { label: 'Relecture juridique du règlement' },
      ],
    });
    expect(tried.reco?.ceilingCents).toBe(900_000);
    const of = { token, plan: 'B' as const, body: '', name: '', contentHash };
    expect(
      await refusalOf(anybody.answerPlan({ ...of, kind: 'ceiling', ceilingCents: null })),
    ).toBe('ceiling-missing');
    await anybody.answerPlan({ ...of, kind: 'ceiling', ceilingCents: 700_000 });
    const page = await anybody.readRecoPage({ token });
    expect(page.reco?.plans[1]).toMatchObject({
      verdict: { state: 'infeasible', leftCents: -88_000 },
      printed: { state: 'feasible' },
    });
    expect(await refusalOf(anybody.answerPlan({ ...of, kind: 'accepted' }))).toBe(
      'plan-not-feasible',
    );
    await anybody.answerPlan({ ...of, kind: 'ceiling', ceilingCents: 1_300_000 });
    await anybody.answerPlan({ ...of, plan: 'A', kind: 'accepted' });
    expect(await (await as('ines')).readReco({ recommendationId })).toMatchObject({
      acceptedPlan: 'A',
      ceilingCents: 1_300_000,
    });
  });

  test('a question is answered where it was asked; refusing every plan ends it', async () => {
    const { recommendationId, token, contentHash } = await sent([planB()]);
    const anybody = await as(null);
    const of = { token, plan: 'B' as const, body: '', name: '', contentHash };
    expect(await refusalOf(anybody.answerPlan({ ...of, kind: 'question' }))).toBe(
      'comment-missing',
    );
    await anybody.answerPlan({ ...of, kind: 'question', body: 'Qui paie les retours ?' });
    expect((await world.lastMail('solene@agence.example')).body).toContain(recommendationId);
    const solene = await as('solene');
    expect(
      await refusalOf(
        (await as('ines')).replyToClient({ recommendationId, plan: 'B', body: 'Nous.' }),
      ),
    ).toBe('not-allowed');
    await solene.replyToClient({ recommendationId, plan: 'B', body: 'Le transporteur.' });
    expect(
      (await anybody.readRecoPage({ token })).reco?.answers.map(({ kind, by, body }) => [
        kind,
        by,
        body,
      ]),
    ).toEqual([
      ['question', 'Clarisse Montbazin', 'Qui paie les retours ?'],
      ['reply', 'Solène Kermarzin', 'Le transporteur.'],
    ]);
    await anybody.answerPlan({ ...of, kind: 'refused', body: 'Pas cette année.' });
    expect((await solene.readReco({ recommendationId })).state).toBe('refused');
  });

  test('an older version is no longer asked about once a newer one was sent', async () => {
    const { recommendationId, token, contentHash } = await sent([planB()]);
    const ines = await as('ines');
    const { content, revision } = await ines.readReco({ recommendationId });
    await ines.saveReco({
      recommendationId,
      basedOn: revision,
      content: { ...content, title: 'Deux' },
    });
    const exact = await signedByBoth(recommendationId);
    await (await as('solene')).sendReco({ ...exact, contactId: agency.clarisse });
    const anybody = await as(null);
    const { reco } = await anybody.readRecoPage({ token });
    // Who read and signed it stays said, with what became of it.
    expect(reco).toMatchObject({ isReplaced: true, replacedBy: 2, senior: 'Solène Kermarzin' });
    expect(reco?.stamps.map(({ signerName, version }) => [signerName, version])).toEqual([
      ['Inès Taldir', 1],
      ['Solène Kermarzin', 1],
    ]);
    const accept = {
      token,
      plan: 'B' as const,
      kind: 'accepted' as const,
      body: '',
      name: '',
      contentHash,
    };
    expect(await refusalOf(anybody.answerPlan(accept))).toBe('content-changed');
  });
});
