import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { isLocale, type Locale } from '#server/lib/language.ts';
import { collectCookies } from './cookies.ts';

/** The one seam between the pages and the server: `main.ts` puts the API here before listening. */
const API = Symbol.for('compagnon.api');

const FORWARDED = ['user-agent', 'origin', 'x-forwarded-for'];

/** Before anybody signs in: the language chosen on the page. Not a secret, so plain http will do. */
const LOCALE_COOKIE = { path: '/', maxAge: 31_536_000, sameSite: 'lax', secure: false } as const;

export const handle: Handle = async ({ event, resolve }) => {
  const asked = event.url.searchParams.get('lang');
  event.locals.locale = chooseLocale(asked ?? event.cookies.get('locale'), event.request);
  if (isLocale(asked)) event.cookies.set('locale', asked, LOCALE_COOKIE);
  event.locals.theme = 'system';
  event.locals.apiCookies = collectCookies(event.request.headers.get('cookie'));

  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('<html lang="fr"', `<html lang="${event.locals.locale}"`)
        .replace('%theme%', event.locals.theme),
  });
  const lines = event.locals.apiCookies.lines;
  if (lines.length === 0) return response;
  const answer = new Response(response.body, response);
  for (const line of lines) answer.headers.append('set-cookie', line);
  return answer;
};

export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);

  const headers = new Headers(request.headers);
  for (const name of FORWARDED) {
    const value = event.request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set('accept-language', event.locals.locale);
  const cookie = event.locals.apiCookies.header();
  if (cookie !== '') headers.set('cookie', cookie);
  else headers.delete('cookie');

  const call = new Request(request, { headers });
  const answer = await (apiInProcess() ?? globalThis.fetch)(call);
  event.locals.apiCookies.receive(answer);
  return answer;
};

export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'app') return;
  if (caught.kind === 'framework') return { code: 'not-found' };
  console.error(caught.event.request.method, caught.event.route.id, caught.error);
  return { code: 'unexpected' };
};

type Api = (request: Request) => Promise<Response>;

function apiInProcess(): Api | undefined {
  // Set from outside the bundle, so that nothing types it.
  return (globalThis as { [API]?: Api })[API];
}

function chooseLocale(chosen: string | null | undefined, request: Request): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = request.headers.get('accept-language') ?? '';
  return /^\s*(\w\w)/.exec(wanted)?.[1]?.toLowerCase() === 'en' ? 'en' : 'fr';
}
