import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Browser,
  bringIn,
  type House,
  openHouse,
  PASSWORD,
  PUBLIC_URL,
  readMe,
  setUpHouse,
} from '../../../test/people-bench.ts';
import { createAuthenticator } from '../../auth/software-authenticator.ts';

let house: House;
let head: Browser;
beforeAll(async () => {
  house = await openHouse();
  head = await setUpHouse(house);
});
afterAll(() => house[Symbol.asyncDispose]());

type Authenticator = ReturnType<typeof createAuthenticator>;

async function challengeOf(browser: Browser, path: string): Promise<string> {
  const { body } = await browser.ask('POST', path);
  return (body as { challenge: string }).challenge;
}

async function register(browser: Browser, key: Authenticator) {
  const challenge = await challengeOf(browser, '/passkeys/options');
  return browser.ask('POST', '/passkeys', { name: 'Téléphone', response: key.create(challenge) });
}

async function enter(browser: Browser, key: Authenticator) {
  const challenge = await challengeOf(browser, '/session/passkey-options');
  return browser.ask('POST', '/session/passkey', { response: key.get(challenge) });
}

test('a passkey is made, opens a session by itself, and ends', async () => {
  const key = createAuthenticator(PUBLIC_URL);
  expect((await register(head, key)).status).toBe(201);
  const { body } = await head.ask('GET', '/session');
  expect(body).toMatchObject({ member: { passkeys: [{ id: key.id, name: 'Téléphone' }] } });

  const browser = house.openBrowser();
  expect((await enter(browser, key)).status).toBe(200);
  expect((await readMe(browser)).member.role).toBe('head');
  const line = browser.setCookieLines.find((text) => text.includes('session_token'));
  expect(line).toMatch(/HttpOnly/i);

  expect((await head.ask('DELETE', `/passkeys/${key.id}`)).status).toBe(200);
  expect((await head.ask('DELETE', `/passkeys/${key.id}`)).type).toBe('not-found');
  expect((await enter(house.openBrowser(), key)).type).toBe('sign-in-failed');
});

test('a challenge serves once, and ten minutes', async () => {
  const key = createAuthenticator(PUBLIC_URL);
  await register(head, key);
  const browser = house.openBrowser();
  const challenge = await challengeOf(browser, '/session/passkey-options');
  const once = await browser.ask('POST', '/session/passkey', { response: key.get(challenge) });
  expect(once.status).toBe(200);
  const twice = await browser.ask('POST', '/session/passkey', { response: key.get(challenge) });
  expect(twice.type).toBe('sign-in-failed');
  const late = await challengeOf(browser, '/session/passkey-options');
  house.clock.offsetMs = 11 * 60_000;
  const expired = await browser.ask('POST', '/session/passkey', { response: key.get(late) });
  house.clock.offsetMs = 0;
  expect(expired.type).toBe('sign-in-failed');
});

test('what another site asked, a person not verified, a copied key: refused', async () => {
  const key = createAuthenticator(PUBLIC_URL);
  await register(head, key);
  const browser = house.openBrowser();
  const send = async (response: (challenge: string) => object) => {
    const challenge = await challengeOf(browser, '/session/passkey-options');
    return browser.ask('POST', '/session/passkey', { response: response(challenge) });
  };
  const origin = 'http://localhost:9999';
  const foreign = await send((challenge) => key.get(challenge, { origin }));
  expect(foreign.type).toBe('sign-in-failed');
  const absent = await send((challenge) => key.get(challenge, { isVerified: false }));
  expect(absent.type).toBe('sign-in-failed');
  const invented = await send(() => key.get('bm90LW91ci1jaGFsbGVuZ2U'));
  expect(invented.type).toBe('sign-in-failed');
  expect((await send(() => ({ id: key.id }))).type).toBe('sign-in-failed');
  expect((await enter(browser, key)).status).toBe(200);
  await house.db.ownerPool.query('update auth.passkey set counter = 1000 where id = $1', [key.id]);
  expect((await enter(browser, key)).type).toBe('sign-in-failed');
});

test('a key made for one person is not added to another, nor removed by another', async () => {
  const junior = await bringIn(house, head, { name: 'Jules', role: 'junior' });
  const key = createAuthenticator(PUBLIC_URL);
  const challenge = await challengeOf(head, '/passkeys/options');
  const body = { name: 'Volée', response: key.create(challenge) };
  expect((await junior.browser.ask('POST', '/passkeys', body)).type).toBe('passkey-refused');
  await register(head, key);
  expect((await junior.browser.ask('DELETE', `/passkeys/${key.id}`)).type).toBe('not-found');
  expect((await register(junior.browser, key)).type).toBe('passkey-refused');
});

test('without a session nobody makes a key; an ended member’s key opens nothing', async () => {
  expect((await house.openBrowser().ask('POST', '/passkeys/options')).type).toBe('sign-in-needed');
  const leaver = await bringIn(house, head, { name: 'Lea', role: 'junior' });
  const key = createAuthenticator(PUBLIC_URL);
  await register(leaver.browser, key);
  expect((await head.ask('DELETE', `/members/${leaver.id}`)).status).toBe(200);
  expect((await leaver.browser.ask('GET', '/session')).type).toBe('sign-in-needed');
  expect((await enter(house.openBrowser(), key)).type).toBe('sign-in-failed');
  const password = { email: leaver.email, password: PASSWORD };
  const refused = await house.openBrowser().ask('POST', '/session', password);
  expect(refused.type).toBe('sign-in-failed');
});

test('set up with a passkey: the account has that key, and no password', async () => {
  await using fresh = await openHouse();
  const first = fresh.openBrowser();
  await first.ask('POST', '/set-up', {
    locale: 'en',
    agencyName: 'One Person',
    name: 'Ada',
    email: 'ada@agence.test',
  });
  const key = createAuthenticator(PUBLIC_URL);
  expect((await register(first, key)).status).toBe(201);
  const again = fresh.openBrowser();
  expect((await enter(again, key)).status).toBe(200);
  expect((await readMe(again)).member.hasPassword).toBe(false);
});
