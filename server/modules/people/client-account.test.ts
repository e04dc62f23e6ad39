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
import { type ClientId, type Id, newId } from '../../lib/ids.ts';

let house: House;
let head: Browser;
let ombrelune: ClientId;
let bielleroux: ClientId;

beforeAll(async () => {
  house = await openHouse();
  head = await setUpHouse(house);
  const me = await readMe(head);
  ombrelune = await insertClient(house, me.agency.id, 'Ombrelune', me.member.id);
  bielleroux = await insertClient(house, me.agency.id, 'Bielleroux', me.member.id);
});
afterAll(() => house[Symbol.asyncDispose]());

type Row = { id: string; name: string; email: string; can_sign: boolean; member_id: string | null };

async function enter(clientId: ClientId, name: string, email: string): Promise<string> {
  const id = newId<Id<'contact'>>();
  await house.db.ownerPool.query(
    `insert into contact (id, client_id, name, email, can_sign, created_at)
     values ($1, $2, $3, $4, true, now())`,
    [id, clientId, name, email],
  );
  return id;
}

async function people(clientId: ClientId): Promise<Row[]> {
  const { rows } = await house.db.ownerPool.query<Row>(
    `select id, name, email, can_sign, member_id from contact
     where client_id = $1 and ended_at is null order by name`,
    [clientId],
  );
  return rows;
}

const invite = (who: { email: string; name?: string; clientIds: string[]; contactId?: string }) =>
  head.ask('POST', '/members', { name: 'Clarisse', role: 'client', ...who });

test('a client’s account is the person with its address, the one the inviter names, or a new one', async () => {
  const clarisse = await enter(ombrelune, 'Clarisse', 'clarisse@agence.test');
  const account = await bringIn(house, head, {
    ...{ name: 'Clarisse', role: 'client', clientIds: [ombrelune, bielleroux] },
  });
  expect(await people(ombrelune)).toEqual([
    expect.objectContaining({ id: clarisse, member_id: account.id, can_sign: true }),
  ]);
  // Nobody knew her there: she is entered, and signs nothing before somebody says so.
  expect(await people(bielleroux)).toEqual([
    expect.objectContaining({ name: 'Clarisse', member_id: account.id, can_sign: false }),
  ]);
  const tobias = await enter(ombrelune, 'Tobias', 'tobias@ombrelune.test');
  const named = { email: 'private@mail.test', clientIds: [ombrelune], contactId: tobias };
  const sent = (await invite(named)).body as { member: { id: string } }; // the contract's shape
  const found = (await people(ombrelune)).find(({ id }) => id === tobias);
  expect(found).toMatchObject({ member_id: sent.member.id, email: 'tobias@ombrelune.test' });
});

test('two accounts are never one person, and nothing is half done', async () => {
  const [clarisse] = await people(ombrelune);
  const before = await people(ombrelune);
  const twice = { email: 'other@mail.test', clientIds: [ombrelune], contactId: clarisse?.id };
  expect((await invite(twice)).type).toBe('contact-taken');
  expect(await people(ombrelune)).toEqual(before);
  const { rows } = await house.db.ownerPool.query(
    `select 1 from member where email = 'other@mail.test'`,
  );
  expect(rows).toEqual([]);
  // Whoever has left gives the place free.
  const { member_id: memberId } = before[0] ?? {};
  expect((await head.ask('DELETE', `/members/${memberId}`)).status).toBe(200);
  expect((await invite(twice)).status).toBe(201);
});

test('somebody entered at the client’s since the invitation is found when it is accepted', async () => {
  const sent = await invite({ email: 'late@agence.test', clientIds: [ombrelune] });
  const { url, member } = sent.body as { url: string; member: { id: string } }; // the contract's
  const made = (await people(ombrelune)).find(({ member_id: id }) => id === member.id);
  await house.db.ownerPool.query('update contact set ended_at = now() where id = $1', [made?.id]);
  const again = await enter(ombrelune, 'Zoé', 'late@agence.test');
  const body = { name: 'Zoé', locale: 'fr', password: PASSWORD };
  const path = `/invitations/${url.split('/').at(-1)}`;
  expect((await house.openBrowser().ask('POST', path, body)).status).toBe(200);
  const found = (await people(ombrelune)).find(({ id }) => id === again);
  expect(found?.member_id).toBe(member.id);
});

test('whoever works for the agency is nobody at the client’s', async () => {
  const before = await people(bielleroux);
  await bringIn(house, head, { name: 'Jeanne', role: 'junior', clientIds: [bielleroux] });
  expect(await people(bielleroux)).toEqual(before);
});
