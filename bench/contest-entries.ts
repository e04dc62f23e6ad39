import { randomBytes } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApiHandler } from '../server/http/api.ts';
import { createLimit } from '../server/http/limits.ts';
import { createShell } from '../server/http/shell.ts';
import { createLog } from '../server/log.ts';
import { isEntry } from '../server/modules/contests/entry-door.ts';
import { contestRoutes } from '../server/modules/contests/routes.ts';
import { type ContestBench, openContestBench, openLune } from '../test/contest-bench.ts';
import { openOwnDatabase } from './own-database.ts';
import type { Report } from './report.ts';

const SEED = 'contest-entries-2026';
const PER_SECOND = 200;
/** Every so many forms are sent twice, as by a reader whose answer was lost. */
const TWICE = 20;
const MAX_P99_MS = 2_000;

/**
 * A rush on a contest: 200 entries a second through the whole door (HTTP, limits, one PostgreSQL that
 * writes to the disk), from one address. None may be lost, none refused, none counted twice.
 */
export async function run(isQuick: boolean): Promise<Report> {
  const seconds = isQuick ? 10 : 60;
  const bench = await openContestBench(openOwnDatabase);
  try {
    const { publicId, contestId } = await openLune(bench, await bench.buildAgency());
    bench.clock.set('2026-11-10T09:00:00Z');
    const server = await serve(bench);
    const sent = await rush(server.port, publicId, PER_SECOND * seconds, PER_SECOND);
    await server.close();
    const { rows } = await bench.database.ownerPool.query<{ entries: number; last: number }>(
      'select count(*)::integer as entries, max(n) as last from contest_entry where contest_id = $1',
      [contestId],
    );
    const entries = rows[0]?.entries ?? 0;
    const lost = sent.receipts.size - entries;
    const base = { bench: 'contest-entries', n: sent.forms, seed: SEED };
    const counters = { ...sent.statuses, repeated: sent.repeated, entries };
    const isWhole =
      lost === 0 && sent.receipts.size === sent.forms && sent.differing === 0 && sent.refused === 0;
    const p99 = at(sent.ms, 0.99);
    return {
      cases: [
        {
          ...base,
          case: 'lost',
          unit: 'entries',
          value: sent.forms - entries,
          counters,
          target: { words: 'none lost, refused or counted twice', isMet: isWhole },
        },
        {
          ...base,
          case: 'p99',
          unit: 'ms',
          value: p99,
          counters: { p50: Math.round(at(sent.ms, 0.5)), worst: Math.round(at(sent.ms, 1)) },
          limit: MAX_P99_MS,
          target: { words: `≤ ${MAX_P99_MS} ms to the receipt`, isMet: p99 <= MAX_P99_MS },
        },
        {
          ...base,
          case: 'pace',
          unit: 'entries/s',
          value: (sent.forms / sent.tookMs) * 1000,
          target: {
            words: `${PER_SECOND} a second kept up`,
            isMet: sent.tookMs <= (seconds + 2) * 1000,
          },
        },
      ],
      skipped: [],
    };
  } finally {
    await bench[Symbol.asyncDispose]();
  }
}

async function serve(bench: ContestBench) {
  const log = createLog({ logLevel: 'error' }, { write: (line) => console.error(line) });
  const shell = createShell({
    publicUrl: bench.deps.publicUrl,
    trustedProxies: 0,
    readSession: async () => null,
    api: createApiHandler({ contests: contestRoutes(bench.deps) }, log),
    groups: [],
    isHealthy: async () => true,
    web: (_, res) => res.writeHead(404).end(),
    limit: createLimit({ read: 1200, change: 240 }),
    isUnlimited: isEntry,
    log,
  });
  const server = createServer(getRequestListener(shell.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function rush(port: number, publicId: string, forms: number, perSecond: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const receipts = new Map<string, string>();
  const statuses: Record<string, number> = {};
  const ms: number[] = [];
  const found = { repeated: 0, differing: 0, refused: 0 };
  const send = async (form: { formKey: string }) => {
    const start = performance.now();
    const { status, body } = await post(agent, port, publicId, form);
    ms.push(performance.now() - start);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status !== 201) {
      found.refused += 1;
      return;
    }
    const before = receipts.get(form.formKey);
    if (before === undefined) receipts.set(form.formKey, body);
    else if (before !== body) found.differing += 1;
  };
  const start = performance.now();
  const under: Promise<void>[] = [];
  for (let i = 0; i < forms; i++) {
    const due = start + (i * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const form = formOf(i);
    under.push(send(form));
    if (i % TWICE !== 0) continue;
    found.repeated += 1;
    under.push(send(form));
  }
  await Promise.all(under);
  const tookMs = performance.now() - start;
  agent.destroy();
  return { forms, receipts, statuses, ms: ms.toSorted((a, b) => a - b), tookMs, ...found };
}

function formOf(i: number) {
  return {
    firstName: 'Lou',
    familyName: `Pinel ${i}`,
    email: `lou.pinel.${i}@courriel.example`,
    postalCode: '29000',
    birthYear: 1980,
    hasReadRules: true,
    formKey: randomBytes(18).toString('base64url'),
  };
}

function post(agent: Agent, port: number, publicId: string, form: object) {
  const url = `http://127.0.0.1:${port}/api/public/contests/${publicId}/entries`;
  const headers = { 'content-type': 'application/json', host: 'localhost:4321' };
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(form));
  });
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
