import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Browser,
  bringIn,
  type House,
  insertClient,
  openHouse,
  PASSWORD,
  readMe,
  setUpHouse,
} from '../../../test/people-bench.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';

let house: House;
let head: Browser;
let headId: MemberId;
let mentor: { id: MemberId; browser: Browser };
let ombrelune: ClientId;
let bielleroux: ClientId;

beforeAll(async () => {
  house = await openHouse();
  head = await setUpHouse(house);
  const me = await readMe(head);
  headId = me.member.id;
  mentor = await bringIn(house, head, { name: 'Solene', role: 'mentor' });
  ombrelune = await insertClient(house, me.agency.id, 'Ombrelune', mentor.id);
  bielleroux = await insertClient(house, me.agency.id, 'Bielleroux', headId);
});
afterAll(() => house[Symbol.asyncDispose]());

type Listed = { id: MemberId; name: string; state: string; clients: { name: string }[] };
const list = async (browser: Browser) => (await browser.ask('GET', '/members')).body as Listed[];
const stranger = '0190b3a0-0000-7000-8000-000000000000';
const invite = (browser: Browser, who: object) =>
  browser.ask('POST', '/members', { name: 'Quelqu’un', ...who });

test('a trainee without a tutor does not exist, nor a tutor without a trainee', async () => {
  const alone = await invite(head, { email: 'a@agence.test', role: 'trainee' });
  expect(alone).toMatchObject({ status: 409, type: 'tutor-needed' });
  const pointless = { email: 'a@agence.test', role: 'junior', tutorId: mentor.id };
  expect((await invite(head, pointless)).type).toBe('tutor-not-needed');
  const nobody = { email: 'a@agence.test', role: 'trainee', tutorId: stranger };
  expect((await invite(head, nobody)).type).toBe('not-found');
});

test('a tutor is a senior with three trainees at most, two invitations at once included', async () => {
  const junior = await bringIn(house, head, { name: 'Junior', role: 'junior' });
  const under = (n: number, tutorId: MemberId) =>
    invite(head, { email: `t${n}@agence.test`, role: 'trainee', tutorId });
  expect((await under(0, junior.id)).type).toBe('tutor-not-senior');
  const full = await bringIn(house, head, { name: 'Full', role: 'mentor' });
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => under(n, full.id)));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3);
  expect(answers.filter((answer) => answer.type === 'tutor-full')).toHaveLength(2);
});

test('who may invite whom', async () => {
  const junior = await bringIn(house, head, { name: 'Jeanne', role: 'junior' });
  const may = async (browser: Browser, who: object) =>
    (await invite(browser, { email: `${crypto.randomUUID()}@agence.test`, ...who })).type;
  for (const role of ['junior', 'mentor', 'head', 'dpo'])
    expect(await may(head, { role })).toBeNull();
  expect(await may(mentor.browser, { role: 'junior' })).toBeNull();
  for (const role of ['mentor', 'head', 'dpo']) {
    expect(await may(mentor.browser, { role })).toBe('not-allowed');
  }
  expect(await may(mentor.browser, { role: 'client', clientIds: [ombrelune] })).toBeNull();
  expect(await may(mentor.browser, { role: 'in-house', clientIds: [ombrelune] })).toBeNull();
  const notOwn = { role: 'client', clientIds: [ombrelune, bielleroux] };
  expect(await may(mentor.browser, notOwn)).toBe('not-allowed');
  expect(await may(head, { role: 'client' })).toBe('client-needed');
  expect(await may(head, { role: 'client', clientIds: [stranger] })).toBe('not-found');
  expect(await may(junior.browser, { role: 'junior' })).toBe('not-allowed');
  expect(await may(house.openBrowser(), { role: 'junior' })).toBe('sign-in-needed');
});

test('an invitation: only the hash is kept, its page uses nothing up, it serves once', async () => {
  const sent = await invite(head, { email: 'i@agence.test', role: 'junior', name: 'Iris' });
  const { url, member, isMailed } = sent.body as { url: string; member: Listed; isMailed: boolean };
  expect(isMailed).toBe(false);
  expect(member.state).toBe('invited');
  const token = url.split('/').at(-1) ?? '';
  const { rows } = await house.db.ownerPool.query(
    "select 1 from invitation where encode(token_hash, 'escape') like $1",
    [`%${token}%`],
  );
  expect(rows).toEqual([]);
  const path = `/invitations/${token}`;
  for (const _ of [1, 2]) {
    const { body } = await house.openBrowser().ask('GET', path);
    expect(body).toMatchObject({ name: 'Iris', invitedBy: 'Hélène Roy', email: 'i@agence.test' });
  }
  const form = { name: 'Iris Blanc', locale: 'fr', password: PASSWORD };
  const short = await house.openBrowser().ask('POST', path, { ...form, password: 'short' });
  expect(short.type).toBe('input-invalid');
  const browsers = [house.openBrowser(), house.openBrowser()];
  const answers = await Promise.all(browsers.map((one) => one.ask('POST', path, form)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const inside = browsers[answers.findIndex((answer) => answer.status === 200)];
  if (!inside) throw new Error('nobody came in');
  expect((await readMe(inside)).member.role).toBe('junior');
  expect((await house.openBrowser().ask('GET', path)).type).toBe('invitation-used');
  expect((await house.openBrowser().ask('GET', '/invitations/unknown')).status).toBe(404);
});

test('an invitation ends after fourteen days, or when it is renewed', async () => {
  const sent = await invite(head, { email: 'late@agence.test', role: 'junior' });
  const first = sent.body as { url: string; member: Listed };
  const pathOf = (url: string) => `/invitations/${url.split('/').at(-1)}`;
  house.clock.offsetMs = 14 * 24 * 60 * 60_000 + 60_000;
  const late = await house.openBrowser().ask('GET', pathOf(first.url));
  house.clock.offsetMs = 0;
  expect(late).toMatchObject({ status: 410, type: 'invitation-expired' });
  const renewPath = `/members/${first.member.id}/invitation`;
  expect((await mentor.browser.ask('POST', renewPath)).status).toBe(200);
  const renewed = await head.ask('POST', renewPath);
  const { url } = renewed.body as { url: string };
  expect((await house.openBrowser().ask('GET', pathOf(first.url))).type).toBe('invitation-expired');
  expect((await house.openBrowser().ask('GET', pathOf(url))).status).toBe(200);
  expect((await head.ask('POST', `/members/${mentor.id}/invitation`)).type).toBe('already-member');
  expect((await head.ask('POST', `/members/${stranger}/invitation`)).type).toBe('not-found');
});

test('a whole class comes in at the same moment', async () => {
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      invite(head, { email: `class${n}@agence.test`, role: 'junior' }),
    ),
  );
  const answers = await Promise.all(
    sent.map(({ body }, n) => {
      const { url } = body as { url: string };
      const form = { name: `Class ${n}`, locale: 'fr', password: PASSWORD };
      const browser = house.openBrowser({ ip: `198.51.100.${n}` });
      return browser.ask('POST', `/invitations/${url.split('/').at(-1)}`, form);
    }),
  );
  expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill(200));
});

test('an acceptance that a crash cut in two is completed by the same link', async () => {
  const sent = await invite(head, { email: 'crash@agence.test', role: 'junior' });
  const { url } = sent.body as { url: string };
  const before = { email: 'crash@agence.test', name: 'C', password: 'before the crash came' };
  expect((await house.deps.auth.ensureIdentity(before)).ok).toBe(true);
  const form = { name: 'C', locale: 'fr', password: PASSWORD };
  const path = `/invitations/${url.split('/').at(-1)}`;
  expect((await house.openBrowser().ask('POST', path, form)).status).toBe(200);
});

test('an address serves one living member; an ended one comes back as the same person', async () => {
  const leaver = await bringIn(house, head, { name: 'Paul', role: 'junior' });
  const again = { email: leaver.email, role: 'junior' };
  expect((await invite(head, again)).type).toBe('email-taken');
  await head.ask('DELETE', `/members/${leaver.id}`);
  expect((await list(head)).find((one) => one.id === leaver.id)?.state).toBe('ended');
  const back = await bringIn(house, head, { name: 'Paul', role: 'mentor' });
  expect(back.id).toBe(leaver.id);
  expect((await readMe(back.browser)).member.role).toBe('mentor');
  expect((await leaver.browser.ask('GET', '/session')).type).toBe('sign-in-needed');
});

test('whoever tutors or answers for a client is not ended before these are moved', async () => {
  const tutor = await bringIn(house, head, { name: 'Tutor', role: 'mentor' });
  const trainee = await bringIn(house, head, { name: 'Ines', role: 'trainee', tutorId: tutor.id });
  const { agency } = await readMe(head);
  await insertClient(house, agency.id, 'Client of Tutor', tutor.id);
  const held = await head.ask('DELETE', `/members/${tutor.id}`);
  expect(held).toMatchObject({
    status: 409,
    type: 'must-be-moved-first',
    body: { data: { trainees: [{ name: 'Ines' }], clients: [{ name: 'Client of Tutor' }] } },
  });
  const demoted = await head.ask('PATCH', `/members/${tutor.id}`, { role: 'junior' });
  expect(demoted.type).toBe('must-be-moved-first');
  await house.db.ownerPool.query(
    'update client set accountable_id = $1 where accountable_id = $2',
    [headId, tutor.id],
  );
  const moved = await head.ask('PATCH', `/members/${trainee.id}`, { tutorId: headId });
  expect(moved.body).toMatchObject({ tutor: { id: headId } });
  const untutored = await head.ask('PATCH', `/members/${trainee.id}`, { tutorId: null });
  expect(untutored.type).toBe('tutor-needed');
  expect((await head.ask('DELETE', `/members/${tutor.id}`)).status).toBe(200);
  const grown = await head.ask('PATCH', `/members/${trainee.id}`, { role: 'junior', title: 'CM' });
  expect(grown.body).toMatchObject({ role: 'junior', tutor: null, title: 'CM' });
  const crossed = await head.ask('PATCH', `/members/${trainee.id}`, { role: 'client' });
  expect(crossed.type).toBe('role-crosses-sides');
});

test('only the head changes or ends members, and nobody’s own stranger', async () => {
  expect((await mentor.browser.ask('PATCH', `/members/${headId}`, { title: 'x' })).type).toBe(
    'not-allowed',
  );
  expect((await mentor.browser.ask('DELETE', `/members/${headId}`)).type).toBe('not-allowed');
  expect((await head.ask('PATCH', `/members/${stranger}`, { title: 'x' })).type).toBe('not-found');
  expect((await head.ask('DELETE', `/members/${stranger}`)).type).toBe('not-found');
});

test('there is always a head who can come in, two who end each other included', async () => {
  await using own = await openHouse();
  const first = await setUpHouse(own);
  const { member } = await readMe(first);
  expect((await first.ask('DELETE', `/members/${member.id}`)).type).toBe('last-head');
  const demotion = await first.ask('PATCH', `/members/${member.id}`, { role: 'mentor' });
  expect(demotion.type).toBe('last-head');
  await invite(first, { email: 'awaited@agence.test', role: 'head' });
  expect((await first.ask('DELETE', `/members/${member.id}`)).type).toBe('last-head');
  const second = await bringIn(own, first, { name: 'Second', role: 'head' });
  const answers = await Promise.all([
    first.ask('DELETE', `/members/${second.id}`),
    second.browser.ask('DELETE', `/members/${member.id}`),
  ]);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
});

test('the client’s side sees itself and who works for it, nobody else', async () => {
  const clarisse = await bringIn(house, head, {
    name: 'Clarisse',
    role: 'client',
    clientIds: [ombrelune],
  });
  const other = await bringIn(house, head, {
    name: 'Other',
    role: 'client',
    clientIds: [bielleroux],
  });
  const me = await readMe(clarisse.browser);
  expect(me.clients).toEqual([{ id: ombrelune, name: 'Ombrelune' }]);
  const seen = (await list(clarisse.browser)).map((one) => one.name);
  expect(seen).toContain('Clarisse');
  expect(seen).toContain('Solene');
  expect(seen).not.toContain('Other');
  expect(seen).not.toContain('Hélène Roy');
  const junior = await bringIn(house, head, {
    name: 'Assigned',
    role: 'junior',
    clientIds: [ombrelune],
  });
  const known = (await list(junior.browser)).map((one) => one.name);
  expect(known).toContain('Hélène Roy');
  expect(known).toContain('Clarisse');
  expect(known).not.toContain('Other');
  expect((await list(head)).map((one) => one.name)).toContain('Other');
  await house.db.ownerPool.query('delete from assignment where member_id = $1', [junior.id]);
  expect((await readMe(junior.browser)).clients).toEqual([]);
  expect((await house.openBrowser().ask('GET', '/members')).type).toBe('sign-in-needed');
  expect((await list(other.browser)).map((one) => one.name)).toContain('Hélène Roy');
});

test('one’s own name and preferences', async () => {
  const change = { name: 'Solène Autier', theme: 'dark', shortcuts: false, locale: 'en' };
  expect((await mentor.browser.ask('PATCH', '/profile', change)).status).toBe(200);
  expect((await mentor.browser.ask('PATCH', '/profile', {})).status).toBe(200);
  const { body } = await mentor.browser.ask('GET', '/session');
  expect(body).toMatchObject({ member: change });
  expect((await house.openBrowser().ask('PATCH', '/profile', change)).type).toBe('sign-in-needed');
});
