import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import {
  type BenefitId,
  type ClientId,
  type CreatorId,
  type MemberId,
  newId,
} from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { addEvent } from './events.ts';
import { checkLaunch, type LaunchRefusal } from './launch.ts';
import { hasAccepted } from './operation.ts';
import { type BenefitRow, findOperation, type ParticipationRow, tables } from './store.ts';
import { checkThreshold, type ThresholdRefusal } from './totals.ts';

export type NewBenefit = {
  readonly kind: 'gift' | 'fee';
  readonly label: string;
  /** Before tax. */
  readonly valueCents: number;
  readonly condition: 'none' | 'publication';
  readonly isCold: boolean;
};

type How = { readonly by: MemberId; readonly at: Date };

/** Plans a gift or a fee: the creator reads it on their page; nothing is given yet. */
export async function addBenefit(
  tx: Tx,
  of: ParticipationRow,
  benefit: NewBenefit,
  how: How,
): Promise<BenefitId> {
  const id = newId<BenefitId>(how.at.getTime());
  const operation = await findOperation(tx, of.operation_id);
  await tables(tx)
    .insertInto('benefit')
    .values({
      id,
      client_id: of.client_id,
      creator_id: of.creator_id,
      participation_id: of.id,
      kind: benefit.kind,
      label: benefit.label.normalize('NFC'),
      value_cents: benefit.valueCents,
      condition: benefit.condition,
      is_cold: benefit.kind === 'gift' && benefit.isCold,
      objective: operation?.objective ?? '',
      state: 'planned',
      given_on: null,
      created_by: how.by,
      created_at: how.at,
    })
    .execute();
  await tell(tx, of, { what: 'planned', ...benefit }, how);
  return id;
}

export type GiveRefusal =
  | LaunchRefusal
  | ThresholdRefusal
  | { type: 'not-found' }
  | { type: 'not-accepted' }
  | { type: 'benefit-settled' };

/**
 * A gift leaves, or a fee is owed: from here on it counts. Refused where it reaches the threshold
 * without a contract signed by both, and where a rule stands against the operation; `on` is the day that
 * it counts for. The rules are asked with what is given counted: a refusal undoes the transaction.
 */
export async function giveBenefit(
  tx: Tx,
  of: ParticipationRow,
  ids: readonly BenefitId[],
  how: How & { on: string },
): Promise<Result<readonly BenefitRow[], GiveRefusal>> {
  if (!hasAccepted(of.state)) return refuse({ type: 'not-accepted' });
  const rows = await tables(tx)
    .selectFrom('benefit')
    .selectAll()
    .where('participation_id', '=', of.id)
    .where('id', 'in', [...ids])
    .forNoKeyUpdate()
    .execute();
  if (rows.length !== new Set(ids).size) return refuse({ type: 'not-found' });
  if (rows.some(({ state }) => state === 'cancelled')) return refuse({ type: 'benefit-settled' });
  const fresh = rows.filter(({ state }) => state === 'planned');
  const addedCents = fresh.reduce((sum, { value_cents }) => sum + value_cents, 0);
  if (fresh.length > 0) {
    const promisedCents = await sumPromised(tx, of, ids);
    const checked = await checkThreshold(tx, {
      clientId: of.client_id,
      creatorId: of.creator_id,
      participationId: of.id,
      objective: fresh[0]?.objective ?? '',
      year: Number(how.on.slice(0, 4)),
      addedCents: addedCents + promisedCents,
    });
    if (!checked.ok) return checked;
  }
  for (const row of fresh) {
    const leaf = row.kind === 'gift' ? await logGift(tx, of, row, how.at) : null;
    await tables(tx)
      .updateTable('benefit')
      .set({ state: 'given', given_on: how.on, leaf_id: leaf })
      .where('id', '=', row.id)
      .execute();
    const { kind, label, value_cents: valueCents } = row;
    await tell(tx, of, { what: 'given', kind, label, valueCents }, how);
  }
  const checked = await checkLaunch(tx, of, { what: 'benefit', at: how.at });
  return checked.ok ? ok(rows) : checked;
}

/** What is owed here in exchange for a post, and isn't counted yet: one deal, so it can't be split. */
async function sumPromised(tx: Tx, of: ParticipationRow, but: readonly BenefitId[]) {
  const { cents } = await tables(tx)
    .selectFrom('benefit')
    .select((x) => x.fn.coalesce(x.fn.sum('value_cents'), sql`0`).as('cents'))
    .where('participation_id', '=', of.id)
    .where('state', '=', 'planned')
    .where('condition', '=', 'publication')
    .where('id', 'not in', [...but])
    .executeTakeFirstOrThrow();
  return Number(cents);
}

/** Takes back what was only planned. */
export async function cancelBenefit(
  tx: Tx,
  of: ParticipationRow,
  id: BenefitId,
  how: How & { reason: string },
): Promise<Result<null, { type: 'not-found' } | { type: 'benefit-settled' }>> {
  const row = await tables(tx)
    .selectFrom('benefit')
    .selectAll()
    .where('id', '=', id)
    .where('participation_id', '=', of.id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return refuse({ type: 'not-found' });
  if (row.state !== 'planned') return refuse({ type: 'benefit-settled' });
  await tables(tx)
    .updateTable('benefit')
    .set({ state: 'cancelled', cancelled_reason: how.reason })
    .where('id', '=', id)
    .execute();
  const { kind, label, value_cents: valueCents } = row;
  await tell(tx, of, { what: 'cancelled', kind, label, valueCents }, how);
  return ok(null);
}

/**
 * What the advertiser gave this creator before, as the brief says: it counts towards the year's total.
 * `wasOperation`: it was an operation of this agency's, and counts for rotation.
 */
export async function addPastRelation(
  tx: Tx,
  past: {
    clientId: ClientId;
    creatorId: CreatorId;
    label: string;
    valueCents: number;
    givenOn: string;
    wasOperation?: boolean;
    by: MemberId | null;
    at: Date;
  },
): Promise<BenefitId> {
  const id = newId<BenefitId>(past.at.getTime());
  await tables(tx)
    .insertInto('benefit')
    .values({
      id,
      client_id: past.clientId,
      creator_id: past.creatorId,
      participation_id: null,
      kind: 'past',
      label: past.label.normalize('NFC'),
      value_cents: past.valueCents,
      condition: 'publication',
      is_cold: false,
      objective: '',
      state: 'given',
      given_on: past.givenOn,
      was_operation: past.wasOperation ?? false,
      created_by: past.by,
      created_at: past.at,
    })
    .execute();
  return id;
}

async function logGift(tx: Tx, of: ParticipationRow, row: BenefitRow, at: Date) {
  const leaf = await stageLeaf(tx, {
    clientId: of.client_id,
    at,
    kind: 'gift',
    body: (commit) => ({
      gift: row.id,
      operation: of.operation_id,
      recipient: commit('recipient', of.creator_id),
      valueCents: row.value_cents,
      condition: row.condition,
    }),
  });
  return leaf.id;
}

function tell(tx: Tx, of: ParticipationRow, detail: Record<string, unknown>, { by, at }: How) {
  return addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind: 'benefit',
    by,
    at,
    detail,
  });
}
