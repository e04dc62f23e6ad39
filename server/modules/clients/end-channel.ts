import type { Tx } from '../../db/db.ts';
import type { ChannelId, ClientId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findChannels, setChannelState } from './channels.ts';

/** Ends a connection: what opened the account is erased here; the network is told by its owner. */
export async function endChannel(
  tx: Tx,
  input: { clientId: ClientId; channelId: ChannelId; by: string; at: Date },
): Promise<Result<null, { type: 'not-found' }>> {
  const channel = (await findChannels(tx, [input.channelId])).get(input.channelId);
  if (channel?.clientId !== input.clientId) return refuse({ type: 'not-found' });
  await setChannelState(tx, channel.id, { state: 'ended', reason: input.by, at: input.at });
  return ok(null);
}
