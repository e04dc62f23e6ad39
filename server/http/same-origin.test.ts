import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameOrigin, localeOf } from './shell.ts';

const OURS = 'https://agence.example';
const COOKIE = 'session=1';

function ask(method: string, headers: Record<string, string>): boolean {
  return isSameOrigin(new Request(`${OURS}/api/posts`, { method, headers }), OURS);
}

describe('a request that changes something', () => {
  const cases: readonly (readonly [
    what: string,
    headers: Record<string, string>,
    withCookie: boolean,
    without: boolean,
  ])[] = [
    ['our page', { origin: OURS, 'sec-fetch-site': 'same-origin' }, true, true],
    ['our page in an old browser', { origin: OURS }, true, true],
    ['what the person typed', { 'sec-fetch-site': 'none' }, true, true],
    ['our page without an Origin', { 'sec-fetch-site': 'same-origin' }, true, true],
    ['a program', {}, false, true],
    ['another site', { origin: 'https://evil.example' }, false, false],
    ['another port', { origin: `${OURS}:8443` }, false, false],
    ['the same name over http', { origin: 'http://agence.example' }, false, false],
    ['a name that begins like ours', { origin: `${OURS}.evil.example` }, false, false],
    ['a sandboxed page', { origin: 'null' }, false, false],
    ['a neighbour', { origin: OURS, 'sec-fetch-site': 'same-site' }, false, false],
    ['a liar', { origin: OURS, 'sec-fetch-site': 'cross-site' }, false, false],
    ['another site without an Origin', { 'sec-fetch-site': 'cross-site' }, false, false],
    [
      'another site that looks typed',
      { origin: 'https://evil.example', 'sec-fetch-site': 'none' },
      false,
      false,
    ],
    ['an unknown word', { 'sec-fetch-site': 'whatever' }, false, false],
  ];
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    test.each(cases)(`${method} from %s`, (_, headers, withCookie, without) => {
      expect(ask(method, { ...headers, cookie: COOKIE })).toBe(withCookie);
      expect(ask(method, headers)).toBe(without);
    });
  }

  test('is never taken from another origin, whatever else it says', () => {
    const site = fc.constantFrom('same-origin', 'none', 'same-site', 'cross-site', '');
    fc.assert(
      fc.property(fc.webUrl(), site, fc.boolean(), (url, fetchSite, isSignedIn) => {
        const { origin } = new URL(url);
        fc.pre(origin !== OURS);
        const headers = {
          origin,
          'sec-fetch-site': fetchSite,
          ...(isSignedIn && { cookie: COOKIE }),
        };
        expect(ask('POST', headers)).toBe(false);
      }),
    );
  });

  test('fits where the address has a path or a port of its own', () => {
    const headers = { origin: 'http://localhost:4321', cookie: COOKIE };
    const request = new Request('http://localhost:4321/api', { method: 'POST', headers });
    expect(isSameOrigin(request, 'http://localhost:4321')).toBe(true);
    expect(isSameOrigin(request, 'http://localhost:4322')).toBe(false);
  });
});

test('a request that only reads may come from a link anywhere', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    const headers = { cookie: COOKIE, 'sec-fetch-site': 'cross-site' };
    expect(ask(method, headers)).toBe(true);
  }
});

describe('the language', () => {
  test.each([
    ['fr', 'fr'],
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['de-DE, de;q=0.9, FR;q=0.5, en;q=0.4', 'fr'],
    ['de-DE,de', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [',,;q=,', 'en'],
  ])('of a browser that asks for “%s” is %s', (wanted, locale) => {
    expect(localeOf(new Headers({ 'accept-language': wanted }), null)).toBe(locale);
  });

  test('of somebody who has signed in is hers, whatever her browser says', () => {
    const session = { locale: 'fr' } as Parameters<typeof localeOf>[1]; // nothing else is asked
    expect(localeOf(new Headers({ 'accept-language': 'en' }), session)).toBe('fr');
    expect(localeOf(new Headers(), null)).toBe('en');
  });
});
