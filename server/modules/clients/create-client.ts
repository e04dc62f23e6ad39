import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import { openLog } from '../../evidence/open-log.ts';
import type { AgencyId, ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Vault } from '../../vault/vault.ts';
import { findMember, isSenior } from '../people/public.ts';
import { tables } from './store.ts';

export type NewClient = {
  /** Chosen by the caller, whose transaction's scope holds it already. */
  readonly id: ClientId;
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly locale: Locale;
  /** Without it: the agency's. */
  readonly timeZone?: string;
  readonly accountableId?: MemberId | null;
  readonly createdBy: MemberId;
  readonly at: Date;
};

export type AccountableRefusal = { type: 'accountable-not-senior' };

/** Makes a client, assigns whoever made it, and opens its log. */
export async function createClient(
  deps: { vault: Pick<Vault, 'seal'>; publicUrl: string },
  tx: Tx,
  input: NewClient,
): Promise<Result<null, AccountableRefusal>> {
  const refusal = await refuseAccountable(tx, input.accountableId ?? null);
  if (refusal) return refuse(refusal);
  await tables(tx)
    .insertInto('client')
    .values({
      id: input.id,
      agency_id: input.agencyId,
      name: input.name.normalize('NFC'),
      locale: input.locale,
      time_zone:
        input.timeZone ??
        sql<string>`(select a.time_zone from agency a where a.id = ${input.agencyId})`,
      accountable_id: input.accountableId ?? null,
      created_at: input.at,
    })
    .execute();
  await tables(tx)
    .insertInto('assignment')
    .values({ client_id: input.id, member_id: input.createdBy, since: input.at })
    .execute();
  const origin = `${new URL(deps.publicUrl).host}/log/${input.id}`;
  await openLog(deps, tx, { clientId: input.id, origin, at: input.at });
  return ok(null);
}

/** Who answers for what goes out is a mentor or the head, of this agency, still there. */
export async function refuseAccountable(
  tx: Tx,
  id: MemberId | null,
): Promise<AccountableRefusal | null> {
  if (id === null) return null;
  const member = await findMember(tx, id);
  if (!member || member.endedAt) return { type: 'accountable-not-senior' };
  return isSenior(member.role) ? null : { type: 'accountable-not-senior' };
}
