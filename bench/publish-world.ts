import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../server/db/connect.ts';
import { type ChannelId, newId } from '../server/lib/ids.ts';
import { sealCredentials } from '../server/modules/clients/channels.ts';
import type { TestDatabase } from '../test/database.ts';
import { type DeliveryClient, openDeliveryWorld } from '../test/delivery/world.ts';

export type PublishWorld = Awaited<ReturnType<typeof openPublishWorld>>;

/** A PostgreSQL of its own with the product's settings, an agency, and whatever clients are added. */
export async function openPublishWorld() {
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-bench-'));
  await chmod(folder, 0o711); // PostgreSQL runs as another user where we are root
  let isClosing = false; // PostgreSQL then says goodbye to whoever is still connected
  const onPoolError = (error: Error) => {
    if (!isClosing) console.error(error.message);
  };
  const db = await connect({ url: null, dataDir: folder, ifRunning: 'refuse', onPoolError });
  const closeDatabase = async () => {
    isClosing = true;
    await db[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  const database: TestDatabase = {
    ...db,
    workerConfig: { ...db.ownerConfig, user: 'compagnon_worker' },
    [Symbol.asyncDispose]: closeDatabase,
  };
  try {
    const world = await openDeliveryWorld(database);
    return {
      ...world,
      database,
      async [Symbol.asyncDispose]() {
        await world[Symbol.asyncDispose]();
        await closeDatabase();
      },
    };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

export type NewChannel = {
  readonly connector: string;
  readonly remoteId: string;
  readonly url: string;
  readonly credentials: Readonly<Record<string, string>>;
};

/** Connects an account of any network to the client, as if it had been granted. */
export async function addChannel(
  { database, vault }: PublishWorld,
  { clientId }: DeliveryClient,
  { connector, remoteId, url, credentials }: NewChannel,
): Promise<ChannelId> {
  const id = newId<ChannelId>();
  const limits = { textLength: null, images: 4, imageBytes: null, imageTypes: ['image/png'] };
  await database.ownerPool.query(
    `insert into channel (id, client_id, connector, handle, url, remote_id, sealed_credentials,
       limits, granted_by, granted_at, state_since)
     values ($1, $2, $3, $4, $5, $4, $6, $7, 'Clarisse', now(), now())`,
    [id, clientId, connector, remoteId, url, sealCredentials(vault, id, credentials), limits],
  );
  return id;
}

/** How many deliveries are in each state. */
export async function countStates({ database }: PublishWorld): Promise<Record<string, number>> {
  const { rows } = await database.ownerPool.query<{ state: string; n: number }>(
    'select state, count(*) n from delivery group by state',
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
