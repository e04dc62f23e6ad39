/** What may happen to one request on its way. `through` really sends it, whoever gave up waiting. */
export type Disturbance = (sent: Sent) => Promise<Response>;

type Sent = {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly through: () => Promise<Response>;
};

export type Line = {
  readonly fetch: typeof globalThis.fetch;
  /** How many requests were made. */
  readonly count: () => number;
  /** Settles when the disturbance has met a request. */
  readonly disturbed: Promise<void>;
  /** Bearer tokens and the like that were sent: none may come back in `raw`. */
  readonly secrets: () => readonly string[];
};

/** A `fetch` on which `disturbance` happens to the request number `at`, counted from 0, or to all. */
export function disturb(at: number | 'all' | 'none', disturbance: Disturbance): Line {
  let made = 0;
  const meeting = Promise.withResolvers<void>();
  const secrets = new Set<string>();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    // The caller's own signal: that of a Request stops following it once the Request is forgotten.
    const signal = init?.signal ?? (input instanceof Request ? input.signal : request.signal);
    const authorization = request.headers.get('authorization')?.split(' ').at(-1);
    if (authorization) secrets.add(authorization);
    const place = made++;
    if (at !== 'all' && at !== place) return globalThis.fetch(request);
    meeting.resolve();
    return disturbance(await copyOf(request, signal));
  };
  return {
    fetch,
    count: () => made,
    disturbed: meeting.promise,
    secrets: () => [...secrets],
  };
}

export const undisturbed = (): Line => disturb('none', (sent) => sent.through());

/** The network did it; its answer never arrived. */
export const loseAnswer: Disturbance = async ({ through }) => {
  await (await through()).arrayBuffer();
  throw failed('ECONNRESET');
};

/** Nobody listens. */
export const refuseConnection: Disturbance = async () => {
  throw failed('ECONNREFUSED');
};

/** Somebody on the way answers instead of the network, which never sees the request. */
export function answer(response: () => Response): Disturbance {
  return async () => response();
}

/** The network did it; somebody on the way answers something else. */
export function answerAfter(response: () => Response): Disturbance {
  return async ({ through }) => {
    await (await through()).arrayBuffer();
    return response();
  };
}

/** Silence, until the caller gives up. */
export const hang: Disturbance = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
  });

/** The head of an answer, then silence, until the caller gives up. */
export const stall: Disturbance = async ({ signal }) => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"'));
      signal.addEventListener('abort', () => controller.error(signal.reason));
      if (signal.aborted) controller.error(signal.reason);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
};

/** The caller's line breaks first; the request reaches the network when `deliver` is called. */
export function holdBack(): { disturbance: Disturbance; deliver: () => Promise<void> } {
  const held: Sent[] = [];
  return {
    disturbance: async (sent) => {
      held.push(sent);
      throw failed('ECONNRESET');
    },
    deliver: async () => {
      for (const sent of held.splice(0)) await (await sent.through()).arrayBuffer();
    },
  };
}

async function copyOf(request: Request, signal: AbortSignal): Promise<Sent> {
  const { url, method, headers } = request;
  const body = request.body === null ? undefined : await request.arrayBuffer();
  return {
    url,
    signal,
    through: () => globalThis.fetch(url, { method, headers, body, redirect: request.redirect }),
  };
}

function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
