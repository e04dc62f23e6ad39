import robotsParser from 'robots-parser';

type Robots = {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
  getSitemaps(): string[];
};
// The library is a CommonJS function, which its types call a default export.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robots;

/** What a host's robots.txt says; kept for a day. `unreachable`: it didn't answer, we wait. */
export type RobotsFile =
  | { readonly kind: 'rules'; readonly text: string; readonly readAt: Date }
  | { readonly kind: 'none'; readonly readAt: Date }
  | { readonly kind: 'unreachable'; readonly detail: string; readonly readAt: Date };

export type RobotsStore = {
  read(origin: string): Promise<RobotsFile | null>;
  keep(origin: string, file: RobotsFile): Promise<void>;
};

export const ROBOTS_BYTES = 512_000;
const DAY_MS = 86_400_000;
/** How long a robots.txt that didn't answer keeps us away. */
export const UNREACHABLE_MS = 600_000;

export function isFresh(file: RobotsFile, now: Date): boolean {
  const age = now.getTime() - file.readAt.getTime();
  return age >= 0 && age < (file.kind === 'unreachable' ? UNREACHABLE_MS : DAY_MS);
}

export type RobotsVerdict = {
  readonly isAllowed: boolean;
  /** Between two requests, in milliseconds; 0 where the host doesn't say. */
  readonly delayMs: number;
  readonly sitemaps: readonly string[];
};

/** RFC 9309: the longest rule for our name decides, else the one for everybody; no file, no limit. */
export function judgeRobots(file: RobotsFile, url: URL, agent: string): RobotsVerdict {
  if (file.kind === 'none') return { isAllowed: true, delayMs: 0, sitemaps: [] };
  if (file.kind === 'unreachable') return { isAllowed: false, delayMs: 0, sitemaps: [] };
  const rules = parseRobots(new URL('/robots.txt', url).href, file.text);
  const delay = rules.getCrawlDelay(agent) ?? 0;
  return {
    isAllowed: rules.isAllowed(url.href, agent) ?? true,
    delayMs: Number.isFinite(delay) && delay > 0 ? delay * 1_000 : 0,
    sitemaps: rules.getSitemaps().slice(0, 20),
  };
}

export function openMemoryRobots(): RobotsStore {
  const files = new Map<string, RobotsFile>();
  return {
    async read(origin) {
      return files.get(origin) ?? null;
    },
    async keep(origin, file) {
      files.set(origin, file);
    },
  };
}
