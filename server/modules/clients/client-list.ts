import type { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { listMembersByIds } from '../people/public.ts';
import type { clientSummary } from './schema.ts';
import { tables } from './store.ts';

/** The clients that the transaction's scope holds, by name. */
export async function listClients(tx: Tx): Promise<z.infer<typeof clientSummary>[]> {
  const clients = await tables(tx)
    .selectFrom('client')
    .select(['id', 'name', 'accountable_id', 'paused_at'])
    .select((of) => [
      of
        .selectFrom('channel')
        .whereRef('channel.client_id', '=', 'client.id')
        .where('channel.state', '<>', 'ended')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .as('channels'),
      of
        .selectFrom('brand_kit_version')
        .whereRef('brand_kit_version.client_id', '=', 'client.id')
        .select((eb) => eb.fn.max('n').as('n'))
        .as('brand_kit'),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute();
  const ids = clients.map((client) => client.accountable_id).filter((id) => id !== null);
  const people = await listMembersByIds(tx, [...new Set<MemberId>(ids)]);
  return clients.map((client) => {
    const accountable = client.accountable_id ? people.get(client.accountable_id) : undefined;
    return {
      id: client.id,
      name: client.name,
      accountable:
        accountable && !accountable.endedAt ? { id: accountable.id, name: accountable.name } : null,
      isPaused: client.paused_at !== null,
      channels: client.channels ?? 0,
      brandKitVersion: client.brand_kit,
    };
  });
}
