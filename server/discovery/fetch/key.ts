import { createHash } from 'node:crypto';

/**
 * What tells one post from another at the same creator's, whichever way it was read: its address
 * without scheme, `www.`, trackers and final slash; else the id its feed gave; else its words.
 */
export function keyOf(post: {
  url: string;
  id?: string;
  title?: string;
  at?: Date | null;
}): string {
  if (URL.canParse(post.url)) return addressKey(post.url);
  if (post.id) return cut(`id:${post.id}`);
  return cut(`words:${post.title ?? ''}\n${post.at?.toISOString() ?? ''}`);
}

const TRACKERS = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|share|replytocom|amp|m|print)$/i;

export function addressKey(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKERS.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const host = url.host.replace(/^www\./, '');
  const path = url.pathname.replace(/\/(index\.(html?|php))?$/, '');
  return cut(`${host}${path}${url.search}`);
}

/** Long keys end in their hash, so that an index can hold them. */
function cut(key: string): string {
  if (key.length <= 400) return key;
  return `${key.slice(0, 300)}#${createHash('sha256').update(key).digest('hex')}`;
}
