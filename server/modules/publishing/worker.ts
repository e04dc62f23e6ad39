import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { AgencyId, ClientId, DeliveryId } from '../../lib/ids.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { postponeDelivery } from './delivery-store.ts';
import { openGate } from './gate.ts';

export type WorkerDeps = DeliverDeps & {
  /** Listens, and calls the named functions that look across clients. */
  readonly workerPool: pg.Pool;
  /** Tells one worker's place from another's; a restarted one knows its predecessor by it. */
  readonly dataDir: string;
  readonly onError: (error: Error) => void;
};

export type DeliveryWorker = {
  readonly id: string;
  /** Stops claiming, and waits for the calls under way. */
  [Symbol.asyncDispose](): Promise<void>;
};

const LEASE_SECONDS = 45;
const BEAT_MS = 5_000;
const SILENCE_SECONDS = 30;
const LONGEST_SLEEP_MS = 15_000;
const SHORTEST_SLEEP_MS = 200;
const GATHER_MS = 15;
/** Held beyond the calls under way: read and made ready, or being written down. */
const MADE_READY = 16;

/**
 * Delivers what is due: woken by the timer of the next due hour, by a notification, or by a place that
 * gets free. Several workers share the work; a dead one is noticed by its silence after 30 seconds,
 * and at once where it was on this very machine.
 */
export async function startWorker(
  deps: WorkerDeps,
  options: { concurrency?: number } = {},
): Promise<DeliveryWorker> {
  const id = randomUUID();
  const place = `${hostname()} ${deps.dataDir} ${process.pid}`;
  const concurrency = options.concurrency ?? 32;
  const gate = openGate(concurrency);
  const inHand = concurrency + MADE_READY;
  const running = new Set<Promise<void>>();
  let keptUntil = 0;
  let isStopping = false;
  let wakeUp: () => void = () => {};
  let isWoken = false;

  const wake = () => {
    isWoken = true;
    wakeUp();
  };
  const report = (error: unknown) =>
    deps.onError(error instanceof Error ? error : new Error(String(error)));

  async function beat(isFirst = false) {
    // Counted from before the question: what we think we hold ends earlier than what we hold.
    const asked = performance.now();
    await deps.workerPool.query('select keep_leases($1, $2, $3, $4)', [
      id,
      place,
      deps.clock.now(),
      LEASE_SECONDS,
    ]);
    keptUntil = asked + (LEASE_SECONDS - 10) * 1_000;
    if ((await releaseTheDead(deps, id, place, isFirst)) > 0) wake();
  }

  async function claim(): Promise<number> {
    const free = inHand - running.size;
    if (free <= 0) return 0;
    const claimedAt = performance.now();
    const { rows } = await deps.workerPool.query<Claimed>(
      'select delivery_id, client_id, agency_id from claim_deliveries($1, $2, $3, $4)',
      [id, deps.clock.now(), LEASE_SECONDS, free],
    );
    for (const row of rows) run(row, claimedAt);
    return rows.length;
  }

  function run(row: Claimed, claimedAt: number) {
    const lease = {
      workerId: id,
      deliveryId: row.delivery_id,
      clientId: row.client_id,
      agencyId: row.agency_id,
      isKept: () =>
        performance.now() < Math.max(keptUntil, claimedAt + (LEASE_SECONDS - 10) * 1_000),
    };
    const work = deliver({ ...deps, gate }, lease)
      .catch((error: unknown) => {
        report(error);
        // What can't even be begun is not begun again at once.
        return postpone(deps, row, id).catch(report);
      })
      .finally(() => {
        running.delete(work);
        wake();
      });
    running.add(work);
  }

  async function loop() {
    while (!isStopping) {
      isWoken = false;
      let sleepMs = LONGEST_SLEEP_MS;
      try {
        const claimed = await claim();
        if (claimed === 0 || running.size < inHand) sleepMs = await untilNext(deps);
      } catch (error) {
        report(error);
        sleepMs = 1_000;
      }
      if (!isWoken && !isStopping) await pause(sleepMs);
      // Places that get free within these moments are filled by one claim.
      else await sleep(GATHER_MS);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  await beat(true);
  const beating = setInterval(() => beat().catch(report), BEAT_MS);
  const listening = listen(deps.workerPool, wake, report);
  const looping = loop();
  return {
    id,
    async [Symbol.asyncDispose]() {
      isStopping = true;
      wake();
      await looping;
      await Promise.all(running);
      clearInterval(beating);
      await listening.stop();
      await deps.workerPool.query('delete from work_process where id = $1', [id]);
    },
  };
}

type Claimed = { delivery_id: DeliveryId; client_id: ClientId; agency_id: AgencyId };

async function untilNext(deps: WorkerDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await deps.workerPool.query<{ at: Date | null }>(
    'select next_delivery_at($1) as at',
    [now],
  );
  const at = rows[0]?.at;
  if (!at) return LONGEST_SLEEP_MS;
  const wait = at.getTime() - deps.clock.now().getTime();
  return Math.min(Math.max(wait, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
}

/** Gives back what dead workers held: our predecessors' at once, others' after their silence. */
async function releaseTheDead(
  deps: WorkerDeps,
  me: string,
  place: string,
  isFirst: boolean,
): Promise<number> {
  const { rows } = await deps.workerPool.query<{ id: string; place: string }>(
    'select id, place from work_process where id <> $1',
    [me],
  );
  const machine = place.slice(0, place.lastIndexOf(' '));
  const dead = rows.filter((row) => {
    if (row.place.slice(0, row.place.lastIndexOf(' ')) !== machine) return false;
    const pid = Number(row.place.slice(row.place.lastIndexOf(' ') + 1));
    // Another row with our own process id: a predecessor's, in a container where ids come again.
    return pid === process.pid ? isFirst : !isAlive(pid);
  });
  let freed = 0;
  for (const gone of ['', ...dead.map((row) => row.place)]) {
    const result = await deps.workerPool.query<{ n: number }>(
      'select release_dead_leases($1, $2, $3, $4) as n',
      [gone, me, deps.clock.now(), SILENCE_SECONDS],
    );
    freed += result.rows[0]?.n ?? 0;
  }
  return freed;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it lives under another user
  }
}

/** The row says its state; only the next try is put off, and the lease given back. */
async function postpone(deps: WorkerDeps, row: Claimed, me: string) {
  const scope = { agencyId: row.agency_id, clientIds: [row.client_id] };
  const retryAt = new Date(deps.clock.now().getTime() + 60_000);
  await deps.worker.write(scope, (tx) => postponeDelivery(tx, row.delivery_id, me, retryAt));
}

/** Notifications on one connection of the pool; a lost one is opened again. */
function listen(pool: pg.Pool, wake: () => void, report: (error: unknown) => void) {
  let client: pg.PoolClient | null = null;
  let isStopped = false;
  const open = async () => {
    if (isStopped) return;
    try {
      const opened = await pool.connect();
      opened.on('notification', wake);
      opened.once('error', (error) => {
        opened.removeAllListeners('notification');
        opened.release(error);
        client = null;
        report(error);
        setTimeout(open, 1_000);
      });
      await opened.query('listen delivery');
      client = opened;
      wake();
    } catch (error) {
      report(error);
      setTimeout(open, 1_000);
    }
  };
  const first = open();
  return {
    async stop() {
      isStopped = true;
      await first;
      client?.removeAllListeners('notification');
      client?.release(true);
    },
  };
}
