import type { Fetched, Fetcher } from './fetcher.ts';

export type Budget = {
  /** Requests, redirects not counted. */
  readonly pages: number;
  readonly bytes: number;
  readonly ms: number;
};

/** Counts what is read of one source. */
export type Spent = { pages: number; bytes: number };

export type LimitedFetcher = Fetcher & {
  readonly spent: Spent;
  /** Something was refused for want of budget. */
  isOver(): boolean;
};

/** A fetcher that answers `failed`, `budget` once one source has cost enough. */
export function limitFetcher(fetcher: Fetcher, budget: Budget): LimitedFetcher {
  const spent: Spent = { pages: 0, bytes: 0 };
  let isOver = false;
  const end = performance.now() + budget.ms;
  const isSpent = () =>
    spent.pages >= budget.pages || spent.bytes >= budget.bytes || performance.now() > end;
  return {
    spent,
    isOver: () => isOver,
    listSitemaps: fetcher.listSitemaps,
    async get(url, options): Promise<Fetched> {
      if (isSpent()) {
        isOver = true;
        return { kind: 'failed', url, reason: 'budget', detail: '', retryAt: null };
      }
      spent.pages += 1;
      const answer = await fetcher.get(url, options);
      if (answer.kind === 'page') spent.bytes += answer.bytes.length;
      return answer;
    },
  };
}
