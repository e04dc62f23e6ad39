import type pg from 'pg';
import type { AgencyId, ClientId } from '../lib/ids.ts';
import { type SequencerDeps, sequence } from './sequence.ts';

export type Sequencer = {
  /** Numbers and signs everything that is committed: before a freeze, a seal, an orderly stop. */
  flush(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Numbers leaves as they are committed, and signs a checkpoint once the log has been quiet for
 * `quietMs`, or every `busyMs` while it isn't. A sweep every `sweepMs` finds what a lost notification
 * left, so no head stays unsigned for an hour. Several processes may run one: the head's row decides.
 */
export function startSequencer(
  deps: SequencerDeps & { readonly workerPool: pg.Pool; readonly onError: (error: Error) => void },
  { quietMs = 3_000, busyMs = 30_000, sweepMs = 60_000 } = {},
): Sequencer {
  let isStopping = false;
  let queue: Promise<void> = Promise.resolve();
  let hasQueued = false;
  let quiet: NodeJS.Timeout | undefined;
  let unsignedSince: number | null = null;
  const report = (error: unknown) =>
    deps.onError(error instanceof Error ? error : new Error(String(error)));

  async function run(want: { checkpoint: boolean }) {
    const { rows } = await deps.workerPool.query<Open>(
      'select client_id, agency_id, has_staged from list_open_logs()',
    );
    for (const row of rows) {
      if (!want.checkpoint && !row.has_staged) continue;
      // One log that can't be numbered keeps no other from it.
      await sequence(deps, { agencyId: row.agency_id, clientId: row.client_id }, want).catch(
        report,
      );
    }
    if (want.checkpoint) unsignedSince = null;
  }

  function enqueue(want: { checkpoint: boolean }): Promise<void> {
    queue = queue.then(() => run(want)).catch(report);
    return queue;
  }

  function onLeaf() {
    if (isStopping) return;
    if (!hasQueued) {
      hasQueued = true;
      queue = queue.then(() => {
        hasQueued = false; // a leaf that comes from now on asks for another run
        return run({ checkpoint: false }).catch(report);
      });
    }
    unsignedSince ??= performance.now();
    if (quiet && performance.now() - unsignedSince > busyMs) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      quiet = undefined;
      enqueue({ checkpoint: true });
    }, quietMs);
  }

  const sweep = setInterval(() => enqueue({ checkpoint: true }), sweepMs);
  const listening = listen(deps.workerPool, onLeaf, report);
  onLeaf(); // what was left before the start
  return {
    flush: () => enqueue({ checkpoint: true }),
    async [Symbol.asyncDispose]() {
      isStopping = true;
      clearTimeout(quiet);
      clearInterval(sweep);
      await listening.stop();
      await enqueue({ checkpoint: true });
    },
  };
}

type Open = { client_id: ClientId; agency_id: AgencyId; has_staged: boolean };

/** Notifications on one connection of the pool; a lost one is opened again. */
function listen(pool: pg.Pool, onNotice: () => void, report: (error: unknown) => void) {
  let client: pg.PoolClient | null = null;
  let retry: NodeJS.Timeout | undefined;
  let isStopped = false;
  const open = async () => {
    if (isStopped) return;
    try {
      const opened = await pool.connect();
      opened.on('notification', onNotice);
      opened.once('error', (error) => {
        client = null;
        opened.removeAllListeners('notification');
        opened.release(error);
        report(error);
        retry = setTimeout(open, 1_000);
      });
      await opened.query('listen leaf');
      client = opened;
      onNotice();
    } catch (error) {
      report(error);
      retry = setTimeout(open, 1_000);
    }
  };
  const first = open();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      await first;
      client?.removeAllListeners('notification');
      client?.removeAllListeners('error');
      client?.release(true);
    },
  };
}
