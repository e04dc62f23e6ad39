import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelId } from '../server/lib/ids.ts';
import type { DeliveryClient } from '../test/delivery/world.ts';
import { startPds } from '../test/networks/bluesky/pds.ts';
import { ensureInstalled } from '../test/networks/wordpress/install.ts';
import { startWordPress } from '../test/networks/wordpress/wordpress.ts';
import { type NetworkLine, openLine } from './publish-line.ts';
import type { Trap } from './publish-trap.ts';
import { addChannel, type PublishWorld } from './publish-world.ts';

export type RealChannel = {
  readonly network: string;
  readonly channelId: ChannelId;
  readonly line: NetworkLine;
};

/** The accounts of the client on real servers, each behind a line of its own. */
export type RealNetworks = AsyncDisposable & {
  readonly channels: readonly RealChannel[];
  /** The titles of every post that readers see, on all networks together. */
  listTitles(): Promise<string[]>;
  /** What a network keeps that no reader sees: drafts that a killed worker left. */
  countDrafts(): Promise<number>;
};

const BLUESKY_ACCOUNTS = ['ombrelune', 'bielleroux', 'clarisse'];
/** Two accesses to one blog: its posts go out two at a time. */
const WORDPRESS_ACCESSES = ['first', 'second'];

/** A real Bluesky server and a real WordPress. */
export async function openRealNetworks(
  world: PublishWorld,
  client: DeliveryClient,
  options: { seed: string; trap: Trap },
): Promise<RealNetworks> {
  await using stack = new AsyncDisposableStack();
  await ensureInstalled();
  const pds = stack.use(await startPds());
  const wordpress = stack.adopt(await startWordPress(), (one) => one.stop());
  const channels: RealChannel[] = [];

  const add = async (
    network: string,
    target: string,
    remoteId: string,
    credentials: (url: string) => Record<string, string>,
  ) => {
    const seed = `${options.seed}:${network}:${channels.length}`;
    const line = stack.use(await openLine({ target, network, seed, trap: options.trap }));
    const account = { connector: network, remoteId, url: line.url };
    const channel = { ...account, credentials: credentials(line.url) };
    channels.push({ network, line, channelId: await addChannel(world, client, channel) });
  };

  const dids: string[] = [];
  for (const name of BLUESKY_ACCOUNTS) {
    const { did, handle, appPassword } = await pds.createAccount(name);
    dids.push(did);
    const open = (service: string) => ({ service, identifier: handle, appPassword });
    await add('bluesky', pds.url, did, open);
  }
  for (const name of WORDPRESS_ACCESSES) {
    const { user, applicationPassword } = wordpress;
    const open = (site: string) => ({ site, user, applicationPassword });
    await add('wordpress', wordpress.url, name, open);
  }
  /** The blog is a busy one: what it can't answer now it answers a little later. */
  const listBlog = async () => {
    for (let left = 5; ; left--) {
      try {
        return await wordpress.listPosts();
      } catch (error) {
        if (left === 0) throw error;
        await sleep(2_000);
      }
    }
  };
  const opened = stack.move();
  return {
    channels,
    async listTitles() {
      const records = (await Promise.all(dids.map((did) => pds.listPosts(did)))).flat();
      const posts = (await listBlog()).filter(({ status }) => status === 'publish');
      return [...records.map(({ text }) => text), ...posts.map(({ title }) => title.raw)];
    },
    countDrafts: async () => (await listBlog()).filter(({ status }) => status !== 'publish').length,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
