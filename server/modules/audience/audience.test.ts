import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/clients-bench.ts';
import { openOperationsBench } from '../../../test/operations-bench.ts';
import { contextFor, type SmallAgency, type Who } from '../../../test/small-agency.ts';
import { portable } from '../../../verifier/format/hash.ts';
import { finish } from '../../../verifier/format/steps.ts';
import { checkData } from '../../../verifier/report/check-data.ts';
import { encodeData } from '../../../verifier/report/data-file.ts';
import { paths } from '../../../verifier/report/derive.ts';
import { indicators } from '../../../verifier/report/indicators.ts';
import { compute } from '../../../verifier/report/query.ts';
import { readScope } from '../../../verifier/report/scope.ts';
import { decodeLeaves, readLeafBytes, readLogSize } from '../../evidence/read-log.ts';
import { sequence } from '../../evidence/sequence.ts';
import type { ShellEnv } from '../../http/shell.ts';
import { forgetVisitSalts } from './forget-salts.ts';
import { observeDaily } from './observe-daily.ts';
import { followCaptures } from './plan-captures.ts';
import { eraseRecords, listObservations, recordObservation } from './public.ts';
import { audienceRoutes } from './routes.ts';
import { visitRoutes } from './visit-routes.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const ever = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-12-31T00:00:00Z') };

let bench: Awaited<ReturnType<typeof openOperationsBench>>;
let agency: SmallAgency;
let operationId: string;

beforeAll(async () => {
  bench = await openOperationsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  bench.clock.set('2026-12-08T08:30:00Z');
  agency = await bench.buildAgency();
  operationId = await bench.buildOperation(agency);
});

const deps = () => ({ ...bench.deps, connectors: new Map(), publicUrl: 'http://localhost:4321' });

async function as(who: Who | null, of = agency) {
  const context = who ? await of.contextOf(who) : contextFor(null);
  return createRouterClient(audienceRoutes(deps()), { context });
}

async function madeLink(ownNetworks: string[] = []) {
  const target = 'https://ombrelune.example/jeu?from=billet';
  const of = { clientId: agency.clientId, operationId, name: 'Billet', target, ownNetworks };
  return (await as('ines')).createTaggedLink(of);
}

/** Follows a link as the shell would let somebody do it. */
async function follow(
  path: string,
  by: { ip?: string; agent?: string; method?: string; headers?: Record<string, string> } = {},
) {
  const app = new Hono<ShellEnv>();
  app.use('*', async (c, next) => {
    c.set('context', { ...contextFor(null), ip: by.ip ?? '198.51.100.7' });
    await next();
  });
  const fail = (error: unknown) => {
    throw error;
  };
  app.route('/v', visitRoutes({ ...deps(), onError: fail }));
  const headers = { 'user-agent': by.agent ?? BROWSER, ...by.headers };
  return app.request(path, { method: by.method ?? 'GET', headers });
}

const counts = async () => {
  const { links } = await (await as('karim')).listTaggedLinks({ clientId: agency.clientId });
  return links.map(({ visits, robots }) => ({ visits, robots }));
};

const listed = (kinds?: Parameters<typeof listObservations>[1]['kinds']) =>
  bench.database.app.read(agency.scope, (tx) =>
    listObservations(tx, {
      clientId: agency.clientId,
      operationId: operationId as never,
      ...ever,
      ...(kinds && { kinds }),
    }),
  );

/** What somebody with the log and the data finds: the verifier's own words. */
async function check() {
  const { agencyId, clientId, scope } = agency;
  const sequencer = { worker: bench.database.worker, vault: bench.vault, clock: bench.clock };
  await sequence(sequencer, { agencyId, clientId }, { checkpoint: false });
  const leaves = await bench.database.app.read(scope, async (tx) =>
    decodeLeaves(await readLeafBytes(tx, clientId, await readLogSize(tx, clientId))),
  );
  const read = await listed();
  const files = new Map(
    read.map(({ data }) => [paths.data(data.observation), encodeData(data)] as const),
  );
  const report = readScope(leaves, {
    range: leaves.length,
    operation: operationId,
    from: ever.from.toISOString(),
    to: ever.to.toISOString(),
  });
  return { ...finish(checkData(files, report, leaves, portable)), read };
}

describe('what was seen', () => {
  test('is recorded once, counted by the indicators, and opens to its leaf', async () => {
    await (await as('ines')).observeOperation({ operationId });
    const again = await (await as('ines')).observeOperation({ operationId });
    expect(again).toEqual({ recorded: 0 });
    const { findings, observations } = await check();
    expect(findings).toEqual([]);
    expect(observations.map(({ kind, records }) => [kind, records])).toEqual([
      [
        'spend',
        [
          { line: 'Coffrets', plannedCents: 6_000, actualCents: null, ceilingCents: null },
          { line: 'Conseil', plannedCents: 50_000, actualCents: null, ceilingCents: null },
        ],
      ],
    ]);
    const { quoted, spent } = indicators;
    if (!quoted || !spent) throw new Error('no such indicator');
    const query = { objects: null, ...ever } as never;
    expect(compute(quoted, {}, query, observations).figure.value).toBe(56_000);
    expect(compute(spent, {}, query, observations).figure.note).toBe('unknown');
  });

  test('loses a person and still verifies; nobody can take the leaf for another record', async () => {
    const raw = {
      bytes: new TextEncoder().encode('{"comments":["Lou"]}'),
      mediaType: 'text/plain',
    };
    const at = bench.clock.now();
    const comment = (id: string, author: string) => ({
      ...{ id, author, parent: null, at: at.toISOString(), text: `Bravo ${author}` },
      ...{ isBrand: false, isCreator: false },
    });
    const observationId = await bench.database.app.write(agency.scope, (tx) =>
      recordObservation(tx, bench.blobs, {
        clientId: agency.clientId,
        operationId: operationId as never,
        kind: 'comments',
        object: 'https://mijote.example/potimarron',
        source: 'wordpress',
        mark: 'measured',
        method: 'public-page',
        from: at,
        to: at,
        records: ['Lou', 'Maé', 'Noé'].map((name, i) => comment(String(i), name)),
        raw,
        at,
      }),
    );
    expect((await check()).findings).toEqual([]);
    bench.clock.set('2026-12-09T08:30:00.123Z');
    const erase = () =>
      bench.database.app.write(agency.scope, (tx) =>
        eraseRecords(tx, { observationId, places: [1], at: bench.clock.now() }),
      );
    expect(await erase()).toBe(1);
    expect(await erase()).toBe(0);
    const { findings, read } = await check();
    expect(findings.map(({ type }) => type)).toEqual(['records-erased']);
    const [one] = read;
    expect(one?.observation.records[1]).toEqual({ erasedOn: '2026-12-09T08:30:00.123Z' });
    expect(JSON.stringify(read)).not.toContain('Maé');
    const { rows } = await bench.database.ownerPool.query(
      `select (select count(*)::integer from observation_record where record::text like '%Maé%') as told,
        (select count(*)::integer from blob where client_id = $1 and media_type = 'text/plain') as bytes`,
      [agency.clientId],
    );
    expect(rows).toEqual([{ told: 0, bytes: 0 }]);
  });

  test('is refused where a record hasn’t its kind’s shape, and nothing of it stays', async () => {
    const at = bench.clock.now();
    const wrong = bench.database.app.write(agency.scope, (tx) =>
      recordObservation(tx, bench.blobs, {
        ...{ clientId: agency.clientId, operationId: null, kind: 'subscribers', object: 'lettre' },
        ...{ source: 'our-server', mark: 'measured', method: 'list', from: at, to: at, at },
        records: [{ id: 'x', at: 'yesterday' }],
      }),
    );
    await expect(wrong).rejects.toThrow('record 0 of subscribers: at');
    expect(await listed()).toEqual([]);
  });
});

describe('a tagged link', () => {
  test('leads to its target alone, without a cookie, whatever the request says', async () => {
    const { url, tag } = await madeLink();
    expect(url).toBe(`http://localhost:4321/v/${tag}`);
    const answer = await follow(`/v/${tag}?to=https://evil.example/&from=x`, {
      headers: { 'x-forwarded-host': 'evil.example', referer: 'https://evil.example/' },
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('https://ombrelune.example/jeu?from=billet');
    expect(answer.headers.get('set-cookie')).toBeNull();
    for (const path of ['/v/aaaaaaaa', '/v/https:%2F%2Fevil.example', '/v/%27;--', `/v/${tag}x`]) {
      expect((await follow(path)).status).toBe(404);
    }
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https://a:b@evil.example/',
    `https://a.example/${'x'.repeat(1990)}`,
  ])('is not made for %s', async (target) => {
    const of = { clientId: agency.clientId, operationId, name: 'Billet', target };
    expect(await refusalOf((await as('ines')).createTaggedLink(of))).toBe('target-unfit');
  });

  test('counts a session once a day: not HEAD, not what is loaded ahead, robots apart', async () => {
    const { tag } = await madeLink(['203.0.113.0/24']);
    await follow(`/v/${tag}`, { method: 'HEAD' });
    await follow(`/v/${tag}`, { headers: { 'sec-purpose': 'prefetch;prerender' } });
    expect(await counts()).toEqual([{ visits: 0, robots: 0 }]);
    for (let i = 0; i < 3; i++) await follow(`/v/${tag}`);
    await follow(`/v/${tag}`, { ip: '203.0.113.9' });
    await follow(`/v/${tag}`, { agent: 'Mozilla/5.0 (compatible; Exemplebot/2.1)' });
    await follow(`/v/${tag}`, { agent: '' });
    expect(await counts()).toEqual([{ visits: 2, robots: 2 }]);
    bench.clock.set('2026-12-09T08:30:00Z');
    await follow(`/v/${tag}`);
    expect(await counts()).toEqual([{ visits: 3, robots: 2 }]);
    await (await as('ines')).observeOperation({ operationId });
    expect(await (await as('ines')).observeOperation({ operationId })).toEqual({ recorded: 0 });
    const { findings, observations } = await check();
    expect(findings).toEqual([]);
    const { visits } = indicators;
    if (!visits) throw new Error('no such indicator');
    const { figure } = compute(visits, {}, { objects: null, ...ever } as never, observations);
    expect(figure).toMatchObject({ value: 3, mark: 'measured' });
    expect(figure.parts.find(({ name }) => name === 'own-networks')).toMatchObject({
      numerator: 1,
      denominator: 3,
    });
    const days = observations.filter(({ kind }) => kind === 'visits').map(({ from }) => from);
    expect(days.map((day) => day.toISOString())).toEqual([
      '2026-12-07T23:00:00.000Z',
      '2026-12-08T23:00:00.000Z',
    ]);
  });

  test('is observed by itself once its day is over', async () => {
    const { tag } = await madeLink();
    await follow(`/v/${tag}`);
    const onError = (error: unknown) => {
      throw error;
    };
    const observing = { ...deps(), worker: bench.database.worker, onError };
    await observeDaily(observing);
    expect(await listed(['visits'])).toEqual([]);
    expect(await listed(['spend'])).toHaveLength(1);
    bench.clock.set('2026-12-09T08:30:00Z');
    await observeDaily(observing);
    expect(await listed(['visits'])).toHaveLength(1);
    expect(await listed(['spend'])).toHaveLength(1);
    expect(await observeDaily(observing)).toBe(0);
  });

  test('that nobody follows says so, for as long as it was looked at', async () => {
    await madeLink();
    await (await as('ines')).observeOperation({ operationId });
    bench.clock.set('2026-12-20T08:30:00Z');
    expect(await (await as('ines')).observeOperation({ operationId })).toEqual({ recorded: 1 });
    const { observations } = await check();
    const { visits } = indicators;
    if (!visits) throw new Error('no such indicator');
    const later = { from: new Date('2026-12-10T00:00:00Z'), to: ever.to, objects: null } as never;
    expect(compute(visits, {}, later, observations).figure.value).toBe(0);
  });

  test('keeps nothing that leads to somebody once the day is over', async () => {
    const { tag } = await madeLink();
    await follow(`/v/${tag}`);
    const stored = await bench.database.ownerPool.query('select v::text as v from visit v');
    expect(JSON.stringify(stored.rows)).not.toMatch(/198\.51|Firefox/);
    const forget = (now: string) =>
      forgetVisitSalts({ worker: bench.database.worker, clock: { now: () => new Date(now) } });
    // Midnight in Paris.
    expect(await forget('2026-12-08T22:59:59Z')).toBe(0);
    expect(await forget('2026-12-08T23:00:00Z')).toBeGreaterThan(0);
  });
});

describe('what success is', () => {
  test('is written down with its method; a later word replaces it once', async () => {
    const ines = await as('ines');
    const target = { aim: 'at-least', value: 300, of: null } as const;
    const { id } = await ines.registerKpi({ operationId, indicator: 'visits', target });
    const next = { operationId, indicator: 'visits', target: null, replaces: id };
    await ines.registerKpi(next);
    expect(await refusalOf(ines.registerKpi(next))).toBe('kpi-replaced');
    const { announced } = await ines.listObserved({ operationId });
    expect(announced.kpis).toEqual([
      expect.objectContaining({
        aim: null,
        target: null,
        unit: 'count',
        isLate: expect.any(Boolean),
      }),
    ]);
    expect(announced.kpis[0]?.name.en).toBe('Visits from the links');
    expect(announced.choices.map(({ id }) => id)).toContain('commenters');
    const none = ines.registerKpi({ operationId, indicator: 'constructor' });
    expect(await refusalOf(none)).toBe('indicator-unknown');
    const plan = { operationId, deliverables: [], moments: ['live', 'day-30'] as const };
    const moments = [...plan.moments];
    expect((await ines.planCaptures({ ...plan, moments })).version).toBe(1);
    expect((await ines.planCaptures({ ...plan, moments })).version).toBe(2);
  });

  test('takes in by itself what is captured, once, at the moments at which it is', async () => {
    const captureOf = (deliverableId: string, moment: string) => ({ deliverableId, moment });
    const [one, two] = [randomUUID(), randomUUID()];
    const captures = [captureOf(one, 'live'), captureOf(two, 'live'), captureOf(two, 'asked')];
    const facts = { clientId: agency.clientId, captures } as never; // what is read of them
    const of = { operationId: operationId as never, at: bench.clock.now() };
    const follow = () =>
      bench.database.app.write(agency.scope, async (tx) => {
        await followCaptures(tx, facts, of);
        const { rows } = await sql<{ deliverables: string[]; moments: string[] }>`
          select deliverables, moments from capture_plan where operation_id = ${operationId}
          order by version`.execute(tx);
        return rows;
      });
    const before = (await follow()).at(-1);
    expect(before?.deliverables).toEqual(expect.arrayContaining([one, two]));
    expect(before?.moments).toContain('live');
    expect(before?.moments).not.toContain('asked');
    const count = (await follow()).length;
    expect(await follow()).toHaveLength(count);
  });
});

test('a stranger sees and changes nothing', async () => {
  const { tag } = await madeLink();
  const { clientId } = agency;
  const other = await bench.buildAgency();
  const stranger = await as('solene', other);
  const target = 'https://evil.example/';
  const asked = [
    () => stranger.listTaggedLinks({ clientId }),
    () => stranger.createTaggedLink({ clientId, name: 'Billet', target }),
    () =>
      stranger.createTaggedLink({ clientId: other.clientId, operationId, name: 'Billet', target }),
    () => stranger.observeOperation({ operationId }),
    () => stranger.listObserved({ operationId }),
    () => stranger.registerKpi({ operationId, indicator: 'visits' }),
    () => stranger.planCaptures({ operationId, deliverables: [], moments: ['live'] }),
  ];
  for (const call of asked) expect(await refusalOf(call())).toBe('not-found');
  expect(await refusalOf((await as(null)).listTaggedLinks({ clientId }))).toBe('sign-in-needed');
  const client = await as('clarisse');
  expect(await refusalOf(client.listTaggedLinks({ clientId }))).toBe('not-found');
  expect(await refusalOf(client.observeOperation({ operationId }))).toBe('not-allowed');
  expect((await follow(`/v/${tag}`)).headers.get('location')).toContain('ombrelune');
});
