import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson } from '../../test/person.ts';
import { type RunningServer, startServer } from '../../test/server.ts';
import { brandKits } from './brand-kits.ts';
import { clients, members } from './cast.ts';
import { drawPicture } from './pictures.ts';
import { posts } from './posts.ts';
import { planSteps } from './timeline.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
}, 240_000);
afterAll(() => server.close());

const range = { from: '2026-12-06T23:00:00.000Z', to: '2026-12-20T23:00:00.000Z' };

test('the story stands as it is told: every post at its end, through everybody’s commands', async () => {
  const visitor = createPerson(server.url);
  await visitor.api.people.enterDemo({ locale: 'fr' });
  const { agency, cast, castLinks } = await visitor.api.people.readSession({});
  expect(agency).toMatchObject({ isDemo: true, now: '2026-12-08T08:30:00.000Z' });
  expect(cast).toHaveLength(Object.keys(members).length);
  expect(castLinks.map(({ kind, name }) => [kind, name])).toEqual([
    ['client', 'Clarisse Montbazin'],
    ['creator', 'La Table du Dimanche Soir'],
  ]);
  // Her page stands open at the hour of the story: she published, and nobody has thanked her yet.
  const token = new URL(castLinks[1]?.url ?? '').pathname.split('/').at(-1) ?? '';
  const own = await createPerson(server.url).api.operations.readCreatorPage({ token });
  expect(own).toMatchObject({
    ...{ state: 'open', creatorName: 'La Table du Dimanche Soir', stage: 'measured' },
    offers: [{ kind: 'gift', valueCents: 2400 }],
  });

  const found = await visitor.api.publishing.listPosts(range);
  const stages = new Map(found.posts.map((post) => [post.title, post.stage]));
  for (const post of posts) {
    expect(stages.get(post.title), post.title).toBe(
      post.ending === 'published' ? 'signed' : post.ending,
    );
  }
  expect(found.posts).toHaveLength(posts.length);
  const out = found.posts.filter(({ diffusion }) => diffusion === 'published');
  expect(out.map(({ title }) => title)).toEqual(['Rösti, yaourt, ciboulette']);

  const today = await visitor.api.today.readToday({});
  const kinds = today.sections.flatMap(({ items }) => items).map(({ kind }) => kind);
  expect(kinds.slice(0, 2)).toEqual(['will-miss-hour', 'reconnect']);
  expect(kinds.filter((kind) => kind === 'to-review')).toHaveLength(4);
});

test('its clock sends what comes due, and what a network refuses is said', async () => {
  const visitor = createPerson(server.url);
  await visitor.api.people.enterDemo({ locale: 'en' });
  expect((await visitor.api.people.readSession({})).member.locale).toBe('en');
  await visitor.api.people.moveDemoClock({ to: '2026-12-08T09:00:30.000Z' });
  const { posts: cards } = await visitor.api.publishing.listPosts(range);
  const postId = cards.find(({ title }) => title === 'Albums de neige')?.id ?? '';
  await expect
    .poll(
      async () => {
        const { deliveries } = await visitor.api.publishing.readPost({ postId });
        return deliveries.map(({ channel, state }) => `${channel.network} ${state}`).sort();
      },
      { timeout: 20_000 },
    )
    .toEqual(['Bluesky refused', 'Mastodon accepted']);
});

test('removed, it leaves no row behind, and can be loaded again', async () => {
  const visitor = createPerson(server.url);
  await visitor.api.people.enterDemo({ locale: 'fr' });
  await visitor.api.people.removeDemo({});
  expect(await createPerson(server.url).api.people.readSetUp({})).toMatchObject({ demo: 'absent' });
  const again = createPerson(server.url);
  await again.api.people.enterDemo({ locale: 'fr' });
  expect((await again.api.people.readSession({})).clients).toHaveLength(
    Object.keys(clients).length,
  );
});

test('the story is the same each time it is planned and drawn', async () => {
  const steps = planSteps(posts);
  expect(steps.map(({ at }) => at.getTime())).toEqual(
    steps.map(({ at }) => at.getTime()).sort((a, b) => a - b),
  );
  const [ink = '', paper = '', accent = ''] = brandKits.ombrelune.colours.map(({ hex }) => hex);
  const draw = async () => {
    const bytes = await drawPicture({ name: 'rosti', colours: [ink, paper, accent] });
    return createHash('sha256').update(bytes).digest('hex');
  };
  expect(await draw()).toBe(await draw());
});
