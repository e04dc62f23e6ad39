import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClientsBench, openClientsBench, refusalOf } from '../../../test/clients-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import { brandKitContent } from './kit-schema.ts';
import { readClientFacts } from './public.ts';

let bench: ClientsBench;
let agency: SmallAgency;

beforeAll(async () => {
  bench = await openClientsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  agency = await bench.buildAgency();
});

const as = (who: Who | null) => bench.as(who, agency);
const content = (tone: string) => brandKitContent.parse({ tone, avoid: ['incroyable'] });

/** A kit that Solène wrote herself, and that she sends to Clarisse. */
async function sendKit(canSign = true) {
  const { clientId } = agency;
  const solene = await as('solene');
  await solene.saveBrandKit({ clientId, basedOn: 0, content: content('Simple') });
  const contact = { name: 'Clarisse Montbazin', email: 'c@ombrelune.example', canSign };
  const { id: contactId } = await solene.addContact({ clientId, ...contact });
  const send = () => solene.sendBrandKit({ clientId, n: 1, contactId });
  const sent = canSign ? await send() : null;
  const token = sent?.url.split('/').at(-1) ?? '';
  const holder = await as(null);
  const read = async () => {
    const { kit } = await holder.readBrandKitPage({ token });
    if (!kit) throw new Error('the link shows no kit');
    return kit;
  };
  const decide = async (over: object = {}) => {
    const { contentHash } = await read();
    const given = { token, n: 1, contentHash, decision: 'approved', comment: '' } as const;
    return holder.decideBrandKitByLink({ ...given, name: 'Clarisse Montbazin', ...over });
  };
  return { clientId, solene, holder, contactId, send, token, read, decide };
}

async function mails(to: string) {
  const { rows } = await bench.database.ownerPool.query<{ subject: string; body: string }>(
    `select subject, body from mail where recipient = $1 and agency_id = $2
     order by created_at, id`,
    [to, agency.agencyId],
  );
  return rows;
}

describe('a brand kit sent to the client', () => {
  test('is signed by who wrote it in no way, and by the client’s person on one version', async () => {
    const { clientId, solene, token, read, decide } = await sendKit();
    const { brandKit } = await solene.readClient({ clientId });
    const own = { clientId, n: 1, contentHash: brandKit?.contentHash ?? '' };
    expect(await refusalOf(solene.signBrandKit(own))).toBe('four-eyes');
    expect(brandKit?.can).toEqual({ sign: false, send: true, decide: false });
    for (let i = 0; i < 5; i++) await read();
    expect(await read()).toMatchObject({ n: 1, since: null, stamp: null, isAsked: true });
    const waiting = await solene.readBrandKit({ clientId, n: 1 });
    expect(waiting.requests).toMatchObject([{ name: 'Clarisse Montbazin', state: 'open' }]);
    expect(waiting.requests[0]?.openedAt).not.toBeNull();
    expect(waiting.stamps).toEqual([]);

    const stamp = await decide();
    expect(stamp).toMatchObject({ decision: 'approved', signerKind: 'contact', version: 1 });
    expect(stamp.contentHash).toBe(own.contentHash);
    expect(stamp.leaf?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await decide()).toEqual(stamp);
    expect(await refusalOf(decide({ decision: 'refused' }))).toBe('already-decided');
    const receipts = await mails('c@ombrelune.example');
    expect(receipts.map(({ subject }) => subject)).toEqual([
      'Ombrelune : votre charte, version 1, à valider',
      'Ombrelune : reçu de votre décision',
    ]);
    expect(receipts[1]?.body).toContain(stamp.contentHash);
    expect(receipts[0]?.body).toContain(`/l/${token}`);
    expect(await mails('solene@agence.example')).toEqual([]);
    const facts = await bench.database.app.read(agency.scope, (tx) =>
      readClientFacts(tx, clientId),
    );
    expect(facts?.brandKit).toMatchObject({ n: 1, signedBy: 'Clarisse Montbazin' });
    const after = await solene.readBrandKit({ clientId, n: 1 });
    expect(after).toMatchObject({ can: { send: false }, requests: [{ state: 'decided' }] });
    const { rows } = await bench.database.ownerPool.query(
      `select convert_from(bytes, 'UTF8') as text from leaf where client_id = $1 and kind = 'approval'`,
      [clientId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].text).toContain('"subject":"brand-kit"');
    expect(rows[0].text).not.toContain('Clarisse');
  });

  test('comes back with a sentence, and whoever sent it and answers for the client is told once', async () => {
    const { clientId, solene, send, decide } = await sendKit();
    expect(await refusalOf(decide({ decision: 'changes', comment: ' ' }))).toBe('comment-missing');
    await decide({ decision: 'changes', comment: 'Dire « étable ».' });
    await decide({ decision: 'changes', comment: 'Dire « étable ».' });
    const told = await mails('solene@agence.example');
    expect(told.map(({ subject }) => subject)).toEqual([
      'Ombrelune demande un changement : Charte',
    ]);
    expect(told[0]?.body).not.toContain('étable');
    expect(told[0]?.body).toContain(`/clients/${clientId}/brand-kit?v=1`);
    const view = await solene.readBrandKit({ clientId, n: 1 });
    expect(view.stamps).toMatchObject([{ decision: 'changes', comment: 'Dire « étable ».' }]);
    expect(view.requests).toMatchObject([{ state: 'decided' }]);
    // The client thinks again: the same version may be asked once more.
    const again = (await send()).url.split('/').at(-1) ?? '';
    const page = await (await as(null)).readBrandKitPage({ token: again });
    expect(page.kit).toMatchObject({ isAsked: true, stamp: null });
  });

  test('is decided on no more once a newer version is written; what was signed stays in force', async () => {
    const { clientId, solene, holder, decide, read, contactId } = await sendKit();
    await solene.saveBrandKit({ clientId, basedOn: 1, content: content('Gai') });
    expect(await read()).toMatchObject({ isAsked: false, replacedBy: 2, sentAnew: 'no' });
    expect(await refusalOf(decide())).toBe('brand-kit-replaced');
    const old = solene.sendBrandKit({ clientId, n: 1, contactId });
    expect(await refusalOf(old)).toBe('brand-kit-replaced');
    const second = await solene.sendBrandKit({ clientId, n: 2, contactId });
    expect(await read()).toMatchObject({ sentAnew: 'to-you' });
    const token = second.url.split('/').at(-1) ?? '';
    const { kit } = await holder.readBrandKitPage({ token });
    const given = { token, n: 2, contentHash: kit?.contentHash ?? '', name: 'Clarisse Montbazin' };
    await holder.decideBrandKitByLink({ ...given, decision: 'approved', comment: '' });
    await solene.saveBrandKit({ clientId, basedOn: 2, content: content('Sobre') });
    const third = await solene.sendBrandKit({ clientId, n: 3, contactId });
    const page = await holder.readBrandKitPage({ token: third.url.split('/').at(-1) ?? '' });
    expect(page.kit?.since).toMatchObject({
      n: 2,
      signerName: 'Clarisse Montbazin',
      changes: [{ place: 'tone', label: 'Ton' }],
    });
    const facts = await bench.database.app.read(agency.scope, (tx) =>
      readClientFacts(tx, clientId),
    );
    expect(facts?.brandKit).toMatchObject({ n: 2, content: { tone: 'Gai' } });
  });

  test('isn’t decided on with another hash, an ended link, or by who may not sign', async () => {
    const { clientId, solene, token, decide, read } = await sendKit();
    expect(await refusalOf(decide({ contentHash: 'a'.repeat(64) }))).toBe('content-differs');
    expect(await refusalOf(decide({ n: 2 }))).toBe('not-found');
    const { requests } = await solene.readBrandKit({ clientId, n: 1 });
    const kit = await read();
    await solene.revokeLink({ clientId, linkId: requests[0]?.linkId ?? '' });
    const holder = await as(null);
    expect(await holder.readBrandKitPage({ token })).toMatchObject({ state: 'revoked', kit: null });
    const given = { token, n: 1, contentHash: kit.contentHash, decision: 'approved' } as const;
    const late = holder.decideBrandKitByLink({ ...given, comment: '', name: 'Clarisse' });
    expect(await refusalOf(late)).toBe('link-revoked');
    const state = (await solene.readBrandKit({ clientId, n: 1 })).requests[0]?.state;
    expect(state).toBe('revoked');
  });

  test('has one decision where two come at once, and none where a newer version comes first', async () => {
    const { clientId, solene, decide } = await sendKit();
    const wanted = ['approved', 'refused', 'approved', 'refused'].map((decision) =>
      decide({ decision }).then(
        (stamp) => stamp.decision,
        () => 'already-decided',
      ),
    );
    const outcomes = new Set(await Promise.all(wanted));
    expect(outcomes.size).toBe(2);
    expect(outcomes).toContain('already-decided');
    const { stamps } = await solene.readBrandKit({ clientId, n: 1 });
    expect(stamps).toHaveLength(1);

    const other = await sendKitAgain();
    const race = await Promise.all([
      solene.saveBrandKit({ clientId, basedOn: 2, content: content('Vif') }).then(() => 'saved'),
      other.decide().then(
        () => 'signed',
        (error: Error) => error.message,
      ),
    ]);
    const signed = (await solene.readBrandKit({ clientId, n: 2 })).stamps.length;
    expect(race[0]).toBe('saved');
    expect(race[1] === 'signed').toBe(signed === 1);

    /** The next version, with a link of its own. */
    async function sendKitAgain() {
      await solene.saveBrandKit({ clientId, basedOn: 1, content: content('Gai') });
      const { contacts } = await solene.readClient({ clientId });
      const contactId = contacts[0]?.id ?? '';
      const { url } = await solene.sendBrandKit({ clientId, n: 2, contactId });
      const token = url.split('/').at(-1) ?? '';
      const holder = await as(null);
      const { kit } = await holder.readBrandKitPage({ token });
      const given = { token, n: 2, contentHash: kit?.contentHash ?? '', comment: '' };
      return {
        decide: () =>
          holder.decideBrandKitByLink({ ...given, decision: 'approved', name: 'Clarisse' }),
      };
    }
  });

  test('goes only to who signs, and only a senior sends it', async () => {
    const { clientId, contactId, send } = await sendKit(false);
    expect(await refusalOf(send())).toBe('contact-cannot-sign');
    const ines = await as('ines');
    expect(await refusalOf(ines.sendBrandKit({ clientId, n: 1, contactId }))).toBe('not-allowed');
  });

  test('leads its reader to the kind of thing it asks about, and can be disavowed', async () => {
    const { token, holder } = await sendKit();
    expect(await holder.readLink({ token })).toMatchObject({
      state: 'open',
      kinds: ['brand-kit'],
      owner: 'Clarisse Montbazin',
      ownerEmailHint: 'c...@ombrelune.example',
    });
    await holder.disavowLink({ token });
    expect(await holder.readLink({ token })).toMatchObject({ state: 'revoked' });
    const [mail] = await mails('solene@agence.example');
    expect(mail?.body).toContain('puis renvoyez la charte :');
  });

  test('gets a fresh link in words of its kind, when it has run out', async () => {
    const { token } = await sendKit();
    const late = new Date(Date.now() + 20 * 86_400_000);
    const holder = await bench.as(null, agency, { clock: { now: () => late } });
    expect(await holder.readBrandKitPage({ token })).toMatchObject({ state: 'expired', kit: null });
    await holder.renewLink({ token });
    const last = (await mails('c@ombrelune.example')).at(-1);
    expect(last?.body).toContain('un lien neuf vers la charte à valider pour Ombrelune');
  });
});
