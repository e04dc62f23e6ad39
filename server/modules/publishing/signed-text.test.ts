import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';

let world: PostWorld;

beforeAll(async () => {
  world = await startPostWorld();
});

afterAll(() => world[Symbol.asyncDispose]());

describe('a signed text is touched', () => {
  test.each([
    ['one letter', { text: 'Du foin de juin, un peu de betteravE, et l’eau du puits.' }],
    ['the hour', { dueAt: '2026-12-15T07:30:00.000Z' }],
    ['the networks', { channelIds: [] as string[] }],
    ['the mention', { mention: 'advertising' as const }],
  ])('%s: the stamp falls, nothing leaves, and the client sees the difference', async (_, over) => {
    const { ines, solene, helene } = world.ours.people;
    const { token, page, id } = await world.sentToClarisse();
    await world.decide(token, page.posts, { decision: 'approved' });
    const signed = await world.read(ines, id);
    const saved = await world.ask(solene, 'PUT', `/posts/${id}/content`, {
      basedOn: 2,
      content: { ...signed.content, ...over },
    });
    expect(saved.body).toMatchObject({ version: 3, voided: 1 });
    const after = await world.read(ines, id);
    expect(after.stamps).toMatchObject([{ voided: { reason: 'content-changed', by: 'Solène' } }]);
    expect(after.deliveries.every(({ state }) => state === 'cancelled')).toBe(true);
    expect(['draft', 'in-review']).toContain(after.stage);
    expect(await world.open(token)).toMatchObject({
      posts: [{ isReplaced: true, isAsked: false, sentAnew: 'no', stamp: { voided: {} } }],
    });
    expect((await world.decide(token, page.posts, { decision: 'refused' })).type).toBe(
      'content-changed',
    );
    const old = await world.ask(ines, 'GET', `/posts/${id}/versions/2`);
    expect(old.body).toMatchObject({ contentHash: signed.contentHash, content: signed.content });
    if (after.stage === 'draft') return; // nothing to send: a rule blocks it
    await world.ask(helene, 'POST', `/posts/${id}/reviews`, { version: 3, decision: 'reviewed' });
    const mails = (await world.lastMail(world.ours.clarisse.email)).count;
    await world.send(id);
    const mail = await world.lastMail(world.ours.clarisse.email);
    expect(mail.count).toBe(mails + 1);
    expect(mail.subject).toContain('a changé');
    expect((await world.open(token)).posts[0]?.sentAnew).toBe('to-you');
    const again = await world.open(mail.token);
    expect(again.posts[0]?.isAsked).toBe(true);
    expect(again.posts[0]?.stamp).toBeNull();
    expect(again.posts[0]?.changes.length).toBe(1);
  });

  test('the pillar isn’t signed: changing it voids nothing', async () => {
    const { token, page, id } = await world.sentToClarisse();
    await world.decide(token, page.posts, { decision: 'approved' });
    const { ines } = world.ours.people;
    const { content } = await world.read(ines, id);
    const saved = await world.ask(ines, 'PUT', `/posts/${id}/content`, {
      basedOn: 2,
      content: { ...content, pillar: 'Recettes' },
    });
    expect(saved.body).toMatchObject({ version: 3, voided: 0 });
    expect((await world.read(ines, id)).stage).toBe('signed');
  });

  test('what is going out can’t be changed or dropped any more', async () => {
    const { solene } = world.ours.people;
    const { token, page, id } = await world.sentToClarisse();
    await world.decide(token, page.posts, { decision: 'approved' });
    await world.ownerPool.query(
      "update delivery set state = 'sending' where id = (select id from delivery where post_id = $1 limit 1)",
      [id],
    );
    const { content } = await world.read(solene, id);
    const save = { basedOn: 2, content: { ...content, text: 'trop tard' } };
    expect((await world.ask(solene, 'PUT', `/posts/${id}/content`, save)).type).toBe(
      'already-sending',
    );
    const drop = await world.ask(solene, 'PUT', `/posts/${id}/drop`, { reason: 'x' });
    expect(drop.type).toBe('already-sending');
    const view = await world.read(solene, id);
    expect(view.deliveries.map(({ state }) => state).sort()).toEqual(['prepared', 'sending']);
    expect(view.stamps[0]?.voided).toBeNull();
  });

  test('a dropped post is void and quiet, and can be taken up again', async () => {
    const { solene } = world.ours.people;
    const { token, page, id } = await world.sentToClarisse();
    await world.decide(token, page.posts, { decision: 'approved' });
    await world.ask(solene, 'PUT', `/posts/${id}/drop`, { reason: 'La vache est vendue.' });
    expect(await world.read(solene, id)).toMatchObject({
      stage: 'dropped',
      diffusion: 'none',
      stamps: [{ voided: { reason: 'withdrawn' } }],
      can: { edit: false, drop: true },
    });
    await world.ask(solene, 'DELETE', `/posts/${id}/drop`);
    expect((await world.read(solene, id)).stage).toBe('draft');
  });
});
