import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, latency } from './workload.ts';

const MEDIAN_MS = 120;
const SIGMA = 0.6;

/** A network in this process, that answers after a seeded latency and notes when each post arrived. */
export type Sink = AsyncDisposable & {
  readonly url: string;
  /** The first arrival of each key, in milliseconds of the day's clock. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** How often each key was taken: this network prevents nothing. */
  readonly received: ReadonlyMap<string, number>;
  /** How long each answered request was held. */
  readonly heldMs: readonly number[];
  /** One request in fifty is told to wait. */
  refuseSome(isOn: boolean): void;
  /** From now on requests of these accounts are never answered. */
  stall(accounts: Iterable<string>): void;
};

export async function openSink(seed: string): Promise<Sink> {
  const random = createRandom(seed);
  const arrivals = new Map<string, number>();
  const received = new Map<string, number>();
  const heldMs: number[] = [];
  const stalled = new Set<string>();
  let refuses = false;
  const server = createServer(async (request, response) => {
    const at = Date.now();
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const key = searchParams.get('key') ?? '';
    const isPost = request.method === 'POST';
    if (isPost && !arrivals.has(key)) arrivals.set(key, at);
    if (stalled.has(searchParams.get('account') ?? '')) return;
    const delay = latency(random, MEDIAN_MS, SIGMA);
    const isRefused = refuses && random.next() < 0.02;
    await sleep(delay);
    heldMs.push(delay);
    if (isRefused) response.statusCode = 429;
    else if (isPost) received.set(key, (received.get(key) ?? 0) + 1);
    response.end(JSON.stringify(received.has(key)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    received,
    heldMs,
    refuseSome: (isOn) => {
      refuses = isOn;
    },
    stall: (accounts) => {
      for (const account of accounts) stalled.add(account);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
