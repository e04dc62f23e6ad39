import type { Db, Scope } from '../../db/db.ts';
import { type LimitedFetcher, limitFetcher } from '../../discovery/fetch/budget.ts';
import type { Fetcher } from '../../discovery/fetch/fetcher.ts';
import type { Parsing } from '../../discovery/fetch/parsing.ts';
import { readSource } from '../../discovery/fetch/read-source.ts';
import type {
  FoundComment,
  FoundPost,
  Outcome,
  ReadOptions,
} from '../../discovery/fetch/reading.ts';
import { detectLanguage } from '../../discovery/language.ts';
import type { JobQueue, Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import { type Begun, beatItem, beginItem, endItem, putOff, saveFound } from './crawl-item.ts';
import {
  type ReadSourceData,
  readSourceData,
  readSourceJob,
  readSourceLater,
} from './crawl-later.ts';
import { findSource, noteReading } from './crawl-reading.ts';

export type CrawlDeps = {
  readonly worker: Db;
  readonly jobs: Jobs;
  readonly fetcher: Fetcher;
  readonly parsing: Parsing;
  readonly clock: Clock;
  readonly networks?: ReadOptions['networks'];
  /** The process ends: what is being read is given back. */
  readonly signal?: AbortSignal;
};

const BLOGS_AT_ONCE = 8;
const MAX_POSTS = 1_000;
const BUDGET = { pages: 600, bytes: 150_000_000, ms: 40 * 60_000 };
const BEAT_MS = 2_000;
const SAVE_POSTS = 20;
const SAVE_MS = 2_000;
const ATTEMPTS = 3;
/** Time for a process that ends to be gone. */
const HAND_OVER_MS = 3_000;
/** A host that wants more patience is read tomorrow. */
const PATIENCE_MS = 3_600_000;

/** Registers the reading of one source: the whole crawl is as many of these jobs as it has sources. */
export function registerCrawlJobs(jobs: JobQueue, deps: CrawlDeps): void {
  jobs.register({
    name: readSourceJob,
    data: readSourceData,
    concurrency: BLOGS_AT_ONCE,
    onePerKey: true,
    expireInSeconds: 2 * 3_600,
    retryDelaySeconds: 10,
    retryDelayMaxSeconds: 300,
    handle: (data) => readItem(deps, data),
  });
}

/** Reads one source to its end, to its budget's end, or until it is stopped; saves as it goes. */
export async function readItem(deps: CrawlDeps, data: ReadSourceData): Promise<void> {
  const { worker, jobs, clock } = deps;
  const scope: Scope = { agencyId: data.agencyId, clientIds: [] };
  const begun = await worker.write(scope, async (tx) => {
    const answer = await beginItem(tx, data.itemId, clock.now());
    if (answer.kind === 'later') await readSourceLater(jobs, tx, data, answer.at);
    return answer;
  });
  if (begun.kind !== 'begun') return;
  const end = await runItem(deps, scope, begun).catch(async (error: unknown) => {
    if (begun.item.attempts >= ATTEMPTS) await giveUp(deps, scope, begun.item, error);
    throw error; // told, and tried again by the queue
  });
  await worker.write(scope, async (tx) => {
    const { item } = begun;
    const now = clock.now();
    if (end.kind === 'put-off') {
      const { retryAt, problem } = end;
      if (await putOff(tx, item, retryAt, problem)) {
        await readSourceLater(jobs, tx, data, retryAt);
      }
      return;
    }
    if (end.kind === 'lost') return;
    if (end.kind === 'read') await noteReading(tx, item.sourceId, end.outcome, end.isCut, now);
    const { state, problem } = stateOf(end);
    await endItem(tx, { id: item.id, crawlId: item.crawlId, state, problem, now });
  });
}

async function giveUp(deps: CrawlDeps, scope: Scope, item: Item, error: unknown) {
  const problem = { type: 'surprise', detail: error instanceof Error ? error.name : '' };
  const end = { id: item.id, crawlId: item.crawlId, state: 'failed', problem } as const;
  await deps.worker.write(scope, (tx) => endItem(tx, { ...end, now: deps.clock.now() }));
}

type Item = Extract<Begun, { kind: 'begun' }>['item'];
type Problem = { readonly type: string; readonly detail: string };
type End =
  | { kind: 'read'; outcome: Outcome; isCut: boolean }
  | { kind: 'stopped' | 'objected' | 'lost' }
  | { kind: 'put-off'; retryAt: Date; problem: Problem | null };

function stateOf(end: Exclude<End, { kind: 'put-off' }>) {
  if (end.kind === 'objected') {
    return { state: 'failed', problem: { type: 'objected', detail: '' } } as const;
  }
  if (end.kind !== 'read') return { state: 'stopped', problem: null } as const;
  if (end.outcome.kind === 'read') return { state: 'done', problem: null } as const;
  const { type, detail } = end.outcome.problem;
  return { state: 'failed', problem: { type, detail } } as const;
}

async function runItem(
  deps: CrawlDeps,
  scope: Scope,
  { item, known }: Extract<Begun, { kind: 'begun' }>,
): Promise<End> {
  const { worker, clock } = deps;
  const source = await worker.read(scope, (tx) => findSource(tx, item.sourceId));
  if (!source) return { kind: 'lost' };
  const ending = new AbortController();
  let why: 'stop' | 'objected' | 'lost' | null = null;
  const beating = setInterval(() => void beat(), BEAT_MS);
  const beat = async () => {
    const answer = await worker
      .write(scope, (tx) => beatItem(tx, item, clock.now()))
      .catch(() => 'go-on' as const); // the database is away: the next save will say it
    if (answer === 'go-on' || ending.signal.aborted) return;
    why = answer;
    ending.abort();
  };
  const signal = AbortSignal.any([ending.signal, ...(deps.signal ? [deps.signal] : [])]);
  const fetcher = limitFetcher(deps.fetcher, BUDGET);
  const saving = openSaving(deps, scope, item, fetcher);
  try {
    const reader = readSource(
      fetcher,
      { kind: source.kind, url: source.url },
      {
        maxPosts: MAX_POSTS,
        isKnown: (key) => known.has(key),
        isComplete: source.isComplete,
        validators: source.validators,
        detectLanguage,
        signal,
        parsing: deps.parsing,
        clock,
        ...(deps.networks && { networks: deps.networks }),
      },
    );
    for (;;) {
      const next = await reader.next();
      if (next.done) {
        if (!(await saving.flush())) return { kind: 'lost' };
        return decide(next.value, fetcher, item, clock.now());
      }
      if (!(await saving.take(next.value))) return { kind: 'lost' };
      signal.throwIfAborted();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    // What was read until now is kept; whoever comes next goes on from there.
    if (why !== 'lost' && !(await saving.flush())) return { kind: 'lost' };
    if (why === null) {
      const retryAt = new Date(clock.now().getTime() + HAND_OVER_MS);
      return { kind: 'put-off', retryAt, problem: null };
    }
    return { kind: why === 'stop' ? 'stopped' : why };
  } finally {
    clearInterval(beating);
  }
}

/** Whether the end of a reading is the end of the item, or it is tried again within the hour. */
function decide(outcome: Outcome, fetcher: LimitedFetcher, item: Item, now: Date): End {
  const isCut = fetcher.isOver();
  if (outcome.kind === 'read') return { kind: 'read', outcome, isCut: isCut || outcome.isCut };
  const { type, detail, retryAt } = outcome.problem;
  const mayPass = type === 'busy' || type === 'no-answer';
  const again = retryAt ?? new Date(now.getTime() + 60_000);
  const isSoon = again.getTime() - now.getTime() <= PATIENCE_MS;
  if (!mayPass || !isSoon || item.attempts >= ATTEMPTS) return { kind: 'read', outcome, isCut };
  return { kind: 'put-off', retryAt: again, problem: { type, detail } };
}

/** Gathers posts, and saves them every twenty or every two seconds. */
function openSaving(deps: CrawlDeps, scope: Scope, item: Item, fetcher: LimitedFetcher) {
  let posts: FoundPost[] = [];
  let comments: FoundComment[] = [];
  let seen = 0;
  let saved = { pages: 0, bytes: 0 };
  let savedAt = performance.now();
  const flush = async (): Promise<boolean> => {
    const spent = { ...fetcher.spent };
    const progress = {
      pages: spent.pages - saved.pages,
      bytes: spent.bytes - saved.bytes,
      seen,
    };
    const found = { posts, comments };
    const isOurs = await deps.worker.write(scope, (tx) =>
      saveFound(tx, item, found, progress, deps.clock.now()),
    );
    saved = spent;
    savedAt = performance.now();
    posts = [];
    comments = [];
    return isOurs;
  };
  return {
    flush,
    async take(found: FoundPost | { readonly comments: readonly FoundComment[] }) {
      if ('comments' in found) comments.push(...found.comments);
      else {
        posts.push(found);
        seen += 1;
      }
      const isTime = performance.now() - savedAt >= SAVE_MS;
      return posts.length >= SAVE_POSTS || isTime ? flush() : true;
    },
  };
}
