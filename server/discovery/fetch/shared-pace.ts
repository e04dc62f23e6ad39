import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Pace, Turn } from './pace.ts';
import type { RobotsFile, RobotsStore } from './robots.ts';

/** Longer than any request may take: whoever is silent for so long is gone. */
const HELD_SECONDS = 45;
const POLL_MS = 200;
const PEACE_AFTER_DEATH_MS = 2_000;

/**
 * The pace of all workers on one database: a host's turn is a row, on the database's own clock. What a
 * dead worker of this machine and folder held is freed at once, elsewhere after 45 seconds.
 */
export async function openSharedPace(pool: Pick<pg.Pool, 'query'>, dataDir: string): Promise<Pace> {
  const place = `${hostname()} ${dataDir}`;
  const me = `${place} ${process.pid}`;
  await freeTheDead(pool, place);
  return {
    async enter(host, { patienceMs, signal }) {
      await pool.query('insert into crawl_host (host) values ($1) on conflict do nothing', [host]);
      const end = performance.now() + patienceMs;
      for (;;) {
        signal?.throwIfAborted();
        const taken = await pool.query(
          `update crawl_host set holder = $2, held_until = clock_timestamp() + make_interval(secs => $3)
           where host = $1 and next_at <= clock_timestamp()
             and (holder is null or held_until < clock_timestamp())`,
          [host, me, HELD_SECONDS],
        );
        if (taken.rowCount) return turnOf(pool, host, me);
        const waitMs = await readWait(pool, host);
        if (performance.now() + waitMs > end) return { until: new Date(Date.now() + waitMs) };
        await sleep(waitMs, undefined, signal && { signal });
      }
    },
  };
}

function turnOf(pool: Pick<pg.Pool, 'query'>, host: string, me: string): Turn {
  return {
    async leave(pauseMs) {
      await pool.query(
        `update crawl_host set holder = null, held_until = null,
           next_at = clock_timestamp() + make_interval(secs => $3)
         where host = $1 and holder = $2`,
        [host, me, pauseMs / 1_000],
      );
    },
  };
}

async function readWait(pool: Pick<pg.Pool, 'query'>, host: string): Promise<number> {
  const { rows } = await pool.query<{ ms: number | null }>(
    `select (extract(epoch from greatest(next_at, '2000-01-01') - clock_timestamp()) * 1000)::float8
       as ms from crawl_host where host = $1`,
    [host],
  );
  return Math.ceil(Math.max(rows[0]?.ms ?? 0, POLL_MS));
}

/** A process id that is ours belonged to a predecessor, as in a container where ids come again. */
async function freeTheDead(pool: Pick<pg.Pool, 'query'>, place: string) {
  const { rows } = await pool.query<{ holder: string }>(
    'select distinct holder from crawl_host where holder is not null',
  );
  for (const { holder } of rows) {
    if (!holder.startsWith(`${place} `)) continue;
    const pid = Number(holder.slice(place.length + 1));
    if (pid !== process.pid && isAlive(pid)) continue;
    await pool.query(
      `update crawl_host set holder = null, held_until = null,
         next_at = greatest(next_at, clock_timestamp() + make_interval(secs => $2))
       where holder = $1`,
      [holder, PEACE_AFTER_DEATH_MS / 1_000],
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Each host's robots.txt, for all workers. */
export function openSharedRobots(pool: Pick<pg.Pool, 'query'>): RobotsStore {
  return {
    async read(origin) {
      const { rows } = await pool.query<{ kind: string; body: string; read_at: Date }>(
        'select kind, body, read_at from crawl_robots where origin = $1',
        [origin],
      );
      const row = rows[0];
      return row ? present(row.kind, row.body, row.read_at) : null;
    },
    async keep(origin, file) {
      const body =
        file.kind === 'rules' ? file.text : file.kind === 'unreachable' ? file.detail : '';
      await pool.query(
        `insert into crawl_robots (origin, kind, body, read_at) values ($1, $2, $3, $4)
         on conflict (origin) do update set kind = excluded.kind, body = excluded.body,
           read_at = excluded.read_at`,
        [origin, file.kind, body, file.readAt],
      );
    },
  };
}

function present(kind: string, body: string, readAt: Date): RobotsFile {
  if (kind === 'rules') return { kind, text: body, readAt };
  return kind === 'unreachable' ? { kind, detail: body, readAt } : { kind: 'none', readAt };
}
