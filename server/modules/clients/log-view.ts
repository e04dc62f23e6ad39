import { hashChain, quicknet } from '../../../verifier/draw/chain.ts';
import type { Tx } from '../../db/db.ts';
import { findHeldHead } from '../../evidence/held-heads.ts';
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
  const held = await findHeldHead(tx, clientId);
  return {
    origin: head.origin,
    vkey: key.vkey,
    size: head.size,
    lastCheckpointAt: last?.at?.toISOString() ?? null,
    held: held && { size: held.size, foundAt: held.foundAt.toISOString() },
    witnesses: await viewWitnesses(tx, clientId),
    audits: await viewAudits(tx, clientId),
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

const quicknetHash = hashChain(quicknet);

async function viewAudits(tx: Tx, clientId: ClientId): Promise<ClientView['log']['audits']> {
  const rows = await evidenceOf(tx)
    .selectFrom('witness_audit')
    .innerJoin('witness', 'witness.id', 'witness_audit.witness_id')
    .select(['witness.name', 'witness_audit.sha256', 'witness_audit.size', 'witness_audit.chain'])
    .select(['witness_audit.fetched_at', 'witness_audit.received_at'])
    .select(['witness_audit.chosen', 'witness_audit.same', 'witness_audit.differing'])
    .where('witness_audit.client_id', '=', clientId)
    .orderBy('witness_audit.fetched_at', 'desc')
    .limit(10)
    .execute();
  return rows.map(({ name, chain, fetched_at, received_at, ...row }) => ({
    ...row,
    witness: name,
    fetchedAt: fetched_at.toISOString(),
    receivedAt: received_at.toISOString(),
    isTestBeacon: chain !== quicknetHash,
  }));
}
