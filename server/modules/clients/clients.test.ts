import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClientsBench, openClientsBench, refusalOf } from '../../../test/clients-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';

let bench: ClientsBench;
let agency: SmallAgency;
let stranger: SmallAgency;

beforeAll(async () => {
  bench = await openClientsBench();
  stranger = await bench.buildAgency();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  agency = await bench.buildAgency();
});

const as = (who: Who) => bench.as(who, agency);

describe('a client', () => {
  test('is made by a senior, assigned to her, with its log open and its gaps named', async () => {
    const solene = await as('solene');
    const { id } = await solene.createClient({ name: 'Bielleroux', locale: 'fr' });
    const view = await (await as('solene')).readClient({ clientId: id });
    expect(view).toMatchObject({
      name: 'Bielleroux',
      timeZone: 'Europe/Paris',
      accountable: null,
      missing: ['accountable', 'signer', 'channel', 'brand-kit'],
      can: { edit: true, connect: true, pause: true, resume: false },
    });
    expect(view.team).toContainEqual({
      ...{ id: agency.ids.solene, name: 'Solène Kermarzin', role: 'mentor', isAssigned: true },
    });
    const { rows } = await bench.database.ownerPool.query(
      'select kind from leaf where client_id = $1 order by staged_no',
      [id],
    );
    expect(rows).toEqual([{ kind: 'log-opened' }]);
    expect((await (await as('solene')).listClients()).map(({ name }) => name)).toEqual([
      'Bielleroux',
      'Ombrelune',
    ]);
    expect((await (await as('ines')).listClients()).map(({ name }) => name)).toEqual(['Ombrelune']);
  });

  test('is answered for by a mentor or the head of this agency, nobody else', async () => {
    const solene = await as('solene');
    const { clientId } = agency;
    for (const accountableId of [agency.ids.ines, agency.ids.dora, stranger.ids.solene]) {
      const types = [
        await refusalOf(solene.createClient({ name: 'X', locale: 'fr', accountableId })),
        await refusalOf(solene.updateClient({ clientId, accountableId })),
      ];
      expect(types).toEqual(['accountable-not-senior', 'accountable-not-senior']);
    }
    await solene.updateClient({ clientId, accountableId: agency.ids.marc, name: 'Ombrelune SA' });
    expect(await solene.readClient({ clientId })).toMatchObject({
      name: 'Ombrelune SA',
      accountable: { name: 'Marc Le Gall' },
    });
    await solene.updateClient({ clientId, accountableId: null });
    expect((await solene.readClient({ clientId })).accountable).toBeNull();
    await solene.updateClient({ clientId });
  });

  test('is paused by anybody of the team and resumed by a senior; the reason is kept', async () => {
    const { clientId } = agency;
    const ines = await as('ines');
    await ines.pauseClient({ clientId, reason: 'Un rappel de lot est en cours' });
    expect(await refusalOf(ines.pauseClient({ clientId, reason: 'encore' }))).toBe(
      'already-paused',
    );
    expect(await ines.readClient({ clientId })).toMatchObject({
      pause: { by: 'Inès Taldir', reason: 'Un rappel de lot est en cours' },
      can: { pause: false, resume: false },
    });
    expect(await refusalOf(ines.resumeClient({ clientId }))).toBe('not-allowed');
    expect(await refusalOf((await as('clarisse')).resumeClient({ clientId }))).toBe('not-allowed');
    const solene = await as('solene');
    await solene.resumeClient({ clientId });
    expect(await refusalOf(solene.resumeClient({ clientId }))).toBe('not-paused');
    expect((await solene.readClient({ clientId })).pause).toBeNull();
    const { rows } = await bench.database.ownerPool.query(
      'select reason, resumed_by from client_pause where client_id = $1',
      [clientId],
    );
    expect(rows).toEqual([
      { reason: 'Un rappel de lot est en cours', resumed_by: agency.ids.solene },
    ]);
    await (await as('clarisse')).pauseClient({ clientId, reason: 'Stop' });
    expect(await refusalOf((await as('dora')).pauseClient({ clientId, reason: 'x' }))).toBe(
      'not-allowed',
    );
  });

  test('is in the sight of those who are assigned', async () => {
    const solene = await as('solene');
    const { id: clientId } = await solene.createClient({ name: 'Bielleroux', locale: 'fr' });
    expect(await refusalOf((await as('ines')).readClient({ clientId }))).toBe('not-found');
    const memberId = agency.ids.ines;
    await (await as('solene')).assign({ clientId, memberId });
    await (await as('solene')).assign({ clientId, memberId });
    expect((await (await as('ines')).readClient({ clientId })).name).toBe('Bielleroux');
    await (await as('solene')).unassign({ clientId, memberId });
    expect(await refusalOf((await as('ines')).readClient({ clientId }))).toBe('not-found');
    const foreign = { clientId, memberId: stranger.ids.ines };
    expect(await refusalOf((await as('solene')).assign(foreign))).toBe('not-found');
  });

  test('has contacts, each address once, who leave and may come back', async () => {
    const solene = await as('solene');
    const { clientId } = agency;
    const clarisse = { clientId, name: 'Clarisse Montbazin', email: 'c@ombrelune.example' };
    const { id: contactId } = await solene.addContact({ ...clarisse, canSign: true });
    expect(await refusalOf(solene.addContact(clarisse))).toBe('contact-exists');
    const { id: second } = await solene.addContact({ ...clarisse, email: 'd@ombrelune.example' });
    expect(
      await refusalOf(
        solene.updateContact({ clientId, contactId: second, email: 'c@ombrelune.example' }),
      ),
    ).toBe('contact-exists');
    await solene.updateContact({ clientId, contactId, title: 'Directrice' });
    const view = await solene.readClient({ clientId });
    expect(view.contacts).toContainEqual(
      expect.objectContaining({ name: 'Clarisse Montbazin', title: 'Directrice', canSign: true }),
    );
    expect(view.missing).not.toContain('signer');
    await solene.endContact({ clientId, contactId });
    expect(await refusalOf(solene.endContact({ clientId, contactId }))).toBe('not-found');
    expect((await solene.readClient({ clientId })).missing).toContain('signer');
    await solene.addContact(clarisse);
  });
});
