import type { Tx } from '../../db/db.ts';
import { evidenceOf } from '../../evidence/tables.ts';
import type { ClientId } from '../../lib/ids.ts';
import { viewCheckpointReaders } from './checkpoint-readers.ts';
import type { ClientView } from './schema.ts';

/** The client's log as its page shows it: whose key, how long, and how far each witness has looked. */
export async function viewLog(tx: Tx, clientId: ClientId): Promise<ClientView['log']> {
  const log = evidenceOf(tx);
  const head = await log
    .selectFrom('log_head')
    .select(['origin', 'size'])
    .where('client_id', '=', clientId)
    .executeTakeFirstOrThrow();
  const key = await log
    .selectFrom('log_key')
    .select('vkey')
    .where('client_id', '=', clientId)
    .where('from_index', 'is not', null)
    .orderBy('from_index', 'desc')
    .executeTakeFirstOrThrow();
  const last = await log
    .selectFrom('checkpoint')
    .select((eb) => eb.fn.max('made_at').as('at'))
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return {
    origin: head.origin,
    vkey: key.vkey,
    size: head.size,
    lastCheckpointAt: last?.at?.toISOString() ?? null,
    witnesses: await viewWitnesses(tx, clientId),
    readers: await viewCheckpointReaders(tx, clientId),
  };
}

async function viewWitnesses(tx: Tx, clientId: ClientId): Promise<ClientView['log']['witnesses']> {
  const rows = await evidenceOf(tx)
    .selectFrom('witness')
    .leftJoin('cosignature', 'cosignature.witness_id', 'witness.id')
    .select(['witness.name', 'witness.vkey'])
    .select((eb) => [
      eb.fn.max('cosignature.size').as('lastSize'),
      eb.fn.max('cosignature.received_at').as('lastAt'),
    ])
    .where('witness.client_id', '=', clientId)
    .where('witness.ended_at', 'is', null)
    .groupBy('witness.id')
    .orderBy('witness.enrolled_at')
    .execute();
  return rows.map(({ name, vkey, lastSize, lastAt }) => ({
    name,
    vkey,
    lastSize: lastSize ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  }));
}
