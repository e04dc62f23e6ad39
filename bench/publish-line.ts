import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Trap } from './publish-trap.ts';
import { createRandom, latency } from './workload.ts';

const MEDIAN_MS = 120;
const SIGMA = 0.6;

export type NetworkAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** A line to a real network: log-normal latency, 2 % of 429, 1 % of silence; all of it seeded. */
export type NetworkLine = AsyncDisposable & {
  readonly url: string;
  /** When it refused or kept silent. */
  readonly disturbedAt: readonly number[];
};

/**
 * Half of the latency passes before the network sees a request, half after. Of the silent requests
 * every second one was done all the same. `trap` may kill the caller on the way.
 */
export async function openLine(options: {
  target: string;
  network: string;
  seed: string;
  trap: Trap;
}): Promise<NetworkLine> {
  const random = createRandom(options.seed);
  const disturbedAt: number[] = [];
  const agent = new Agent({ keepAlive: true });
  let silent = 0;
  const server = createServer(async (incoming, outgoing) => {
    const delay = latency(random, MEDIAN_MS, SIGMA);
    const fate = random.next();
    const body = await readAll(incoming).catch(() => null);
    if (body === null) return; // the caller died while it spoke
    const forward = () => pass(options.target, agent, incoming, body);
    await sleep(delay / 2);
    if (fate < 0.03) disturbedAt.push(Date.now());
    if (fate < 0.01) {
      silent += 1;
      if (silent % 2 === 0) await forward().catch(() => {});
      return; // until the caller gives up
    }
    if (fate < 0.03) {
      outgoing.writeHead(429, { 'retry-after': '2', 'content-type': 'application/json' });
      outgoing.end('{}');
      return;
    }
    const answer = await options.trap.meet(options.network, forward);
    if (answer === null) return void outgoing.destroy();
    await sleep(delay / 2);
    const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers;
    outgoing.writeHead(answer.status, { ...headers, 'content-length': answer.body.length });
    outgoing.end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    disturbedAt,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  target: string,
  agent: Agent,
  { method, url = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<NetworkAnswer> {
  const to = new URL(url, target);
  const { connection: _, 'transfer-encoding': __, ...kept } = headers;
  const length = body.length > 0 ? { 'content-length': body.length } : {};
  const sent = request(to, { method, agent, headers: { ...kept, ...length, host: to.host } });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]; // as the event gives it
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await readAll(answer) };
}

async function readAll(from: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of from) parts.push(part);
  return Buffer.concat(parts);
}
