import { sql } from 'kysely';
import type { Db, Scope, Tx } from '../../db/db.ts';
import { stageLeaves } from '../../evidence/stage-leaf.ts';
import type { Clock } from '../../lib/clock.ts';
import { type AgencyId, type ClientId, type Id, newId, type ObservationId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import { tables } from './store.ts';

export type GoneRecord = {
  readonly observation_id: ObservationId;
  readonly client_id: ClientId;
  readonly place: number;
};

/** Writes a leaf for each of these records, and that it is written. */
export async function logErased(tx: Tx, gone: readonly GoneRecord[], at: Date): Promise<void> {
  await stageLeaves(
    tx,
    gone.map(({ client_id: clientId, observation_id: observation, place: record }) => ({
      clientId,
      at,
      kind: 'record-erasure' as const,
      body: () => ({
        erasure: newId<Id<'record-erasure'>>(at.getTime()),
        observation,
        record,
      }),
    })),
  );
  for (const [id, records] of Map.groupBy(gone, (one) => one.observation_id)) {
    await tables(tx)
      .updateTable('observation_record')
      .set({ is_erasure_logged: true })
      .where('observation_id', '=', id)
      .where(
        'place',
        'in',
        records.map(({ place }) => place),
      )
      .execute();
  }
}

/** Over all agencies: the leaves of records that went with a creator. Returns how many were written. */
export async function logErasures(deps: {
  readonly worker: Db;
  readonly clock: Clock;
}): Promise<number> {
  const nobody: Scope = { agencyId: '' as AgencyId, clientIds: [] }; // the function tells ids only
  const found = await deps.worker.read(nobody, async (tx) => {
    const { rows } = await sql<GoneRecord & { agency_id: AgencyId }>`
      select * from list_unlogged_erasures()`.execute(tx);
    return rows;
  });
  let logged = 0;
  for (const [clientId, gone] of Map.groupBy(found, (one) => one.client_id)) {
    const agencyId = gone[0]?.agency_id ?? nobody.agencyId;
    logged += await deps.worker.write({ agencyId, clientIds: [clientId] }, async (tx) => {
      // Of two processes the second finds them written.
      const held = await tables(tx)
        .selectFrom('observation_record')
        .select(['observation_id', 'client_id', 'place'])
        .where('client_id', '=', clientId)
        .where('erased_on', 'is not', null)
        .where('is_erasure_logged', '=', false)
        .orderBy('observation_id')
        .orderBy('place')
        .limit(10_000)
        .forUpdate()
        .execute();
      await logErased(tx, held, await agencyNow(tx, agencyId, deps.clock));
      return held.length;
    });
  }
  return logged;
}
