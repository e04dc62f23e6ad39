import type { Tx } from '../db/db.ts';
import type { ClientId, OverruleId } from '../lib/ids.ts';
import type { Text } from '../lib/language.ts';
import { packs } from './packs.ts';
import { tables } from './tables.ts';

/** That somebody went past a rule, and why; not who: a report names roles. */
export type Overruled = {
  readonly id: OverruleId;
  readonly ruleId: string;
  /** What the rule says; its id where it has gone from the packs since. */
  readonly message: Text;
  readonly reason: string;
  readonly at: Date;
};

/** What was gone past for a client, the oldest first: of one operation, or of all between `from` and `to`. */
export async function listOverruled(
  tx: Tx,
  of: {
    readonly clientId: ClientId;
    readonly operationId: string | null;
    readonly from: Date;
    readonly to: Date;
  },
): Promise<Overruled[]> {
  let query = tables(tx)
    .selectFrom('rule_overrule')
    .select(['id', 'rule_id', 'reason', 'overruled_at'])
    .where('client_id', '=', of.clientId);
  query = of.operationId
    ? query.where('subject', '=', 'operation').where('subject_id', '=', of.operationId)
    : query.where('overruled_at', '>=', of.from).where('overruled_at', '<', of.to);
  const rows = await query.orderBy('overruled_at').orderBy('id').execute();
  const rules = new Map(packs.flatMap((pack) => pack.rules).map((rule) => [rule.id, rule.message]));
  return rows.map((row) => ({
    id: row.id,
    ruleId: row.rule_id,
    message: rules.get(row.rule_id) ?? { fr: row.rule_id, en: row.rule_id },
    reason: row.reason,
    at: row.overruled_at,
  }));
}
