import { frenchBlogs } from '../../server/demo/creators/french.ts';
import { planPosts } from '../../server/demo/creators/plan-posts.ts';
import type { Blog } from '../../server/demo/creators/world.ts';
import { addressOf, writePage } from '../../server/demo/operation-pages.ts';
import { type DemoCreator, lune } from '../../server/demo/operation-plan.ts';
import { startBlogHost } from '../blogs/host.ts';
import type { WordPress } from '../networks/wordpress/wordpress.ts';
import { type FeedKind, feeds, plain } from './feeds.ts';

/** A blog of the story as its author has it: what they know, and what they do to their own pages. */
export type StoryBlog = {
  readonly key: string;
  readonly name: string;
  readonly made: string;
  /** What stands in the agency's list. */
  readonly address: string;
  readonly email: string;
  readonly posts: number;
  /** Puts the post about the operation on it, with these words under its title or without. */
  publish(mention: string | null): Promise<string>;
  /** Writes the words under the title of what was published. */
  mend(mention: string): Promise<void>;
  close(): Promise<void>;
};

/** The newest of two years: what a feed usually holds, and enough to see what somebody writes about. */
const POSTS = 60;
const WORDPRESS_POSTS = 20;

const STATIC: readonly (readonly [key: string, feed: FeedKind])[] = [
  ['K01', 'rss'],
  ['K02', 'atom'],
  ['K03', 'json'],
  ['K05', 'rss'],
  ['K09', 'atom'],
  ['K10', 'json'],
  ['K16', 'rss'],
  ['K22', 'atom'],
  ['K30', 'json'],
];

/**
 * Ten blogs on loopback, each with a port of its own: seven to be asked, one that is against the
 * subject, one of contests, one of cars. `K08` is a real WordPress where one is given.
 */
export async function startStoryBlogs(wordpress: WordPress | null): Promise<StoryBlog[]> {
  const world = { ...frenchBlogs, now: new Date() };
  const planned = (key: string) => {
    const blog = frenchBlogs.blogs.find(({ id }) => id === key);
    if (!blog) throw new Error(`there is no blog ${key}`);
    return { blog, posts: planPosts(world, blog).slice(0, POSTS) };
  };
  const asked = STATIC.map(([key, feed]) => startStatic(planned(key), feed));
  const k08 = planned('K08');
  return Promise.all([...asked, wordpress ? fill(wordpress, k08) : startStatic(k08, 'rss')]);
}

type Planned = { readonly blog: Blog; readonly posts: ReturnType<typeof planPosts> };

async function startStatic({ blog, posts }: Planned, kind: FeedKind): Promise<StoryBlog> {
  const host = await startBlogHost();
  const told = posts.map((post, i) => ({ ...post, url: `${host.url}/${posts.length - i}` }));
  for (const post of told) {
    const { pathname } = new URL(post.url);
    host.pages.set(
      pathname,
      `<!doctype html><html lang="fr"><title>${plain(post.title)}</title><article><h1>${plain(post.title)}</h1><p>${plain(post.text)}</p></article></html>`,
    );
  }
  const feed = feeds[kind];
  host.pages.set(feed.path, feed.write(blog.name, told));
  const page = (mention: string | null) => {
    const of = { name: blog.name, url: host.url };
    const url = addressOf(storyOf(blog.id), of);
    const bytes = writePage(storyOf(blog.id), of, mention);
    host.pages.set(new URL(url).pathname, { type: 'text/html; charset=utf-8', body: bytes });
    return url;
  };
  return {
    ...about(blog, posts.length),
    made: `static files, ${kind}`,
    address: `${host.url}${feed.path}`,
    publish: async (mention) => page(mention),
    mend: async (mention) => void page(mention),
    close: async () => host[Symbol.asyncDispose](),
  };
}

/** Its own author writes: the posts on the subject and others, besides the one that it came with. */
async function fill(wordpress: WordPress, { blog, posts }: Planned): Promise<StoryBlog> {
  const others = posts
    .filter(({ isSubject }) => !isSubject)
    .slice(0, WORDPRESS_POSTS - blog.subject);
  const chosen = [...posts.filter(({ isSubject }) => isSubject), ...others];
  const write = (body: Record<string, unknown>, id = '') =>
    wordpress.rest('POST', `/wp/v2/posts${id}`, body) as Promise<{ id: number; link: string }>;
  await wordpress.rest('POST', '/wp/v2/settings', { title: blog.name });
  for (const { title, text, publishedAt } of chosen) {
    const date_gmt = publishedAt.toISOString().slice(0, 19);
    await write({ title, content: `<p>${plain(text)}</p>`, status: 'publish', date_gmt });
  }
  const one = storyOf(blog.id);
  let id = 0;
  return {
    ...about(blog, await wordpress.countPublished()),
    made: 'WordPress',
    address: `${wordpress.url}/`,
    async publish(mention) {
      const content = contentOf(one, blog, mention);
      const made = await write({ title: one.title, content, status: 'publish' });
      id = made.id;
      return made.link;
    },
    mend: async (mention) =>
      void (await write({ content: contentOf(one, blog, mention) }, `/${id}`)),
    close: wordpress.stop,
  };
}

/** What stands under the title: the theme writes the title itself. */
function contentOf(one: DemoCreator, blog: Blog, mention: string | null): string {
  const html = new TextDecoder().decode(writePage(one, { name: blog.name, url: '/' }, mention));
  return /<\/h1>([\s\S]*)<\/article>/.exec(html)?.[1]?.trim() ?? '';
}

function about({ id, name, slug }: Blog, posts: number) {
  return { key: id, name, email: `${slug}@blog.example`, posts };
}

/** What became of them in the demo is what becomes of them here. */
export function storyOf(key: string): DemoCreator {
  const found = lune.find((one) => one.key === key);
  if (!found) throw new Error(`nobody wrote to ${key}`);
  return found;
}
