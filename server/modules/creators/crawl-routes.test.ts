import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../test/app.ts';
import { startSmallBlog } from '../../../test/blogs/crawl-world.ts';
import type { BlogHost } from '../../../test/blogs/host.ts';
import { createPerson, type Person, refusalOf } from '../../../test/person.ts';

let app: TestApp;
let head: Person;
let trainee: Person;
const hosts: BlogHost[] = [];
const PASSWORD = 'quinze pots en verre';

/** A real agency; its operator lets the crawler call this machine by name. */
beforeAll(async () => {
  app = await startApp({ PRIVATE_HOSTS: '127.0.0.1' });
  head = createPerson(app.url);
  await head.api.people.setUp({
    ...{ locale: 'fr', timeZone: 'Europe/Paris', agencyName: 'Agence', name: 'Hélène' },
    ...{ email: 'helene@agence.example', password: PASSWORD },
  });
  const { people } = head.api;
  const { members } = { members: await people.listMembers({}) };
  const tutorId = members[0]?.id;
  const invited = await people.inviteMember({
    ...{ name: 'Inès', email: 'ines@agence.example', role: 'trainee' },
    ...(tutorId && { tutorId }),
  });
  trainee = createPerson(app.url);
  const token = invited.url.split('/').at(-1) ?? '';
  await trainee.api.people.acceptInvitation({
    token,
    name: 'Inès',
    locale: 'fr',
    password: PASSWORD,
  });
  for (const [name, posts] of [
    ['Flan', 2],
    ['Tarte', 1],
  ] as const) {
    hosts.push(await startSmallBlog(name, posts));
  }
}, 60_000);
afterAll(async () => {
  expect(app.errors).toEqual([]);
  for (const host of hosts) await host[Symbol.asyncDispose]();
  await app?.[Symbol.asyncDispose]();
});

const file = (text: string) => new File([text], 'blogs.csv', { type: 'text/csv' });

describe('a list', () => {
  test('is shown line by line before anything is written', async () => {
    const { creators } = head.api;
    const barred = await creators.addCreator({ name: 'Partie', url: 'partie.example' });
    await creators.removeCreator({ creatorId: barred.id, bar: true });
    await creators.addCreator({ name: 'Connue', url: 'connue.example' });
    const preview = await creators.previewImport({
      file: file(
        [
          'Nom;Adresse;Langues;Courriel',
          `Flan;${hosts[0]?.url};français, en;flan@flan.example`,
          'Double;https://double.example/;fr;',
          'Double encore;http://www.double.example;fr;',
          'Connue;connue.example;;',
          'Partie;https://partie.example/;;',
          'Sans adresse;;;',
          'Illisible;pas une adresse;;',
          'Chez soi;http://10.0.0.7/;;',
          'Courriel faux;https://faux.example;fr;pas-une-adresse',
        ].join('\r\n'),
      ),
    });
    expect(preview.format).toBe('csv');
    expect(preview.columns?.map(({ taken }) => taken)).toEqual([
      'name',
      'url',
      'languages',
      'email',
    ]);
    expect(
      preview.lines.map(({ n, name, state, problem }) => [n, name, state, problem?.type ?? null]),
    ).toEqual([
      [2, 'Flan', 'new', null],
      [3, 'Double', 'new', null],
      [4, 'Double encore', 'problem', 'twice'],
      [5, 'Connue', 'known', null],
      [6, 'Partie', 'problem', 'barred'],
      [7, 'Sans adresse', 'problem', 'address-missing'],
      [8, 'Illisible', 'problem', 'address-unreadable'],
      [9, 'Chez soi', 'problem', 'address-private'],
      [10, 'Courriel faux', 'new', 'email-unreadable'],
    ]);
    expect(preview.counts).toEqual({ new: 3, known: 1, problem: 5 });
    expect(preview.lines[0]).toMatchObject({ languages: ['fr', 'en'], email: 'flan@flan.example' });
    expect((await creators.listCreators({})).total).toBe(1);
  });

  test.each([
    ['a picture', 'list-unreadable', '\u0089PNG\0'],
    ['no addresses', 'list-without-addresses', 'nom,âge\nLéa,3\n'],
    ['too many lines', 'list-too-long', `url\n${'https://a.example/\n'.repeat(2_001)}`],
  ])('with %s is refused: %s', async (_, code, text) => {
    expect(await refusalOf(head.api.creators.previewImport({ file: file(text) }))).toBe(code);
  });

  test('that is confirmed is entered and read, and what is kept can be searched at once', async () => {
    const { creators } = head.api;
    const lines = hosts.map(({ url }, i) => ({
      name: ['Flan', 'Tarte'][i] ?? '',
      url,
      languages: ['fr'],
    }));
    const partie = { name: 'Partie', url: 'https://partie.example/' };
    const done = await creators.importList({ lines: [...lines, partie] });
    expect(done).toMatchObject({ added: 2, known: 0, objected: 1 });
    const crawlId = done.crawlId ?? '';
    await expect
      .poll(async () => (await creators.readCrawl({ crawlId })).state, {
        timeout: 60_000,
        interval: 500,
      })
      .toBe('finished');
    const crawl = await creators.readCrawl({ crawlId });
    expect(crawl).toMatchObject({ total: 2, done: 2, postsAdded: 3, startedBy: 'Hélène' });
    expect(crawl.sentence).toBe('2 blogs lus sur 2\u00a0; 3 nouveaux billets, déjà utilisables.');
    expect((await creators.listCrawls({})).map(({ id }) => id)).toEqual([crawlId]);
    const list = await creators.listCreators({ search: 'Flan' });
    expect(list.creators[0]).toMatchObject({ name: 'Flan', posts: 2, source: 'list' });
    const agents = hosts[0]?.log.map(({ headers }) => headers['user-agent']);
    expect(new Set(agents)).toEqual(new Set([`Compagnon/1.0 (+${app.url}/robots)`]));
    expect(await refusalOf(creators.stopCrawl({ crawlId }))).toBe('crawl-over');
    const itemsOf = async ({ api }: Person) =>
      (await api.today.readToday({})).sections.flatMap(({ items }) => items);
    expect(await itemsOf(head)).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'crawl-ended', title: crawl.sentence },
        action: expect.objectContaining({ href: `/creators/crawls/${crawlId}` }),
      }),
    );
    expect((await itemsOf(trainee)).map(({ kind }) => kind)).not.toContain('crawl-ended');
  }, 90_000);

  test('of a trainee brings no addresses to write to', async () => {
    const { creators } = trainee.api;
    const line = { name: 'Crème', url: 'https://creme.example/', email: 'creme@creme.example' };
    expect(await creators.importList({ lines: [line], crawl: false })).toMatchObject({
      added: 1,
      crawlId: null,
    });
    const { rows } = await app.database.ownerPool.query(
      `select email from creator where name = 'Crème'`,
    );
    expect(rows).toEqual([{ email: null }]);
  });
});

describe('a source', () => {
  test('is added, shown with how it went, and taken away with its future', async () => {
    const { creators } = head.api;
    const made = await creators.addCreator({ name: 'Pain', url: 'pain.example' });
    const creatorId = made.id;
    const { id } = await creators.addSource({
      creatorId,
      url: '@pain.bsky.social',
      kind: 'bluesky',
    });
    const again = await creators.addSource({ creatorId, url: '@pain.bsky.social' });
    expect(again.id).toBe(id);
    expect(await creators.listSources({ creatorId })).toMatchObject([
      { id, kind: 'bluesky', posts: 0, lastReadAt: null, problem: null },
    ]);
    expect(await refusalOf(creators.addSource({ creatorId, url: 'rien du tout' }))).toBe(
      'address-unreadable',
    );
    await creators.removeSource({ creatorId, sourceId: id });
    expect(await creators.listSources({ creatorId })).toEqual([]);
    expect(await refusalOf(creators.removeSource({ creatorId, sourceId: id }))).toBe('not-found');
  });
});

test('the demonstration reads nobody', async () => {
  const visitor = createPerson(app.url);
  await visitor.api.people.signIn({ email: 'helene@agence.example', password: PASSWORD });
  await visitor.api.people.enterDemo({ locale: 'fr' });
  expect(await refusalOf(visitor.api.creators.startCrawl({}))).toBe('not-in-demo');
}, 60_000);
