import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTwoAgencies, type TwoAgencies } from './two-agencies.ts';

let house: TwoAgencies;
/** A page by link, with a form of it that decides something. */
type Page = { path: string; good: string; action: string; form: Record<string, string> };
let pages: Record<'brief' | 'creator', Page>;
let recoPath: string;

beforeAll(async () => {
  house = await startTwoAgencies({ TRUSTED_PROXIES: '1' }, { withPages: true });
  const { api } = house.helene;
  const { clients, castLinks } = await api.people.readSession({});
  const lists = await Promise.all(clients.map(({ id }) => api.briefs.listBriefs({ clientId: id })));
  const open = lists.flatMap(({ briefs }) => briefs).find(({ isEnded }) => !isEnded);
  if (!open) throw new Error('the demo has no open brief');
  const { contacts } = await api.clients.readClient({ clientId: open.client.id });
  const contactId = contacts.find(({ canSign }) => canSign)?.id ?? '';
  const sent = { briefId: open.id, contactId, questions: ['budget' as const] };
  const { url } = await api.briefs.sendBrief(sent);
  const briefToken = new URL(url).pathname.split('/')[2] ?? '';
  const reco = castLinks.find((one) => one.url.endsWith('/reco'));
  recoPath = reco ? new URL(reco.url).pathname : `/l/${briefToken}/reco`;
  pages = {
    brief: {
      path: `/l/{}/brief`,
      good: briefToken,
      action: '?/answer',
      form: { question: 'budget', 'kind-budget': 'text', 'body-budget': 'Douze mille euros.' },
    },
    creator: {
      path: `/c/{}`,
      good: house.creatorToken,
      action: '?/ask',
      form: { text: 'Le colis part quand ?' },
    },
  };
}, 120_000);
afterAll(() => house?.[Symbol.asyncDispose]());

let addresses = 0;
async function send(path: string, init: RequestInit = {}) {
  const headers = new Headers(init.headers);
  headers.set('accept', 'text/html'); // as a browser without script
  headers.set('x-forwarded-for', `10.9.${(addresses >> 8) & 255}.${addresses++ & 255}`);
  if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', house.url);
  const request = { redirect: 'manual', ...init, headers } as const;
  const response = await fetch(`${house.url}${path}`, request);
  const text = await response.text();
  return { status: response.status, text };
}

const post = (page: Page, token: string, body: BodyInit, action = page.action) =>
  send(`${page.path.replace('{}', token)}${action}`, { method: 'POST', body });
const formOf = (page: Page) => new URLSearchParams(page.form);

/** Everything that anybody may have written by a link. */
async function written(): Promise<string> {
  const counts = await Promise.all(
    [
      'brief_answer',
      'reco_answer',
      'signature',
      'outreach_message',
      'participation_event',
      'creator_address',
      'deliverable',
      'leaf',
    ].map(async (table) => {
      const { rows } = await house.database.ownerPool
        .query<{ n: number }>(`select count(*) n from ${table}`)
        .catch(() => ({ rows: [{ n: -1 }] }));
      return `${table} ${rows[0]?.n}`;
    }),
  );
  return counts.join(', ');
}

describe.each(['brief', 'creator'] as const)('the page of a %s by link', (key) => {
  test('is only looked at by HEAD, GET and OPTIONS, however often', async () => {
    const page = pages[key];
    const path = page.path.replace('{}', page.good);
    const before = await written();
    for (let n = 0; n < 3; n++) {
      expect((await send(path, { method: 'HEAD' })).status).toBe(200);
      expect((await send(path)).status).toBe(200);
      expect((await send(`${path}${page.action}&${formOf(page)}`)).status).toBe(200);
      expect((await send(`${path}${page.action}`, { method: 'HEAD' })).status).toBe(200);
      await send(path, { method: 'OPTIONS' });
    }
    expect(await written()).toBe(before);
  });

  test('refuses what comes with a token that isn’t its own', async () => {
    const page = pages[key];
    const others = Object.values(pages).map(({ good }) => good);
    const foreign = [...others.filter((one) => one !== page.good), house.ownToken];
    const before = await written();
    for (const token of [...foreign, 'x', 'a'.repeat(43), `${page.good}x`, '%00', "'--"]) {
      for (const sent of [
        await post(page, token, formOf(page)),
        await send(page.path.replace('{}', token)),
      ]) {
        expect([token, sent.status]).toEqual([token, expect.toSatisfy(isRefusal)]);
        expect(sent.text).not.toContain('Ombrelune');
      }
    }
    expect(await written()).toBe(before);
  });

  test('refuses garbage, another site and an action that isn’t there; nothing fails', async () => {
    const page = pages[key];
    const before = await written();
    const bodies: BodyInit[] = [
      new URLSearchParams(),
      new URLSearchParams({ question: '__proto__', 'kind-__proto__': 'no' }),
      new URLSearchParams({ question: 'x'.repeat(2_000), 'kind-budget': '\u0000' }),
      new URLSearchParams({ text: '', answer: 'maybe', decision: 'yes', n: '-1' }),
      new Blob(['{"a":'], { type: 'application/json' }),
      new Blob(['\u0000\uffff'], { type: 'text/plain' }),
      new Blob(['--x\r\nbroken'], { type: 'multipart/form-data; boundary=x' }),
      new Blob(['%E0%A4%A&=&&&'], { type: 'application/x-www-form-urlencoded' }),
    ];
    const actions = [page.action, '?/decide', '?/sign', '?/address', '?/publish', '?/nothing', ''];
    const failed: unknown[] = [];
    for (const action of actions) {
      for (const [i, body] of bodies.entries()) {
        const { status } = await post(page, page.good, body, action);
        if (status >= 500) failed.push([action, i, status]);
      }
    }
    expect(failed).toEqual([]);
    const evil = {
      method: 'POST',
      body: formOf(page),
      headers: { origin: 'https://evil.example' },
    };
    const { status } = await send(`${page.path.replace('{}', page.good)}${page.action}`, evil);
    expect(status).toBe(403);
    expect(await written()).toBe(before);
    expect(house.errors).toEqual([]);
  });

  test('keeps what is sent twice once', async () => {
    const page = pages[key];
    const before = await written();
    const sent = await Promise.all([1, 2, 3].map(() => post(page, page.good, formOf(page))));
    const statuses = sent.map(({ status }) => status);
    expect(statuses.filter((one) => one !== 303 && !isRefusal(one))).toEqual([]);
    const { rows } = await house.database.ownerPool.query<{ n: number }>(
      key === 'brief'
        ? `select count(*) n from brief_answer where body = 'Douze mille euros.'`
        : `select count(*) n from outreach_message where body = 'Le colis part quand ?'`,
    );
    expect(rows[0]?.n).toBe(1);
    expect(await written()).not.toBe(before);
  });
});

test('the page of a recommendation takes nothing by a foreign token', async () => {
  const form = new URLSearchParams({
    plan: 'A',
    kind: 'accepted',
    name: 'X',
    contentHash: 'a'.repeat(64),
  });
  const before = await written();
  const paths = [`/l/${house.creatorToken}/reco`, `/l/${'a'.repeat(43)}/reco`, recoPath];
  for (const path of paths) {
    const { status } = await send(`${path}?/answer`, { method: 'POST', body: form });
    expect([path, status]).toEqual([path, expect.toSatisfy(isRefusal)]);
  }
  expect(await written()).toBe(before);
});

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

test('the form that proposes creators answers what is missing, instead of failing', async () => {
  const { api, cookie } = house.helene;
  const { creators } = await api.creators.listCreators({});
  const ids = creators.slice(0, 1).map(({ id }) => id);
  const headers = { cookie: cookie() };
  const path = `/creators/propose?ids=${ids.join()}&q=yaourt`;
  const sent = await send(path, {
    method: 'POST',
    body: new URLSearchParams({ into: '' }),
    headers,
  });
  expect(sent.status).toBe(400);
});
