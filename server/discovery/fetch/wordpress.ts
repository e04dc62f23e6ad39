import { z } from 'zod';
import { addressKey } from './key.ts';
import { readDate } from './read-date.ts';
import {
  type FoundComment,
  get,
  give,
  isFull,
  jsonOfPage,
  problemOf,
  ReadEnded,
  type Reader,
  type Reading,
  read,
} from './reading.ts';

const PER_PAGE = 50;
const MAX_PAGES = 200;
const MAX_COMMENT_PAGES = 40;

const rendered = z.object({ rendered: z.string().catch('') }).catch({ rendered: '' });
const wpPost = z.object({
  id: z.number(),
  link: z.url(),
  date_gmt: z.string().catch(''),
  title: rendered,
  content: rendered,
  excerpt: rendered,
  categories: z.array(z.number()).catch([]),
});
const wpComment = z.object({
  post: z.number(),
  author_name: z.string().catch(''),
  author_url: z.string().catch(''),
  date_gmt: z.string().catch(''),
  content: rendered,
});
const listOf = <T extends z.ZodType>(type: T) =>
  z.array(type.or(z.unknown().transform(() => null)));

/**
 * A WordPress through its own REST API, with its comments. `api` is its root (`…/wp-json/`). Where
 * the API is closed it ends with the problem, and the caller takes the feed.
 */
export async function* readWordPress(reading: Reading, api: string, site: string): Reader {
  const names = await readCategories(reading, api);
  const keys = new Map<number, string>();
  let perPage = PER_PAGE;
  let isCut = false;
  for (let n = 1; n <= MAX_PAGES && !isFull(reading); n++) {
    const query = new URLSearchParams({
      per_page: String(perPage),
      page: String(n),
      _fields: 'id,link,date_gmt,title,content,excerpt,categories',
      ...(reading.since && { after: reading.since.toISOString().slice(0, 19) }),
    });
    const answer = await get(reading, routeOf(api, 'posts', query));
    if (answer.kind === 'failed' && answer.reason === 'too-large' && perPage > 5) {
      // Long posts: smaller pages from the beginning; what was given isn't given again.
      perPage = 5;
      n = 0;
      continue;
    }
    if (answer.kind !== 'page') {
      if (n === 1) throw new ReadEnded(problemOf(answer));
      isCut = !(answer.kind === 'failed' && answer.detail === '400');
      break;
    }
    const posts = listOf(wpPost).safeParse(jsonOfPage(answer));
    if (!posts.success) {
      if (n === 1) throw new ReadEnded({ type: 'unreadable', detail: 'wp/v2', retryAt: null });
      break;
    }
    const listed = posts.data.filter((post) => post !== null);
    const texts = await reading.parsing.run(
      'texts',
      listed.flatMap(({ title, content, excerpt }) => [
        title.rendered,
        content.rendered || excerpt.rendered,
      ]),
    );
    let isAllKnown = true;
    for (const [i, post] of listed.entries()) {
      const key = addressKey(post.link);
      keys.set(post.id, key);
      if (!reading.isKnown?.(key)) isAllKnown = false;
      if (reading.given.has(key) || isFull(reading)) continue;
      yield await give(reading, {
        key,
        url: post.link,
        title: (texts?.[i * 2]?.text ?? '').replace(/\s+/g, ' '),
        text: texts?.[i * 2 + 1]?.text ?? '',
        imageAlts: texts?.[i * 2 + 1]?.imageAlts ?? [],
        publishedAt: readDate(utc(post.date_gmt), reading.clock.now()),
        categories: post.categories.map((id) => names.get(id) ?? '').filter(Boolean),
      });
    }
    if (posts.data.length < perPage || (isAllKnown && reading.isComplete)) break;
  }
  yield* readComments(reading, api, keys);
  return read(reading, { kind: 'wordpress', url: site }, { isCut });
}

/** The newest first; where comments are closed to readers of the API, none. */
async function* readComments(reading: Reading, api: string, keys: ReadonlyMap<number, string>) {
  const pages = reading.isComplete ? 3 : MAX_COMMENT_PAGES;
  for (let n = 1; n <= pages && keys.size > 0; n++) {
    const query = new URLSearchParams({
      per_page: '100',
      page: String(n),
      _fields: 'post,author_name,author_url,date_gmt,content',
    });
    const answer = await get(reading, routeOf(api, 'comments', query));
    if (answer.kind !== 'page') return;
    const listed = listOf(wpComment).safeParse(jsonOfPage(answer));
    if (!listed.success) return;
    const found = listed.data.filter((one) => one !== null);
    const texts = await reading.parsing.run(
      'texts',
      found.map(({ content }) => content.rendered),
    );
    const comments = found.flatMap((one, i): FoundComment[] => {
      const postKey = keys.get(one.post);
      const text = texts?.[i]?.text ?? '';
      if (!postKey || !one.author_name || !text) return [];
      const at = readDate(utc(one.date_gmt), reading.clock.now());
      return [{ postKey, author: one.author_name, authorUrl: one.author_url || null, text, at }];
    });
    if (comments.length > 0) yield { comments };
    if (listed.data.length < 100) return;
  }
}

async function readCategories(reading: Reading, api: string): Promise<Map<number, string>> {
  const query = new URLSearchParams({ per_page: '100', _fields: 'id,name' });
  const answer = await get(reading, routeOf(api, 'categories', query));
  if (answer.kind !== 'page') return new Map();
  const listed = z
    .array(z.object({ id: z.number(), name: z.string() }))
    .safeParse(jsonOfPage(answer));
  return new Map(listed.data?.map(({ id, name }) => [id, name]));
}

/** Sites without readable addresses have `/?rest_route=/`. */
function routeOf(api: string, name: string, query: URLSearchParams): string {
  const url = new URL(api);
  const route = url.searchParams.get('rest_route');
  if (route !== null)
    url.searchParams.set('rest_route', `${route.replace(/\/$/, '')}/wp/v2/${name}`);
  else url.pathname = `${url.pathname.replace(/\/$/, '')}/wp/v2/${name}`;
  for (const [key, value] of query) url.searchParams.set(key, value);
  return url.href;
}

function utc(date: string): string {
  return date === '' || date.endsWith('Z') ? date : `${date}Z`;
}
