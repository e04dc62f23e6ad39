import type { Scope } from '../../db/db.ts';
import type { ChannelId, ClientId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { agencyNow } from '../people/public.ts';
import { findChannels, markChannelAlive, openChannel, sealCredentials } from './channels.ts';
import { type AccessRefusal, type ConnectDeps, readAccess } from './connect-channel.ts';
import { tables } from './store.ts';

export type ReconnectRefusal =
  | AccessRefusal
  | { type: 'not-found' }
  | { type: 'channel-ended' }
  | { type: 'unknown-connector'; connector: string }
  | { type: 'other-account'; expected: string; found: string };

/**
 * Grants access again to the very same account; what waits for it goes on. What isn't typed again
 * stays as it was, so that only the new secret need be asked for.
 */
export async function reconnectChannel(
  deps: ConnectDeps,
  scope: Scope,
  input: {
    clientId: ClientId;
    channelId: ChannelId;
    credentials: Readonly<Record<string, string>>;
    grantedBy: string;
    connectedBy: MemberId;
  },
): Promise<Result<null, ReconnectRefusal>> {
  const channels = await deps.db.read(scope, (tx) => findChannels(tx, [input.channelId]));
  const channel = channels.get(input.channelId);
  if (channel?.clientId !== input.clientId) return refuse({ type: 'not-found' });
  if (channel.state === 'ended') return refuse({ type: 'channel-ended' });
  const connector = deps.connectors.get(channel.connector);
  if (!connector) return refuse({ type: 'unknown-connector', connector: channel.connector });
  const stored = await deps.db.read(scope, (tx) => openChannel(deps, tx, channel.id));
  const typed = Object.entries(input.credentials).filter(([, value]) => value.trim() !== '');
  const access = await readAccess(deps, connector, {
    ...stored?.credentials,
    ...Object.fromEntries(typed),
  });
  if (!access.ok) return access;
  const { account, credentials } = access.value;
  if (account.remoteId !== channel.remoteId) {
    return refuse({ type: 'other-account', expected: channel.handle, found: account.handle });
  }
  return deps.db.write(scope, async (tx) => {
    const at = await agencyNow(tx, scope.agencyId, deps.clock);
    const granted = await tables(tx)
      .updateTable('channel')
      .set({
        sealed_credentials: sealCredentials(deps.vault, channel.id, credentials),
        granted_by: input.grantedBy.normalize('NFC'),
        granted_at: at,
        connected_by: input.connectedBy,
      })
      .where('id', '=', channel.id)
      .where('state', '<>', 'ended')
      .executeTakeFirst();
    if (granted.numUpdatedRows === 0n) return refuse({ type: 'channel-ended' });
    await markChannelAlive(tx, channel.id, { at, account });
    return ok(null);
  });
}
