import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Connector, Published } from '../../server/connectors/connector.ts';
import { bareConnector } from './bare-connector.ts';

/**
 * The worst network that a delivery can meet, for tests only: it takes everything it is sent, twice
 * too, and takes its time. Its connector never looks first: only the delivery's own care prevents a
 * double.
 */
export async function startNaiveNetwork() {
  let requests = 0;
  const posts: { key: string; text: string }[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      let body = '';
      for await (const chunk of request) body += chunk;
      // It goes on also where the caller has died, or has given up, meanwhile.
      await sleep(requests++ % 3 === 0 ? 2_000 : 5);
      posts.push(incoming.parse(JSON.parse(body)));
    } else await sleep(5);
    const found = posts.filter(({ key }) => key === url.searchParams.get('key'));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(found));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const incoming = z.object({ key: z.string(), text: z.string() });

export const naive: Connector = {
  ...bareConnector,
  id: 'naive',
  label: { fr: 'Naïf', en: 'Naive' },
  idempotency: 'look-up',
  timeoutMs: 1_000,
  async publish({ fetch, credentials, signal }, { key, text }) {
    try {
      const body = JSON.stringify({ key, text });
      await fetch(`${credentials.url}/?key=${key}`, { method: 'POST', body, signal });
      return { kind: 'done', value: publishedAs(key), raw: [] };
    } catch (error) {
      return { kind: 'unknown', detail: String(error), raw: [] };
    }
  },
  async find({ fetch, credentials, signal }, key) {
    try {
      const response = await fetch(`${credentials.url}/?key=${key}`, { signal });
      const found = z.array(incoming).parse(await response.json());
      return { kind: 'done', value: found.length > 0 ? publishedAs(key) : null, raw: [] };
    } catch (error) {
      return { kind: 'unknown', detail: String(error), raw: [] };
    }
  },
};

function publishedAs(key: string): Published {
  return { remoteId: key, url: `http://naive.example/${key}` };
}
