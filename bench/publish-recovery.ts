import type { DeliveryId } from '../server/lib/ids.ts';
import type { RealNetworks } from './publish-networks.ts';
import type { KillPoint } from './publish-trap.ts';
import type { PublishWorld } from './publish-world.ts';
import { type Case, median } from './report.ts';

/** One kill: what the worker had in hand, and when its successor was started. */
export type Caught = {
  readonly point: KillPoint;
  readonly ids: readonly DeliveryId[];
  readonly restartedAt: number;
  readonly readyAfterMs: number;
};

type Played = {
  readonly world: PublishWorld;
  readonly networks: RealNetworks;
  /** The title of each post that was signed, for one network each. */
  readonly titles: readonly string[];
  readonly caught: readonly Caught[];
  readonly forced: number;
  readonly seed: string;
};

/** What readers see against what was signed, and how long what was in hand took to go out. */
export async function killCases(played: Played): Promise<Case[]> {
  const recoveries = await listRecoveries(played);
  const absent = ({ wasAbsent }: Recovery) => wasAbsent;
  const groups: [string, Recovery[]][] = ['bluesky', 'wordpress'].flatMap((network) => {
    const of = recoveries.filter((one) => one.network === network);
    return [
      [`recovery-${network}`, of.filter((one) => !absent(one))],
      [`recovery-${network}-absent`, of.filter(absent)],
    ] as [string, Recovery[]][];
  });
  return [
    await countCase(played),
    ...groups
      .filter(([, found]) => found.length > 0)
      .map(([name, found]) => recoveryCase(name, found, played)),
  ];
}

async function countCase({ world, networks, titles, caught, forced, seed }: Played): Promise<Case> {
  const seen = new Map<string, number>();
  for (const title of await networks.listTitles()) seen.set(title, (seen.get(title) ?? 0) + 1);
  const lost = titles.filter((title) => !seen.has(title)).length;
  const doubled = [...seen.values()].filter((n) => n > 1).length;
  const { rows } = await world.database.ownerPool.query<{ unsaid: number; leaves: number }>(
    `select count(*) filter (where state <> 'accepted') unsaid,
       (select count(*) from leaf where kind = 'publication') leaves from delivery`,
  );
  const { unsaid = 0, leaves = 0 } = rows[0] ?? {};
  const by = (kind: KillPoint['by']) => caught.filter(({ point }) => point.by === kind).length;
  const value = lost + doubled;
  return {
    bench: 'publish',
    case: 'killed',
    n: titles.length,
    seed,
    unit: 'posts lost or doubled',
    value,
    limit: 0,
    target: { words: 'none lost, none doubled, all known to be out', isMet: value + unsaid === 0 },
    counters: {
      killPoints: caught.length - forced,
      lost,
      doubled,
      notAccepted: unsaid,
      leavesTooMany: leaves - titles.length,
      drafts: await networks.countDrafts(),
      requestNeverApplied: by('before'),
      requestApplied: by('after'),
      requestAppliedLate: by('late'),
      atTransaction: by('step'),
      inRecovery: caught.filter(({ point }) => point.isInRecovery).length,
      inHand: caught.reduce((sum, { ids }) => sum + ids.length, 0),
    },
  };
}

type Recovery = { network: string; seconds: number; isDisturbed: boolean; wasAbsent: boolean };

/** From the last restart after a kill that caught it: those killed again meanwhile count once. */
async function listRecoveries({ world, networks, caught }: Played): Promise<Recovery[]> {
  const restarts = new Map(
    caught.flatMap(({ ids, restartedAt }) => ids.map((id) => [id, restartedAt] as const)),
  );
  const { rows } = await world.database.ownerPool.query<Row>(
    `select d.id, d.channel_id, d.accepted_at,
       (select max(e.at) from delivery_event e where e.delivery_id = d.id and e.kind = 'absent') absent_at
     from delivery d where d.id = any($1) and d.accepted_at is not null`,
    [[...restarts.keys()]],
  );
  return rows.flatMap(({ id, channel_id, accepted_at, absent_at }) => {
    const channel = networks.channels.find(({ channelId }) => channelId === channel_id);
    const from = restarts.get(id) ?? 0;
    const to = accepted_at.getTime();
    if (!channel || to < from) return []; // accepted in the very moment of the kill
    const isDisturbed = channel.line.disturbedAt.some((at) => at >= from && at <= to);
    const wasAbsent = absent_at !== null && absent_at.getTime() >= from;
    return [{ network: channel.network, seconds: (to - from) / 1_000, isDisturbed, wasAbsent }];
  });
}

type Row = { id: DeliveryId; channel_id: string; accepted_at: Date; absent_at: Date | null };

/** The longest of those whose network refused nothing and kept silent on nothing meanwhile. */
function recoveryCase(name: string, found: readonly Recovery[], { caught, seed }: Played): Case {
  const calm = found.filter(({ isDisturbed }) => !isDisturbed).map(({ seconds }) => seconds);
  const all = found.map(({ seconds }) => seconds);
  const value = Math.max(0, ...calm);
  return {
    bench: 'publish',
    case: name,
    n: calm.length,
    seed,
    unit: 's',
    value,
    limit: 5,
    target: { words: 'at most 5 s after the restart', isMet: value <= 5 },
    counters: {
      p50: median(calm),
      within5s: calm.filter((seconds) => seconds <= 5).length,
      disturbed: all.length - calm.length,
      longestDisturbed: Math.max(0, ...all),
      processStart: median(caught.map(({ readyAfterMs }) => readyAfterMs)) / 1_000,
    },
  };
}
