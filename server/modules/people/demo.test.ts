import { expect, test } from 'vitest';
import { bringIn, openHouse, PASSWORD, readMe, setUpHouse } from '../../../test/people-bench.ts';

test('before anybody has set up, a visitor enters the demo and plays its people', async () => {
  await using house = await openHouse();
  const visitor = house.openBrowser();
  expect((await visitor.ask('POST', '/demo', { locale: 'fr' })).status).toBe(200);
  const me = await readMe(visitor);
  expect(me.agency).toMatchObject({ isDemo: true, now: '2026-11-24T09:00:00.000Z' });
  expect(me.member.role).toBe('mentor');
  const ines = me.cast.find((person) => person.name === 'Inès');
  if (!ines) throw new Error('no trainee');
  const other = house.openBrowser();
  await other.ask('POST', '/demo', {});
  expect((await visitor.ask('POST', '/demo/role', { memberId: ines.memberId })).status).toBe(200);
  const played = await readMe(visitor);
  expect(played.member).toMatchObject({ id: ines.memberId, role: 'trainee' });
  expect(played.cast.find((person) => person.isCurrent)?.name).toBe('Inès');
  expect((await readMe(other)).member.role).toBe('mentor');
  expect(
    (await visitor.ask('POST', '/members', { name: 'x', email: 'x@x.test', role: 'junior' })).type,
  ).toBe('not-allowed');
  expect((await house.openBrowser().ask('GET', '/set-up')).body).toMatchObject({
    isSetUp: false,
    demo: 'loaded',
  });
});

test('each visitor reads the demo in their own language, whoever they play', async () => {
  await using house = await openHouse();
  const [french, english] = [house.openBrowser(), house.openBrowser()];
  await french.ask('POST', '/demo', { locale: 'fr' });
  const { cast } = await readMe(french);
  const ines = cast.find((person) => person.name === 'Inès');
  await french.ask('POST', '/demo/role', { memberId: ines?.memberId });
  await english.ask('POST', '/demo', { locale: 'en' });
  await english.ask('POST', '/demo/role', { memberId: ines?.memberId });
  const languages = async () =>
    Promise.all([french, english].map(async (one) => (await readMe(one)).member.locale));
  expect(await languages()).toEqual(['fr', 'en']);
  expect((await english.ask('PATCH', '/profile', { locale: 'fr' })).status).toBe(200);
  expect((await french.ask('PATCH', '/profile', { locale: 'en' })).status).toBe(200);
  expect(await languages()).toEqual(['en', 'fr']);
});

test('the demo’s clock moves, forwards only; a real agency has none', async () => {
  await using house = await openHouse();
  const visitor = house.openBrowser();
  await visitor.ask('POST', '/demo', {});
  const to = '2026-11-24T10:30:00.000Z';
  expect((await visitor.ask('POST', '/demo/clock', { to })).body).toEqual({ now: to });
  expect((await readMe(visitor)).agency.now).toBe(to);
  const back = await visitor.ask('POST', '/demo/clock', { to: '2026-11-24T10:00:00Z' });
  expect(back.type).toBe('clock-backwards');
  const head = await setUpHouse(house);
  expect((await head.ask('POST', '/demo/clock', { to })).type).toBe('not-allowed');
  expect((await house.openBrowser().ask('POST', '/demo/clock', { to })).type).toBe(
    'sign-in-needed',
  );
});

test('demo and real agency never meet', async () => {
  await using house = await openHouse();
  const visitor = house.openBrowser();
  await visitor.ask('POST', '/demo', {});
  const cast = (await readMe(visitor)).cast;
  const [someone] = cast;
  if (!someone) throw new Error('an empty demo');
  const head = await setUpHouse(house);
  const { member } = await readMe(head);
  const real = await head.ask('POST', '/demo/role', { memberId: someone.memberId });
  expect(real.type).toBe('not-found');
  const demo = await visitor.ask('POST', '/demo/role', { memberId: member.id });
  expect(demo.type).toBe('not-found');
  expect((await head.ask('PATCH', `/members/${someone.memberId}`, { title: 'x' })).type).toBe(
    'not-found',
  );
  expect((await head.ask('DELETE', `/members/${someone.memberId}`)).type).toBe('not-found');
  expect((await head.ask('POST', `/members/${someone.memberId}/invitation`)).type).toBe(
    'not-found',
  );
  const names = ((await head.ask('GET', '/members')).body as { name: string }[]).map(
    (one) => one.name,
  );
  expect(names).toEqual(['Hélène Roy']);
  // A row that plays, forged into a real session, changes nothing.
  await house.db.ownerPool.query(
    'insert into auth.play (session_id, member_id) select id, $1 from auth.session on conflict do nothing',
    [someone.memberId],
  );
  expect((await readMe(head)).member.id).toBe(member.id);
});

test('once set up, only the head enters the demo, and ends it from within or without', async () => {
  await using house = await openHouse();
  const head = await setUpHouse(house);
  const mentor = await bringIn(house, head, { name: 'Solene', role: 'mentor' });
  expect((await house.openBrowser().ask('POST', '/demo', {})).type).toBe('not-allowed');
  expect((await mentor.browser.ask('POST', '/demo', {})).type).toBe('not-allowed');
  const real = new Map(head.cookies);
  expect((await head.ask('POST', '/demo', {})).status).toBe(200);
  expect((await readMe(head)).agency.isDemo).toBe(true);
  const left = house.openBrowser();
  for (const [name, value] of real) left.cookies.set(name, value);
  expect((await left.ask('GET', '/session')).type).toBe('sign-in-needed');
  expect((await mentor.browser.ask('DELETE', '/demo')).type).toBe('not-allowed');
  expect((await head.ask('DELETE', '/demo')).status).toBe(200);
  const back = house.openBrowser();
  await back.ask('POST', '/session', { email: 'helene@agence.test', password: PASSWORD });
  expect((await back.ask('DELETE', '/demo')).status).toBe(200);
  expect((await head.ask('GET', '/session')).type).toBe('sign-in-needed');
  expect((await readMe(back)).member.role).toBe('head');
});

test('nobody leaves a key in the demo, ends its one identity, or comes in by its invitations', async () => {
  await using house = await openHouse();
  const visitor = house.openBrowser();
  await visitor.ask('POST', '/demo', {});
  expect((await visitor.ask('POST', '/passkeys/options')).type).toBe('not-in-demo');
  expect((await visitor.ask('POST', '/two-factor', { password: 'x' })).type).toBe('not-in-demo');
  const guest = { name: 'Guest', email: 'guest@real.test', role: 'junior' };
  const invited = await visitor.ask('POST', '/members', guest);
  const { url, isMailed } = invited.body as { url: string; isMailed: boolean };
  expect(isMailed).toBe(false);
  const form = { name: 'Guest', locale: 'fr', password: PASSWORD };
  const path = `/invitations/${url.split('/').at(-1)}`;
  expect((await house.openBrowser().ask('POST', path, form)).type).toBe('not-in-demo');
  await house.openBrowser().ask('POST', '/password-resets', { email: 'solene@demo.invalid' });
  const { rows } = await house.db.ownerPool.query('select from auth.password_reset');
  expect(rows).toEqual([]);
  expect((await visitor.ask('DELETE', '/demo')).status).toBe(200);
  expect((await visitor.ask('GET', '/session')).type).toBe('sign-in-needed');
});
