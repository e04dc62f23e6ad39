import type { Scope, Tx } from '../../db/db.ts';
import type { ChannelId, ClientId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { VaultError } from '../../vault/vault-error.ts';
import { agencyNow } from '../people/public.ts';
import { askNetwork } from './ask-network.ts';
import {
  type ChannelRow,
  findChannels,
  markChannelAlive,
  openChannel,
  setChannelState,
} from './channels.ts';
import type { ConnectDeps } from './connect-channel.ts';

export type CheckRefusal =
  | { type: 'not-found' }
  | { type: 'channel-ended' }
  | { type: 'unknown-connector'; connector: string }
  | { type: 'secret-unreadable'; detail: string }
  | { type: 'network-unavailable'; network: string; detail: string };

export type CheckDeps = Omit<ConnectDeps, 'vault'> & {
  readonly vault: Pick<ConnectDeps['vault'], 'open'>;
  /** Runs in the transaction that loses the channel, once: who is told, and whether, isn't ours. */
  readonly onLost?: (tx: Tx, channel: ChannelRow, reason: string, at: Date) => Promise<void>;
};

/**
 * Proof of life: asks the network whose account this is. Only a refusal of the access, or another
 * account behind it, disconnects; silence leaves the channel as it was.
 */
export async function checkChannel(
  deps: CheckDeps,
  scope: Scope,
  wanted: { clientId: ClientId; channelId: ChannelId },
): Promise<Result<'alive' | 'lost', CheckRefusal>> {
  const opened = await deps.db.read(scope, (tx) => tryOpen(deps, tx, wanted));
  if (!opened.ok) return opened;
  const { channel, credentials } = opened.value;
  const connector = deps.connectors.get(channel.connector);
  if (!connector) return refuse({ type: 'unknown-connector', connector: channel.connector });
  const answer = await askNetwork(deps, connector, 'readAccount', credentials);
  if (answer.kind === 'silent' || answer.kind === 'rejected') {
    return refuse({ type: 'network-unavailable', network: connector.id, detail: answer.detail });
  }
  return deps.db.write(scope, async (tx) => {
    const at = await agencyNow(tx, scope.agencyId, deps.clock);
    if (answer.kind === 'account' && answer.account.remoteId === channel.remoteId) {
      await markChannelAlive(tx, channel.id, { at, account: answer.account });
      return ok('alive' as const);
    }
    const reason =
      answer.kind === 'reconnect' ? answer.detail : `other account: ${answer.account.handle}`;
    const isNew = await setChannelState(tx, channel.id, { state: 'reconnect', reason, at });
    if (isNew) await deps.onLost?.(tx, channel, reason, at);
    return ok('lost' as const);
  });
}

type Opened = { channel: ChannelRow; credentials: Record<string, string> };

async function tryOpen(
  deps: Pick<CheckDeps, 'vault'>,
  tx: Tx,
  wanted: { clientId: ClientId; channelId: ChannelId },
): Promise<Result<Opened, CheckRefusal>> {
  const found = (await findChannels(tx, [wanted.channelId])).get(wanted.channelId);
  if (found?.clientId !== wanted.clientId) return refuse({ type: 'not-found' });
  try {
    const opened = await openChannel(deps, tx, wanted.channelId);
    return opened ? ok(opened) : refuse({ type: 'channel-ended' });
  } catch (error) {
    if (error instanceof VaultError) {
      return refuse({ type: 'secret-unreadable', detail: error.type });
    }
    throw error;
  }
}
