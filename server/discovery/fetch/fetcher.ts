import type { Clock } from '../../lib/clock.ts';
import { type AddressRefusal, checkAddress, hostOf, isAllowed } from './address.ts';
import { openMemoryPace, type Pace } from './pace.ts';
import { type Answered, request } from './request.ts';
import {
  isFresh,
  judgeRobots,
  openMemoryRobots,
  ROBOTS_BYTES,
  type RobotsFile,
  type RobotsStore,
  UNREACHABLE_MS,
} from './robots.ts';

/** What became of a request. Nothing is thrown but the reason of the caller's own signal. */
export type Fetched =
  | Page
  | { kind: 'not-modified'; url: string }
  /** The host's robots.txt (or its reservation of rights) says no; nothing was read. */
  | { kind: 'refused-by-robots'; url: string }
  | { kind: 'refused-address'; url: string; why: AddressRefusal }
  | { kind: 'gone'; url: string; status: number }
  | {
      kind: 'failed';
      url: string;
      reason: FailedReason;
      /** The network's own words, for the technical details. */
      detail: string;
      /** Not before this: the host's wish. */
      retryAt: Date | null;
    };

export type FailedReason =
  | 'timeout'
  | 'too-large'
  | 'network'
  | 'encoding'
  | 'redirects'
  | 'status'
  | 'busy'
  | 'robots-unreachable'
  | 'budget';

export type Page = {
  kind: 'page';
  /** Where it was found in the end. */
  url: string;
  /** Every redirect on the way said that it is for ever. */
  hasMoved: boolean;
  status: number;
  bytes: Uint8Array;
  /** As the header says it, with its charset; may be empty. */
  mediaType: string;
  etag: string | null;
  lastModified: string | null;
  /** Of the headers the ones that readers ask for: `link`, `x-wp-totalpages`. */
  header(name: string): string | null;
  fetchedAt: Date;
};

export type GetOptions = {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept?: string;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
};

export type Fetcher = {
  get(url: string, options?: GetOptions): Promise<Fetched>;
  /** The sitemaps that the host's robots.txt names. */
  listSitemaps(url: string, options?: GetOptions): Promise<readonly string[]>;
};

export type FetcherSettings = {
  /** `Compagnon/1.0 (+https://…/robots)`; its first word is looked for in robots.txt. */
  readonly userAgent: string;
  /** Gets `name` and `name:port`: whether the operator lets this host be anywhere. */
  readonly isAllowedHost: (host: string) => boolean;
  readonly clock: Clock;
  readonly pace?: Pace;
  readonly robots?: RobotsStore;
  /** The least time between two requests to a host. */
  readonly pauseMs?: number;
  readonly timeoutMs?: number;
  /** How long one request may wait for its host's turn. */
  readonly patienceMs?: number;
};

const MAX_BYTES = 8_000_000;
const MAX_REDIRECTS = 5;
/** A host that wants more between two pages doesn't want to be read. */
export const LONGEST_DELAY_MS = 120_000;
const DEFAULT_BACK_OFF_MS = 60_000;
const LONGEST_BACK_OFF_MS = 86_400_000;

/**
 * Reads the web as a guest: says who it is, asks robots.txt, calls a host once at a time and never
 * faster than it allows, and nothing but public addresses.
 */
export function openFetcher(settings: FetcherSettings): Fetcher {
  const pace = settings.pace ?? openMemoryPace();
  const robots = settings.robots ?? openMemoryRobots();
  const { clock, userAgent, isAllowedHost } = settings;
  const pauseMs = settings.pauseMs ?? 2_000;
  const timeoutMs = settings.timeoutMs ?? 30_000;
  const patienceMs = settings.patienceMs ?? 180_000;
  const agent = userAgent.split(/[/ ]/)[0] ?? userAgent;

  /** One request in its host's turn; says how long the host then has its peace. */
  async function call(url: URL, delayMs: number, options: GetOptions): Promise<Called> {
    const turn = await pace.enter(hostOf(url), { patienceMs, ...pick(options) });
    if ('until' in turn) return { kind: 'busy', until: turn.until };
    let peace = Math.max(pauseMs, delayMs);
    try {
      const answer = await request({
        url,
        headers: {
          'user-agent': userAgent,
          accept: options.accept ?? '*/*',
          'accept-encoding': 'gzip, br',
          ...(options.etag && { 'if-none-match': options.etag }),
          ...(options.lastModified && { 'if-modified-since': options.lastModified }),
        },
        isAllowed: isAllowed(url, isAllowedHost),
        maxBytes: options.maxBytes ?? MAX_BYTES,
        timeoutMs,
        ...pick(options),
      });
      const now = clock.now();
      const backOff = readBackOff(answer, now);
      if (backOff !== null) {
        peace = Math.max(peace, backOff);
        return { kind: 'busy', until: new Date(now.getTime() + backOff) };
      }
      options.signal?.throwIfAborted();
      return answer;
    } finally {
      await turn.leave(peace);
    }
  }

  async function findRobots(url: URL, options: GetOptions): Promise<RobotsFile> {
    const kept = await robots.read(url.origin);
    if (kept && isFresh(kept, clock.now())) return kept;
    const file = await readRobots(url, options);
    await robots.keep(url.origin, file);
    return file;
  }

  async function readRobots(url: URL, options: GetOptions): Promise<RobotsFile> {
    const asked = { maxBytes: ROBOTS_BYTES, accept: 'text/plain', ...pick(options) };
    let next = new URL('/robots.txt', url);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const answer = await call(next, 0, asked);
      const readAt = clock.now();
      if (answer.kind === 'busy') return { kind: 'unreachable', detail: '429', readAt };
      if (answer.kind === 'failed') {
        const { reason, detail } = answer;
        // The page itself will be refused for the same reason, and say it.
        if (reason === 'private' || detail === 'ENOTFOUND') return { kind: 'none', readAt };
        if (reason === 'too-large') return { kind: 'none', readAt };
        return { kind: 'unreachable', detail: detail || reason, readAt };
      }
      if (answer.status >= 500) {
        return { kind: 'unreachable', detail: String(answer.status), readAt };
      }
      if (answer.status >= 400) return { kind: 'none', readAt };
      const to = redirectOf(answer, next);
      if (to === null) {
        const text = new TextDecoder().decode(answer.body).replaceAll('\0', '');
        return { kind: 'rules', text, readAt };
      }
      const checked = checkAddress(to, isAllowedHost);
      if (typeof checked === 'string') return { kind: 'none', readAt };
      next = checked;
    }
    return { kind: 'none', readAt: clock.now() };
  }

  async function get(address: string, options: GetOptions = {}): Promise<Fetched> {
    const seen = new Set<string>();
    let hasMoved = true;
    let next = address;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      options.signal?.throwIfAborted();
      const url = checkAddress(next, isAllowedHost);
      if (typeof url === 'string') return { kind: 'refused-address', url: next, why: url };
      url.hash = '';
      if (seen.has(url.href)) return failed(url, 'redirects', 'a circle');
      seen.add(url.href);
      const file = await findRobots(url, options);
      if (file.kind === 'unreachable') {
        const retryAt = new Date(file.readAt.getTime() + UNREACHABLE_MS);
        return failed(url, 'robots-unreachable', file.detail, retryAt);
      }
      const verdict = judgeRobots(file, url, agent);
      if (!verdict.isAllowed || verdict.delayMs > LONGEST_DELAY_MS) {
        return { kind: 'refused-by-robots', url: url.href };
      }
      const answer = await call(url, verdict.delayMs, options);
      const to = answer.kind === 'answer' ? redirectOf(answer, url) : null;
      if (to === null) return present(answer, url, hop > 0 && hasMoved);
      if (answer.kind === 'answer' && answer.status !== 301 && answer.status !== 308) {
        hasMoved = false;
      }
      next = to;
    }
    return failed(new URL(next), 'redirects', `more than ${MAX_REDIRECTS}`);
  }

  function present(answer: Called, url: URL, hasMoved: boolean): Fetched {
    if (answer.kind === 'busy') return failed(url, 'busy', '', answer.until);
    if (answer.kind === 'failed') {
      if (answer.reason === 'private') {
        return { kind: 'refused-address', url: url.href, why: 'private' };
      }
      if (answer.reason === 'aborted') return failed(url, 'network', 'aborted');
      return failed(url, answer.reason, answer.detail);
    }
    const { status, headers, body } = answer;
    if (status === 304) return { kind: 'not-modified', url: url.href };
    if (status === 404 || status === 410) return { kind: 'gone', url: url.href, status };
    if (status < 200 || status > 299) return failed(url, 'status', String(status));
    // The European reservation of rights against text mining (TDM Reservation Protocol).
    if (headers['tdm-reservation'] === '1') return { kind: 'refused-by-robots', url: url.href };
    return {
      kind: 'page',
      url: url.href,
      hasMoved,
      status,
      bytes: body,
      mediaType: headers['content-type'] ?? '',
      etag: headers.etag ?? null,
      lastModified: headers['last-modified'] ?? null,
      header: (name) => String(headers[name] ?? '') || null,
      fetchedAt: clock.now(),
    };
  }

  return {
    get,
    async listSitemaps(address, options = {}) {
      const url = checkAddress(address, isAllowedHost);
      if (typeof url === 'string') return [];
      return judgeRobots(await findRobots(url, options), url, agent).sitemaps;
    },
  };
}

type Called = Answered | { kind: 'busy'; until: Date };

function failed(url: URL, reason: FailedReason, detail: string, retryAt: Date | null = null) {
  return { kind: 'failed', url: url.href, reason, detail, retryAt } as const;
}

function redirectOf(answer: Extract<Answered, { kind: 'answer' }>, from: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const { location } = answer.headers;
  if (!location) return null;
  return URL.canParse(location, from) ? new URL(location, from).href : location;
}

/** How long the host wants its peace after 429 or 503, in milliseconds; null: it didn't ask. */
function readBackOff(answer: Answered, now: Date): number | null {
  if (answer.kind !== 'answer' || (answer.status !== 429 && answer.status !== 503)) return null;
  const said = String(answer.headers['retry-after'] ?? '').trim();
  const seconds = /^\d+$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - now.getTime();
  if (!Number.isFinite(seconds) || seconds <= 0) return DEFAULT_BACK_OFF_MS;
  return Math.min(seconds, LONGEST_BACK_OFF_MS);
}

function pick({ signal }: { signal?: AbortSignal | undefined }) {
  return signal ? { signal } : {};
}
