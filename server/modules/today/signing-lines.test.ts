import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';
import { createApiHandler } from '../../http/api.ts';
import type { Session } from '../../http/context.ts';
import { newId } from '../../lib/ids.ts';
import { brandKitContent } from '../clients/kit-schema.ts';
import { todayRoutes } from './routes.ts';
import { todayView } from './schema.ts';

let world: PostWorld;
let solene: Session;
let karim: Session;
const karimContact = newId();

beforeAll(async () => {
  world = await startPostWorld();
  ({ solene, karim } = world.ours.people);
  await world.ownerPool.query(
    `insert into contact (id, client_id, name, email, can_sign, member_id, created_at)
     values ($1, $2, 'Karim Aubert', 'karim@ombrelune.example', true, $3, '2026-09-01')`,
    [karimContact, world.ours.clientId, karim.memberId],
  );
});
afterAll(() => world?.[Symbol.asyncDispose]());

async function today(session: Session, locale: 'fr' | 'en' = 'fr') {
  const handle = createApiHandler(
    todayRoutes({ ...world, isMailSetUp: true }),
    pino({ level: 'silent' }),
  );
  const response = await handle(new Request('http://localhost/api/today'), {
    session: { ...session, locale },
    locale,
    headers: new Headers(),
    ip: '127.0.0.1',
    isLoopback: true,
    setCookie: () => {},
  });
  const view = todayView.parse(await response?.json());
  return { ...view, items: view.sections.flatMap(({ items }) => items) };
}

const kitLine = async (session: Session) =>
  (await today(session)).items.find(({ id }) => id.startsWith('kit '));
const clientPath = () => `/clients/${world.ours.clientId}`;
const hourOn = (days: number) => {
  world.clock.at = new Date(Date.parse('2026-12-08T08:30:00Z') + days * 86_400_000);
};

/** Solène writes the next version, and asks Karim. */
async function writeKit(n: number, tone: string) {
  const content = brandKitContent.parse({ tone });
  const kit = { basedOn: n - 1, content };
  expect((await world.ask(solene, 'POST', `${clientPath()}/brand-kit`, kit)).status).toBe(201);
}
async function askKarim(n: number): Promise<string> {
  const sent = await world.ask(solene, 'POST', `${clientPath()}/brand-kit/${n}/links`, {
    contactId: karimContact,
  });
  return (sent.body as { url: string }).url.split('/').at(-1) ?? ''; // the contract's shape
}
async function decideKit(n: number, over: object) {
  const { body } = await world.ask(karim, 'GET', `${clientPath()}/brand-kit/${n}`);
  const { contentHash } = body as { contentHash: string }; // the contract's shape
  const given = { contentHash, decision: 'approved', ...over };
  return world.ask(karim, 'POST', `${clientPath()}/brand-kit/${n}/decisions`, given);
}

test('a client’s account is told what waits for its own signature, and nothing of the team’s', async () => {
  expect(await today(karim)).toMatchObject({ sentence: 'Rien ne vous attend.', withClients: [] });
  const theirs = await world.reviewed({ title: 'Pour Karim' });
  await world.ask(solene, 'POST', `${clientPath()}/approval-links`, {
    contactId: karimContact,
    postIds: [theirs],
  });
  await world.sentToClarisse();
  const view = await today(karim);
  expect(view.sections).toMatchObject([
    {
      key: 'to-sign',
      title: 'À signer',
      items: [
        {
          kind: 'to-sign',
          title: '«\u00a0Pour Karim\u00a0» attend votre signature',
          action: { label: 'Décider', href: `/posts/${theirs}` },
        },
      ],
    },
  ]);
  expect(view.withClients).toEqual([]);
  expect((await today(karim, 'en')).items[0]?.title).toBe('“Pour Karim” waits for your signature');
  await world.ownerPool.query('update contact set can_sign = false where id = $1', [karimContact]);
  expect((await today(karim)).items).toEqual([]);
  await world.ownerPool.query('update contact set can_sign = true where id = $1', [karimContact]);
});

test('a brand kit: whose turn it is, from its writing to the client’s signature', async () => {
  await writeKit(2, 'Calme');
  expect(await kitLine(solene)).toMatchObject({ kind: 'brand-kit-to-send' });
  expect(await kitLine(world.ours.people.helene)).toMatchObject({ kind: 'brand-kit-to-sign' });
  expect(await kitLine(karim)).toBeUndefined();

  await askKarim(2);
  expect(await kitLine(solene)).toBeUndefined();
  const waiting = (await today(solene)).withClients.find(
    ({ contact }) => contact === 'Karim Aubert',
  );
  expect(waiting).toMatchObject({ brandKit: 2, posts: 1 });
  expect(waiting?.sentence).toMatch(/^1 publication et la charte \(version 2\) chez Karim Aubert/);
  expect(await kitLine(karim)).toMatchObject({
    kind: 'to-sign',
    title: 'Votre charte, version 2, attend votre signature',
    action: { href: `${clientPath()}/brand-kit` },
  });

  expect((await decideKit(2, { decision: 'changes' })).type).toBe('comment-missing');
  await decideKit(2, { decision: 'changes', comment: 'Plus gai.' });
  for (const session of [solene, world.ours.people.helene]) {
    expect(await kitLine(session)).toMatchObject({
      kind: 'brand-kit-came-back',
      title: 'Karim Aubert demande un changement sur la charte de Laiterie Ombrelune, version 2',
      reason: '«\u00a0Plus gai.\u00a0»',
    });
  }
  expect(await kitLine(karim)).toBeUndefined();

  await writeKit(3, 'Gai');
  await askKarim(3);
  hourOn(20);
  expect(await kitLine(solene)).toMatchObject({
    kind: 'brand-kit-to-send',
    title: 'Karim Aubert n’a pas répondu sur la charte de Laiterie Ombrelune, version 3',
  });
  expect((await decideKit(3, {})).type).toBe('request-expired');
  await askKarim(3);
  const stamp = await decideKit(3, {});
  expect(stamp).toMatchObject({ status: 201, body: { signerName: 'Karim Aubert', version: 3 } });
  for (const session of [solene, world.ours.people.helene, karim]) {
    expect(await kitLine(session)).toBeUndefined();
  }
  hourOn(0);
});

test('a brand kit isn’t decided on by an account of which it isn’t asked', async () => {
  await writeKit(4, 'Sobre');
  expect((await decideKit(4, {})).type).toBe('not-asked-of-you');
  await askKarim(4);
  await world.ownerPool.query('update contact set can_sign = false where id = $1', [karimContact]);
  expect(await decideKit(4, {})).toMatchObject({ status: 403, type: 'not-signer' });
  const { body } = await world.ask(karim, 'GET', `${clientPath()}/brand-kit/4`);
  expect(body).toMatchObject({
    can: { decide: false, send: false, sign: false },
    signsAs: null,
    requests: [{ sentBy: '' }],
  });
  const given = { contentHash: 'a'.repeat(64), decision: 'approved' };
  const path = `${clientPath()}/brand-kit/4/decisions`;
  expect((await world.ask(world.stranger, 'POST', path, given)).status).toBe(404);
  expect((await world.ask(solene, 'POST', path, given)).status).toBe(403);
});
