import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerRules } from '../../../test/answer-rules.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { eraseDue } from '../creators/erase-due.ts';
import { removeCreator } from '../creators/remove-creator.ts';

let bench: OperationsBench;
let agency: SmallAgency;
let operationId: string;

beforeAll(async () => {
  bench = await openOperationsBench();
}, 120_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  bench.clock.set('2026-12-08T08:30:00Z'); // a Tuesday
  agency = await bench.buildAgency();
  const dates = { startsOn: '2026-12-09', endsOn: '2026-12-20' };
  const solene = await as('solene');
  const made = await solene.createOperation({
    clientId: agency.clientId,
    name: 'Brassé',
    ...dates,
  });
  operationId = made.id;
  await answerRules(bench.database, operationId);
});

const as = (who: Who | null) => bench.as(who, agency);
const humanSentence = 'J’ai lu votre gâteau au yaourt, pesé au gramme près.';

/** Somebody who was written to, with the token of their page. */
async function asked(name: string, email: string | null = null) {
  const creator = await bench.addCreator(agency, name, email);
  const solene = await as('solene');
  const kept = { operationId, creatorId: creator.id };
  const { id: participationId } = await solene.keepCreator(kept);
  const letter = await solene.writeLetter({ participationId, kind: 'proposal', humanSentence });
  const sent = await solene.releaseLetter({ participationId, letterId: letter.id });
  const url = sent.url ?? (await solene.renewCreatorLink({ participationId })).url;
  return { participationId, creatorId: creator.id, token: url.split('/').at(-1) ?? '' };
}

describe('a letter that waited while something happened', () => {
  test('does not leave for somebody who has said no since', async () => {
    const { participationId, token } = await asked('Farine');
    bench.clock.set('2026-12-14T08:30:00Z');
    const solene = await as('solene');
    const { id: letterId } = await solene.writeLetter({
      participationId,
      kind: 'reminder',
      humanSentence,
    });
    await (await as(null)).answerByLink({ token, answer: 'no' });
    expect(await refusalOf(solene.releaseLetter({ participationId, letterId }))).toBe(
      'already-answered',
    );
  });

  test('does not leave with the name of somebody who has left', async () => {
    const { participationId } = await asked('Son');
    bench.clock.set('2026-12-14T08:30:00Z');
    const karim = await as('karim');
    const letter = { participationId, kind: 'reminder', humanSentence } as const;
    const { id: letterId } = await karim.writeLetter(letter);
    await bench.database.ownerPool.query('update member set ended_at = $2 where id = $1', [
      agency.ids.karim,
      bench.clock.now(),
    ]);
    const solene = await as('solene');
    const release = solene.releaseLetter({ participationId, letterId });
    expect(await refusalOf(release)).toBe('writer-left');
    await solene.dropLetter({ participationId, letterId });
    const { id: own } = await solene.writeLetter(letter);
    expect(await refusalOf(solene.releaseLetter({ participationId, letterId: own }))).toBe('done');
  });

  test('does not ask for a mention that is there by now', async () => {
    const { participationId, token } = await asked('Seigle');
    const creator = await as(null);
    await creator.answerByLink({ token, answer: 'interested' });
    bench.blog.write('/seigle', '<h1>Seigle</h1><p>Le yaourt d’Ombrelune est bon.</p>');
    await creator.publishByLink({ token, url: `${bench.blog.url}/seigle` });
    bench.clock.set('2026-12-08T09:30:00Z');
    await bench.capture(agency);
    const [ines, solene] = [await as('ines'), await as('solene')];
    const read = () => solene.readParticipation({ participationId });
    const deliverableId = (await read()).deliverables[0]?.id ?? '';
    const { words } = await ines.requestMention({ participationId, deliverableId });
    bench.blog.write('/seigle', `<h1>Seigle</h1><p>${words}</p><p>Le yaourt est bon.</p>`);
    bench.clock.set('2026-12-09T09:30:00Z');
    await bench.capture(agency);
    expect((await read()).deliverables[0]?.incidents[0]?.mendedAt).not.toBeNull();
    const letter = (await read()).letters.find(({ state }) => state === 'ready');
    const release = solene.releaseLetter({ participationId, letterId: letter?.id ?? '' });
    expect(await refusalOf(release)).toBe('mention-there-already');
  });

  test('brings an address of its own, and the earlier ones go on working', async () => {
    const { participationId, token } = await asked('Épeautre', 'e@epeautre.example');
    bench.clock.set('2026-12-14T08:30:00Z');
    const solene = await as('solene');
    const letter = { participationId, kind: 'reminder', humanSentence } as const;
    const { id: letterId } = await solene.writeLetter(letter);
    await solene.releaseLetter({ participationId, letterId });
    const state = async () => (await (await as(null)).readCreatorPage({ token })).state;
    expect(await state()).toBe('open');
    await solene.renewCreatorLink({ participationId });
    expect(await state()).toBe('revoked');
  });
});

describe('never again', () => {
  test('is heard whatever the state of the operation', async () => {
    const { participationId, creatorId, token } = await asked('Levain');
    const creator = await as(null);
    await creator.answerByLink({ token, answer: 'interested' });
    await creator.publishByLink({ token, url: `${bench.blog.url}/levain` });
    await creator.answerByLink({ token, answer: 'never' });
    const { rows } = await bench.database.ownerPool.query(
      'select objected_at from creator where id = $1',
      [creatorId],
    );
    expect(rows[0].objected_at).not.toBeNull();
    const { state } = await (await as('solene')).readParticipation({ participationId });
    expect(state).toBe('published');
  });
});

describe('that they want nothing any more', () => {
  test('may be noted by whoever hears it, whatever the state, and can’t be undone', async () => {
    const { participationId, creatorId } = await asked('Seigle noir', 's@seigle.example');
    const ines = await as('ines');
    const note = 'Au téléphone, ce matin.';
    await ines.moveParticipation({ participationId, to: 'never', note });
    const solene = await as('solene');
    const place = await solene.readParticipation({ participationId });
    expect(place).toMatchObject({ state: 'declined', mayContact: { is: false } });
    expect(place.journal.map(({ sentence }) => sentence).join()).toContain('plus');
    expect(await refusalOf(ines.undoMove({ participationId }))).toBe('nothing-to-undo');
    const letter = { participationId, kind: 'answer', humanSentence } as const;
    expect(await refusalOf(solene.writeLetter(letter))).toBe('creator-objected');
    const { rows } = await bench.database.ownerPool.query(
      'select email, objected_at from creator where id = $1',
      [creatorId],
    );
    expect(rows).toEqual([{ email: null, objected_at: bench.clock.now() }]);
  });
});

describe('something worth nothing', () => {
  test('is refused in words once the sum is reached, not by an error of the server', async () => {
    const { participationId, creatorId, token } = await asked('Zéro');
    const solene = await as('solene');
    await (await as(null)).answerByLink({ token, answer: 'interested' });
    const past = { label: 'Recette', valueCents: 100_000, givenOn: '2026-04-14' };
    await solene.addPastRelation({ clientId: agency.clientId, creatorId, ...past });
    const { id: benefitId } = await solene.addBenefit({
      participationId,
      kind: 'gift',
      label: 'Carte',
      valueCents: 0,
      condition: 'none',
      isCold: false,
    });
    expect(await refusalOf(solene.giveBenefit({ participationId, benefitId }))).toBe(
      'contract-missing',
    );
  });
});

describe('a purpose of its own', () => {
  test('is the same however its letters are composed', async () => {
    const solene = await as('solene');
    const reason = 'Une fête de village, sans lien.';
    const objective = { name: ' Fête  du lait '.normalize('NFD'), reason };
    await solene.updateOperation({ operationId, objective });
    const board = await solene.readOperation({ operationId });
    expect(board.objective).toBe('Fête du lait');
  });

  test('is not taken while a gift leaves in another transaction', async () => {
    const solene = await as('solene');
    for (let round = 0; round < 5; round++) {
      const name = `Ensemble ${round}`;
      const { id } = await solene.createOperation({
        clientId: agency.clientId,
        name,
        startsOn: '2026-12-09',
        endsOn: '2026-12-20',
      });
      operationId = id;
      await answerRules(bench.database, id);
      const { participationId, token } = await asked(name);
      await (await as(null)).answerByLink({ token, answer: 'interested' });
      const { id: benefitId } = await solene.addBenefit({
        participationId,
        kind: 'fee',
        label: 'Recette',
        valueCents: 90_000,
        condition: 'publication',
        isCold: false,
      });
      const [given, named] = await Promise.all([
        refusalOf(solene.giveBenefit({ participationId, benefitId })),
        refusalOf(
          solene.updateOperation({
            operationId: id,
            objective: { name: 'Autre', reason: 'Une raison écrite.' },
          }),
        ),
      ]);
      const { rows: order } = await bench.database.ownerPool.query(
        "select kind from participation_event where operation_id = $1 and (kind = 'objective' or detail->>'what' = 'given') order by n",
        [id],
      );
      const happened = order.map((one: { kind: string }) => one.kind);
      expect([given, named].includes('done')).toBe(true);
      expect(happened).not.toEqual(['benefit', 'objective']);
    }
  });
});

describe('the year of a benefit', () => {
  test('is the client’s own: the last minute of December and the first of January', async () => {
    const { participationId, token } = await asked('Minuit');
    const solene = await as('solene');
    await (await as(null)).answerByLink({ token, answer: 'interested' });
    const fee = async (valueCents: number) =>
      (
        await solene.addBenefit({
          participationId,
          kind: 'fee',
          label: 'Recette',
          valueCents,
          condition: 'publication',
          isCold: false,
        })
      ).id;
    const give = async (at: string, valueCents: number) => {
      bench.clock.set(at);
      return refusalOf(solene.giveBenefit({ participationId, benefitId: await fee(valueCents) }));
    };
    // Ombrelune is in Paris, an hour ahead of UTC in winter.
    expect(await give('2026-12-31T22:59:00Z', 90_000)).toBe('done');
    expect(await give('2026-12-31T22:59:30Z', 10_000)).toBe('contract-missing');
    // What was refused is still promised, and counts with what is given.
    expect(await give('2026-12-31T23:00:00Z', 80_000)).toBe('done');
    expect(await give('2027-01-01T00:30:00Z', 10_000)).toBe('contract-missing');
  });
});

describe('a gift', () => {
  test('that was counted once leaves once, unless its parcel was lost', async () => {
    const { participationId, token } = await asked('Deux boîtes');
    const [solene, creator] = [await as('solene'), await as(null)];
    await creator.answerByLink({ token, answer: 'interested' });
    const street = { street: '3 rue du Puits', postalCode: '29000', city: 'Quimper' };
    await creator.giveAddressByLink({ token, recipient: 'K', ...street, country: 'France' });
    const gift = { kind: 'gift', label: 'Robot', condition: 'none', isCold: false } as const;
    const { id } = await solene.addBenefit({ participationId, ...gift, valueCents: 60_000 });
    const parcel = { participationId, benefitIds: [id] };
    const later = { ...parcel, plannedOn: '2026-12-15' };
    const { id: planned } = await solene.ship(later);
    const { id: first } = await solene.ship(parcel);
    expect(await refusalOf(solene.ship(parcel))).toBe('already-sent');
    expect(await refusalOf(solene.ship(later))).toBe('already-sent');
    const send = { participationId, shipmentId: planned };
    expect(await refusalOf(solene.sendShipment(send))).toBe('already-sent');
    const byHand = bench.database.ownerPool.query(
      'update shipment set sent_at = now() where id = $1',
      [planned],
    );
    await expect(byHand).rejects.toThrow('gift-sent-already');
    await solene.loseShipment({ participationId, shipmentId: first, reason: 'Perdu.' });
    expect(await refusalOf(solene.sendShipment(send))).toBe('done');
  });
});

describe('whoever is erased', () => {
  test('is erased from every table: address, letters, mails that wait, pages, openings', async () => {
    const { participationId, creatorId, token } = await asked('Zygomar', 'zygomar@zygomar.example');
    const creator = await as(null);
    await creator.answerByLink({ token, answer: 'interested', comment: 'zygomar-comment' });
    await creator.giveAddressByLink({
      token,
      recipient: 'Zygomar',
      street: '3 rue zygomar',
      postalCode: '29000',
      city: 'Quimper',
      country: 'France',
    });
    await creator.askByLink({ token, text: 'zygomar-question' });
    bench.blog.write('/zygomar', '<h1>zygomar page</h1><p>zygomar texte</p>');
    await creator.publishByLink({ token, url: `${bench.blog.url}/zygomar` });
    bench.clock.set('2026-12-08T09:30:00Z');
    await bench.capture(agency);
    const solene = await as('solene');
    const view = await solene.readParticipation({ participationId });
    await solene.requestMention({ participationId, deliverableId: view.deliverables[0]?.id ?? '' });
    const grep = async () => {
      const { rows: tables } = await bench.database.ownerPool.query<{ s: string; t: string }>(
        "select schemaname s, tablename t from pg_tables where schemaname not in ('pg_catalog','information_schema')",
      );
      const out: string[] = [];
      for (const { s, t } of tables) {
        const { rows } = await bench.database.ownerPool.query<{ r: string }>(
          `select to_jsonb(x)::text r from "${s}"."${t}" x where to_jsonb(x)::text ilike '%zygomar%'`,
        );
        for (const { r } of rows) out.push(`${s}.${t}: ${r.slice(0, 1500)}`);
      }
      return out;
    };
    const held = new Set((await grep()).map((one) => one.split(':')[0]));
    expect([...held]).toEqual(
      expect.arrayContaining(['public.mail', 'public.opening', 'public.deliverable']),
    );
    const named = () =>
      bench.database.ownerPool.query('select from blob where client_id = $1', [agency.clientId]);
    expect((await named()).rowCount).toBe(1);
    await bench.database.app.write(agency.scope, (tx) =>
      removeCreator(tx, creatorId, { bar: true, at: bench.clock.now() }),
    );
    expect(await grep()).toEqual([]);
    expect((await named()).rowCount).toBe(0);
  });
});

describe('what was signed', () => {
  const party = (name: string) => ({
    name,
    address: '7 rue des Zébrures',
    email: `${name.toLowerCase()}@courrier.example`,
    taxCountry: 'France',
  });
  /** Written by us, signed by both; answers the texts that stand in the database after it. */
  async function signed(name: string, kind: 'agreement' | 'contract') {
    const { participationId, creatorId, token } = await asked(name, `${name}@blog.example`);
    const [solene, creator] = [await as('solene'), await as(null)];
    await creator.answerByLink({ token, answer: 'interested' });
    const content = {
      advertiser: party('Ombrelune'),
      creator: party(name),
      agency: 'Corvelle',
      mission: `Une recette de ${name}.`,
      freedom: 'Entière.',
      mention: 'Collaboration commerciale avec Ombrelune.',
      pay: '350 € HT.',
      benefitsInKind: 'Un coffret.',
      duties: 'Placer la mention.',
      rights: 'Les siens.',
      law: 'Droit français.',
    };
    const { n } = await solene.saveAgreement({ participationId, kind, content });
    const view = await solene.readParticipation({ participationId });
    const contentHash = view.agreementDetail?.contentHash ?? '';
    await solene.signAgreement({ participationId, n, contentHash });
    await creator.signByLink({ token, n, contentHash, name });
    return { participationId, creatorId, contentHash, content };
  }
  async function find(text: string): Promise<string[]> {
    const { rows } = await bench.database.ownerPool.query<{ t: string }>(
      `select 'version' t from agreement_version where content::text ilike $1
       union all select 'signature' from signature where signer_name ilike $1
       union all select 'opening' from opening where value ilike $1`,
      [`%${text}%`],
    );
    return rows.map(({ t }) => t).sort();
  }
  const erase = (creatorId: CreatorId) =>
    bench.database.app.write(agency.scope, (tx) =>
      removeCreator(tx, creatorId, { bar: true, at: bench.clock.now() }),
    );

  test('in a simple agreement loses the name with its creator; hash and terms stay', async () => {
    const { participationId, creatorId, contentHash } = await signed('Zibeline', 'agreement');
    expect(await find('zibeline')).toEqual(['opening', 'signature', 'version']);
    await erase(creatorId);
    expect(await find('zibeline')).toEqual([]);
    const { agreementDetail } = await (await as('solene')).readParticipation({ participationId });
    expect(agreementDetail).toMatchObject({
      contentHash,
      isSignedByCreator: true,
      content: {
        creator: { name: '', address: '' },
        mission: 'Une recette de […].',
        pay: '350 € HT.',
      },
    });
  });

  test('in a contract is kept for ten years, is told to the person, and goes then by itself', async () => {
    const { creatorId } = await signed('Zélande', 'contract');
    const { rows } = await bench.database.app.read(agency.scope, (tx) =>
      sql<{ client_name: string; kept_until: string }>`
        select client_name, kept_until::text from list_kept_contracts(${creatorId})`.execute(tx),
    );
    expect(rows).toEqual([{ client_name: expect.any(String), kept_until: '2036-12-31' }]);
    await erase(creatorId);
    const deps = { worker: bench.database.worker, clock: bench.clock };
    bench.clock.set('2036-12-31T12:00:00Z');
    await eraseDue(deps);
    expect(await find('zélande')).toEqual(['opening', 'signature', 'version']);
    bench.clock.set('2037-01-02T12:00:00Z');
    await eraseDue(deps);
    expect(await find('zélande')).toEqual([]);
  });

  test('shows where the creator lives to those who pack, not to the client nor to a trainee', async () => {
    const { participationId, content } = await signed('Zinnia', 'agreement');
    const seen = async (who: Who) => {
      const { agreementDetail } = await (await as(who)).readParticipation({ participationId });
      const { creator } = agreementDetail?.content ?? {};
      return [creator?.name, creator?.address, creator?.email];
    };
    const { name, address, email } = content.creator;
    expect(await seen('solene')).toEqual([name, address, email]);
    for (const who of ['ines', 'clarisse'] as const)
      expect(await seen(who)).toEqual([name, '', '']);
    const rewrite = { ...content, creator: { ...content.creator, address: '', email: '' } };
    const ines = await as('ines');
    await ines.saveAgreement({ participationId, kind: 'contract', content: rewrite });
    expect(await seen('solene')).toEqual([name, address, email]);
  });
});

test('whom nobody was in touch with for 36 months is erased by the worker, and nobody else', async () => {
  const old = await bench.addCreator(agency, 'Longtemps', null);
  bench.clock.set('2028-06-01T08:00:00Z');
  const fresh = await bench.addCreator(agency, 'Récente', null);
  const left = async () => {
    const { rows } = await bench.database.ownerPool.query<{ id: string }>(
      'select id from creator where id = any($1)',
      [[old.id, fresh.id]],
    );
    return rows.map(({ id }) => id).sort();
  };
  const deps = { worker: bench.database.worker, clock: bench.clock };
  bench.clock.set('2029-12-08T08:00:00Z');
  await eraseDue(deps);
  expect(await left()).toEqual([old.id, fresh.id].sort());
  bench.clock.set('2029-12-09T08:00:00Z');
  await eraseDue(deps);
  expect(await left()).toEqual([fresh.id]);
});
