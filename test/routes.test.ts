import { mkdtemp, rm } from 'node:fs/promises';
import { request as ask, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBlobStore } from '../server/blobs/blobs.ts';
import { logRoutes } from '../server/evidence/log-routes.ts';
import { systemClock } from '../server/lib/clock.ts';
import { recoFileRoutes } from '../server/modules/briefs/reco-file-routes.ts';
import { attachmentRoutes, captureRoutes } from '../server/modules/operations/capture-routes.ts';
import { deliveryRoutes } from '../server/modules/publishing/delivery-routes.ts';
import { mediaRoutes } from '../server/modules/publishing/media-routes.ts';
import { reportFileRoutes } from '../server/modules/reports/report-file-routes.ts';
import { garbageIds, garble } from './garbage.ts';
import { garbleFields } from './garbage-fields.ts';
import { createPerson, type Person } from './person.ts';
import { isPublic } from './public-routes.ts';
import {
  findKnown,
  type GoodRequest,
  goodRequests,
  type Known,
  listRoutes,
  type Route,
} from './routes-map.ts';
import { PASSWORD, startTwoAgencies, type TwoAgencies } from './two-agencies.ts';

/** Ask for nothing of anybody's, or are the house's own demo, which its head may enter and end. */
const ofNobody = new Set([
  'people.signOut',
  'people.enterDemo',
  'people.removeDemo',
  ...Object.keys(isPublic).filter((name) =>
    /^(publishing|briefs|contests|reports)\.|Link$|KitPage$|CreatorPage$|OwnPage$|OwnStat$|nvitation/.test(
      name,
    ),
  ),
]);

const endsTheSession = new Set(['people.signOut', 'people.enterDemo', 'people.removeDemo']);

const routes = listRoutes();
let heard = 0;
let house: TwoAgencies;
let known: Known;
let good: Readonly<Record<string, GoodRequest>>;

beforeAll(async () => {
  // Behind one proxy each request can come from an address of its own: limits are tested elsewhere.
  house = await startTwoAgencies({ TRUSTED_PROXIES: '1' });
  known = await findKnown(house);
  good = goodRequests(known);
}, 300_000);
afterAll(() => house?.[Symbol.asyncDispose]());

describe('every route of the contracts', () => {
  test('is known to this test with a request that fits', () => {
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(good).sort());
    const wrong = routes.filter(({ name, params }) => {
      const given = Object.keys(good[name]?.params ?? {});
      return given.sort().join() !== [...params].sort().join();
    });
    expect(wrong).toEqual([]);
  });

  test('asks for a session, unless it is one of the public ones', async () => {
    const answers: Record<string, number> = {};
    for (const route of routes) {
      const { status, text } = await send(route, { by: null });
      if (status !== 401 || route.name in isPublic) answers[route.name] = status;
      if (!(route.name in isPublic)) expect([route.name, leaks(text)]).toEqual([route.name, []]);
    }
    expect(answers).toEqual(isPublic);
    expectNoError();
  });

  test('refuses a stranger of another agency as if the row were not there', async () => {
    await house.settle();
    const before = await fingerprint();
    const answers: Record<string, number> = {};
    for (const route of routes) {
      if (ofNobody.has(route.name)) continue;
      const { status, text } = await send(route, { by: house.stranger });
      answers[route.name] = status;
      expect([route.name, leaks(text)]).toEqual([route.name, []]);
    }
    const own = Object.entries(answers).filter(([, status]) => status !== 404);
    expect(Object.fromEntries(own)).toMatchInlineSnapshot(`
      {
        "briefs.listBriefs": 200,
        "clients.createClient": 409,
        "clients.listClients": 200,
        "clients.listConnectors": 200,
        "contests.listContests": 200,
        "creators.addCreator": 201,
        "creators.importList": 201,
        "creators.listCrawls": 200,
        "creators.listCreators": 200,
        "creators.listRegister": 200,
        "creators.listRequests": 200,
        "creators.previewImport": 422,
        "creators.startCrawl": 409,
        "operations.listOperations": 200,
        "operations.readPool": 200,
        "operations.updateRotationRule": 200,
        "people.addPasskey": 403,
        "people.askPasswordReset": 200,
        "people.confirmSecondFactor": 401,
        "people.confirmTwoFactor": 401,
        "people.listMail": 200,
        "people.listMembers": 200,
        "people.moveDemoClock": 403,
        "people.readSession": 200,
        "people.readSetUp": 200,
        "people.removeTwoFactor": 403,
        "people.resetPassword": 410,
        "people.setUp": 403,
        "people.signIn": 401,
        "people.signInByPasskey": 401,
        "people.startPasskey": 200,
        "people.startPasskeySignIn": 200,
        "people.startTwoFactor": 403,
        "people.updateProfile": 200,
        "publishing.listPosts": 200,
        "reports.listReports": 200,
        "rules.listRules": 200,
        "rules.readRule": 200,
        "rules.setRuleParameter": 200,
      }
    `);
    expect(await fingerprint()).toBe(before);
    expectNoError();
  });

  test('refuses a colleague who has nothing to do with the client, as if it were not there', async () => {
    const ines = createPerson(house.url);
    await ines.api.people.signIn({ email: 'aude@enface.example', password: PASSWORD });
    await ines.api.people.enterDemo({ locale: 'fr' });
    const { cast, clients } = await ines.api.people.readSession({});
    const memberId = cast.find(({ role }) => role === 'trainee')?.memberId ?? '';
    for (const { id } of clients)
      await house.helene.api.clients.unassign({ clientId: id, memberId });
    await ines.api.people.playAs({ memberId });
    await house.settle();
    const before = await fingerprint();
    const answers: Record<string, number> = {};
    for (const route of routes) {
      // Creators are the whole agency's; what follows is one client's, and asked for by its id.
      if (!/^(clients|publishing|operations|briefs|rules)\./.test(route.name)) continue;
      if (ofNobody.has(route.name) || route.name in isPublic || route.params.length === 0) continue;
      const { status, text } = await send(route, { by: ines });
      if (status !== 404) answers[route.name] = status;
      expect([route.name, text.includes('Ombrelune')]).toEqual([route.name, false]);
    }
    expect(answers).toEqual({ 'rules.readRule': 200, 'rules.setRuleParameter': 403 });
    expect(await fingerprint()).toBe(before);
    for (const { id } of clients) await house.helene.api.clients.assign({ clientId: id, memberId });
    expectNoError();
  });

  test('refuses what comes from another site, and does nothing', async () => {
    await house.settle();
    const before = await fingerprint();
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const evil: Record<string, string>[] = [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: house.url, 'sec-fetch-site': 'cross-site' },
        { origin: house.url, 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'cross-site' },
        {},
      ];
      for (const headers of evil) {
        const { status, code } = await send(route, { by: house.helene, headers });
        expect([route.name, headers, status, code]).toEqual([
          route.name,
          headers,
          403,
          'cross-site',
        ]);
      }
    }
    expect(await fingerprint()).toBe(before);
  });

  test('refuses a huge body before it is read', async () => {
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const length = route.name === 'publishing.uploadMedia' ? 27_000_000 : 1_100_000;
      const said = await sendHuge(route, { 'content-length': String(length) });
      const chunked = await sendHuge(route, { 'transfer-encoding': 'chunked' }, length);
      expect([route.name, said, chunked]).toEqual([route.name, 413, 413]);
    }
  });

  test('answers garbage with a refusal, never with a failure', async () => {
    const failed: unknown[] = [];
    for (const route of routes) {
      if (endsTheSession.has(route.name)) continue;
      for (const garbled of garble(route, good[route.name] ?? {})) {
        const { status, text } = await send(route, { by: house.helene, ...garbled });
        // A network that doesn't answer in time is told in words: that is no failure of ours.
        const isFailure = status >= 500 && !text.includes('"code":"network-unavailable"');
        if (isFailure) failed.push([route.name, garbled.what, status, text.slice(0, 200)]);
        if (garbled.isRefused && (status < 400 || status === 401))
          failed.push([route.name, garbled.what, status]);
      }
    }
    expect(failed).toEqual([]);
    expectNoError();
  }, 300_000);

  test('answers a hostile value in any field of its contract with a refusal', async () => {
    const failed: unknown[] = [];
    for (const route of routes) {
      if (endsTheSession.has(route.name)) continue;
      const { input = {} } = good[route.name] ?? {};
      for (const garbled of garbleFields(route.name, input)) {
        const { status, text } = await send(route, { by: house.helene, ...garbled });
        const isFailure = status >= 500 && !text.includes('"code":"network-unavailable"');
        if (isFailure) failed.push([route.name, garbled.what, status, text.slice(0, 200)]);
      }
    }
    expect(failed).toEqual([]);
    expectNoError();
  }, 300_000);
});

describe('the files and logs beside the contracts', () => {
  const groups = [
    { path: '/api/media/{mediaId}/original', open: false },
    { path: '/api/media/{mediaId}/preview', open: false },
    { path: '/api/deliveries/{deliveryId}/capture', open: false },
    { path: '/api/deliveries/{deliveryId}/lighter-image', open: false },
    { path: '/api/reco-files/{recommendationId}/1/reco.pdf', open: false },
    { path: '/api/report-files/{reportId}/1/report.pdf', open: false },
    { path: '/api/report-files/{reportId}/1/evidence/{sha256}', open: false },
    { path: '/api/captures/{captureId}', open: false },
    { path: '/api/outreach/{letterId}/{sha256}', open: false },
    { path: '/log/witness', open: true },
    { path: '/log/{clientId}/checkpoint', open: true },
    { path: '/log/{clientId}/consistency', open: true },
    { path: '/log/{clientId}/export', open: false },
    { path: '/log/{clientId}/cosignature', open: true },
    { path: '/log/{clientId}/audit', open: true },
    { path: '/log/{clientId}/audit-result', open: true },
  ];

  test('are all known to this test', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-routes-'));
    const blobs = await openBlobStore(folder);
    const deps = { db: house.database.app, app: house.database.app, clock: systemClock, blobs };
    const readScope = async () => null;
    const noReports = { publicUrl: '', listObservations: async () => [] };
    const mounted = [
      ['/api/media', mediaRoutes(deps).routes],
      ['/api/deliveries', deliveryRoutes(deps).routes],
      ['/api/reco-files', recoFileRoutes(deps).routes],
      ['/api/report-files', reportFileRoutes({ ...deps, ...noReports }).routes],
      ['/api/captures', captureRoutes(deps).routes],
      ['/api/outreach', attachmentRoutes(deps).routes],
      [
        '/log',
        logRoutes({
          ...{ ...deps, contents: [], readScope, listRecordLines: async () => null },
          readWitnessPage: async () => new Uint8Array(),
        }).routes,
      ],
    ] as const;
    const paths = mounted.flatMap(([prefix, list]) => list.map((one) => `${prefix}${one.path}`));
    const shape = (text: string) => text.replace(/\{\w+\}|:\w+(\{[^}]*\})?/g, '*');
    const known = groups.map((one) =>
      shape(one.path)
        .replace(/\*\/(original|preview)$/, '*/*')
        .replace(/\/1\/(reco|report)\.pdf$/, '/*/*')
        .replace('/1/evidence/', '/*/evidence/'),
    );
    expect([...new Set(paths.map(shape))].sort()).toEqual([...new Set(known)].sort());
    await rm(folder, { recursive: true });
  });

  test('show nothing of an agency to nobody and to a stranger, but what its log makes public', async () => {
    for (const { path: pattern, open } of groups) {
      if (/\/(cosignature|audit|audit-result)$/.test(pattern)) continue;
      const place = fill(pattern, known);
      for (const by of [null, house.stranger]) {
        const { status, text } = await get(place, by);
        expect([pattern, by === null, status]).toEqual([
          pattern,
          by === null,
          open ? expect.any(Number) : 404,
        ]);
        if (open) expect([200, 400]).toContain(status);
        expect([pattern, leaks(text.replaceAll(known.clientId, ''))]).toEqual([pattern, []]);
      }
    }
    const { status } = await get(fill('/api/media/{mediaId}/preview', known), house.helene);
    expect(status).toBe(200);
    const capture = await get(fill('/api/deliveries/{deliveryId}/capture', known), house.helene);
    expect(capture.status).toBe(200);
  });

  test('answer garbage with a refusal, never with a failure', async () => {
    for (const { path: pattern } of groups.filter((group) => group.path.includes('{'))) {
      for (const id of garbageIds) {
        const place = pattern.replace(/\{\w+\}/, id);
        for (const query of [
          '',
          '?link=%00',
          '?from=-1&to=1e9',
          '?from=1&to=99999999999999999999',
        ]) {
          const method = /\/(cosignature|audit|audit-result)$/.test(pattern) ? 'POST' : 'GET';
          const body = method === 'POST' ? '\u0000not a note' : undefined;
          const response = await fetch(`${house.url}${place}${query}`, {
            method,
            ...(body === undefined ? {} : { body }),
            headers: {
              'x-forwarded-for': newAddress(),
              cookie: house.helene.cookie(),
              origin: house.url,
            },
          });
          await response.arrayBuffer();
          expect([place, query, response.status]).toEqual([
            place,
            query,
            expect.toSatisfy(isRefusal),
          ]);
        }
      }
    }
    const words = { method: 'POST', body: 'x'.repeat(1_100_000), headers: { origin: house.url } };
    const { status } = await fetch(`${house.url}/log/${known.clientId}/cosignature`, words);
    expect(status).toBe(413);
    expectNoError();
  });

  test('take no word from another site', async () => {
    const place = `${house.url}/log/${known.clientId}/cosignature`;
    const headers = { origin: 'https://evil.example', cookie: house.helene.cookie() };
    const { status } = await fetch(place, { method: 'POST', body: 'x', headers });
    expect(status).toBe(403);
  });
});

type Answer = { readonly status: number; readonly text: string; readonly code: string };

async function send(
  route: Route,
  options: {
    by: Person | null;
    headers?: Record<string, string>;
    params?: Record<string, string>;
    body?: string;
    query?: string;
  },
): Promise<Answer> {
  const { params = {}, input = {}, file } = good[route.name] ?? {};
  const isGet = route.method === 'GET';
  const query =
    options.query ??
    (isGet
      ? new URLSearchParams(Object.entries(input).map(([k, v]) => [k, String(v)])).toString()
      : '');
  const place = fill(route.path, { ...params, ...options.params });
  const headers = new Headers(options.headers ?? { origin: house.url });
  headers.set('x-forwarded-for', newAddress());
  if (options.by) headers.set('cookie', options.by.cookie());
  let body: BodyInit | undefined = options.body;
  if (!isGet && body === undefined && file) {
    const form = new FormData();
    form.set('file', new File(['not a picture'], 'x.jpg', { type: 'image/jpeg' }));
    body = form;
  } else if (!isGet) {
    headers.set('content-type', 'application/json');
    body ??= route.hasInput ? JSON.stringify(input) : undefined;
  }
  const response = await fetch(`${house.url}/api${place}${query && `?${query}`}`, {
    method: route.method,
    headers,
    ...(isGet || body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, text, code: /"code":"([^"]+)"/.exec(text)?.[1] ?? '' };
}

async function get(place: string, by: Person | null): Promise<Answer> {
  const headers = new Headers({ 'x-forwarded-for': newAddress() });
  if (by) headers.set('cookie', by.cookie());
  const response = await fetch(`${house.url}${place}`, { headers });
  return { status: response.status, text: await response.text(), code: '' };
}

/** Announces a body, or sends one in chunks, and hangs up once there is an answer. */
function sendHuge(route: Route, headers: Record<string, string>, bytes = 0): Promise<number> {
  const place = fill(route.path, good[route.name]?.params ?? {});
  const isForm = route.name === 'publishing.uploadMedia';
  return new Promise((resolve, reject) => {
    const sent = ask(`${house.url}/api${place}`, {
      method: route.method,
      headers: {
        ...headers,
        origin: house.url,
        cookie: house.helene.cookie(),
        'content-type': isForm ? 'multipart/form-data; boundary=x' : 'application/json',
        'x-forwarded-for': newAddress(),
      },
    });
    sent.on('response', (response: IncomingMessage) => {
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.flushHeaders();
    const part = Buffer.alloc(100_000, 0x20);
    for (let left = bytes; left > 0; left -= part.length) sent.write(part);
  });
}

let addresses = 0;
function newAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

function fill(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** Ids and names of the first agency in an answer that isn't for its people. */
function leaks(text: string): string[] {
  const names = ['Corvelle', 'Ombrelune', 'Bielleroux', 'Solène', 'Inès', 'Clarisse'];
  const ids = [known.clientId, known.memberId, known.postId, known.channelId, house.agencyId];
  return [...names, ...ids].filter((word) => text.includes(word));
}

/** All rows of the first agency, as the owner sees them. */
async function fingerprint(): Promise<string> {
  const { rows: tables } = await house.database.ownerPool.query<{ name: string; key: string }>(`
    select c.relname as name, case when c.relname = 'agency' then 'id' else a.attname end as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname in ('client_id', 'agency_id', case when c.relname = 'agency' then 'id' else '' end)
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1, 2`);
  const hashes = [];
  for (const { name, key } of tables) {
    const { rows } = await house.database.ownerPool.query<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) hash from ${name} t
       where ${key} = $1 or ${key} in (select id from client where agency_id = $1)`,
      [house.agencyId],
    );
    hashes.push(`${name}.${key} ${rows[0]?.hash}`);
  }
  return hashes.join('\n');
}

/** What surprised the product since the last time this was asked, each once. */
function expectNoError() {
  const said = house.errors.slice(heard).map((line) => {
    const { err } = JSON.parse(line) as { err: { message: string; stack: string } }; // pino's line
    const own = err.stack
      .split('\n')
      .filter((one) => one.includes('/server/') || one.includes('at '));
    return `${err.message.slice(0, 150)} ${own.slice(0, 3).join(' ')}`;
  });
  heard = house.errors.length;
  expect([...new Set(said)]).toEqual([]);
}
