import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, MemberId, ObservationId, OperationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readObservedFacts } from '../operations/public.ts';
import { eraseReader, type HeldReader } from './erase-reader.ts';
import { eraseRecords } from './erase-records.ts';
import { PERSONAL, READER, whoOf } from './find-person.ts';
import { type Actor, mayErase } from './policy.ts';
import { type ErasureReason, tables } from './store.ts';

type Whose = {
  readonly clientId: ClientId;
  readonly scopeId: OperationId | ClientId;
  readonly author: string;
};

export type EraseRefusal = { type: 'not-found' } | { type: 'not-allowed' };

/**
 * Erases everything that people's records of one scope say of one person, each with its leaf, and keeps
 * them out of what is read later. Returns how many records went now.
 */
export async function erasePerson(
  tx: Tx,
  input: {
    readonly operationId: OperationId;
    readonly scopeId: string;
    readonly author: string;
    readonly reason: ErasureReason;
    readonly actor: Actor;
    readonly at: Date;
  },
): Promise<Result<number, EraseRefusal>> {
  const { actor, at, author, reason } = input;
  if (!mayErase(actor)) return refuse({ type: 'not-allowed' });
  const facts = await readObservedFacts(tx, input.operationId);
  if (!facts) return refuse({ type: 'not-found' });
  const { clientId } = facts;
  if (author === READER) {
    const isErased = await eraseReader(tx, clientId, input.scopeId as HeldReader['id'], at);
    return isErased ? ok(1) : refuse({ type: 'not-found' });
  }
  const scopeId = [input.operationId, clientId].find((id) => id === input.scopeId);
  if (!scopeId) return refuse({ type: 'not-found' });
  const whose = { clientId, scopeId, author };
  const records = await eraseOf(tx, whose, at);
  if (records === 0) return refuse({ type: 'not-found' });
  await keepOut(tx, { ...whose, reason, records, by: actor.memberId, at });
  return ok(records);
}

/** The same for somebody whom an older copy of the database brought back. */
export async function erasePersonAgain(tx: Tx, whose: Whose, at: Date): Promise<void> {
  const known = await tables(tx)
    .selectFrom('pseudonym_salt')
    .select('scope_id')
    .where('scope_id', '=', whose.scopeId)
    .executeTakeFirst();
  // Without its salt the copy is from before the first reading, and the pseudonym leads to nobody.
  if (!known) return;
  const records = await eraseOf(tx, whose, at);
  await keepOut(tx, { ...whose, reason: 'restored', records, by: null, at });
}

/** Erases, of what was just read, those who were erased before. */
export async function eraseKnown(
  tx: Tx,
  of: { readonly observationId: ObservationId; readonly scopeId: OperationId | ClientId; at: Date },
): Promise<void> {
  const rows = await tables(tx)
    .selectFrom('observation_record as r')
    .innerJoin('person_erasure as e', (join) => join.on('e.author', '=', whoOf))
    .select('r.place')
    .where('r.observation_id', '=', of.observationId)
    .where('e.scope_id', '=', of.scopeId)
    .execute();
  const places = rows.map(({ place }) => place);
  await eraseRecords(tx, { observationId: of.observationId, places, at: of.at });
}

/** Their records, and what readers made of their comments. */
async function eraseOf(tx: Tx, { clientId, scopeId, author }: Whose, at: Date): Promise<number> {
  const own = await tables(tx)
    .selectFrom('observation as o')
    .innerJoin('observation_record as r', 'r.observation_id', 'o.id')
    .select(['o.id', 'r.place', sql<string>`r.record ->> 'id'`.as('said')])
    .where('o.client_id', '=', clientId)
    .where('o.kind', 'in', PERSONAL)
    .where(sql<boolean>`coalesce(o.operation_id, o.client_id) = ${scopeId}`)
    .where(whoOf, '=', author)
    .execute();
  const said = [...new Set(own.map((row) => row.said))];
  const about = await tables(tx)
    .selectFrom('observation as o')
    .innerJoin('observation_record as r', 'r.observation_id', 'o.id')
    .select(['o.id', 'r.place'])
    .where('o.client_id', '=', clientId)
    .where('o.kind', '=', 'tone')
    .where(sql<boolean>`r.record ->> 'id' = any(${said}::text[])`)
    .execute();
  let erased = 0;
  for (const [observationId, rows] of Map.groupBy([...own, ...about], ({ id }) => id)) {
    const places = rows.map(({ place }) => place);
    erased += await eraseRecords(tx, { observationId, places, at });
  }
  return erased;
}

async function keepOut(
  tx: Tx,
  one: Whose & {
    reason: ErasureReason | 'restored';
    records: number;
    by: MemberId | null;
    at: Date;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('person_erasure')
    .values({
      scope_id: one.scopeId,
      client_id: one.clientId,
      author: one.author,
      reason: one.reason,
      records: one.records,
      by_id: one.by,
      at: one.at,
    })
    .onConflict((conflict) => conflict.columns(['scope_id', 'author']).doNothing())
    .execute();
}
