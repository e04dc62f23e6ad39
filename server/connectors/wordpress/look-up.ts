import { z } from 'zod';
import type { Published } from '../connector.ts';
import { markerOf } from './html.ts';
import { type Answer, read, type Site } from './rest.ts';
import { type WpPost, wpPost } from './schema.ts';

const POST_FIELDS = 'id,status,slug,link,content.raw';
/** WordPress gives a second post of the same slug the first free number. */
const SLUGS = ['', '-2', '-3', '-4'];
const HIDDEN = new Set(['draft', 'pending', 'auto-draft']);

export type LookUp =
  | {
      readonly kind: 'seen';
      /** The post that is out, or else the draft to publish: always the oldest. */
      readonly post: WpPost | null;
      /** Found by its content: then its slug is free to become a readable one. */
      readonly isSearchable: boolean;
    }
  | { readonly kind: 'unseen'; readonly answer: Answer };

/**
 * Every post that carries our marker, by slug and by content, the bin apart. A draft has the marker
 * for slug; once published it may have a readable one, and the marker stands in its content.
 * An answer without the site's own count is no answer: "nothing" must never be believed lightly.
 */
export async function lookUp(site: Site, key: string): Promise<LookUp> {
  const marker = markerOf(key);
  const slugs = SLUGS.map((suffix) => marker + suffix);
  const bySlug = await list(site, { slug: slugs.join(',') });
  if ('answer' in bySlug) return { kind: 'unseen', answer: bySlug.answer };
  const early = oldest(bySlug.posts.filter((post) => slugs.includes(post.slug) && isOut(post)));
  if (early) return { kind: 'seen', post: early, isSearchable: false };
  const byContent = await list(site, { search: marker });
  if ('answer' in byContent) return { kind: 'unseen', answer: byContent.answer };
  const marked = byContent.posts.filter((post) => post.content.raw.includes(marker));
  const ours = [...bySlug.posts.filter((post) => slugs.includes(post.slug)), ...marked];
  const post = oldest(ours.filter(isOut)) ?? oldest(ours);
  return { kind: 'seen', post, isSearchable: marked.some(({ id }) => id === post?.id) };
}

/** Anything but a draft counts as out, a post that the client made private included. */
export function isOut(post: WpPost): boolean {
  return !HIDDEN.has(post.status);
}

export function publishedAs(post: WpPost): Published {
  return { remoteId: String(post.id), url: post.link };
}

async function list(
  site: Site,
  by: Readonly<Record<string, string>>,
): Promise<{ posts: WpPost[] } | { answer: Answer }> {
  const query = { ...by, status: 'any', context: 'edit', per_page: '100', _fields: POST_FIELDS };
  const answer = await site.ask({ method: 'GET', route: '/wp/v2/posts', query });
  const posts = read(answer, z.array(wpPost));
  if (posts === null || !hasCount(answer, posts.length)) return { answer };
  return { posts };
}

/** The site's own count, which no proxy or cache invents. */
export function hasCount(answer: Answer, length: number): boolean {
  return answer.kind === 'said' && answer.headers.get('x-wp-total') === String(length);
}

function oldest(posts: readonly WpPost[]): WpPost | null {
  return posts.reduce<WpPost | null>(
    (first, post) => (first === null || post.id < first.id ? post : first),
    null,
  );
}
