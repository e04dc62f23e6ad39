import { setTimeout as sleep } from 'node:timers/promises';

/** What holds every request back until its host's turn; one instance for all workers of a database. */
export type Pace = {
  /**
   * Waits for the host's turn: nobody else is calling it, and its pause is over. Refuses (null) where
   * that takes longer than `patienceMs`; throws the signal's reason where it is aborted.
   */
  enter(host: string, options: EnterOptions): Promise<Turn | { readonly until: Date }>;
};

export type EnterOptions = { readonly patienceMs: number; readonly signal?: AbortSignal };

export type Turn = {
  /** Ends the call; nobody calls this host for the next `pauseMs`. */
  leave(pauseMs: number): Promise<void>;
};

/** For one process: a test, a command, a capture. */
export function openMemoryPace(): Pace {
  const hosts = new Map<string, { isBusy: boolean; nextAt: number }>();
  return {
    async enter(host, { patienceMs, signal }) {
      const until = Date.now() + patienceMs;
      for (;;) {
        signal?.throwIfAborted();
        const now = Date.now();
        const found = hosts.get(host) ?? { isBusy: false, nextAt: 0 };
        hosts.set(host, found);
        if (!found.isBusy && found.nextAt <= now) {
          found.isBusy = true;
          return {
            async leave(pauseMs) {
              found.isBusy = false;
              found.nextAt = Date.now() + pauseMs;
            },
          };
        }
        const wait = Math.max(found.nextAt - now, 25);
        if (now + wait > until) return { until: new Date(Math.max(found.nextAt, now)) };
        await sleep(wait, undefined, signal && { signal });
      }
    },
  };
}
