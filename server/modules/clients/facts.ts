import type { Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { type BrandKitInForce, findBrandKitInForce } from './brand-kit.ts';
import { tables } from './store.ts';

/** What other modules need to know of a client before they act for it. */
export type ClientFacts = {
  readonly id: ClientId;
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly locale: Locale;
  readonly timeZone: string;
  /** The senior who answers for what goes out; null: nothing does. */
  readonly accountableId: MemberId | null;
  readonly pausedAt: Date | null;
  readonly brandKit: BrandKitInForce | null;
};

/** Null where the transaction's scope doesn't hold this client. */
export async function readClientFacts(tx: Tx, clientId: ClientId): Promise<ClientFacts | null> {
  const row = await tables(tx)
    .selectFrom('client')
    .selectAll()
    .where('id', '=', clientId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    agencyId: row.agency_id,
    name: row.name,
    locale: row.locale,
    timeZone: row.time_zone,
    accountableId: row.accountable_id,
    pausedAt: row.paused_at,
    brandKit: await findBrandKitInForce(tx, clientId),
  };
}

/** The name of each of these clients, and whether it is paused: for lists of many. */
export async function listClientNames(
  tx: Tx,
  ids: readonly ClientId[],
): Promise<Map<ClientId, Pick<ClientFacts, 'name' | 'pausedAt'>>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('client')
    .select(['id', 'name', 'paused_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, { name: row.name, pausedAt: row.paused_at }]));
}
