import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a page of a test's host is: a body, or whatever it does with the connection. */
export type Served =
  | string
  | { type?: string; body: string | Uint8Array; status?: number; headers?: Record<string, string> }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export type Asked = {
  readonly path: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly headers: IncomingMessage['headers'];
};

export type BlogHost = AsyncDisposable & {
  readonly url: string;
  /** `127.0.0.1:port`, as an operator would allow it. */
  readonly host: string;
  readonly pages: Map<string, Served>;
  /** Every request in its order, as the server itself saw it. */
  readonly log: Asked[];
  /** The most requests that were under way at the same moment. */
  readonly mostAtOnce: () => number;
};

/**
 * A web server of a test on a port of its own, which counts for a host of its own. Paths are looked up
 * with their query first, then without; what isn't there is 404.
 */
export async function startBlogHost(pages: Record<string, Served> = {}): Promise<BlogHost> {
  const served = new Map(Object.entries(pages));
  const log: Asked[] = [];
  let underWay = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const startedAt = performance.now();
    underWay += 1;
    most = Math.max(most, underWay);
    response.once('close', () => {
      underWay -= 1;
      log.push({ path, startedAt, endedAt: performance.now(), headers: request.headers });
    });
    answer(served.get(path) ?? served.get(path.split('?')[0] ?? ''), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    pages: served,
    log,
    mostAtOnce: () => most,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(page: Served | undefined, request: IncomingMessage, response: ServerResponse) {
  if (page === undefined) return void response.writeHead(404).end('not here');
  if (typeof page === 'function') return page(request, response);
  const {
    type,
    body,
    status = 200,
    headers = {},
  } = typeof page === 'string' ? { body: page } : page;
  const guessed =
    typeof body === 'string' && /^\s*<(\?xml|rss|feed|urlset|sitemapindex)/.test(body);
  const contentType = type ?? (guessed ? 'application/xml' : 'text/html; charset=utf-8');
  response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
}
