import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';

let world: PostWorld;

beforeAll(async () => {
  world = await startPostWorld();
});

afterAll(() => world[Symbol.asyncDispose]());

test('a stranger finds nothing, on any route', async () => {
  const { page, id, token } = await world.sentToClarisse();
  const { ines } = world.ours.people;
  const view = await world.read(ines, id);
  const { clientId, clarisse } = world.ours;
  const { content } = view;
  const delivery = `/posts/${id}/deliveries/${id}`;
  const routes: [string, string, object?][] = [
    ['POST', '/posts', { clientId, title: 'x' }],
    ['GET', `/posts/${id}`],
    ['GET', `/posts/${id}/versions/1`],
    ['GET', `/posts/${id}/comparison?from=1&to=2`],
    ['PUT', `/posts/${id}/content`, { basedOn: 2, content }],
    ['POST', `/posts/${id}/checks`, { content }],
    ['POST', `/posts/${id}/submission`, { version: 2 }],
    ['POST', `/posts/${id}/reviews`, { version: 2, decision: 'reviewed' }],
    ['POST', `/posts/${id}/remarks/${id}/completion`],
    ['POST', `/clients/${clientId}/approval-links`, { contactId: clarisse.id, postIds: [id] }],
    ['DELETE', `/clients/${clientId}/links/${view.withClient?.linkId}`],
    ['PUT', `/posts/${id}/drop`, { reason: 'x' }],
    ['DELETE', `/posts/${id}/drop`],
    ['POST', `/posts/${id}/late-decisions`, { deliveryId: id, decision: 'drop', reason: 'x' }],
    ['POST', `${delivery}/tries`, {}],
    ['POST', `${delivery}/withdrawal`, { reason: 'x' }],
  ];
  for (const [method, address, body] of routes) {
    const asked = await world.ask(world.stranger, method, address, body);
    expect({ method, address, type: asked.type }).toEqual({ method, address, type: 'not-found' });
    const nobody = await world.ask(null, method, address, body);
    expect({ method, address, status: nobody.status }).toEqual({ method, address, status: 401 });
  }
  const days = `/posts?clientId=${clientId}&from=2026-01-01T00:00:00Z&to=2027-12-31T00:00:00Z`;
  const list = await world.ask(world.stranger, 'GET', days);
  expect(list.body).toEqual({ posts: [], undated: [] });
  // The stranger's own client, our contact and our post.
  const [theirs] = world.stranger.scope.clientIds;
  const mixed = { contactId: clarisse.id, postIds: [id] };
  const sent = await world.ask(world.stranger, 'POST', `/clients/${theirs}/approval-links`, mixed);
  expect(sent.type).toBe('not-found');
  expect((await world.ask(null, 'GET', `/links/${'x'.repeat(43)}/posts`)).type).toBe(
    'link-unknown',
  );
  const elsewhere = { ...page.posts[0], postId: theirs };
  expect((await world.decide(token, [elsewhere], { decision: 'approved' })).type).toBe('not-found');
  expect((await world.read(ines, id)).stage).toBe('with-client');
});
