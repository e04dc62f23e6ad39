import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Locale } from '../lib/language.ts';
import { refuseSurprise } from './api.ts';
import type { ApiContext, Session } from './context.ts';
import { type Caller, type Limit, readCaller, refuseTooMany } from './limits.ts';

export type WebHandler = (req: IncomingMessage, res: ServerResponse) => void;

export type ShellParts = {
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly readSession: (headers: Headers) => Promise<Session | null>;
  readonly api: (request: Request, context: ApiContext) => Promise<Response | null>;
  /** Groups of routes outside the contracts: files, logs, witnesses. Each under its own prefix. */
  readonly groups: readonly { readonly prefix: string; readonly app: Hono<ShellEnv> }[];
  readonly isHealthy: () => Promise<boolean>;
  readonly web: WebHandler;
  readonly limit: Limit;
  /** What is never refused for coming too often: one address may stand for a whole school. */
  readonly isUnlimited: (method: string, path: string) => boolean;
  readonly log: Logger;
};

export type ShellEnv = {
  Bindings: HttpBindings;
  Variables: { caller: Caller; context: ApiContext };
};

const JSON_LIMIT = 1_000_000;
const UPLOAD_LIMIT = 26_000_000;

/**
 * The one door: who calls, from where, how often and how much; then the API, the groups of files
 * and logs, and the web's pages. Pages ask the API in process, through `askApi`.
 */
export function createShell(parts: ShellParts) {
  const app = new Hono<ShellEnv>();
  const callers = new AsyncLocalStorage<Caller>();
  const isSecure = parts.publicUrl.startsWith('https:');

  app.onError((error, c) => {
    const refusal = refuseSurprise(error, localeOf(c.req.raw.headers, null), parts.log);
    return Response.json(refusal.toJSON(), { status: refusal.status });
  });
  app.use('*', async (c, next) => {
    const caller = readCaller(c.env.incoming, parts.trustedProxies);
    c.set('caller', caller);
    setSecurityHeaders(c.env.outgoing, isSecure);
    const { method, path } = c.req;
    const isFree = path.startsWith('/_app/') || parts.isUnlimited(method, path);
    const wait = isFree ? null : await parts.limit(caller, method);
    if (wait !== null) return refuseTooMany(wait, localeOf(c.req.raw.headers, null));
    if (!isSameOrigin(c.req.raw, parts.publicUrl)) {
      return refuseAtDoor(c.req.raw, 'cross-site', 403);
    }
    return next();
  });
  app.get('/healthz', async (c) =>
    (await parts.isHealthy()) ? c.text('ok') : c.text('the database does not answer', 503),
  );
  app.use('*', async (c, next) => {
    const isUpload = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false;
    const maxSize = isUpload ? UPLOAD_LIMIT : JSON_LIMIT;
    const refuse = () => refuseAtDoor(c.req.raw, 'too-large', 413);
    if (c.req.header('transfer-encoding') === undefined) {
      return Number(c.req.header('content-length') ?? 0) > maxSize ? refuse() : next();
    }
    // In chunks nobody says the length before; the built pages read and bound theirs themselves.
    if (!/^\/(api|log)\//.test(c.req.path) || safeMethods.has(c.req.method)) return next();
    const body = await readAtMost(c.req.raw.body, maxSize);
    if (body === null) return refuse();
    const { method, headers } = c.req.raw;
    c.req.raw = new Request(c.req.url, { method, headers, body });
    return next();
  });
  for (const group of parts.groups) {
    app.use(`${group.prefix}/*`, async (c, next) => {
      c.set('context', await makeContext(c.req.raw, c.get('caller'), () => {}));
      return next();
    });
    app.route(group.prefix, group.app);
  }
  app.all('/api/*', (c) => answerApi(c.req.raw, c.get('caller')));
  app.all('*', (c) => {
    callers.run(c.get('caller'), () => parts.web(c.env.incoming, c.env.outgoing));
    return RESPONSE_ALREADY_SENT;
  });

  async function makeContext(
    request: Request,
    caller: Caller,
    setCookie: (header: string) => void,
  ): Promise<ApiContext> {
    const session = await parts.readSession(request.headers);
    const locale = localeOf(request.headers, session);
    return { session, locale, headers: request.headers, ...caller, setCookie };
  }

  async function answerApi(request: Request, caller: Caller): Promise<Response> {
    const cookies: string[] = [];
    const context = await makeContext(request, caller, (cookie) => cookies.push(cookie));
    const found = await parts.api(request, context);
    if (found === null) return refuseAtDoor(request, 'not-found', 404);
    const response = new Response(found.body, found);
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    response.headers.set('cache-control', 'no-store');
    return response;
  }

  return {
    fetch: app.fetch,
    /** The API for our own pages, on behalf of the caller whose page is being made. */
    askApi: (request: Request): Promise<Response> => {
      const caller = callers.getStore();
      if (!caller) throw new Error('the API was asked in process outside of a page');
      return answerApi(request, caller);
    },
  };
}

/** The whole body, or null where it is longer. */
async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  maxSize: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > maxSize) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function setSecurityHeaders(outgoing: HttpBindings['outgoing'], isSecure: boolean) {
  outgoing.setHeader('x-content-type-options', 'nosniff');
  outgoing.setHeader('referrer-policy', 'same-origin');
  outgoing.setHeader('x-frame-options', 'DENY');
  outgoing.setHeader('cross-origin-opener-policy', 'same-origin');
  outgoing.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  if (isSecure) outgoing.setHeader('strict-transport-security', 'max-age=31536000');
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something must come from our own pages, or from no page at all (a program
 * sends no cookie of a browser's and no Origin). Sessions ride on cookies, so this is the wall
 * against cross-site requests.
 */
export function isSameOrigin(request: Request, publicUrl: string): boolean {
  if (safeMethods.has(request.method)) return true;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin === new URL(publicUrl).origin;
  return site !== null || request.headers.get('cookie') === null;
}

/** The session's language, else the first of the browser's that we speak. */
export function localeOf(headers: Headers, session: Session | null): Locale {
  if (session) return session.locale;
  const wanted = (headers.get('accept-language') ?? '').toLowerCase().split(',');
  const known = wanted
    .map((tag) => tag.trim().slice(0, 2))
    .find((tag) => tag === 'fr' || tag === 'en');
  return known === 'fr' || known === 'en' ? known : 'en';
}

/** What the door itself refuses, before anybody's language but the browser's is known. */
const texts = {
  fr: {
    'cross-site':
      'Cette demande ne vient pas de nos pages. Rien n’a été changé. Rechargez la page.',
    'too-large':
      'C’est trop volumineux : 25 Mo au plus. Rien n’a été changé. Choisissez plus léger.',
    'not-found': 'Cette adresse n’existe pas. Rien n’a été changé.',
    back: 'Retour à la page',
  },
  en: {
    'cross-site':
      'This request does not come from our pages. Nothing was changed. Reload the page.',
    'too-large': 'This is too large: 25 MB at most. Nothing was changed. Choose something lighter.',
    'not-found': 'This address does not exist. Nothing was changed.',
    back: 'Back to the page',
  },
} as const;

function refuseAtDoor(
  request: Request,
  code: Exclude<keyof (typeof texts)['fr'], 'back'>,
  status: number,
): Response {
  const locale = localeOf(request.headers, null);
  const message = texts[locale][code];
  const { pathname } = new URL(request.url);
  const isPage =
    !/^\/(api|log)\//.test(pathname) && request.headers.get('accept')?.includes('text/html');
  if (!isPage) return Response.json({ code, status, message }, { status });
  // A person sent a form: they get a page, and the way back to it. A URL's path holds no quote and no <.
  const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Compagnon</title><body style="font:1.1rem/1.5 system-ui;margin:2rem auto;max-width:36rem;padding:0 1rem"><p>${message}</p><p><a href="${pathname.replaceAll('&', '&amp;')}">${texts[locale].back}</a></p></body></html>`;
  return new Response(page, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
