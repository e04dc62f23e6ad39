import { z } from 'zod';
import type { Connector, Published } from '../server/connectors/connector.ts';
import { bareConnector } from '../test/delivery/bare-connector.ts';

/** One request a post, to the benchmark's own network: what is measured is the product around it. */
export const benchConnector: Connector = {
  ...bareConnector,
  id: 'bench',
  label: { fr: 'Banc', en: 'Bench' },
  idempotency: 'client-key',
  timeoutMs: 60_000,
  async publish({ fetch, credentials, signal, now }, { key }) {
    try {
      const { url, account = '' } = credentials;
      const query = new URLSearchParams({ key, account });
      const response = await fetch(`${url}/?${query}`, { method: 'POST', signal });
      await response.arrayBuffer();
      if (response.status !== 429) return { kind: 'done', value: publishedAs(key), raw: [] };
      const until = new Date(now().getTime() + 1_000);
      return { kind: 'refused', refusal: { type: 'wait', until, detail: 'HTTP 429' }, raw: [] };
    } catch (error) {
      return { kind: 'unknown', detail: String(error), raw: [] };
    }
  },
  async find({ fetch, credentials, signal }, key) {
    try {
      const response = await fetch(`${credentials.url}/?key=${key}`, { signal });
      const isOut = z.boolean().parse(await response.json());
      return { kind: 'done', value: isOut ? publishedAs(key) : null, raw: [] };
    } catch (error) {
      return { kind: 'unknown', detail: String(error), raw: [] };
    }
  },
};

function publishedAs(key: string): Published {
  return { remoteId: key, url: `http://bench.example/${key}` };
}
