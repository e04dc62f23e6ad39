import assert from 'node:assert/strict';
import { refusalOf } from '../person.ts';
import type { House, Stage } from './one-post.ts';
import { type StoryBlog, storyOf } from './story-blogs.ts';
import { waitFor } from './wait-for.ts';

const YOGHURT = { subject: { fr: 'yaourt, fermentation, dessert lacté' }, languages: 'fr' };
const CARS = { subject: { fr: 'plaquettes, batterie, entretien' }, languages: 'fr' };
const DUE_DAYS = 60;

/** A blog that is asked, and its place in the operation. */
export type Asked = { readonly blog: StoryBlog; readonly creatorId: string; readonly id: string };

/** The agency's list is imported, and read from where it really is. */
export async function readTheBlogs({ say }: Stage, { solene }: House, blogs: readonly StoryBlog[]) {
  const { creators } = solene.api;
  const lines = blogs.map(({ name, address, email }) => `"${name}",${address},fr,${email}`);
  const csv = ['nom,adresse,langues,courriel', ...lines].join('\n');
  const file = new File([csv], 'blogs.csv', { type: 'text/csv' });
  const preview = await creators.previewImport({ file });
  assert.deepEqual(preview.counts, { new: blogs.length, known: 0, problem: 0 });
  const taken = preview.lines.map(({ name, url, languages, email, kind }) => ({
    ...{ name, url, languages, email, kind },
  }));
  const { crawlId } = await creators.importList({ lines: taken, crawl: true });
  assert.ok(crawlId, 'the list is being read');
  const crawl = await waitFor('the crawl', async () => {
    const seen = await creators.readCrawl({ crawlId });
    return seen.state === 'finished' && seen;
  });
  const kept = crawl.items.map(({ name, state, postsAdded }) => [name, state, postsAdded]);
  const wanted = blogs.map(({ name, posts }) => [name, 'done', posts]);
  const byName = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
  assert.deepEqual(kept.sort(byName), wanted.sort(byName));
  const pages = crawl.items.reduce((sum, item) => sum + item.pages, 0);
  say(
    `${crawl.done} blogs are read at the pace they allow: ${crawl.postsAdded} posts from ${pages} pages (${[...new Set(blogs.map(({ made }) => made))].join('; ')})`,
  );
}

/** Who writes about it comes first, who is against it is set aside; seven are kept, with quotes. */
export async function chooseBlogs(
  { say }: Stage,
  { ines, solene, clientId }: House,
  blogs: readonly StoryBlog[],
  operationId: string,
): Promise<Asked[]> {
  const nameOf = (key: string) => blogs.find((blog) => blog.key === key)?.name ?? '';
  const list = await ines.api.creators.readShortlist({ ...YOGHURT, clientId });
  const names = list.ranked.map(({ name }) => name);
  const trueOnes = ['K01', 'K02', 'K03', 'K05'].map(nameOf);
  assert.deepEqual(names.slice(0, 4).sort(), trueOnes.sort(), 'who writes about it comes first');
  const place = (key: string) => names.indexOf(nameOf(key));
  const last = Math.max(...['K08', 'K09', 'K10'].map(place));
  assert.ok(last >= 0 && last < 7, 'then who cooks with it');
  assert.ok(place('K22') === -1 || place('K22') > last, 'contests after all of them');
  assert.equal(place('K30'), -1, 'cars nowhere');
  const [against] = list.setAside;
  assert.deepEqual([against?.name, against?.reason], [nameOf('K16'), 'opposed']);
  assert.ok((against?.extracts.length ?? 0) >= 2, 'quoted, at least twice');
  for (const { name, place: at, subjectPosts, posts } of list.ranked
    .map(({ name, subject }) => ({ name, ...subject }))
    .slice(0, 3))
    say(`place ${at}: ${name}, ${subjectPosts} of ${posts} posts on it`);
  say(`set aside: ${against?.name}, opposed, “${against?.extracts[0]?.sentence}”`);
  const contests = list.ranked.find(({ name }) => name === nameOf('K22'));
  const { commercial } = contests ?? {};
  say(
    `${nameOf('K22')} is ${place('K22') === -1 ? 'not in the list' : `at place ${place('K22') + 1}`}: ${commercial?.commercial ?? '?'} of ${commercial?.posts ?? '?'} posts paid for`,
  );
  const cars = await ines.api.creators.readShortlist({ ...CARS, clientId });
  assert.equal(cars.ranked[0]?.name, nameOf('K30'), 'another subject, another first');

  const seven = list.ranked
    .filter(({ name }) => !['K22', 'K30'].map(nameOf).includes(name))
    .slice(0, 7);
  const kept: Asked[] = [];
  for (const { creatorId, name } of seven) {
    const blog = blogs.find((one) => one.name === name);
    if (!blog) throw new Error(`${name} is no blog of ours`);
    kept.push({ blog, creatorId, id: await keep(ines, operationId, creatorId, blog.key) });
  }
  const [one] = kept;
  const invented = { creatorId: against?.creatorId ?? '', quotes: [{ postId: '', quote: '' }] };
  const posts = await ines.api.operations.checkCreator({
    operationId,
    creatorId: invented.creatorId,
  });
  const quotes = [{ postId: posts.posts[0]?.id ?? '', quote: 'Ombrelune est la meilleure.' }];
  const refused = ines.api.operations.keepCreator({
    operationId,
    creatorId: invented.creatorId,
    quotes,
  });
  assert.equal(await refusalOf(refused), 'quote-not-theirs');
  const board = await solene.api.operations.readOperation({ operationId });
  assert.equal(board.counts.kept, seven.length);
  say(
    `Inès keeps ${board.counts.kept}, each with words of theirs (${one?.blog.name} first); a quote that nobody wrote is refused`,
  );
  return kept;
}

async function keep(ines: House['ines'], operationId: string, creatorId: string, key: string) {
  const { operations } = ines.api;
  const { posts } = await operations.checkCreator({ operationId, creatorId });
  const { id } = await operations.keepCreator({
    ...{ operationId, creatorId },
    why: storyOf(key).why,
    quotes: posts.slice(0, 2).map(({ id: postId, start }) => ({ postId, quote: start })),
    dueOn: new Date(Date.now() + DUE_DAYS * 86_400_000).toISOString().slice(0, 10),
  });
  return id;
}
