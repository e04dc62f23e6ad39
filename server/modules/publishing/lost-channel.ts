import { z } from 'zod';
import type { Db, Tx } from '../../db/db.ts';
import type { JobQueue, Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ChannelId, ClientId } from '../../lib/ids.ts';
import { writeDay, writeHour } from '../../lib/moments.ts';
import { mailLater } from '../../mail/mail.ts';
import { findChannels, readClientFacts } from '../clients/public.ts';
import { agencyNow, findMember } from '../people/public.ts';
import { deliveryTables } from './delivery-store.ts';
import { lostChannelLetter } from './lost-channel-messages.ts';

const lostChannelJob = 'tell-lost-channel';
const SOON_MS = 24 * 3_600_000;

const data = z
  .object({ channelId: z.uuid(), clientId: z.uuid(), agencyId: z.uuid() })
  .transform((ids) => ({
    // Just checked to be ids; the walls say whose.
    channelId: ids.channelId as ChannelId,
    clientId: ids.clientId as ClientId,
    agencyId: ids.agencyId as AgencyId,
  }));
type Ids = z.infer<typeof data>;

export type LostChannelDeps = {
  readonly worker: Db;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly publicUrl: string;
};

/** To be called in the transaction that lost the channel, and only there: it makes one message. */
export async function tellLostLater(
  jobs: Jobs,
  tx: Tx,
  channel: { id: ChannelId; clientId: ClientId },
): Promise<void> {
  const client = await readClientFacts(tx, channel.clientId);
  if (!client) return;
  const { agencyId, id: clientId } = client;
  await jobs.send(tx, lostChannelJob, { channelId: channel.id, clientId, agencyId });
}

export function registerLostChannelJob(queue: JobQueue, deps: LostChannelDeps): void {
  queue.register({ name: lostChannelJob, data, handle: (ids) => tellLost(deps, ids) });
}

/**
 * One message, to the client's accountable senior, where something is due on the lost channel within
 * 24 hours: how many posts wait, and the first hour. Otherwise Today says it, and that is enough.
 */
async function tellLost(
  deps: LostChannelDeps,
  { agencyId, clientId, channelId }: Ids,
): Promise<void> {
  await deps.worker.write({ agencyId, clientIds: [clientId] }, async (tx) => {
    const client = await readClientFacts(tx, clientId);
    const channel = (await findChannels(tx, [channelId])).get(channelId);
    const reader = client?.accountableId ? await findMember(tx, client.accountableId) : null;
    if (!client || !reader || channel?.state !== 'reconnect') return;
    const now = await agencyNow(tx, agencyId, deps.clock);
    const due = await listDue(tx, channelId, new Date(now.getTime() + SOON_MS));
    const [first] = due;
    if (!first) return;
    const { locale } = reader;
    const hour = writeHour(first, locale, client.timeZone);
    const letter = lostChannelLetter[locale]({
      name: reader.name,
      client: client.name,
      handle: channel.handle,
      waiting: due.length,
      first: `${writeDay(first, locale, client.timeZone, { weekday: 'long' })}, ${hour}`,
      url: `${deps.publicUrl}/clients/${clientId}/channels/${channelId}`,
    });
    await mailLater(tx, deps.jobs, { agencyId, to: reader.email, ...letter });
  });
}

async function listDue(tx: Tx, channelId: ChannelId, until: Date): Promise<Date[]> {
  const rows = await deliveryTables(tx)
    .selectFrom('delivery')
    .select('due_at')
    .where('channel_id', '=', channelId)
    .where('state', 'in', ['prepared', 'sending', 'unknown', 'late'])
    .where('due_at', '<=', until)
    .orderBy('due_at')
    .execute();
  return rows.map(({ due_at }) => due_at);
}
