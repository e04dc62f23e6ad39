import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';

let world: PostWorld;

beforeAll(async () => {
  world = await startPostWorld();
});

beforeEach(() => {
  world.clock.at = new Date('2026-12-08T08:30:00Z');
});

afterAll(() => world[Symbol.asyncDispose]());

describe('the client signs, the mail robot does not', () => {
  test('twenty readings decide nothing; one decision stamps one post, and mails a receipt', async () => {
    const { ines, solene } = world.ours.people;
    const ids = [await world.reviewed({ title: 'Un' }), await world.reviewed({ title: 'Deux' })];
    const sent = await world.send(...ids);
    expect(sent.status).toBe(201);
    const { token } = await world.lastMail(world.ours.clarisse.email);
    for (let i = 0; i < 20; i++) await world.ask(null, 'GET', `/links/${token}/posts`);
    const page = await world.open(token);
    expect(page.state).toBe('open');
    expect(page.posts.map(({ stamp }) => stamp)).toEqual([null, null]);
    expect(JSON.stringify(page)).not.toContain('agence.example');
    const [first] = page.posts;
    const done = await world.decide(token, [first], { decision: 'approved' });
    expect(done.body).toMatchObject({
      stamps: [{ signerName: 'Clarisse Montbazin', version: 2, leaf: { index: null } }],
    });
    const receipt = await world.lastMail(world.ours.clarisse.email);
    expect(receipt.body).toContain(first?.contentHash);
    const signed = await world.read(ines, first?.postId ?? '');
    expect(signed).toMatchObject({ stage: 'signed', diffusion: 'scheduled', withClient: null });
    expect(signed.deliveries.map(({ state }) => state)).toEqual(['prepared', 'prepared']);
    const other = ids.find((id) => id !== first?.postId) ?? '';
    expect(await world.read(solene, other)).toMatchObject({ stage: 'with-client', stamps: [] });
  });

  test('deciding twice answers the same stamp; another decision is refused with who and when', async () => {
    const { token, page } = await world.sentToClarisse();
    const once = await world.decide(token, page.posts, { decision: 'approved' });
    const mails = (await world.lastMail(world.ours.clarisse.email)).count;
    const twice = await world.decide(token, page.posts, { decision: 'approved' });
    expect(stampIds(twice)).toEqual(stampIds(once));
    expect((await world.lastMail(world.ours.clarisse.email)).count).toBe(mails);
    const other = await world.decide(token, page.posts, { decision: 'refused' });
    expect(other).toMatchObject({ status: 409, type: 'already-decided' });
    expect(other.body).toMatchObject({ data: { by: 'Clarisse Montbazin' } });
  });

  test('a change needs a sentence, and comes back to the author with it', async () => {
    const { token, page } = await world.sentToClarisse();
    expect((await world.decide(token, page.posts, { decision: 'changes' })).type).toBe(
      'comment-missing',
    );
    const change = {
      decision: 'changes',
      comment: 'Dire « étable ».',
      place: 'text',
      quote: 'foin',
    };
    expect((await world.decide(token, page.posts, change)).status).toBe(201);
    const view = await world.read(world.ours.people.ines, page.posts[0]?.postId ?? '');
    expect(view.stage).toBe('changes-requested');
    expect(view.remarks).toMatchObject([{ author: 'Clarisse Montbazin', quote: 'foin' }]);
    expect(view.deliveries).toEqual([]);
  });

  test('somebody else who holds the link signs under their own name', async () => {
    const { token, page } = await world.sentToClarisse();
    const done = await world.decide(token, page.posts, {
      decision: 'approved',
      name: 'Katia Sorlin',
    });
    expect(done.body).toMatchObject({
      stamps: [{ signerName: 'Katia Sorlin', linkOwnerName: 'Clarisse Montbazin' }],
    });
  });

  test('somebody of the client’s who wrote the post doesn’t approve it by a link', async () => {
    const { token, page } = await world.sentToClarisse();
    const { ownerPool } = world;
    const setMember = (id: string | null) =>
      ownerPool.query('update contact set member_id = $1 where id = $2', [
        id,
        world.ours.clarisse.id,
      ]);
    await setMember(world.ours.people.ines.memberId);
    const refused = await world.decide(token, page.posts, { decision: 'approved' });
    await setMember(null);
    expect(refused).toMatchObject({ status: 403, type: 'four-eyes' });
  });

  test('only who may sign for the client is asked', async () => {
    const id = await world.reviewed();
    const setSigner = (can: boolean) =>
      world.ownerPool.query('update contact set can_sign = $1 where id = $2', [
        can,
        world.ours.clarisse.id,
      ]);
    await setSigner(false);
    const refused = await world.send(id);
    await setSigner(true);
    expect(refused.type).toBe('contact-cannot-sign');
  });

  test('an approval after the hour publishes nothing by itself', async () => {
    const { token, page } = await world.sentToClarisse();
    world.clock.at = new Date('2026-12-14T07:40:00Z');
    await world.decide(token, page.posts, { decision: 'approved' });
    const view = await world.read(world.ours.people.solene, page.posts[0]?.postId ?? '');
    expect(view).toMatchObject({ stage: 'signed', diffusion: 'late', can: { decideLate: true } });
    for (const { id: deliveryId } of view.deliveries) {
      const drop = { deliveryId, decision: 'drop', reason: 'Trop tard.' };
      await world.ask(world.ours.people.solene, 'POST', `/posts/${view.id}/late-decisions`, drop);
    }
    expect(await world.read(world.ours.people.solene, view.id)).toMatchObject({
      stage: 'dropped',
      diffusion: 'none',
      stamps: [{ voided: { reason: 'window-passed' } }],
    });
  });

  test('an ended link shows nothing and decides nothing; a fresh one goes to its owner only', async () => {
    const { token, page } = await world.sentToClarisse();
    world.clock.at = new Date('2027-01-08T08:30:00Z');
    expect(await world.open(token)).toMatchObject({ state: 'expired', posts: [] });
    expect((await world.decide(token, page.posts, { decision: 'approved' })).status).toBe(410);
    const mails = (await world.lastMail(world.ours.clarisse.email)).count;
    expect((await world.ask(null, 'POST', `/links/${token}/renewal`)).status).toBe(201);
    const mail = await world.lastMail(world.ours.clarisse.email);
    expect(mail.count).toBe(mails + 1);
    expect((await world.open(mail.token)).state).toBe('open');
    await world.ask(null, 'POST', `/links/${token}/renewal`);
    expect((await world.lastMail(world.ours.clarisse.email)).count).toBe(mails + 1);
  });

  test('a link in wrong hands is closed, and its posts can be sent again', async () => {
    const { token, page } = await world.sentToClarisse();
    expect((await world.ask(null, 'POST', `/links/${token}/disavowal`)).status).toBe(201);
    expect(await world.open(token)).toMatchObject({ state: 'revoked', posts: [] });
    expect((await world.decide(token, page.posts, { decision: 'approved' })).type).toBe(
      'link-revoked',
    );
    const id = page.posts[0]?.postId ?? '';
    expect((await world.read(world.ours.people.solene, id)).stage).toBe('reviewed');
    expect((await world.send(id)).status).toBe(201);
  });

  test('a senior takes a link back', async () => {
    const { page, id } = await world.sentToClarisse();
    const view = await world.read(world.ours.people.solene, id);
    const address = `/clients/${page.clientId}/links/${view.withClient?.linkId}`;
    expect((await world.ask(world.ours.people.ines, 'DELETE', address)).status).toBe(403);
    expect((await world.ask(world.ours.people.solene, 'DELETE', address)).status).toBe(200);
    expect(await world.read(world.ours.people.solene, id)).toMatchObject({
      stage: 'reviewed',
      withClient: null,
    });
  });

  test('the client stops everything by typing the brand’s name', async () => {
    const { token } = await world.sentToClarisse();
    const pause = (brandName: string) =>
      world.ask(null, 'PUT', `/links/${token}/pause`, { brandName, name: 'Clarisse Montbazin' });
    expect((await pause('Ombrelune')).type).toBe('brand-name-differs');
    expect((await pause('laiterie  ombrelune')).status).toBe(200);
    expect((await world.open(token)).isPaused).toBe(true);
    await world.ownerPool.query('update client set paused_at = null, pause_reason = null');
  });
});

function stampIds({ body }: { body: unknown }): string[] {
  return (body as { stamps: { id: string }[] }).stamps.map(({ id }) => id); // the contract's shape
}
