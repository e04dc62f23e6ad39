import { z } from 'zod';
import type {
  Account,
  Call,
  Capability,
  Captured,
  Connector,
  NetworkRefusal,
  Outcome,
  Published,
} from '../connector.ts';
import { readContent } from './html.ts';
import { iconPath } from './icon.ts';
import { hasCount, isOut, lookUp, publishedAs } from './look-up.ts';
import { publishPost } from './publish.ts';
import { readComments } from './read-comments.ts';
import { errorCode, read, refusalOf, speakTo, unconfirmed } from './rest.ts';
import { form, limits, wpDeleted, wpIndex, wpMedia, wpUser } from './schema.ts';

/** WordPress 5.6 and later, by its REST API and an application password. See README.md. */
export const wordpress: Connector = {
  id: 'wordpress',
  label: { fr: 'WordPress', en: 'WordPress' },
  iconPath,
  credentials: form,
  idempotency: 'draft-first',
  timeoutMs: 60_000,
  capabilities: ['publish', 'find', 'capture', 'remove', 'images', 'alt-text', 'title'],
  limits,
  connect: readAccount,
  readAccount,
  publish: publishPost,
  find,
  capture,
  remove,
  readComments,
};

/** The account is the blog, whichever of its users the agency was given. */
async function readAccount(call: Call): Promise<Outcome<Account>> {
  const site = speakTo(call);
  const { raw } = site;
  const me = await site.ask({
    method: 'GET',
    route: '/wp/v2/users/me',
    query: { context: 'edit' },
  });
  const user = read(me, wpUser);
  if (!user) return { kind: 'refused', refusal: refusalOf(me, call.now()), raw };
  const query = { _fields: 'home,namespaces' };
  const index = await site.ask({ method: 'GET', route: '/', query });
  const blog = read(index, wpIndex);
  if (!blog) return { kind: 'refused', refusal: refusalOf(index, call.now()), raw };
  const { host, pathname } = new URL(blog.home);
  const value = {
    remoteId: blog.home,
    handle: `${host}${pathname}`.replace(/\/$/, ''),
    url: blog.home,
    rights: rightsOf(user.capabilities),
    limits,
  };
  return { kind: 'done', value, raw };
}

function rightsOf(may: Readonly<Record<string, boolean>>): Capability[] {
  const rights: Capability[] = ['capture'];
  if (may.edit_posts) rights.push('find');
  if (may.publish_posts) rights.push('publish', 'title');
  if (may.upload_files) rights.push('images', 'alt-text');
  if (may.delete_published_posts) rights.push('remove');
  return rights;
}

async function find(call: Call, key: string): Promise<Outcome<Published | null>> {
  const site = speakTo(call);
  const { raw } = site;
  const seen = await lookUp(site, key);
  if (seen.kind === 'unseen') {
    return { kind: 'refused', refusal: refusalOf(seen.answer, call.now()), raw };
  }
  const value = seen.post && isOut(seen.post) ? publishedAs(seen.post) : null;
  return { kind: 'done', value, raw };
}

/** The public page, asked for as anybody would, without credentials. */
async function capture(call: Call, published: Published): Promise<Outcome<Captured>> {
  const request = `GET ${published.url}`;
  try {
    const response = await call.fetch(published.url, { signal: call.signal });
    const body = new Uint8Array(await response.arrayBuffer());
    const { status } = response;
    const mediaType = response.headers.get('content-type') ?? '';
    const raw = [{ request, status, mediaType, body, at: call.now() }];
    if (!response.ok) return { kind: 'refused', refusal: noPage(status), raw };
    const { text, alts } = readContent(new TextDecoder().decode(body)) ?? { text: '', alts: [] };
    const url = response.url || published.url;
    return { kind: 'done', value: { url, mediaType, bytes: body, text, alts }, raw };
  } catch {
    const refusal = { type: 'unavailable', detail: 'The page did not answer.' } as const;
    return { kind: 'refused', refusal, raw: [] };
  }
}

function noPage(status: number): NetworkRefusal {
  const detail = `The page answers HTTP ${status}.`;
  const isGone = status === 404 || status === 410;
  return isGone ? { type: 'rejected', reason: 'other', detail } : { type: 'unavailable', detail };
}

/** For good, not to the bin, and our images with it: they would stay readable at their address. */
async function remove(call: Call, published: Published): Promise<Outcome<null>> {
  const site = speakTo(call);
  const { raw } = site;
  const query = { parent: published.remoteId, per_page: '100', _fields: 'id,slug,source_url' };
  const listed = await site.ask({ method: 'GET', route: '/wp/v2/media', query });
  const media = read(listed, z.array(wpMedia));
  if (media === null || !hasCount(listed, media.length)) {
    return { kind: 'refused', refusal: refusalOf(listed, call.now()), raw };
  }
  const images = media.filter(({ slug }) => slug.startsWith('compagnon-'));
  const routes = images.map(({ id }) => `/wp/v2/media/${id}`);
  for (const route of [...routes, `/wp/v2/posts/${published.remoteId}`]) {
    const answer = await site.ask({ method: 'DELETE', route, query: { force: 'true' } });
    const isGone = read(answer, wpDeleted) !== null || errorCode(answer) === 'rest_post_invalid_id';
    if (!isGone) return unconfirmed(answer, site, call.now());
  }
  return { kind: 'done', value: null, raw };
}
