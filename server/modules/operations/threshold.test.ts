import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerRules } from '../../../test/answer-rules.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { completeContract as complete } from '../../../test/complete-contract.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import type { CreatorId, MemberId } from '../../lib/ids.ts';
import { removeCreator } from '../creators/remove-creator.ts';
import { nextColdDay } from './cold.ts';
import { totalsWithAdvertiser } from './public.ts';

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

async function open(name: string, year = 2026): Promise<string> {
  const dates = { startsOn: `${year}-12-09`, endsOn: `${year}-12-20` };
  const solene = await as('solene');
  const { id } = await solene.createOperation({ clientId: agency.clientId, name, ...dates });
  await answerRules(bench.database, id);
  return id;
}

/** Somebody who has said yes and given an address. */
async function accepted(name: string, at = operationId, known?: CreatorId) {
  const creatorId = known ?? (await bench.addCreator(agency, name, null)).id;
  const solene = await as('solene');
  const exceptionReason = 'La même personne, pour une autre raison.';
  const { id: participationId } = await solene.keepCreator({
    operationId: at,
    creatorId,
    exceptionReason,
  });
  const humanSentence = 'J’ai lu votre gâteau au yaourt, pesé au gramme près.';
  const { id: letterId } = await solene.writeLetter({
    participationId,
    kind: 'proposal',
    humanSentence,
  });
  const { url } = await solene.releaseLetter({ participationId, letterId });
  const token = url?.split('/').at(-1) ?? '';
  const creator = await as(null);
  await creator.answerByLink({ token, answer: 'interested' });
  const street = {
    street: '3 rue du Puits',
    postalCode: '29000',
    city: 'Quimper',
    country: 'France',
  };
  await creator.giveAddressByLink({ token, recipient: name || 'La même', ...street });
  return { participationId, creatorId, token };
}

async function benefit(
  participationId: string,
  valueCents: number,
  kind: 'gift' | 'fee' = 'gift',
  isCold = false,
) {
  const label = kind === 'fee' ? 'Recette' : 'Coffret';
  const solene = await as('solene');
  return (
    await solene.addBenefit({
      participationId,
      kind,
      label,
      valueCents,
      condition: 'publication',
      isCold,
    })
  ).id;
}

async function past(creatorId: CreatorId, valueCents: number, givenOn = '2026-04-14') {
  const solene = await as('solene');
  await solene.addPastRelation({
    clientId: agency.clientId,
    creatorId,
    label: 'Recette',
    valueCents,
    givenOn,
  });
}

async function ship(participationId: string, ...benefitIds: string[]) {
  return (await as('ines')).ship({ participationId, benefitIds });
}

async function givenCents(creatorId: CreatorId): Promise<number> {
  const of = { creatorId, clientId: agency.clientId, year: 2026 };
  const totals = await bench.database.app.read(agency.scope, (tx) => totalsWithAdvertiser(tx, of));
  return [...totals.values()].reduce((sum, total) => sum + total.givenCents, 0);
}

async function signContract(participationId: string, token: string) {
  const solene = await as('solene');
  const { n } = await solene.saveAgreement({
    participationId,
    kind: 'contract',
    content: complete,
  });
  const { agreementDetail } = await solene.readParticipation({ participationId });
  const contentHash = agreementDetail?.contentHash ?? '';
  await solene.signAgreement({ participationId, n, contentHash });
  await (await as(null)).signByLink({ token, n, contentHash, name: 'Katell Le Bihan' });
}

describe('the sum from which a contract is due', () => {
  test('counts money, gifts and the past of the year: 620 + 350 + 24 = 994 is allowed, and said', async () => {
    const { participationId, creatorId } = await accepted('Farine et Filet d’Air');
    await past(creatorId, 62_000);
    await past(creatorId, 90_000, '2025-12-30'); // another year
    const fee = await benefit(participationId, 35_000, 'fee');
    await (await as('solene')).giveBenefit({ participationId, benefitId: fee });
    const box = await benefit(participationId, 2_400);
    await ship(participationId, box);
    expect(await givenCents(creatorId)).toBe(99_400);
    const { threshold } = await (await as('solene')).readParticipation({ participationId });
    expect(threshold).toMatchObject({ givenCents: 99_400, leftCents: 600, state: 'near' });
  });

  test('what another operation plans asks nothing of a board where nothing more leaves', async () => {
    const first = await accepted('Farine et Filet d’Air');
    const fee = await benefit(first.participationId, 97_600, 'fee');
    await (await as('solene')).giveBenefit({
      participationId: first.participationId,
      benefitId: fee,
    });
    const board = async () =>
      (await as('solene')).readParticipation({ participationId: first.participationId });
    const later = await accepted('', await open('Fruits', 2027), first.creatorId);
    await benefit(later.participationId, 39_000);
    expect((await board()).threshold).toMatchObject({ plannedCents: 97_600, state: 'near' });
    // The later operation's own board shows the year that is nearer to the sum.
    const inLater = async () =>
      (await (await as('solene')).readParticipation({ participationId: later.participationId }))
        .threshold;
    expect(await inLater()).toMatchObject({ year: 2026, plannedCents: 97_600 });
    await benefit(later.participationId, 70_000);
    expect(await inLater()).toMatchObject({
      ...{ year: 2027, plannedCents: 109_000, state: 'contract-needed' },
    });
    const sameYear = await accepted('', await open('Noël'), first.creatorId);
    await benefit(sameYear.participationId, 39_000);
    expect((await board()).threshold).toMatchObject({
      plannedCents: 136_600,
      state: 'contract-needed',
    });
    expect((await board()).alert?.kind).not.toBe('contract-needed');
    const place = { participationId: sameYear.participationId };
    const { alert } = await (await as('solene')).readParticipation(place);
    expect(alert?.kind).toBe('contract-needed');
  });

  test('what begins to leave this year counts this year, with what is planned beside it', async () => {
    const { participationId } = await accepted('Ferments', await open('Fruits', 2027));
    const fee = await benefit(participationId, 40_000, 'fee');
    await (await as('solene')).giveBenefit({ participationId, benefitId: fee });
    await benefit(participationId, 60_000);
    const { threshold } = await (await as('solene')).readParticipation({ participationId });
    expect(threshold).toMatchObject({
      ...{ year: 2026, plannedCents: 100_000, state: 'contract-needed' },
    });
  });

  test('blocks the parcel that would cross it, by whatever way, and leaves nothing behind', async () => {
    const { participationId, creatorId } = await accepted('Farine');
    await past(creatorId, 97_600);
    const box = await benefit(participationId, 2_400);
    expect(await refusalOf(ship(participationId, box))).toBe('contract-missing');
    const give = (await as('solene')).giveBenefit({ participationId, benefitId: box });
    expect(await refusalOf(give)).toBe('contract-missing');
    // Past the commands: the database itself.
    const byHand = bench.database.app.write(agency.scope, (tx) =>
      sql`update benefit set state = 'given', given_on = '2026-12-08' where id = ${box}`.execute(
        tx,
      ),
    );
    await expect(byHand).rejects.toThrow('contract-missing');
    const asOwner = bench.database.ownerPool.query(
      `insert into benefit (id, client_id, creator_id, participation_id, kind, label, value_cents, condition, state, given_on, created_at)
       select gen_random_uuid(), client_id, creator_id, id, 'gift', 'x', 2400, 'none', 'given', '2026-12-08', now()
       from participation where id = $1`,
      [participationId],
    );
    await expect(asOwner).rejects.toThrow('contract-missing');
    const sent = bench.database.ownerPool.query(
      `insert into shipment (id, client_id, participation_id, is_cold, sent_at, created_at)
       select gen_random_uuid(), client_id, id, false, now(), now() from participation where id = $1`,
      [participationId],
    );
    await expect(sent).rejects.toThrow('gift-not-counted');
    expect(await givenCents(creatorId)).toBe(97_600);
    const { shipments, alert } = await (await as('solene')).readParticipation({ participationId });
    expect([shipments, alert]).toMatchObject([[], { kind: 'contract-needed', isRed: true }]);
  });

  test('counts a fee that is promised for a post, before it is owed: a small parcel can’t go first', async () => {
    const { participationId } = await accepted('Le Four de Nine');
    await benefit(participationId, 105_000, 'fee');
    const parcel = await benefit(participationId, 2_400);
    expect(await refusalOf(ship(participationId, parcel))).toBe('contract-missing');
    // Past the commands the database counts the same promise.
    const byHand = bench.database.ownerPool.query(
      "update benefit set state = 'given', given_on = '2026-12-08' where id = $1",
      [parcel],
    );
    await expect(byHand).rejects.toThrow('contract-missing');
  });

  test('is of the client’s calendar year: after midnight in Paris it is the next one', async () => {
    const { participationId, creatorId } = await accepted('Minuit');
    await past(creatorId, 97_600);
    const fee = await benefit(participationId, 2_400, 'fee');
    bench.clock.set('2026-12-31T22:30:00Z');
    const give = async () => (await as('solene')).giveBenefit({ participationId, benefitId: fee });
    expect(await refusalOf(give())).toBe('contract-missing');
    bench.clock.set('2026-12-31T23:30:00Z');
    const of = { operationId, endsOn: '2027-01-31', measuredUntil: '2027-02-28' };
    await (await as('solene')).updateOperation(of);
    await give();
    const { threshold } = await (await as('solene')).readParticipation({ participationId });
    expect(threshold).toMatchObject({ year: 2027, givenCents: 2_400 });
  });

  test('goes on where it stood for somebody who was erased and is entered again', async () => {
    const { participationId, creatorId } = await accepted('De Retour');
    await past(creatorId, 97_600);
    const at = bench.clock.now();
    await bench.database.app.write(agency.scope, (tx) =>
      removeCreator(tx, creatorId, { bar: false, at }),
    );
    const again = await bench.addCreator(agency, 'De Retour', null);
    expect(again.id).toBe(creatorId);
    expect(await givenCents(again.id)).toBe(97_600);
    const other = await bench.addCreator(agency, 'Quelqu’un d’autre', null);
    expect(await givenCents(other.id)).toBe(0);
    expect(participationId).not.toBe(other.id);
  });

  test('isn’t gone round by a budget line: what is paid to creators counts on their places', async () => {
    const { participationId } = await accepted('Payée');
    const fee = await benefit(participationId, 35_000, 'fee');
    const solene = await as('solene');
    const { id: lineId } = await solene.addLine({
      operationId,
      family: 'creators',
      label: 'Créateurs payés',
      quantityHundredths: 100,
      unitPriceCents: 35_000,
      vatBasisPoints: 0,
      isInternal: false,
      owner: '',
      dueOn: null,
    });
    const pay = { operationId, lineId, state: 'paid', evidence: 'facture 12' } as const;
    expect(await refusalOf(solene.updateLine(pay))).toBe('fees-not-on-record');
    await solene.giveBenefit({ participationId, benefitId: fee });
    await solene.updateLine(pay);
    const more = solene.updateLine({ operationId, lineId, realCents: 36_000 });
    expect(await refusalOf(more)).toBe('fees-not-on-record');
  });

  test('opens with a contract that has all five groups of clauses and both signatures', async () => {
    const { participationId, creatorId, token } = await accepted('Farine');
    await past(creatorId, 97_600);
    const box = await benefit(participationId, 2_400);
    const solene = await as('solene');
    const creator = await as(null);
    const lacking = { ...complete, law: '', rights: '' };
    const draft = await solene.saveAgreement({
      participationId,
      kind: 'contract',
      content: lacking,
    });
    const read = async () => (await solene.readParticipation({ participationId })).agreementDetail;
    const sign = async (n: number) =>
      solene.signAgreement({ participationId, n, contentHash: (await read())?.contentHash ?? '' });
    expect(await refusalOf(sign(draft.n))).toBe('clauses-missing');
    const { n } = await solene.saveAgreement({
      participationId,
      kind: 'contract',
      content: complete,
    });
    const contentHash = (await read())?.contentHash ?? '';
    const name = 'Katell Le Bihan';
    // Nobody signs what the other side hasn't, nor what they haven't read.
    expect(await refusalOf(creator.signByLink({ token, n, contentHash, name }))).toBe(
      'not-signed-by-us',
    );
    await sign(n);
    expect(await refusalOf(ship(participationId, box))).toBe('contract-missing');
    const other = 'a'.repeat(64);
    expect(await refusalOf(creator.signByLink({ token, n, contentHash: other, name }))).toBe(
      'content-differs',
    );
    await creator.signByLink({ token, n, contentHash, name });
    await ship(participationId, box);
    expect(await givenCents(creatorId)).toBe(100_000);
    const view = await solene.readParticipation({ participationId });
    expect(view).toMatchObject({
      state: 'shipped',
      agreement: 'signed',
      threshold: { state: 'under-contract' },
    });
    expect(view.agreementDetail?.stamps.map(({ signerKind }) => signerKind).sort()).toEqual([
      'creator',
      'member',
    ]);
    const { rows } = await bench.database.ownerPool.query<{
      body: { subject: string; signerKind: string };
    }>(
      `select convert_from(bytes, 'UTF8')::jsonb -> 'body' as body from leaf
       where client_id = $1 and kind = 'approval' order by staged_no`,
      [agency.clientId],
    );
    expect(rows.map(({ body }) => `${body.subject} ${body.signerKind}`)).toEqual([
      'agreement member',
      'agreement creator',
    ]);
    const change = solene.saveAgreement({ participationId, kind: 'contract', content: lacking });
    expect(await refusalOf(change)).toBe('agreement-signed-by-both');
  });

  test('opens also where a simple agreement was signed first: it gives way to the contract', async () => {
    const { participationId, creatorId, token } = await accepted('Levain');
    await past(creatorId, 97_600);
    const box = await benefit(participationId, 2_400);
    const solene = await as('solene');
    const creator = await as(null);
    const signBoth = async (kind: 'agreement' | 'contract') => {
      const { n } = await solene.saveAgreement({ participationId, kind, content: complete });
      const view = await solene.readParticipation({ participationId });
      const contentHash = view.agreementDetail?.contentHash ?? '';
      await solene.signAgreement({ participationId, n, contentHash });
      await creator.signByLink({ token, n, contentHash, name: 'Katell Le Bihan' });
    };
    await signBoth('agreement');
    expect(await refusalOf(ship(participationId, box))).toBe('contract-missing');
    const again = solene.saveAgreement({ participationId, kind: 'agreement', content: complete });
    expect(await refusalOf(again)).toBe('agreement-signed-by-both');
    await signBoth('contract');
    await ship(participationId, box);
    expect(await givenCents(creatorId)).toBe(100_000);
  });

  test('lets one of two parcels at the same moment through, never both', async () => {
    for (let round = 0; round < 4; round++) {
      const one = await accepted(`Deux à la fois ${round}`);
      const second = await accepted('', await open(`Autre ${round}`), one.creatorId);
      await past(one.creatorId, 95_000);
      const [a, b] = [
        await benefit(one.participationId, 3_000),
        await benefit(second.participationId, 3_000),
      ];
      const outcomes = await Promise.all([
        refusalOf(ship(one.participationId, a)),
        refusalOf(ship(second.participationId, b)),
      ]);
      expect(outcomes.toSorted()).toEqual(['contract-missing', 'done']);
      expect(await givenCents(one.creatorId)).toBe(98_000);
    }
  });

  test('is counted apart for a promotional purpose of its own, with its written reason', async () => {
    const { creatorId } = await accepted('Farine');
    await past(creatorId, 97_600);
    const other = await open('Fête du lait');
    const { participationId } = await accepted('', other, creatorId);
    const box = await benefit(participationId, 2_400);
    expect(await refusalOf(ship(participationId, box))).toBe('contract-missing');
    const objective = {
      name: 'Fête du lait',
      reason: 'Une fête de village, sans lien avec la gamme.',
    };
    const update = { operationId: other, objective };
    expect(await refusalOf((await as('ines')).updateOperation(update))).toBe('not-allowed');
    await (await as('solene')).updateOperation(update);
    await ship(participationId, box);
    const settled = { name: 'Encore', reason: 'Autre chose.' };
    const again = (await as('solene')).updateOperation({ operationId: other, objective: settled });
    expect(await refusalOf(again)).toBe('objective-settled');
    const board = await (await as('solene')).readOperation({ operationId: other });
    expect(board).toMatchObject({ objective: 'Fête du lait', objectiveReason: objective.reason });
  });
});

describe('a parcel', () => {
  test('doesn’t leave without a yes, without an address, without a gift of theirs', async () => {
    const creator = await bench.addCreator(agency, 'Pas encore', null);
    const solene = await as('solene');
    const { id: participationId } = await solene.keepCreator({
      operationId,
      creatorId: creator.id,
    });
    const box = await benefit(participationId, 2_400);
    expect(await refusalOf(ship(participationId, box))).toBe('not-accepted');
    const byHand = bench.database.ownerPool.query(
      `insert into shipment (id, client_id, participation_id, is_cold, sent_at, created_at)
       select gen_random_uuid(), client_id, id, false, now(), now() from participation where id = $1`,
      [participationId],
    );
    await expect(byHand).rejects.toThrow('not-accepted');
    await solene.writeLetter({
      participationId,
      kind: 'proposal',
      humanSentence: 'Une phrase assez longue.',
    });
    const { letters } = await solene.readParticipation({ participationId });
    await solene.releaseLetter({ participationId, letterId: letters[0]?.id ?? '' });
    await solene.moveParticipation({ participationId, to: 'accepted', note: 'Au téléphone.' });
    expect(await refusalOf(ship(participationId, box))).toBe('address-missing');
    const other = await accepted('Une autre');
    expect(await refusalOf(ship(other.participationId, box))).toBe('not-found');
  });

  test('that must stay cold leaves from Monday to Wednesday, and says the next day', async () => {
    const { participationId } = await accepted('Froid');
    const box = await benefit(participationId, 2_400, 'gift', true);
    for (const day of ['10', '11', '12', '13']) {
      bench.clock.set(`2026-12-${day}T08:30:00Z`);
      const refused = ship(participationId, box);
      await expect(refused).rejects.toThrow('lundi 14 décembre');
      expect(await refusalOf(refused)).toBe('cold-before-weekend');
    }
    // Wednesday, half past eleven at night in Paris, is Wednesday still.
    bench.clock.set('2026-12-16T22:30:00Z');
    await ship(participationId, box);
    // The database looks at the client's own weekday as well.
    const byHand = bench.database.ownerPool.query(
      "update shipment set sent_at = '2026-12-17T08:30:00Z' where participation_id = $1",
      [participationId],
    );
    await expect(byHand).rejects.toThrow('cold-before-weekend');
    expect(nextColdDay(new Date('2026-12-10T23:30:00Z'), 'Europe/Paris')).toBe('2026-12-14');
  });

  test('that was lost can be sent again with the same gift, which counts once', async () => {
    const { participationId, creatorId } = await accepted('Perdu');
    const box = await benefit(participationId, 2_400);
    const { id: shipmentId } = await ship(participationId, box);
    const solene = await as('solene');
    await solene.loseShipment({
      participationId,
      shipmentId,
      reason: 'Transporteur en retard, produit chaud.',
    });
    await ship(participationId, box);
    expect(await givenCents(creatorId)).toBe(2_400);
    const view = await solene.readParticipation({ participationId });
    expect(view.shipments).toMatchObject([
      { lostReason: expect.stringContaining('chaud') },
      { lostAt: null },
    ]);
  });
});

test('a letter is not released by whoever isn’t a senior, the database says so too', async () => {
  const { participationId } = await accepted('Écrite');
  const ines: MemberId = agency.ids.ines;
  const { id } = await (await as('ines')).writeLetter({
    participationId,
    kind: 'answer',
    humanSentence: 'Oui, le coffret est consigné.',
  });
  const byHand = bench.database.app.write(agency.scope, (tx) =>
    sql`update outreach_message set state = 'released', released_by = ${ines}, released_at = now()
        where id = ${id}`.execute(tx),
  );
  await expect(byHand).rejects.toThrow('not-released-by-senior');
});

test('whoever has a contract signed needs it for this advertiser only', async () => {
  const { participationId, token, creatorId } = await accepted('Sous contrat');
  await past(creatorId, 97_600);
  await signContract(participationId, token);
  const stranger = await bench.buildAgency();
  const { rows } = await bench.database.ownerPool.query<{ n: number }>(
    'select count(*)::integer as n from agreement where client_id = $1',
    [stranger.clientId],
  );
  expect(rows[0]?.n).toBe(0);
});
