import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BriefWorld, openBriefWorld, tokenOf } from '../../../test/brief-world.ts';
import { ANSWERS, OMBRELUNE, planB, recoWith } from '../../../test/ombrelune-brief.ts';
import type { CreatorId, OperationId } from '../../lib/ids.ts';
import { addCreator, recordObjection } from '../creators/public.ts';
import { listOperationFacts } from '../operations/facts.ts';
import { addPastRelation, totalsWithAdvertiser } from '../operations/public.ts';
import { viewJournal } from '../operations/view-journal.ts';
import { viewLeftOut } from '../operations/view-left-out.ts';

let world: BriefWorld;
let agency: Awaited<ReturnType<BriefWorld['buildAgency']>>;
const ids = new Map<string, CreatorId>();
const idOf = (name: string) => ids.get(name) ?? ('' as CreatorId);

beforeAll(async () => {
  world = await openBriefWorld();
  agency = await world.buildAgency();
  await world.database.app.write(agency.scope, async (tx) => {
    const { agencyId } = agency.scope;
    for (const name of ['Farine', 'Bocal', 'Fatigue', 'Opposant']) {
      const source = 'hand' as const;
      const at = world.clock.now();
      const url = `https://${name.toLowerCase()}.example`;
      const made = await addCreator(tx, { agencyId, name, url, languages: ['fr'], source, at });
      if (!made.ok) throw new Error(made.error.type);
      ids.set(name, made.value);
    }
    for (let i = 0; i < 4; i++) {
      await addPastRelation(tx, {
        ...{ clientId: agency.clientId, creatorId: idOf('Fatigue') },
        ...{ label: 'Avant', valueCents: 100, givenOn: `2026-0${i + 4}-01`, wasOperation: true },
        ...{ by: null, at: world.clock.now() },
      });
    }
  });
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

async function accept(fatigue: string): Promise<OperationId> {
  const [ines, solene, anybody] = await Promise.all([
    world.as('ines', agency),
    world.as('solene', agency),
    world.as(null, agency),
  ]);
  const { id: briefId } = await ines.enterBrief({
    clientId: agency.clientId,
    title: 'Brassé de Lune',
    text: OMBRELUNE,
    receivedFrom: 'Clarisse',
    receivedHow: 'mail',
  });
  for (const answer of ANSWERS) await ines.addAnswer({ briefId, ...answer, givenBy: 'Clarisse' });
  const { entered } = await ines.readBrief({ briefId });
  const facts = { ...entered, past: [{ name: 'farine', cents: 62_000 }] };
  await ines.updateBrief({ briefId, title: 'Brassé de Lune', facts });
  const { id: recommendationId } = await ines.startReco({ briefId });
  const { content, revision } = await ines.readReco({ recommendationId });
  const one = (name: string, more = {}) => ({
    ...{ name, creatorId: ids.get(name) ?? null, plans: ['B' as const], conflict: '' },
    ...{ reason: `Raison de ${name}`, rotationException: '', feeCents: 0, giftCents: 0 },
    ...{ hasContract: null, ...more },
  });
  const creators = [
    one('Farine', { feeCents: 38_000, giftCents: 2_400, hasContract: true }),
    one('Bocal', { plans: ['A'] }),
    one('Fatigue', { rotationException: fatigue }),
    one('Opposant', { feeCents: 35_000, giftCents: 2_400 }),
    one('Inconnue'),
  ];
  const whole = { ...recoWith(content, [planB()]), creators };
  await ines.saveReco({ recommendationId, basedOn: revision, content: whole });
  const { version, contentHash } = await ines.readReco({ recommendationId });
  const exact = { recommendationId, version, contentHash };
  await ines.signReco(exact);
  await solene.signReco(exact);
  const sent = await solene.sendReco({ ...exact, contactId: agency.clarisse, isVerdictRead: true });
  // Between what was signed and what is accepted, somebody asks to be left alone.
  await world.database.app.write(agency.scope, (tx) =>
    recordObjection(tx, idOf('Opposant'), world.clock.now()),
  );
  const plan = { plan: 'B' as const, kind: 'accepted' as const, body: '', name: '', contentHash };
  await anybody.answerPlan({ token: tokenOf(sent.url), ...plan });
  const { rows } = await world.database.ownerPool.query<{ id: OperationId }>(
    'select id from operation where recommendation_id = $1',
    [recommendationId],
  );
  return rows[0]?.id ?? ('' as OperationId);
}

const listKept = async (operationId: OperationId) =>
  (
    await world.database.ownerPool.query(
      `select creator_id, state, why, exception_reason from participation
       where operation_id = $1 order by n`,
      [operationId],
    )
  ).rows;

test('those whom the accepted plan proposed are kept with its reasons; the others are told of', async () => {
  const operationId = await accept('Elle seule fait ce fromage');
  expect(await listKept(operationId)).toEqual([
    {
      creator_id: idOf('Farine'),
      state: 'kept',
      why: 'Raison de Farine',
      exception_reason: '',
    },
    {
      creator_id: idOf('Fatigue'),
      state: 'kept',
      why: 'Raison de Fatigue',
      exception_reason: 'Elle seule fait ce fromage',
    },
  ]);
  const journal = await world.database.app.read(agency.scope, (tx) =>
    viewJournal(tx, { operationId }, [], 'fr'),
  );
  expect(journal.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining([
      'créateur n° 4 de la recommandation laissé de côté\u00a0: s’oppose à toute sollicitation',
      'créateur n° 5 de la recommandation laissé de côté\u00a0: n’est pas au registre',
    ]),
  );
});

test('what the plan means to give is planned at their name, and counts before anything leaves', async () => {
  const operationId = await accept('');
  const { rows } = await world.database.ownerPool.query(
    `select b.creator_id, kind, label, value_cents::integer as cents, condition, is_cold, b.state, given_on
     from benefit b join participation p on p.id = b.participation_id
     where p.operation_id = $1 order by kind desc`,
    [operationId],
  );
  const farine = { creator_id: idOf('Farine'), state: 'planned', given_on: null };
  // Whoever was left out has none.
  expect(rows).toEqual([
    { ...farine, kind: 'gift', label: 'Coffrets', cents: 2_400, condition: 'none', is_cold: true },
    {
      ...{ ...farine, kind: 'fee', label: 'Collaboration rémunérée', cents: 38_000 },
      ...{ condition: 'publication', is_cold: false },
    },
  ]);
  const of = { creatorId: idOf('Farine'), clientId: agency.clientId, year: 2026 };
  const { now } = world.clock;
  const [totals, facts] = await world.database.app.read(agency.scope, async (tx) => [
    await totalsWithAdvertiser(tx, of),
    await listOperationFacts(tx, { clientId: agency.clientId, locale: 'fr', now: now() }),
  ]);
  // Each accepted plan of this file adds what it plans to the 620 euros of the brief.
  const total = totals.get('');
  expect(total?.givenCents).toBe(62_000);
  expect(total?.plannedCents).toBeGreaterThanOrEqual(62_000 + 40_400);
  expect(facts.filter((one) => one.operationId === operationId)).toMatchObject([
    { creatorName: 'Farine', kind: 'contract-needed', isRed: false },
  ]);
});

test('what the brief says was given already counts once, however many plans are accepted', async () => {
  const again = await accept('');
  // Without a written reason nobody beyond the rule is kept.
  expect((await listKept(again)).map(({ creator_id }) => creator_id)).toEqual([idOf('Farine')]);
  // The operation's board says so, by name.
  const leftOut = await world.database.app.read(agency.scope, (tx) =>
    viewLeftOut(tx, again, [idOf('Farine')]),
  );
  expect(leftOut).toEqual([
    { creator: { id: idOf('Fatigue'), name: 'Fatigue' }, why: 'rotation' },
    { creator: { id: idOf('Opposant'), name: 'Opposant' }, why: 'objected' },
  ]);
  const { rows } = await world.database.ownerPool.query(
    `select kind, value_cents::integer as cents, given_on::text as day, label from benefit
     where creator_id = $1 and kind = 'past'`,
    [idOf('Farine')],
  );
  expect(rows).toEqual([
    {
      kind: 'past',
      cents: 62_000,
      day: '2026-10-05',
      label: 'Déjà donné cette année, d’après le brief',
    },
  ]);
});
