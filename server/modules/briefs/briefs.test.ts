import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type BriefApi,
  type BriefWorld,
  openBriefWorld,
  tokenOf,
} from '../../../test/brief-world.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { ANSWERS, OMBRELUNE } from '../../../test/ombrelune-brief.ts';
import type { Who } from '../../../test/small-agency.ts';
import { newId } from '../../lib/ids.ts';
import { brandKitContent } from '../clients/kit-schema.ts';
import { recordSignature } from '../signing/public.ts';

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
const enter = async (api: BriefApi) => {
  const { clientId } = agency;
  const brief = { clientId, title: 'Brassé de Lune', text: OMBRELUNE };
  return (
    await api.enterBrief({ ...brief, receivedFrom: 'Clarisse Montbazin', receivedHow: 'mail' })
  ).id;
};
const ask = async (api: BriefApi, briefId: string) =>
  tokenOf(
    (
      await api.sendBrief({
        briefId,
        contactId: agency.clarisse,
        questions: ['objective', 'budget', 'change'],
      })
    ).url,
  );

describe('the brief that says “buzz”', () => {
  test('keeps its words, files ideas apart, names vague words and proposes three questions', async () => {
    const ines = await as('ines');
    const brief = await ines.readBrief({ briefId: await enter(ines) });
    expect(brief.text).toBe(OMBRELUNE);
    expect(brief.ideas.map(({ body }) => body)).toEqual([
      'des ambassadeurs pour promouvoir la marque sur les réseaux',
      'une belle soirée',
      'du buzz',
      'qu’on atteigne 5 000 fans',
    ]);
    const stateOf = (key: string) => brief.questions.find((one) => one.key === key)?.state;
    expect(stateOf('objective')).toBe('missing');
    expect(stateOf('budget')).toBe('vague');
    expect(brief.vague.map(({ text }) => text)).toContain('buzz');
    // This client has no signed brand kit: what it would tell is missing too.
    expect(brief.percent).toBe(14);
    expect(brief.askNext).toEqual(['objective', 'budget', 'change']);
    expect(brief.sales).toBe('not-asked');
  });

  test('is answered by link, in two goes, without an account; every answer has its date', async () => {
    const ines = await as('ines');
    const briefId = await enter(ines);
    const token = await ask(ines, briefId);
    const letter = await world.lastMail('clarisse@ombrelune.example');
    expect(letter.body).toContain(`/l/${token}`);
    const anybody = await as(null);
    for (let i = 0; i < 20; i++) await anybody.readBriefPage({ token });
    expect((await ines.readBrief({ briefId })).percent).toBe(14);
    const page = await anybody.readBriefPage({ token });
    expect(page.brief?.questions.filter(({ isAsked }) => isAsked).map(({ key }) => key)).toEqual([
      'change',
      'objective',
      'budget',
    ]);
    expect(await refusalOf(anybody.answerBrief({ token, name: '', answers: [] }))).toBe(
      'nothing-answered',
    );
    world.clock.at = new Date('2026-10-07T09:00:00Z');
    expect(await anybody.answerBrief({ token, name: '', answers: ANSWERS.slice(0, 3) })).toEqual({
      kept: 3,
    });
    world.clock.at = new Date('2026-10-07T10:00:00Z');
    expect(
      await anybody.answerBrief({ token, name: 'Tobias Errandon', answers: [...ANSWERS] }),
    ).toEqual({ kept: 5 });
    const brief = await ines.readBrief({ briefId });
    expect(brief.percent).toBe(92 - 11);
    expect(brief.sales).toBe('not-provided');
    expect(brief.facts).toMatchObject({
      ceilingCents: 900_000,
      stockPerWeek: 600,
      isCold: true,
      launchOn: '2026-11-09',
    });
    expect(brief.questions.find(({ key }) => key === 'audience')?.answers).toMatchObject([
      {
        body: 'Ceux qui cuisinent.',
        givenBy: 'Clarisse Montbazin',
        givenAt: expect.stringMatching(/^2026-10-07T09/),
      },
    ]);
    expect(brief.salesAnswers).toMatchObject([{ kind: 'no', givenBy: 'Tobias Errandon' }]);
    expect(brief.requests).toMatchObject([
      { answered: ['budget', 'change'], contact: 'Clarisse Montbazin' },
    ]);
    expect((await ines.listBriefs({})).briefs).toMatchObject([
      { asked: 3, answered: 2, answeredMore: 6 },
    ]);
    const objective = brief.questions.find(({ key }) => key === 'objective');
    expect(objective).toMatchObject({ state: 'answered', answers: [], restsOn: 'success' });
    const again = (await anybody.readBriefPage({ token })).brief;
    expect(again?.questions.find(({ key }) => key === 'objective')?.restsOn).toBe('success');
    const told = await world.lastMail('solene@agence.example');
    expect(told.body).toContain(`/operations/briefs/${briefId}`);
  });

  test('is corrected by a person: moved, judged, added to; what was said is never lost', async () => {
    const ines = await as('ines');
    const briefId = await enter(ines);
    const before = await ines.readBrief({ briefId });
    const evening = before.ideas[1];
    await ines.moveFiled({ briefId, itemId: evening?.id ?? '', to: 'success' });
    await ines.addAnswer({
      briefId,
      question: 'audience',
      kind: 'text',
      body: 'Ceux qui cuisinent.',
      givenBy: 'Clarisse',
    });
    await ines.addAnswer({ briefId, question: 'stop', kind: 'unknown', body: '', givenBy: '' });
    const after = await ines.readBrief({ briefId });
    expect(after.ideas).toHaveLength(3);
    const moved = after.questions.find(({ key }) => key === 'success')?.answers[0];
    expect(moved).toMatchObject({
      body: 'une belle soirée',
      source: 'text',
      givenBy: 'Clarisse Montbazin',
    });
    await ines.judgeAnswer({ briefId, answerId: moved?.id ?? '', judged: 'vague' });
    expect(
      (await ines.readBrief({ briefId })).questions.find(({ key }) => key === 'success')?.state,
    ).toBe('vague');
    expect(
      await refusalOf(ines.addAnswer({ briefId, question: 'stop', kind: 'text', body: '' })),
    ).toBe('answer-empty');
    const { rows } = await world.database.ownerPool.query(
      'select removed_by from brief_idea where brief_id = $1 and removed_at is not null',
      [briefId],
    );
    expect(rows).toEqual([{ removed_by: agency.ids.ines }]);
  });

  test('reads the same to both who sign it, also what the brand kit says', async () => {
    const ines = await as('ines');
    const solene = await as('solene');
    const kit = {
      ...{
        avoid: ['incroyable'],
        claimsForbidden: [{ text: 'le meilleur', why: 'Aucune preuve.' }],
      },
      claimsAllowed: [{ text: 'lait de foin', proof: 'Cahier des charges' }],
    };
    const kitId = newId();
    const { clientId, clarisse: contactId } = agency;
    await world.database.ownerPool.query(
      `insert into brand_kit_version (id, client_id, n, content, content_hash, author_id, created_at)
       values ($1, $2, 1, $3, $4, $5, '2026-10-01T08:00:00Z')`,
      [kitId, clientId, brandKitContent.parse(kit), 'b'.repeat(64), agency.ids.ines],
    );
    await world.database.app.write(agency.scope, (tx) =>
      recordSignature({}, tx, {
        ...{ clientId, subjectKind: 'brand-kit', subjectId: kitId, version: 1 },
        ...{ contentHash: 'b'.repeat(64), decision: 'approved', at: world.clock.now() },
        signer: { kind: 'member', id: agency.ids.solene, name: 'Solène Kermarzin' },
      }),
    );
    const briefId = await enter(ines);
    const { contentHash, questions } = await ines.readBrief({ briefId });
    await solene.signBrief({ briefId, contentHash });
    const token = tokenOf((await solene.sendBrief({ briefId, contactId, questions: [] })).url);
    const { brief } = await (await as(null)).readBriefPage({ token });
    const theirs = new Map(brief?.questions.map((one) => [one.key, one]));
    for (const { key, state, fromBrandKit } of questions) {
      expect(theirs.get(key)).toMatchObject({ state, fromBrandKit });
    }
    expect(theirs.get('promise')?.fromBrandKit).toBe('lait de foin');
    expect(theirs.get('constraints')?.fromBrandKit).toBe('le meilleur, incroyable');
  });

  test('is approved by both sides, on exactly one content; a change voids it', async () => {
    const ines = await as('ines');
    const solene = await as('solene');
    const briefId = await enter(ines);
    const { contentHash } = await ines.readBrief({ briefId });
    const { clarisse: contactId } = agency;
    expect(await refusalOf(ines.signBrief({ briefId, contentHash }))).toBe('not-allowed');
    expect(await refusalOf(solene.sendBrief({ briefId, contactId, questions: [] }))).toBe(
      'brief-not-signed',
    );
    expect(await refusalOf(solene.signBrief({ briefId, contentHash: 'a'.repeat(64) }))).toBe(
      'brief-changed',
    );
    await solene.signBrief({ briefId, contentHash });
    expect(await refusalOf(solene.signBrief({ briefId, contentHash }))).toBe('already-signed');
    expect(
      await refusalOf(solene.sendBrief({ briefId, contactId: agency.tobias, questions: [] })),
    ).toBe('contact-cannot-sign');
    const token = tokenOf((await solene.sendBrief({ briefId, contactId, questions: [] })).url);
    const anybody = await as(null);
    expect((await anybody.readBriefPage({ token })).brief).toMatchObject({
      purpose: 'approval',
      stamp: null,
    });
    const yes = { token, decision: 'approved' as const, comment: '', name: '', contentHash };
    await anybody.decideBrief(yes);
    await anybody.decideBrief(yes);
    const approved = await ines.readBrief({ briefId });
    expect(approved.isApproved).toBe(true);
    expect(approved.stamps.map(({ signerName, version }) => [signerName, version])).toEqual([
      ['Solène Kermarzin', 1],
      ['Clarisse Montbazin', 1],
    ]);
    expect(await refusalOf(anybody.decideBrief({ ...yes, decision: 'refused' }))).toBe(
      'already-decided',
    );
    await ines.addAnswer({
      briefId,
      question: 'audience',
      kind: 'text',
      body: 'Ceux qui cuisinent.',
    });
    const touched = await ines.readBrief({ briefId });
    expect(touched.isApproved).toBe(false);
    expect(touched.stamps.every(({ voided }) => voided !== null)).toBe(true);
    expect((await anybody.readBriefPage({ token })).brief?.isReplaced).toBe(true);
    const { rows } = await world.database.ownerPool.query(
      `select convert_from(bytes, 'UTF8') as text from leaf where client_id = $1 and kind like 'approval%'`,
      [agency.clientId],
    );
    expect(rows).toHaveLength(4);
    for (const { text } of rows) expect(text).not.toMatch(/Montbazin|Kermarzin|Lune/);
  });

  test('nobody signs the brief they entered while another senior is there', async () => {
    const solene = await as('solene');
    const briefId = await enter(solene);
    const { contentHash, can } = await solene.readBrief({ briefId });
    expect(can.signRefusal).toBe('four-eyes');
    expect(await refusalOf(solene.signBrief({ briefId, contentHash }))).toBe('four-eyes');
    await (await as('marc')).signBrief({ briefId, contentHash });
  });

  test('is another agency’s secret, and a reader’s to read only', async () => {
    const briefId = await enter(await as('ines'));
    const stranger = await world.buildAgency();
    const theirs = await world.as('solene', stranger);
    expect(await refusalOf(theirs.readBrief({ briefId }))).toBe('not-found');
    expect(await refusalOf(theirs.endBrief({ briefId }))).toBe('not-found');
    expect((await theirs.listBriefs({ clientId: agency.clientId })).briefs).toEqual([]);
    expect(await refusalOf((await as('dora')).endBrief({ briefId }))).toBe('not-allowed');
    expect((await (await as('clarisse')).readBrief({ briefId })).can.write).toBe(false);
    expect(await refusalOf((await as(null)).readBrief({ briefId }))).toBe('sign-in-needed');
    expect(await refusalOf((await as(null)).readBriefPage({ token: 'x'.repeat(43) }))).toBe(
      'link-unknown',
    );
    await (await as('ines')).endBrief({ briefId });
    expect(await refusalOf((await as('ines')).startReco({ briefId }))).toBe('brief-ended');
  });
});
