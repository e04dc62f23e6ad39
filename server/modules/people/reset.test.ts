import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Browser,
  bringIn,
  type House,
  openHouse,
  PASSWORD,
  setUpHouse,
} from '../../../test/people-bench.ts';
import { startMailServer } from '../../mail/mail-server.ts';

let smtp: Awaited<ReturnType<typeof startMailServer>>;
let house: House;
let head: Browser;
beforeAll(async () => {
  smtp = await startMailServer();
  house = await openHouse({ smtpUrl: smtp.url });
  head = await setUpHouse(house);
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

const ask = (email: string, ip = '127.0.0.1') =>
  house.openBrowser({ ip }).ask('POST', '/password-resets', { email });

async function mailedToken(to: string): Promise<string> {
  for (let n = 0; n < 200; n++) {
    const mail = smtp.taken.findLast(({ to: field, text }) => {
      const address = Array.isArray(field) ? '' : field?.text;
      return address === to && text?.includes('/password-reset/');
    });
    const token = mail?.text?.match(/\/password-reset\/(\S+)/)?.[1];
    if (token) return token;
    await sleep(50);
  }
  throw new Error('no mail came');
}

test('a mailed link gives a new password once, and ends every session', async () => {
  const jules = await bringIn(house, head, { name: 'Jules', role: 'junior' });
  expect((await ask(jules.email)).status).toBe(200);
  const token = await mailedToken(jules.email);
  const next = 'a new and longer sentence';
  const path = `/password-resets/${token}`;
  const browsers = [house.openBrowser(), house.openBrowser()];
  const answers = await Promise.all(
    browsers.map((one) => one.ask('POST', path, { password: next })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  expect((await jules.browser.ask('GET', '/session')).type).toBe('sign-in-needed');
  const { email } = jules;
  const old = await house.openBrowser().ask('POST', '/session', { email, password: PASSWORD });
  expect(old.type).toBe('sign-in-failed');
  const fresh = await house.openBrowser().ask('POST', '/session', { email, password: next });
  expect(fresh.status).toBe(200);
});

test('an hour later, or after a newer one, the link is dead; a short password uses nothing up', async () => {
  const email = 'helene@agence.test';
  await ask(email);
  const first = await mailedToken(email);
  const path = (token: string) => `/password-resets/${token}`;
  const short = await house.openBrowser().ask('POST', path(first), { password: 'short' });
  expect(short.type).toBe('input-invalid');
  house.clock.offsetMs = 61 * 60_000;
  const late = await house.openBrowser().ask('POST', path(first), { password: PASSWORD });
  house.clock.offsetMs = 0;
  expect(late).toMatchObject({ status: 410, type: 'token-expired' });
  smtp.taken.length = 0;
  await ask(email);
  const second = await mailedToken(email);
  const stale = await house.openBrowser().ask('POST', path(first), { password: PASSWORD });
  expect(stale.type).toBe('token-expired');
  const right = await house.openBrowser().ask('POST', path(second), { password: PASSWORD });
  expect(right.status).toBe(200);
  head = house.openBrowser();
  await head.ask('POST', '/session', { email, password: PASSWORD });
});

test('asking never tells whether an address is somebody’s: same answer, same time, same limit', async () => {
  const known = await bringIn(house, head, { name: 'Known', role: 'junior' });
  const timed = async (email: string) => {
    const start = performance.now();
    const answer = await ask(email, '198.51.100.7');
    return { answer, ms: performance.now() - start };
  };
  const [one, two] = [await timed(known.email), await timed('unknown@agence.test')];
  expect(one.answer).toEqual(two.answer);
  expect(Math.abs(one.ms - two.ms)).toBeLessThan(150);
  for (const email of [known.email, 'unknown@agence.test']) {
    const answers = [await ask(email), await ask(email), await ask(email)];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429]);
  }
});

test('mails with an invitation are for seniors, those that open an account for the head', async () => {
  await using quiet = await openHouse();
  const chief = await setUpHouse(quiet);
  const mentor = await bringIn(quiet, chief, { name: 'Solene', role: 'mentor' });
  const junior = await bringIn(quiet, chief, { name: 'Jules', role: 'junior' });
  const body = { email: junior.email };
  await quiet.openBrowser().ask('POST', '/password-resets', body);
  type Listed = { body: string; sentAt: string | null }[];
  const list = async (browser: Browser) => (await browser.ask('GET', '/mails')).body as Listed;
  expect((await list(chief))[0]).toMatchObject({ sentAt: null });
  expect((await list(chief))[0]?.body).toContain('/password-reset/');
  const forMentor = await list(mentor.browser);
  expect(forMentor.some((mail) => mail.body.includes('/invitations/'))).toBe(true);
  expect(forMentor.some((mail) => mail.body.includes('/password-reset/'))).toBe(false);
  expect((await junior.browser.ask('GET', '/mails')).type).toBe('not-allowed');
  expect((await quiet.openBrowser().ask('GET', '/mails')).type).toBe('sign-in-needed');
});

test('a mail speaks the language that its reader chose for themselves', async () => {
  const lou = await bringIn(house, head, { name: 'Lou', role: 'junior' });
  expect((await lou.browser.ask('PATCH', '/profile', { locale: 'en' })).status).toBe(200);
  await ask(lou.email);
  await mailedToken(lou.email);
  const { subject } = smtp.taken.at(-1) ?? {};
  expect(subject).toBe('Choose a new password');
});
