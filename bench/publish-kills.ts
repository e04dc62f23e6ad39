import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelId, DeliveryId } from '../server/lib/ids.ts';
import type { DeliveryClient } from '../test/delivery/world.ts';
import { type Child, startChild } from './publish-child.ts';
import { openRealNetworks } from './publish-networks.ts';
import { type Caught, killCases } from './publish-recovery.ts';
import { createTrap, drawKillPoints, type KillPoint, type Trap } from './publish-trap.ts';
import { countStates, openPublishWorld, type PublishWorld } from './publish-world.ts';
import type { Case } from './report.ts';
import { createRandom } from './workload.ts';

const SEED = 'publish-kills-2026';
const KILL_WITHIN_MS = 20_000;
const RECOVERY_MS = 5_500;
const FINISH_MS = 420_000;

type Scene = {
  readonly client: DeliveryClient;
  readonly channels: readonly { readonly channelId: ChannelId }[];
  readonly trap: Trap;
};

/** A worker killed -9 again and again, on real servers; then what readers of the networks see is counted. */
export async function runKills(isQuick: boolean): Promise<Case[]> {
  const points = drawKillPoints(createRandom(SEED), isQuick ? 8 : 52);
  await using world = await openPublishWorld();
  const client = await world.addClient('Ombrelune');
  const trap = createTrap();
  await using networks = await openRealNetworks(world, client, { seed: SEED, trap });
  const scene: Scene = { client, channels: networks.channels, trap };
  const titles: string[] = [];
  const caught: Caught[] = [];
  let forced = 0;
  let child = await startChild(world);
  try {
    for (const [i, point] of points.entries()) {
      if (!point.isInRecovery) await waitFor(world, caught, RECOVERY_MS);
      if (!(await killAt(scene, child, point, i, titles))) forced += 1;
      const ids = await listHeld(world);
      child = await startChild(world);
      caught.push({ point, ids, restartedAt: child.startedAt, readyAfterMs: child.readyAfterMs });
    }
    await trap.settle();
    await waitForAll(world, titles.length);
  } finally {
    await child.kill();
  }
  // Awaited here: the networks stop where this function ends.
  return await killCases({ world, networks, titles, caught, forced, seed: SEED });
}

/** New posts are due, and the worker dies; false: the point was never met, and it was simply killed. */
export async function killAt(
  { client, channels, trap }: Scene,
  child: Child,
  point: KillPoint,
  round: number,
  titles: string[],
): Promise<boolean> {
  if (point.by === 'step') child.dieAtStep(point.n);
  trap.set(point, child.kill);
  const posts = [];
  for (const { channelId } of channels) {
    const title = `post ${round} ${channelId}`;
    titles.push(title);
    posts.push(await client.writePost({ title, text: title, channelIds: [channelId] }));
  }
  await Promise.all(posts.map((post) => client.sign(post)));
  const isMet = await Promise.race([
    child.ended.then(() => true),
    sleep(KILL_WITHIN_MS, false, { ref: false }),
  ]);
  trap.clear();
  if (!isMet) await child.kill();
  return isMet;
}

/** What the dead worker had in hand. */
async function listHeld({ database }: PublishWorld): Promise<DeliveryId[]> {
  const { rows } = await database.ownerPool.query<{ id: DeliveryId }>(
    'select id from delivery where lease_owner is not null',
  );
  return rows.map(({ id }) => id);
}

/** Until all that the last kill caught is out, or the target's time is over. */
async function waitFor(world: PublishWorld, caught: readonly Caught[], ms: number) {
  const ids = caught.at(-1)?.ids ?? [];
  for (const until = Date.now() + ms; Date.now() < until; await sleep(100)) {
    const { rows } = await world.database.ownerPool.query<{ n: number }>(
      `select count(*) n from delivery where id = any($1) and state <> 'accepted'`,
      [ids],
    );
    if (rows[0]?.n === 0) return;
  }
}

async function waitForAll(world: PublishWorld, wanted: number) {
  for (const until = Date.now() + FINISH_MS; Date.now() < until; await sleep(500)) {
    if ((await countStates(world)).accepted === wanted) return;
  }
}
