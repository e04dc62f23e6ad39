import { z } from 'zod';
import type { Account, Connectors, Limits } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ChannelId, ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { findNetwork } from '../../sandbox/networks.ts';
import type { Vault } from '../../vault/vault.ts';
import { channelLimits } from './schema.ts';
import { type ChannelState, tables } from './store.ts';

/** A connected account, without what opens it. */
export type ChannelRow = {
  readonly id: ChannelId;
  readonly clientId: ClientId;
  readonly connector: string;
  readonly handle: string;
  readonly url: string;
  /** The network's own id of the account. */
  readonly remoteId: string;
  readonly rights: readonly string[];
  readonly limits: Limits;
  readonly grantedBy: string;
  readonly grantedAt: Date;
  readonly connectedBy: MemberId | null;
  readonly state: ChannelState;
  readonly stateReason: string | null;
  readonly stateSince: Date;
  readonly lastAliveAt: Date | null;
};

/** The client's channels, ended ones too, oldest first. */
export async function listChannels(tx: Tx, clientId: ClientId): Promise<ChannelRow[]> {
  const rows = await channels(tx).where('client_id', '=', clientId).orderBy('id').execute();
  return rows.map(readRow);
}

/** Those of these that the transaction's scope holds. */
export async function findChannels(
  tx: Tx,
  ids: readonly ChannelId[],
): Promise<Map<ChannelId, ChannelRow>> {
  if (ids.length === 0) return new Map();
  const rows = await channels(tx).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, readRow(row)]));
}

/**
 * The channel with what opens it, for the moment of a call: never to be kept, logged or answered.
 * Null where there is none, or where it has ended. Throws a `VaultError` where the key is missing or the row was altered.
 */
export async function openChannel(
  { vault }: { vault: Pick<Vault, 'open'> },
  tx: Tx,
  id: ChannelId,
): Promise<{ channel: ChannelRow; credentials: Record<string, string> } | null> {
  const channel = (await findChannels(tx, [id])).get(id);
  if (!channel || channel.state === 'ended') return null;
  const { sealed_credentials } = await tables(tx)
    .selectFrom('channel')
    .select('sealed_credentials')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const text = new TextDecoder().decode(vault.open(sealed_credentials, purposeOf(id)));
  return { channel, credentials: z.record(z.string(), z.string()).parse(JSON.parse(text)) };
}

export function sealCredentials(
  vault: Pick<Vault, 'seal'>,
  id: ChannelId,
  credentials: Readonly<Record<string, string>>,
): Buffer {
  const plain = new TextEncoder().encode(JSON.stringify(credentials));
  return Buffer.from(vault.seal(plain, purposeOf(id)));
}

/**
 * Says what became of a channel; whether that is new. A state that it has already keeps its date. An
 * ended one stays ended, and what opened it is gone.
 */
export async function setChannelState(
  tx: Tx,
  id: ChannelId,
  next: { state: ChannelState; reason: string | null; at: Date },
): Promise<boolean> {
  const changed = await tables(tx)
    .updateTable('channel')
    .set({
      state: next.state,
      state_reason: next.reason,
      state_since: next.at,
      ...(next.state === 'ended' && { sealed_credentials: Buffer.alloc(0) }),
    })
    .where('id', '=', id)
    .where('state', '<>', 'ended')
    .where('state', '<>', next.state)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** A sign of life: the network has just answered as this account, perhaps with other rights or limits. */
export async function markChannelAlive(
  tx: Tx,
  id: ChannelId,
  seen: { at: Date; account?: Account },
): Promise<void> {
  await setChannelState(tx, id, { state: 'alive', reason: null, at: seen.at });
  const { account } = seen;
  await tables(tx)
    .updateTable('channel')
    .set({
      last_alive_at: seen.at,
      ...(account && {
        handle: account.handle,
        url: account.url,
        rights: [...account.rights],
        limits: JSON.stringify(account.limits),
      }),
    })
    .where('id', '=', id)
    .where('state', '<>', 'ended')
    .execute();
}

/** The network's name in the reader's language; a sandbox channel has that of the network it plays. */
export function networkName(
  channel: Pick<ChannelRow, 'connector' | 'handle' | 'url'>,
  locale: Locale,
  connectors: Connectors,
): string {
  const label = connectors.get(channel.connector)?.label[locale] ?? channel.connector;
  if (channel.connector !== 'sandbox') return label;
  const [slug = ''] = new URL(channel.url).pathname.split('/').filter((part) => part !== '');
  // That it is played, the channel's handle says.
  return findNetwork(slug) ?? label;
}

function purposeOf(id: ChannelId): string {
  return `channel:${id}`;
}

function channels(tx: Tx) {
  return tables(tx)
    .selectFrom('channel')
    .select(['id', 'client_id', 'connector', 'handle', 'url', 'remote_id', 'rights', 'limits'])
    .select(['granted_by', 'granted_at', 'connected_by', 'state', 'state_reason', 'state_since'])
    .select('last_alive_at');
}

type Row = Awaited<ReturnType<ReturnType<typeof channels>['executeTakeFirstOrThrow']>>;

function readRow(row: Row): ChannelRow {
  return {
    id: row.id,
    clientId: row.client_id,
    connector: row.connector,
    handle: row.handle,
    url: row.url,
    remoteId: row.remote_id,
    rights: row.rights,
    limits: channelLimits.parse(row.limits),
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    connectedBy: row.connected_by,
    state: row.state,
    stateReason: row.state_reason,
    stateSince: row.state_since,
    lastAliveAt: row.last_alive_at,
  };
}
