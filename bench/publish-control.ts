import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './publish-child.ts';
import { killAt } from './publish-kills.ts';
import { openLine } from './publish-line.ts';
import { openSink } from './publish-sink.ts';
import { createTrap, type KillPoint } from './publish-trap.ts';
import { addChannel, countStates, openPublishWorld, type PublishWorld } from './publish-world.ts';
import type { Case } from './report.ts';
import { createRandom } from './workload.ts';

const SEED = 'publish-control-2026';
const ACCOUNTS = 5;
const FINISH_MS = 20_000;

/**
 * The obvious way, for comparison: after a kill, whatever was being sent is simply sent again, to a
 * network that prevents nothing. It must double posts, or else the count of doubles counts nothing.
 */
export async function runControl(isQuick: boolean): Promise<Case[]> {
  const random = createRandom(SEED);
  const trap = createTrap();
  await using world = await openPublishWorld();
  await using sink = await openSink(SEED);
  const line = { target: sink.url, network: 'bench', seed: SEED, trap };
  await using toSink = await openLine(line);
  const client = await world.addClient('Ombrelune');
  const channels = [];
  for (let i = 0; i < ACCOUNTS; i++) {
    const remoteId = `account ${i}`;
    const account = { connector: 'bench', remoteId, url: toSink.url };
    const credentials = { url: toSink.url, account: remoteId };
    channels.push({ channelId: await addChannel(world, client, { ...account, credentials }) });
  }
  const titles: string[] = [];
  const kills = isQuick ? 4 : 10;
  let child = await startChild(world);
  try {
    for (let i = 0; i < kills; i++) {
      const by = i % 2 === 0 ? 'after' : 'late';
      const base = { network: 'bench', lateMs: 1_000, isInRecovery: false };
      const point: KillPoint = { ...base, by, n: 1 + random.int(ACCOUNTS) };
      await killAt({ client, channels, trap }, child, point, i, titles);
      await sendAgain(world);
      child = await startChild(world);
    }
    await trap.settle();
    const until = Date.now() + FINISH_MS;
    while (Date.now() < until && (await countStates(world)).accepted !== titles.length) {
      await sleep(200);
    }
  } finally {
    await child.kill();
  }
  const doubled = [...sink.received.values()].filter((times) => times > 1).length;
  return [
    {
      bench: 'publish',
      case: 'control-send-again',
      n: titles.length,
      seed: SEED,
      unit: 'posts doubled',
      value: doubled,
      target: { words: 'the obvious way doubles some', isMet: doubled > 0 },
      counters: { killPoints: kills, doubled },
    },
  ];
}

/** What a queue does that gives a dead worker's jobs to the next one. */
async function sendAgain({ database }: PublishWorld) {
  await database.ownerPool.query(
    `update delivery set state = 'prepared', lease_owner = null, lease_until = null
     where state in ('sending', 'unknown')`,
  );
}
