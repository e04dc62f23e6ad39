import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';
import type { Session } from '../../http/context.ts';
import type { ContactId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';

let world: PostWorld;
let karim: Session;
let karimContact: ContactId;

/** Karim has the account of the client; he is entered among its people, beside Clarisse. */
beforeAll(async () => {
  world = await startPostWorld();
  karim = world.ours.people.karim;
  karimContact = newId<ContactId>();
  await world.ownerPool.query(
    `insert into contact (id, client_id, name, email, can_sign, member_id, created_at)
     values ($1, $2, 'Karim Aubert', 'karim@ombrelune.example', true, $3, '2026-09-01')`,
    [karimContact, world.ours.clientId, karim.memberId],
  );
});
beforeEach(async () => {
  world.clock.at = new Date('2026-12-08T08:30:00Z');
  await world.ownerPool.query('update contact set can_sign = true, ended_at = null where id = $1', [
    karimContact,
  ]);
});
afterAll(() => world[Symbol.asyncDispose]());

/** A reviewed post, asked of Karim. */
async function askKarim(title = 'Ce que mange une vache') {
  const id = await world.reviewed({ title });
  const sent = { contactId: karimContact, postIds: [id] };
  const { solene } = world.ours.people;
  await world.ask(solene, 'POST', `/clients/${world.ours.clientId}/approval-links`, sent);
  const { version, contentHash } = await world.read(solene, id);
  const decide = (over: object = {}, who: Session = karim) => {
    const given = { version, contentHash, decision: 'approved', ...over };
    return world.ask(who, 'POST', `/posts/${id}/decisions`, given);
  };
  return { id, decide };
}

const setContact = (what: string) =>
  world.ownerPool.query(`update contact set ${what} where id = $1`, [karimContact]);

describe('a client with an account', () => {
  test('signs the exact version in their own name; a receipt, the journal and the log say so', async () => {
    const { id, decide } = await askKarim();
    expect(await world.read(karim, id)).toMatchObject({
      can: { decide: true, edit: false, drop: false, review: false, sendToClient: false },
      asked: { name: 'Karim Aubert', changes: [], isPastDue: false },
    });
    const done = await decide();
    expect(done).toMatchObject({
      status: 201,
      body: { stamps: [{ signerName: 'Karim Aubert', linkOwnerName: null, version: 2 }] },
    });
    expect((await decide()).body).toEqual(done.body);
    expect((await decide({ decision: 'refused' })).type).toBe('already-decided');
    const signed = await world.read(karim, id);
    expect(signed).toMatchObject({ stage: 'signed', can: { decide: false }, asked: null });
    expect(JSON.stringify(signed.journal)).toContain('Karim Aubert');
    const mail = await world.lastMail('karim@ombrelune.example');
    expect(mail.subject).toContain('reçu de votre décision');
    const { rows } = await world.ownerPool.query(
      'select link_id from signature where subject_id = $1',
      [id],
    );
    expect(rows).toMatchObject([{ link_id: expect.any(String) }]);
  });

  test('asks for a change with a sentence; the team is mailed once, without the text', async () => {
    const { id, decide } = await askKarim('Le foin de juin');
    expect((await decide({ decision: 'changes' })).type).toBe('comment-missing');
    const change = { decision: 'changes', comment: 'Dire « étable ».', place: 'text' };
    expect((await decide(change)).status).toBe(201);
    await decide(change);
    expect((await world.read(karim, id)).stage).toBe('changes-requested');
    const solene = `${world.ours.people.solene.memberId}@agence.example`;
    const { rows } = await world.ownerPool.query(
      `select body from mail where recipient = $1 and subject = $2`,
      [solene, 'Laiterie Ombrelune demande un changement : « Le foin de juin »'],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].body).toContain(`/posts/${id}`);
    expect(rows[0].body).not.toContain('étable');
    expect(rows[0].body).not.toContain('betterave');
  });

  test('doesn’t sign what was changed since, nor with another hash', async () => {
    const { id, decide } = await askKarim();
    const { ines } = world.ours.people;
    expect((await decide({ contentHash: 'a'.repeat(64) })).type).toBe('content-changed');
    const content = { ...world.ours.content, text: 'Du foin.' };
    await world.ask(ines, 'PUT', `/posts/${id}/content`, { basedOn: 2, content });
    expect((await decide()).type).toBe('content-changed');
    expect(await world.read(karim, id)).toMatchObject({ can: { decide: false }, asked: null });
  });

  test('decides nothing that isn’t asked of them, or was taken back, or has run out', async () => {
    const { id } = await world.sentToClarisse();
    const { version, contentHash } = await world.read(karim, id);
    const given = { version, contentHash, decision: 'approved' };
    const notTheirs = await world.ask(karim, 'POST', `/posts/${id}/decisions`, given);
    expect(notTheirs.type).toBe('not-asked-of-you');
    expect((await world.read(karim, id)).can.decide).toBe(false);

    const { id: taken, decide } = await askKarim();
    const { withClient } = await world.read(world.ours.people.solene, taken);
    world.clock.at = new Date('2027-01-08T08:30:00Z');
    expect((await decide()).type).toBe('request-expired');
    world.clock.at = new Date('2026-12-08T08:30:00Z');
    const address = `/clients/${world.ours.clientId}/links/${withClient?.linkId}`;
    await world.ask(world.ours.people.solene, 'DELETE', address);
    expect((await decide()).type).toBe('not-asked-of-you');
  });

  test('doesn’t sign when they may not sign, or have left the client', async () => {
    const { id, decide } = await askKarim();
    await setContact('can_sign = false');
    expect(await decide()).toMatchObject({ status: 403, type: 'not-signer' });
    expect(await world.read(karim, id)).toMatchObject({ can: { decide: false }, asked: null });
    await setContact(`can_sign = true, ended_at = '2026-12-01'`);
    expect((await decide()).type).toBe('not-signer');
    await setContact('ended_at = null');
    expect((await decide()).status).toBe(201);
  });

  test('of another client, or of the agency, doesn’t sign here', async () => {
    const { decide } = await askKarim();
    const { people } = world.ours;
    expect((await decide({}, world.stranger)).status).toBe(404);
    for (const who of [people.solene, people.helene, people.ines, people.maud]) {
      expect(await decide({}, who)).toMatchObject({ status: 403, type: 'not-allowed' });
    }
    // An account of the same agency that has another client only.
    const elsewhere = { ...karim, scope: { ...karim.scope, clientIds: [] } };
    expect((await decide({}, elsewhere)).status).toBe(404);
    // One that has this client too, but is nobody there.
    const nobody = { ...karim, memberId: people.yanis.memberId };
    expect((await decide({}, nobody)).type).toBe('not-signer');
  });
});
