import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkAnswer } from './publish-line.ts';
import type { Random } from './workload.ts';

/** Where a worker is killed. */
export type KillPoint = {
  readonly network: string;
  /**
   * On a request that the network then never gets, has done already, or does after the worker's
   * death; or at a boundary of a transaction.
   */
  readonly by: 'before' | 'after' | 'late' | 'step';
  /** On which request of that network, or at which boundary. */
  readonly n: number;
  readonly lateMs: number;
  /** The worker is still recovering from the last kill. */
  readonly isInRecovery: boolean;
};

/** Half of the points on each network, all four kinds in turn, the moments drawn. */
export function drawKillPoints(random: Random, count: number): KillPoint[] {
  const kinds = ['before', 'after', 'late', 'step'] as const;
  return Array.from({ length: count }, (_, i) => {
    const network = i % 2 === 0 ? 'bluesky' : 'wordpress';
    const by = kinds[Math.floor(i / 2) % kinds.length] ?? 'step';
    // What the posts of one point make: 3 x 3 requests on Bluesky, 2 x 6 on WordPress, 40 boundaries.
    const most = by === 'step' ? 36 : network === 'bluesky' ? 9 : 12;
    const lateMs = [300, 3_000, 12_000][random.int(3)] ?? 0;
    return { network, by, n: 1 + random.int(most), lateMs, isInRecovery: i > 0 && i % 5 === 0 };
  });
}

/** Counts the requests of a network on their way, and kills the worker on the one that is named. */
export type Trap = {
  set(point: KillPoint, kill: () => Promise<void>): void;
  clear(): void;
  /** Null: the caller is dead, nobody waits for an answer. */
  meet(network: string, forward: () => Promise<NetworkAnswer>): Promise<NetworkAnswer | null>;
  /** Waits for what still arrives late. */
  settle(): Promise<void>;
};

export function createTrap(): Trap {
  let armed: { point: KillPoint; kill: () => Promise<void>; left: number } | null = null;
  const late: Promise<unknown>[] = [];
  return {
    set(point, kill) {
      armed = point.by === 'step' ? null : { point, kill, left: point.n };
    },
    clear() {
      armed = null;
    },
    async meet(network, forward) {
      if (armed?.point.network !== network) return forward().catch(() => null);
      armed.left -= 1;
      if (armed.left > 0) return forward().catch(() => null);
      const { point, kill } = armed;
      armed = null;
      if (point.by === 'after') await forward().catch(() => null);
      await kill();
      if (point.by === 'late')
        late.push(
          sleep(point.lateMs)
            .then(forward)
            .catch(() => null),
        );
      return null;
    },
    settle: async () => void (await Promise.all(late)),
  };
}
