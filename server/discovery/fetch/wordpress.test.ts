import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAll } from '../../../test/blogs/read-all.ts';
import { ensureInstalled } from '../../../test/networks/wordpress/install.ts';
import { startWordPress, type WordPress } from '../../../test/networks/wordpress/wordpress.ts';

const POSTS = 23;
const PARAGRAPH =
  'Le lait entier chauffe doucement avec la vanille fendue, puis on verse sur les œufs. ';
let blog: WordPress;

/** A real blog: posts over months, answers to answers, one draft that nobody may read. */
beforeAll(async () => {
  await ensureInstalled();
  blog = await startWordPress();
  const first = await blog.listPosts();
  for (const { id } of first) await blog.rest('DELETE', `/wp/v2/posts/${id}?force=true`);
  for (let n = 1; n <= POSTS; n++) {
    const month = String(1 + (n % 9)).padStart(2, '0');
    await blog.rest('POST', '/wp/v2/posts', {
      title: `Flan n° ${n} & compagnie`,
      status: 'publish',
      date_gmt: `2026-${month}-10T08:00:00`,
      slug: `flan-${n}`,
      content: `<p>Recette ${n}. ${PARAGRAPH.repeat(8)}</p><figure><img src="/x.jpg" alt="Un flan doré"></figure>`,
    });
  }
  await blog.rest('POST', '/wp/v2/posts', { title: 'Brouillon', status: 'draft', content: 'Non.' });
  const [post] = (await blog.listPosts()).filter(({ slug }) => slug === 'flan-3');
  for (const [name, text] of [
    ['Marie', 'Délicieux !'],
    ['Léa', 'Merci pour cette recette.'],
  ]) {
    await blog.rest('POST', '/wp/v2/comments', {
      post: post?.id,
      author_name: name,
      author_email: `lectrice-${text?.length}@example.test`,
      author_url: name === 'Marie' ? 'https://marie.example/' : '',
      content: text,
      status: 'approve',
      date_gmt: '2026-05-01T08:00:00',
    });
  }
}, 120_000);
afterAll(() => blog?.stop());

test('a real blog is read by its own API, with who answered', async () => {
  const { posts, comments, outcome } = await readAll({ kind: 'auto', url: blog.url });
  expect(outcome).toMatchObject({ kind: 'read', found: { kind: 'wordpress' }, isCut: false });
  expect(posts).toHaveLength(POSTS);
  const third = posts.find(({ url }) => url.includes('flan-3'));
  expect(third).toMatchObject({
    title: 'Flan n° 3 & compagnie',
    publishedAt: new Date('2026-04-10T08:00:00Z'),
    imageAlts: ['Un flan doré'],
  });
  expect(third?.text).toContain('on verse sur les œufs');
  expect(third?.text).not.toContain('<');
  expect(comments.map(({ author, text, authorUrl }) => [author, text, authorUrl]).sort()).toEqual([
    ['Léa', 'Merci pour cette recette.', null],
    ['Marie', 'Délicieux !', 'https://marie.example/'],
  ]);
  expect(comments.every(({ postKey }) => postKey === third?.key)).toBe(true);
  expect(posts.some(({ title }) => title === 'Brouillon')).toBe(false);
}, 60_000);

test('read by its feed it is the same posts under the same keys, page after page', async () => {
  const byApi = await readAll({ kind: 'auto', url: blog.url });
  const byFeed = await readAll({ kind: 'feed', url: `${blog.url}/feed/` });
  expect(byFeed.posts.map(({ key }) => key).sort()).toEqual(
    byApi.posts.map(({ key }) => key).sort(),
  );
  const dates = (posts: typeof byApi.posts) =>
    posts.map(({ key, publishedAt }) => `${key} ${publishedAt?.toISOString()}`).sort();
  expect(dates(byFeed.posts)).toEqual(dates(byApi.posts));
  expect(byFeed.comments.map(({ author }) => author).sort()).toEqual(['Léa', 'Marie']);
}, 60_000);

test('read page by page it is the same posts under the same keys', async () => {
  const byPage = await readAll({ kind: 'site', url: blog.url });
  const wanted = Array.from({ length: POSTS }, (_, i) => `/flan-${i + 1}/`);
  const paths = byPage.posts.map(({ url }) => new URL(url).pathname);
  expect(paths.filter((path) => /flan/.test(path)).sort()).toEqual(wanted.sort());
  expect(byPage.posts.every(({ publishedAt }) => publishedAt !== null)).toBe(true);
  expect(byPage.posts.find(({ url }) => url.includes('flan-3'))?.title).toBe(
    'Flan n° 3 & compagnie',
  );
  expect(byPage.comments.map(({ author }) => author).sort()).toEqual(['Léa', 'Marie']);
}, 120_000);

test('a second reading asks for the newest page only', async () => {
  const whole = await readAll({ kind: 'auto', url: blog.url });
  const keys = new Set(whole.posts.map(({ key }) => key));
  await blog.rest('POST', '/wp/v2/posts', {
    title: 'Nouveau',
    status: 'publish',
    content: `<p>${PARAGRAPH}</p>`,
  });
  const again = await readAll(
    { kind: 'auto', url: blog.url },
    { isComplete: true, isKnown: (key) => keys.has(key) },
  );
  const fresh = again.posts.filter(({ key }) => !keys.has(key));
  expect(fresh.map(({ title }) => title)).toEqual(['Nouveau']);
}, 60_000);
