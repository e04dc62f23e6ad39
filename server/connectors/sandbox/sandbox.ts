import type {
  Account,
  Call,
  Capability,
  Captured,
  Connector,
  Outcome,
  OutgoingPost,
  Published,
} from '../connector.ts';
import {
  type Exchange,
  errorOf,
  read,
  readPage,
  refusalOf,
  speakTo,
  unconfirmed,
} from './exchange.ts';
import * as schema from './schema.ts';

/** The demo's network (`server/sandbox`), which plays several; nothing leaves this machine. */
export const sandbox: Connector = {
  id: 'sandbox',
  label: { fr: 'Bac à sable', en: 'Sandbox' },
  iconPath: null,
  credentials: schema.form,
  idempotency: 'client-key',
  timeoutMs: 10_000,
  capabilities: ['publish', 'find', 'capture', 'remove', 'images', 'alt-text', 'title'],
  limits: {
    textLength: null,
    images: 20,
    imageBytes: null,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  },
  connect: readAccount,
  readAccount,
  publish,
  find,
  capture,
  remove,
};

async function readAccount(call: Call): Promise<Outcome<Account>> {
  const exchange = speakTo(call);
  const { raw } = exchange;
  const answer = await exchange.ask({ method: 'GET', path: '/api/account' });
  const found = read(answer, schema.account);
  if (!found) return { kind: 'refused', refusal: refusalOf(answer, call.now()), raw };
  if (found.network !== call.credentials.network) {
    const detail = `The token belongs to an account of ${found.network}.`;
    return { kind: 'refused', refusal: { type: 'reconnect', detail }, raw };
  }
  const rights: Capability[] = ['publish', 'find', 'capture', 'remove', 'images', 'alt-text'];
  const value = {
    remoteId: found.id,
    handle: `@${found.handle}@${found.network.toLowerCase()}.sandbox`,
    url: found.url,
    rights: found.hasTitles ? [...rights, 'title' as const] : rights,
    limits: found.limits,
  };
  return { kind: 'done', value, raw };
}

/** Looks first, so that a sandbox which is down is known to have done nothing. */
async function publish(call: Call, post: OutgoingPost): Promise<Outcome<Published>> {
  const exchange = speakTo(call);
  const { raw } = exchange;
  const seen = await look(call, exchange, post.key);
  if (seen.kind !== 'done') return seen;
  if (seen.value) return { kind: 'done', value: seen.value, raw };
  const { key, title, text, language } = post;
  const images = post.images.map(({ bytes, mediaType, name, alt, width, height }) => {
    const data = Buffer.from(bytes).toString('base64');
    return { mediaType, name, alt, width, height, data };
  });
  const publishedAt = call.now().toISOString();
  const body = { title, text, language, images, publishedAt };
  const answer = await exchange.ask({ method: 'POST', path: '/api/posts', key, body });
  const made = read(answer, schema.post);
  if (made?.key !== key) return unconfirmed(answer, raw, call.now());
  return { kind: 'done', value: { remoteId: made.id, url: made.url }, raw };
}

function find(call: Call, key: string): Promise<Outcome<Published | null>> {
  return look(call, speakTo(call), key);
}

async function look(call: Call, exchange: Exchange, key: string) {
  const { raw } = exchange;
  const path = `/api/posts?key=${encodeURIComponent(key)}`;
  const answer = await exchange.ask({ method: 'GET', path });
  const found = read(answer, schema.foundPost);
  if (found?.key !== key) {
    return { kind: 'refused', refusal: refusalOf(answer, call.now()), raw } as const;
  }
  const value = found.post ? { remoteId: found.post.id, url: found.post.url } : null;
  return { kind: 'done', value, raw } as const;
}

/** The public page. It is the sandbox's own and regular, so its article is read as it is written. */
async function capture(call: Call, { remoteId, url }: Published): Promise<Outcome<Captured>> {
  const raw: Exchange['raw'] = [];
  const answer = await readPage(call, url, raw);
  if (answer.kind === 'lost' || answer.status >= 500) {
    return { kind: 'refused', refusal: refusalOf(answer, call.now()), raw };
  }
  if (answer.status !== 200) {
    const detail = `The page answers HTTP ${answer.status}.`;
    return { kind: 'refused', refusal: { type: 'rejected', reason: 'other', detail }, raw };
  }
  const { bytes, headers } = answer;
  const page = new TextDecoder().decode(bytes);
  const start = page.indexOf(`<article id="post-${remoteId}"`);
  const article = start === -1 ? '' : page.slice(start, page.indexOf('</article>', start));
  const text = decode(/<p class="text">([^<]*)<\/p>/.exec(article)?.[1] ?? '');
  const alts = [...article.matchAll(/<img class="image" src="[^"]*" alt="([^"]*)"/g)];
  const mediaType = headers.get('content-type') ?? '';
  const value = { url, mediaType, bytes, text, alts: alts.map(([, alt]) => decode(alt ?? '')) };
  return { kind: 'done', value, raw };
}

async function remove(call: Call, { remoteId }: Published): Promise<Outcome<null>> {
  const { ask, raw } = speakTo(call);
  const path = `/api/posts/${encodeURIComponent(remoteId)}`;
  const answer = await ask({ method: 'DELETE', path });
  const isGone = read(answer, schema.removedPost)?.removed === remoteId;
  if (isGone || errorOf(answer)?.type === 'post-unknown') return { kind: 'done', value: null, raw };
  return unconfirmed(answer, raw, call.now());
}

const ESCAPED = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
]);

function decode(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (escaped) => ESCAPED.get(escaped) ?? escaped);
}
