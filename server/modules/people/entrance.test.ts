import { TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type House,
  openHouse,
  PASSWORD,
  readMe,
  SET_UP_CODE,
  setUpHouse,
} from '../../../test/people-bench.ts';

const form = {
  locale: 'fr',
  agencyName: 'Belles Manières',
  name: 'Hélène Roy',
  email: 'helene@agence.test',
  password: PASSWORD,
};

test('of two people who set up at once, one becomes the head', async () => {
  await using house = await openHouse();
  const before = await house.openBrowser().ask('GET', '/set-up');
  expect(before.body).toMatchObject({ isSetUp: false, needsCode: false, demo: 'absent' });
  const browsers = [house.openBrowser(), house.openBrowser(), house.openBrowser()];
  const answers = await Promise.all(
    browsers.map((browser, n) =>
      browser.ask('POST', '/set-up', { ...form, email: `h${n}@agence.test` }),
    ),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  expect(answers.filter((answer) => answer.type === 'already-set-up')).toHaveLength(2);
  const { rows } = await house.db.ownerPool.query('select role from member');
  expect(rows).toEqual([{ role: 'head' }]);
  const late = await house.openBrowser().ask('POST', '/set-up', form);
  expect(late.type).toBe('already-set-up');
});

test('from another machine, or through a proxy, the code of the terminal is needed', async () => {
  await using house = await openHouse();
  const far = house.openBrowser({ isLoopback: false, ip: '203.0.113.9' });
  expect((await far.ask('GET', '/set-up')).body).toMatchObject({ needsCode: true });
  expect((await far.ask('POST', '/set-up', form)).type).toBe('set-up-code-wrong');
  const proxied = house.openBrowser();
  const forwarded = { 'x-forwarded-for': '203.0.113.9' };
  expect((await proxied.ask('POST', '/set-up', form, forwarded)).type).toBe('set-up-code-wrong');
  const renamed = { host: 'agence.example' };
  expect((await proxied.ask('POST', '/set-up', form, renamed)).type).toBe('set-up-code-wrong');
  const local = { host: 'localhost:4321' };
  expect((await proxied.ask('GET', '/set-up', undefined, local)).body).toMatchObject({
    needsCode: false,
  });
  await using served = await openHouse({ publicUrl: 'https://agence.example' });
  expect((await served.openBrowser().ask('GET', '/set-up')).body).toMatchObject({
    needsCode: true,
  });
  const right = { ...form, code: SET_UP_CODE.toUpperCase().replaceAll('-', ' ') };
  expect((await far.ask('POST', '/set-up', right)).status).toBe(201);
  expect((await readMe(far)).member.role).toBe('head');
});

test('guessing the code is stopped', async () => {
  await using house = await openHouse();
  const far = house.openBrowser({ isLoopback: false, ip: '203.0.113.9' });
  let answer = await far.ask('POST', '/set-up', { ...form, code: 'wrong' });
  for (let n = 0; n < 10; n++)
    answer = await far.ask('POST', '/set-up', { ...form, code: 'wrong' });
  expect(answer).toMatchObject({ status: 429, type: 'too-many-requests' });
});

test('a set-up that a crash cut in two is completed by the same person', async () => {
  await using house = await openHouse();
  const { email, name } = form;
  await house.deps.auth.ensureIdentity({ email, name, password: 'the password before the crash' });
  const head = house.openBrowser();
  expect((await head.ask('POST', '/set-up', form)).status).toBe(201);
  const again = house.openBrowser();
  expect((await again.ask('POST', '/session', { email, password: PASSWORD })).status).toBe(200);
  const old = { email, password: 'the password before the crash' };
  expect((await again.ask('POST', '/session', old)).type).toBe('sign-in-failed');
});

test('set up without a password: the session is open, and no password opens another', async () => {
  await using house = await openHouse();
  const head = house.openBrowser();
  const { password: _, ...without } = form;
  expect((await head.ask('POST', '/set-up', without)).status).toBe(201);
  expect((await readMe(head)).member.hasPassword).toBe(false);
  const guess = { email: form.email, password: '' };
  expect((await house.openBrowser().ask('POST', '/session', guess)).type).toBe('sign-in-failed');
});

test('cookies are http-only and lax, and secure exactly where the address is', async () => {
  for (const publicUrl of ['http://localhost:4321', 'https://agence.example']) {
    await using house = await openHouse({ publicUrl });
    const head = await setUpHouse(house);
    const line = head.setCookieLines.find((text) => text.includes('session_token')) ?? '';
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).toMatch(/Path=\//i);
    expect(/;\s*Secure/i.test(line)).toBe(publicUrl.startsWith('https:'));
    expect((await readMe(head)).member.role).toBe('head');
  }
});

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await setUpHouse(house);
});
afterAll(() => house[Symbol.asyncDispose]());

const me = { email: 'helene@agence.test', password: PASSWORD };

test('without a session, every route that needs one says so and does nothing', async () => {
  const id = '0190b3a0-0000-7000-8000-000000000000';
  const closed: [string, string, object?][] = [
    ['GET', '/session'],
    ['POST', '/passkeys/options'],
    ['POST', '/passkeys', { name: 'x', response: {} }],
    ['DELETE', '/passkeys/x'],
    ['POST', '/two-factor', { password: PASSWORD }],
    ['POST', '/two-factor/confirmation', { code: '123456' }],
    ['DELETE', '/two-factor', { password: PASSWORD }],
    ['PATCH', '/profile', { name: 'x' }],
    ['GET', '/members'],
    ['POST', '/members', { name: 'x', email: 'x@agence.test', role: 'junior' }],
    ['POST', `/members/${id}/invitation`],
    ['PATCH', `/members/${id}`, { title: 'x' }],
    ['DELETE', `/members/${id}`],
    ['GET', '/mails'],
    ['POST', '/demo/role', { memberId: id }],
    ['POST', '/demo/clock', { to: '2026-11-24T10:00:00Z' }],
    ['DELETE', '/demo'],
  ];
  for (const [method, path, body] of closed) {
    const answer = await house.openBrowser().ask(method, path, body);
    expect([path, answer.status, answer.type]).toEqual([path, 401, 'sign-in-needed']);
  }
});

test('a wrong address and a wrong password are one refusal', async () => {
  const browser = house.openBrowser({ ip: '198.51.100.1' });
  const wrong = await browser.ask('POST', '/session', { ...me, password: 'another long sentence' });
  const nobody = await browser.ask('POST', '/session', { ...me, email: 'nobody@agence.test' });
  expect(wrong).toEqual(nobody);
  expect(wrong).toMatchObject({ status: 401, type: 'sign-in-failed' });
  expect((await browser.ask('GET', '/session')).type).toBe('sign-in-needed');
});

test('an identity that is nobody’s member opens nothing', async () => {
  const orphan = { email: 'orphan@agence.test', name: 'Orphan', password: PASSWORD };
  await house.deps.auth.ensureIdentity(orphan);
  const { email, password } = orphan;
  const answer = await house.openBrowser().ask('POST', '/session', { email, password });
  expect(answer.type).toBe('sign-in-failed');
});

test('what has run out is swept, what is alive stays', async () => {
  const browser = house.openBrowser();
  await browser.ask('POST', '/session', me);
  await house.db.ownerPool.query(
    `insert into auth.challenge (value, purpose, expires_at) values ('old', 'sign-in', '2020-01-01')`,
  );
  await house.deps.auth.sweep();
  const { rows } = await house.db.ownerPool.query('select value from auth.challenge');
  expect(rows).toEqual([]);
  expect((await browser.ask('GET', '/session')).status).toBe(200);
});

test('signing out ends the session itself, not only the cookie', async () => {
  const browser = house.openBrowser();
  expect((await browser.ask('POST', '/session', me)).body).toEqual({ needsSecondFactor: false });
  const stolen = new Map(browser.cookies);
  expect((await readMe(browser)).agency.isDemo).toBe(false);
  await browser.ask('DELETE', '/session');
  expect(browser.cookies.size).toBe(0);
  const thief = house.openBrowser();
  for (const [name, value] of stolen) thief.cookies.set(name, value);
  expect((await thief.ask('GET', '/session')).type).toBe('sign-in-needed');
});

test('a cookie that was tampered with, and one that is too old, open nothing', async () => {
  const browser = house.openBrowser();
  await browser.ask('POST', '/session', me);
  const [[name, value] = ['', '']] = [...browser.cookies];
  house.clock.offsetMs = 15 * 24 * 60 * 60_000;
  expect((await browser.ask('GET', '/session')).type).toBe('sign-in-needed');
  house.clock.offsetMs = 0;
  expect((await browser.ask('GET', '/session')).status).toBe(200);
  browser.cookies.set(
    name,
    value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
  );
  expect((await browser.ask('GET', '/session')).type).toBe('sign-in-needed');
  browser.cookies.set(name, '%%%');
  expect((await browser.ask('GET', '/session')).type).toBe('sign-in-needed');
});

test('guessing a password is stopped by address, whoever asks from wherever', async () => {
  const email = 'guessed@agence.test';
  let last = await house.openBrowser().ask('POST', '/session', { email, password: 'x' });
  for (let n = 0; n < 10; n++) {
    const browser = house.openBrowser({ ip: `198.51.100.${10 + n}` });
    last = await browser.ask('POST', '/session', { email, password: 'x' });
  }
  expect(last).toMatchObject({ status: 429, type: 'too-many-requests' });
  const { retryAt } = (last.body as { data: { retryAt: string } }).data;
  expect(Date.parse(retryAt)).toBeGreaterThan(Date.now());
  expect((await house.openBrowser().ask('POST', '/session', me)).status).toBe(200);
});

test('a second factor: asked for, refused when wrong, replaced by a backup code once', async () => {
  const browser = house.openBrowser();
  await browser.ask('POST', '/session', me);
  const wrong = await browser.ask('POST', '/two-factor', { password: 'not this one at all' });
  expect(wrong).toMatchObject({ status: 403, type: 'password-wrong' });
  const started = await browser.ask('POST', '/two-factor', { password: PASSWORD });
  const { uri, qrSvg, backupCodes } = started.body as {
    uri: string;
    qrSvg: string;
    backupCodes: string[];
  };
  expect(qrSvg).toContain('<svg');
  expect(backupCodes).toHaveLength(10);
  const totp = URI.parse(uri);
  if (!(totp instanceof TOTP)) throw new Error('not a TOTP');
  expect((await readMe(browser)).member.hasTwoFactor).toBe(false);
  const code = totp.generate();
  const bad = code === '000000' ? '111111' : '000000';
  const refused = await browser.ask('POST', '/two-factor/confirmation', { code: bad });
  expect(refused.type).toBe('second-factor-wrong');
  expect((await browser.ask('POST', '/two-factor/confirmation', { code })).status).toBe(200);
  expect((await readMe(browser)).member.hasTwoFactor).toBe(true);
  const twice = await browser.ask('POST', '/two-factor', { password: PASSWORD });
  expect(twice.type).toBe('two-factor-already');

  const second = house.openBrowser();
  expect((await second.ask('POST', '/session', me)).body).toEqual({ needsSecondFactor: true });
  expect((await second.ask('GET', '/session')).type).toBe('sign-in-needed');
  const mistyped = await second.ask('POST', '/session/second-factor', { code: bad });
  expect(mistyped).toMatchObject({ status: 401, type: 'second-factor-wrong' });
  const now = { code: totp.generate() };
  expect((await second.ask('POST', '/session/second-factor', now)).status).toBe(200);
  expect((await readMe(second)).member.role).toBe('head');

  const overlooked = house.openBrowser();
  await overlooked.ask('POST', '/session', me);
  const replayed = await overlooked.ask('POST', '/session/second-factor', now);
  expect(replayed.type).toBe('second-factor-wrong');
  expect((await overlooked.ask('GET', '/session')).type).toBe('sign-in-needed');

  const backup = { code: backupCodes[0] };
  for (const expected of [200, 401]) {
    const third = house.openBrowser();
    await third.ask('POST', '/session', me);
    expect((await third.ask('POST', '/session/second-factor', backup)).status).toBe(expected);
  }
  const none = await house.openBrowser().ask('POST', '/session/second-factor', now);
  expect(none.type).toBe('second-factor-expired');

  const off = await second.ask('DELETE', '/two-factor', { password: PASSWORD });
  expect(off.status).toBe(200);
  expect((await house.openBrowser().ask('POST', '/session', me)).body).toEqual({
    needsSecondFactor: false,
  });
});
