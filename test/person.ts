import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { audienceContract } from '../server/modules/audience/schema.ts';
import { briefsContract } from '../server/modules/briefs/schema.ts';
import { clientsContract } from '../server/modules/clients/schema.ts';
import { contestsContract } from '../server/modules/contests/schema.ts';
import { creatorsContract } from '../server/modules/creators/schema.ts';
import { rulesContract } from '../server/modules/operations/rules-schema.ts';
import { operationsContract } from '../server/modules/operations/schema.ts';
import { peopleContract } from '../server/modules/people/schema.ts';
import { publishingContract } from '../server/modules/publishing/schema.ts';
import { reportsContract } from '../server/modules/reports/schema.ts';
import { todayContract } from '../server/modules/today/schema.ts';

const contract = {
  people: peopleContract,
  clients: clientsContract,
  publishing: publishingContract,
  creators: creatorsContract,
  contests: contestsContract,
  audience: audienceContract,
  briefs: briefsContract,
  rules: rulesContract,
  operations: operationsContract,
  reports: reportsContract,
  today: todayContract,
};

export type Api = ContractRouterClient<typeof contract>;

/** Somebody at a browser: an API that keeps its own cookies. */
export type Person = {
  readonly api: Api;
  readonly fetch: typeof fetch;
  readonly cookie: () => string;
};

export function createPerson(url: string, language = 'fr'): Person {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('accept-language', language);
    request.headers.set('origin', url);
    if (jar.size > 0) request.headers.set('cookie', cookie());
    const response = await fetch(request);
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  };
  const link = new OpenAPILink(contract, { url: `${url}/api`, fetch: (request) => ask(request) });
  return { api: createORPCClient(link), fetch: ask, cookie };
}

function keep(jar: Map<string, string>, line: string) {
  const [pair = '', ...rules] = line.split(';');
  const at = pair.indexOf('=');
  const isOver = rules.some((rule) => /^\s*max-age=0\s*$/i.test(rule));
  if (isOver) jar.delete(pair.slice(0, at).trim());
  else jar.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
}

/** What the API refused with: its permanent code. Throws where it did not refuse. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      return error.code;
    throw error;
  }
  throw new Error('a refusal was expected');
}
