import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelId } from '../server/lib/ids.ts';
import type { DeliveryClient } from '../test/delivery/world.ts';
import type { Sink } from './publish-sink.ts';
import { addChannel, type PublishWorld } from './publish-world.ts';
import type { Random } from './workload.ts';

const ACCOUNTS_A_CLIENT = 4;
const POSTS_AN_ACCOUNT = 5;
const AT_ONCE = 4;

type Round = { random: Random; windowMs: number; except?: readonly string[] };
type Account = { client: DeliveryClient; channelId: ChannelId; name: string };
export type Outing = { readonly name: string; readonly lagMs: number; readonly acceptedAt: number };

/** As many clients as `posts` posts need: five posts an account, four accounts a client. */
export async function openAgency(world: PublishWorld, sink: Sink, posts: number) {
  const accounts: Account[] = [];
  let signMs = 40; // a post; measured at each round, for the next
  const clients = Math.ceil(posts / POSTS_AN_ACCOUNT / ACCOUNTS_A_CLIENT);
  for (let i = 0; i < clients; i++) {
    const client = await world.addClient(`client ${i}`);
    for (let j = 0; j < ACCOUNTS_A_CLIENT; j++) {
      const name = `account ${i} ${j}`;
      const credentials = { url: sink.url, account: name };
      const channel = { connector: 'bench', remoteId: name, url: sink.url, credentials };
      accounts.push({ client, name, channelId: await addChannel(world, client, channel) });
    }
  }
  /** Null: some were signed after their hour, which then says nothing; the next time is longer. */
  const sign = async ({ random, windowMs }: Round): Promise<Date | null> => {
    const jobs = accounts.flatMap((account) => Array(POSTS_AN_ACCOUNT).fill(account) as Account[]);
    const begun = Date.now();
    const from = new Date(begun + jobs.length * signMs * 2 + 2_000);
    const written = jobs.map((account) => {
      return { account, dueAt: new Date(from.getTime() + random.int(windowMs + 1)) };
    });
    await inTurn(written, ({ account, dueAt }) => signOne(account, dueAt));
    signMs = (Date.now() - begun) / jobs.length;
    return Date.now() > from.getTime() ? null : from;
  };
  return {
    /** The first client's accounts. */
    ofOneClient: accounts.slice(0, ACCOUNTS_A_CLIENT).map(({ name }) => name),
    /**
     * Signs five posts an account, due within `windowMs` of one another, and waits until all are out
     * but those of `except`. The lag is from the hour that was signed to the network's door.
     */
    async play(at: Round) {
      for (let left = 3; ; left--) {
        const from = await sign(at);
        const { windowMs, except = [] } = at;
        if (from) return waitFor(world, sink, { from, windowMs, except });
        if (left === 0) throw new Error('the machine is too busy to sign in time');
      }
    },
    posts: accounts.length * POSTS_AN_ACCOUNT,
    accounts: accounts.length,
  };
}

async function signOne({ client, channelId }: Account, dueAt: Date) {
  const post = await client.writePost({ channelIds: [channelId], dueAt: dueAt.toISOString() });
  await client.sign(post);
}

async function waitFor(
  { database }: PublishWorld,
  sink: Sink,
  { from, windowMs, except }: { from: Date; windowMs: number; except: readonly string[] },
): Promise<{ from: number; outings: Outing[]; writesAPost: number }> {
  const query = `select d.network_key, d.due_at, d.accepted_at, c.remote_id name
    from delivery d join channel c on c.id = d.channel_id
    where d.due_at >= $1 and c.remote_id <> all($2)`;
  const writesBefore = await countWrites(database.ownerPool);
  const lastDue = from.getTime() + windowMs;
  for (const until = lastDue + 120_000; Date.now() < until; await sleep(500)) {
    if (Date.now() < lastDue) continue;
    const { rows } = await database.ownerPool.query<Row>(query, [from, except]);
    if (rows.some(({ accepted_at }) => accepted_at === null)) continue;
    const outings = rows.map(({ network_key, due_at, accepted_at, name }) => ({
      name,
      lagMs: (sink.arrivals.get(network_key) ?? Number.NaN) - due_at.getTime(),
      acceptedAt: accepted_at?.getTime() ?? Number.NaN,
    }));
    const writes = (await countWrites(database.ownerPool)) - writesBefore;
    return { from: from.getTime(), outings, writesAPost: writes / outings.length };
  }
  throw new Error('not all posts went out within two minutes');
}

/** How many transactions have written something since the database was made. */
async function countWrites(pool: PublishWorld['database']['ownerPool']): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text::bigint n',
  );
  return rows[0]?.n ?? 0;
}

type Row = { network_key: string; due_at: Date; accepted_at: Date | null; name: string };

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
