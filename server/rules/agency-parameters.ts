import type { Tx } from '../db/db.ts';
import type { AgencyId, MemberId } from '../lib/ids.ts';
import { isParameter, type ParameterName, type Parameters, parameters } from './parameters.ts';
import { tables } from './tables.ts';

/** The thresholds that an agency chose for itself; ours count for the others. */
export async function readParameters(tx: Tx, agencyId: AgencyId): Promise<Partial<Parameters>> {
  return read(tx, agencyId);
}

/** The same of the one agency that the transaction's scope holds. */
export async function readOwnParameters(tx: Tx): Promise<Partial<Parameters>> {
  return read(tx);
}

async function read(tx: Tx, agencyId?: AgencyId): Promise<Partial<Parameters>> {
  const rows = await tables(tx)
    .selectFrom('rule_parameter')
    .select(['name', 'value'])
    .$if(agencyId !== undefined, (query) => query.where('agency_id', '=', agencyId as AgencyId))
    .execute();
  return Object.fromEntries(
    rows.filter(({ name }) => isParameter(name)).map((r) => [r.name, r.value]),
  );
}

/** Sets an agency's threshold, or goes back to ours (null). Throws beyond the threshold's bounds. */
export async function setParameter(
  tx: Tx,
  change: {
    agencyId: AgencyId;
    name: ParameterName;
    value: number | null;
    by: MemberId;
    at: Date;
  },
): Promise<void> {
  const { agencyId, name, value } = change;
  if (value === null) {
    await tables(tx)
      .deleteFrom('rule_parameter')
      .where('agency_id', '=', agencyId)
      .where('name', '=', name)
      .execute();
    return;
  }
  const { min, max } = parameters[name];
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${name} must be an integer from ${min} to ${max}.`);
  }
  const set = { value, set_by: change.by, set_at: change.at };
  await tables(tx)
    .insertInto('rule_parameter')
    .values({ agency_id: agencyId, name, ...set })
    .onConflict((conflict) => conflict.columns(['agency_id', 'name']).doUpdateSet(set))
    .execute();
}
