import { sql } from 'kysely';
import type { Scope } from '../../db/db.ts';
import type { AgencyId, ClientId } from '../../lib/ids.ts';
import { type ChannelRow, listChannels } from './channels.ts';
import { type CheckDeps, checkChannel } from './check-channel.ts';

/** How many networks are asked at the same moment. */
const AT_ONCE = 8;

export type ChecksDone = { alive: number; lost: number; unanswered: number };

/**
 * The daily proof of life of every living channel of every agency, under the worker's role. A network
 * that doesn't answer disconnects nobody, and delays no other for longer than its connector's time.
 */
export async function checkChannels(
  deps: CheckDeps & {
    /** Told of what nobody foresaw; the other channels are checked all the same. */
    readonly onError: (error: unknown, channel: ChannelRow) => void;
  },
): Promise<ChecksDone> {
  const done: ChecksDone = { alive: 0, lost: 0, unanswered: 0 };
  const waiting = await listLiving(deps);
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { scope, channel } = next;
      try {
        const result = await checkChannel(deps, scope, {
          clientId: channel.clientId,
          channelId: channel.id,
        });
        done[result.ok ? result.value : 'unanswered']++;
      } catch (error) {
        done.unanswered++;
        deps.onError(error, channel);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

async function listLiving({ db }: Pick<CheckDeps, 'db'>) {
  // No scope: the function below is the worker's own, and tells ids only.
  const nobody: Scope = { agencyId: '' as AgencyId, clientIds: [] };
  const clients = await db.read(nobody, async (tx) => {
    const { rows } = await sql<{ client_id: ClientId; agency_id: AgencyId }>`
      select client_id, agency_id from list_clients_of_agencies()`.execute(tx);
    return rows;
  });
  const found: { scope: Scope; channel: ChannelRow }[] = [];
  for (const { client_id, agency_id } of clients) {
    const scope: Scope = { agencyId: agency_id, clientIds: [client_id] };
    const channels = await db.read(scope, (tx) => listChannels(tx, client_id));
    for (const channel of channels) {
      if (channel.state !== 'ended') found.push({ scope, channel });
    }
  }
  return found;
}
