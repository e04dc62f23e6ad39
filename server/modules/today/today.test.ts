import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';
import { createApiHandler } from '../../http/api.ts';
import type { Session } from '../../http/context.ts';
import { type ClientId, newId } from '../../lib/ids.ts';
import { todayRoutes } from './routes.ts';
import { type TodayItem, todayView } from './schema.ts';

type View = ReturnType<typeof todayView.parse>;
type Asked = { locale?: 'fr' | 'en'; clientId?: string; isMailSetUp?: boolean };

let world: PostWorld;
let ines: Session;
let solene: Session;
let helene: Session;

beforeAll(async () => {
  world = await startPostWorld();
  ({ ines, solene, helene } = world.ours.people);
});
afterAll(() => world?.[Symbol.asyncDispose]());

/** Today as this person's browser asks for it. */
async function ask(session: Session | null, asked: Asked = {}) {
  const { locale = 'fr', clientId, isMailSetUp = true } = asked;
  const handle = createApiHandler(
    todayRoutes({ ...world, isMailSetUp }),
    pino({ level: 'silent' }),
  );
  const url = `http://localhost/api/today${clientId ? `?clientId=${clientId}` : ''}`;
  const response = await handle(new Request(url), {
    session: session && { ...session, locale },
    locale,
    headers: new Headers(),
    ip: '127.0.0.1',
    isLoopback: true,
    setCookie: () => {},
  });
  return { status: response?.status, body: await response?.json() };
}

async function today(session: Session, asked: Asked = {}): Promise<View> {
  const { status, body } = await ask(session, asked);
  expect(status).toBe(200);
  return todayView.parse(body);
}

const itemsOf = (view: View): TodayItem[] => view.sections.flatMap(({ items }) => items);
const keysOf = (view: View) => view.sections.map(({ key }) => key);
const about = (view: View, id: string) => itemsOf(view).filter((item) => item.id.includes(id));
const send = (id: string) => world.send(id);

async function sendBack(id: string, reason: string) {
  const review = { version: 2, decision: 'changes', reason };
  const { status } = await world.ask(solene, 'POST', `/posts/${id}/reviews`, review);
  expect(status).toBeLessThan(300);
}

/** A post that Clarisse has signed. */
async function signed(title: string, dueAt = '2026-12-14T07:30:00.000Z') {
  return decided(title, dueAt, { decision: 'approved' });
}

async function decided(title: string, dueAt: string, given: object) {
  const id = await world.reviewed({ title, dueAt });
  await send(id);
  const { token } = await world.lastMail(world.ours.clarisse.email);
  const page = await world.open(token);
  const post = page.posts.find(({ postId }) => postId === id);
  const { status } = await world.decide(token, [post], given);
  expect(status).toBe(201);
  return id;
}

/** What the network answered, or did not: set as the worker sets it. */
async function outcome(id: string, channelId: string, state: string) {
  const { rowCount } = await world.ownerPool.query(
    'update delivery set state = $3 where post_id = $1 and channel_id = $2',
    [id, channelId, state],
  );
  expect(rowCount).toBe(1);
}

/** Before anybody has written anything. */
describe('where nothing waits', () => {
  test('one sentence says so, in either language', async () => {
    for (const [locale, sentence] of [
      ['fr', 'Rien ne vous attend.'],
      ['en', 'Nothing waits for you.'],
    ] as const) {
      const view = await today(ines, { locale });
      expect(view).toMatchObject({ sentence, sections: [], withClients: [], lastStamp: null });
    }
  });

  test('a senior without a client is shown to the first one; a trainee is not', async () => {
    const alone = (session: Session): Session => ({
      ...session,
      scope: { ...session.scope, clientIds: [] },
    });
    const view = await today(alone(helene), { locale: 'en' });
    expect(view.sections).toMatchObject([
      {
        key: 'to-prepare',
        items: [{ client: null, title: 'Your first client', action: { href: '/clients/new' } }],
      },
    ]);
    expect(view.sentence).toBe('1 thing waits for you.');
    expect((await today(alone(ines))).sections).toEqual([]);
  });

  test('that mail is not set up is told to whoever heads the agency, and to nobody else', async () => {
    const asked = { isMailSetUp: false };
    expect((await today(helene, asked)).sections.at(-1)).toMatchObject({
      key: 'deadlines',
      items: [{ kind: 'mail-not-set-up', action: { href: '/settings/mail' } }],
    });
    const others = [solene, ines, { ...helene, isDemo: true }];
    for (const session of others) expect(about(await today(session, asked), 'mail')).toEqual([]);
    expect(about(await today(helene), 'mail')).toEqual([]);
  });
});

test('nobody asks without a session, nor for a client that is not hers', async () => {
  const { clientId } = world.ours;
  expect((await ask(null)).status).toBe(401);
  expect((await ask(world.stranger, { clientId })).status).toBe(404);
  expect((await ask(ines, { clientId: newId() })).status).toBe(404);
  expect((await ask(ines, { clientId: 'x' })).status).toBe(422);
});

describe('the trainee', () => {
  let back: string;
  beforeAll(async () => {
    await world.writePost(ines, { title: 'Brouillon' });
    await world.submitted({ title: 'En relecture' });
    await world.writePost(world.ours.people.yanis, { title: 'De Yanis' });
    back = await world.submitted({ title: 'La tournée' });
    await sendBack(back, 'Le prix du pot manque.');
  });

  test('sees first what came back, from whom and why', async () => {
    const [first, second] = (await today(ines)).sections;
    expect(first).toMatchObject({
      key: 'came-back',
      items: [
        {
          kind: 'came-back',
          title: 'Solène demande un changement sur «\u00a0La tournée\u00a0»',
          reason: '«\u00a0Le prix du pot manque.\u00a0»',
          urgency: 'now',
          action: { label: 'Corriger', href: `/posts/${back}` },
        },
      ],
    });
    expect(second).toMatchObject({ key: 'to-prepare', items: [{ kind: 'to-finish' }] });
  });

  test('reads it in English as well', async () => {
    const [item] = about(await today(ines, { locale: 'en' }), back);
    expect(item).toMatchObject({
      title: 'Solène asks for a change to “La tournée”',
      reason: '“Le prix du pot manque.”',
    });
  });

  test('sees nothing that waits for somebody else', async () => {
    const words = JSON.stringify(await today(ines));
    expect(words).not.toContain('De Yanis');
    expect(words).not.toContain('En relecture');
    expect(JSON.stringify(await today(world.ours.people.yanis))).not.toContain('La tournée');
  });

  test('sees what the client refused, in his words', async () => {
    const given = { decision: 'refused', comment: 'Pas cette semaine.' };
    const id = await decided('La foire', '2026-12-20T08:00:00.000Z', given);
    for (const session of [ines, solene]) {
      expect(about(await today(session), id)).toMatchObject([
        { kind: 'client-refused', reason: '«\u00a0Pas cette semaine.\u00a0»' },
      ]);
    }
  });
});

describe('the senior', () => {
  let early: string;
  let late: string;
  beforeAll(async () => {
    late = await signed('Trop tard', '2026-12-16T08:00:00.000Z');
    early = await signed('Perdu', '2026-12-15T08:00:00.000Z');
    await world.reviewed({ title: 'Relu', dueAt: '2026-12-12T08:00:00.000Z' });
    await world.submitted({ title: 'À relire', dueAt: '2026-12-11T08:00:00.000Z' });
    const { bluesky, mastodon } = world.ours.channels;
    await outcome(late, bluesky, 'late');
    await outcome(late, mastodon, 'refused');
    await outcome(early, bluesky, 'unknown');
  });

  test('sees first what is blocked, then what waits for her word', async () => {
    const view = await today(solene);
    expect(keysOf(view).slice(0, 2)).toEqual(['blocking', 'to-validate']);
    expect(keysOf(await today(ines))).not.toContain('to-validate');
  });

  test('sees one line about a post, the gravest', async () => {
    const view = await today(solene);
    expect(about(view, late)).toMatchObject([
      { kind: 'delivery-late', urgency: 'now', action: { label: 'Décider' } },
    ]);
    expect(about(view, early)).toMatchObject([{ kind: 'delivery-unknown', urgency: 'waiting' }]);
    const posts = itemsOf(view)
      .map(({ action }) => action.href)
      .filter((href) => href.startsWith('/posts/'));
    expect(new Set(posts).size).toBe(posts.length);
  });

  test('sees in each section what happens soonest first', async () => {
    const { sections } = await today(solene);
    const kinds = (key: string) =>
      sections.find((section) => section.key === key)?.items.map(({ kind }) => kind);
    expect(kinds('blocking')).toEqual(['delivery-unknown', 'delivery-late']);
    // The kit has waited since September; then by the hour of the posts, the later one last.
    expect(kinds('to-validate')).toEqual([
      'brand-kit-to-sign',
      'to-review',
      'to-send',
      'to-review',
    ]);
    expect(sections.find(({ key }) => key === 'to-validate')?.items[1]?.title).toContain(
      'À relire',
    );
  });

  test('is told how many things wait, and since when the oldest does', async () => {
    const view = await today(solene);
    const n = itemsOf(view).length;
    expect(view.sentence).toMatch(
      new RegExp(`^${n} choses vous attendent\\. La plus ancienne depuis \\d+\\sjours\\.$`),
    );
    const english = await today(solene, { locale: 'en' });
    expect(english.sentence).toMatch(
      new RegExp(`^${n} things wait for you\\. The oldest for \\d+\\sdays\\.$`),
    );
  });

  test('is told that a lost account must be reconnected, and what waits for it', async () => {
    const { bluesky } = world.ours.channels;
    const set = (state: string) =>
      world.ownerPool.query(
        `update channel set state = $2, state_since = '2026-12-08T07:00Z' where id = $1`,
        [bluesky, state],
      );
    await set('reconnect');
    const view = await today(solene);
    const [line] = about(view, bluesky);
    await set('alive');
    expect(line).toMatchObject({
      kind: 'reconnect',
      urgency: 'now',
      title: expect.stringContaining('Laiterie Ombrelune doit être reconnecté'),
      reason: expect.stringMatching(
        /^Accès refusé depuis 8\u00a0h\. \d+ publications attendent, la première vendredi 11 décembre, 9\u00a0h\.$/,
      ),
      action: { href: `/clients/${world.ours.clientId}/channels/${bluesky}` },
    });
  });

  test('is told that a client is paused, and what stays behind', async () => {
    const pause = (at: string | null) =>
      world.ownerPool.query('update client set paused_at = $2, pause_reason = $3 where id = $1', [
        world.ours.clientId,
        at,
        at && 'Une rumeur court.',
      ]);
    await pause('2026-12-08T08:00Z');
    const [forHer] = about(await today(solene), `paused ${world.ours.clientId}`);
    const forTrainee = about(await today(ines), 'paused');
    await pause(null);
    expect(forHer).toMatchObject({
      title: 'Laiterie Ombrelune est en pause',
      reason: expect.stringMatching(
        /^Rien ne part\. 1 publication attend, la première mardi 15 déc/,
      ),
    });
    expect(forTrainee).toEqual([]);
  });

  test('is told that a network will refuse a signed post, before its hour', async () => {
    const id = await signed('Trop long', '2026-12-18T08:00:00.000Z');
    const { bluesky } = world.ours.channels;
    const limit = (n: number) =>
      world.ownerPool.query(
        `update channel set limits = jsonb_set(limits, '{textLength}', to_jsonb($2::integer)) where id = $1`,
        [bluesky, n],
      );
    await limit(10);
    const view = await today(solene);
    await limit(300);
    expect(about(view, id)).toMatchObject([
      { kind: 'will-miss-hour', reason: expect.stringContaining('vendredi 18 décembre, 9\u00a0h') },
    ]);
  });
});

describe('the margin', () => {
  test('says what is with whom, since when, and what is due first', async () => {
    const first = await world.reviewed({ title: 'Un', dueAt: '2026-12-21T07:30:00.000Z' });
    const second = await world.reviewed({ title: 'Deux', dueAt: '2026-12-20T07:00:00.000Z' });
    await send(first);
    world.clock.at = new Date('2026-12-08T09:45:00Z');
    await send(second);
    const contact = 'Clarisse Montbazin';
    const french = await today(ines);
    expect(french.withClients).toMatchObject([
      {
        client: { id: world.ours.clientId, name: 'Laiterie Ombrelune' },
        contact,
        posts: 2,
        since: '2026-12-08T08:30:00.000Z',
        firstDueAt: '2026-12-20T07:00:00.000Z',
        sentence: `2 publications chez ${contact} depuis mardi 8 décembre, 9\u00a0h\u00a030. Premier passage dimanche 20 décembre, 8\u00a0h.`,
      },
    ]);
    const [english] = (await today(ines, { locale: 'en' })).withClients;
    expect(english?.sentence).toBe(
      `2 posts with ${contact} since Tuesday 8 December, 09:30. First due Sunday 20 December, 08:00.`,
    );
  });

  test('shows the last stamp: who, when, and on exactly which words', async () => {
    const id = await signed('Le tampon');
    const { lastStamp, now, timeZone } = await today(ines);
    const post = await world.read(ines, id);
    expect(lastStamp).toEqual({
      signerName: 'Clarisse Montbazin',
      decidedAt: world.clock.at.toISOString(),
      version: post.version,
      contentHash: post.contentHash,
      postId: id,
      title: 'Le tampon',
    });
    expect({ now, timeZone }).toEqual({
      now: world.clock.at.toISOString(),
      timeZone: 'Europe/Paris',
    });
  });
});

describe('whoever works for other clients', () => {
  test('of another agency sees nothing of this one', async () => {
    const words = JSON.stringify(await today(world.stranger));
    const { id } = world.ours.clarisse;
    for (const theirs of [world.ours.clientId, id, 'La tournée', 'Trop tard', 'Le tampon'])
      expect(words).not.toContain(theirs);
  });

  test('of the same agency sees her own only; one client alone may be asked for', async () => {
    const other = newId<ClientId>();
    await world.ownerPool.query(
      `insert into client (id, agency_id, name, time_zone, created_at)
       values ($1, $2, 'Cidrerie Passavant', 'America/Montreal', '2026-09-01')`,
      [other, world.ours.agencyId],
    );
    const both = {
      ...helene,
      scope: { ...helene.scope, clientIds: [...helene.scope.clientIds, other] },
    };
    const namesOf = (view: View) => new Set(itemsOf(view).map(({ client }) => client?.name));
    expect(namesOf(await today(helene))).toEqual(new Set(['Laiterie Ombrelune']));
    expect(namesOf(await today(both))).toEqual(
      new Set(['Laiterie Ombrelune', 'Cidrerie Passavant']),
    );
    const alone = await today(both, { clientId: other });
    expect(itemsOf(alone)).toMatchObject([
      {
        kind: 'client-incomplete',
        reason:
          'Sans cela, rien ne peut sortir : un référent responsable, un interlocuteur qui signe, un compte connecté, une charte de marque.',
        action: { href: `/clients/${other}` },
      },
    ]);
    expect(alone.withClients).toEqual([]);
    expect(alone.lastStamp).toBe(null);
  });
});
