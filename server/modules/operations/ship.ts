import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import { type BenefitId, type MemberId, newId, type ShipmentId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dayOf, maySendCold, nextColdDay } from './cold.ts';
import { addEvent, type MoveRefusal, moveTo } from './events.ts';
import { type GiveRefusal, giveBenefit } from './give-benefit.ts';
import { canBecome, hasAccepted } from './operation.ts';
import { lockParticipation, type ParticipationRow, tables } from './store.ts';

export type NewShipment = {
  readonly benefitIds: readonly BenefitId[];
  readonly carrier: string;
  readonly tracking: string;
  /** Null: it leaves at once. */
  readonly plannedOn: string | null;
};

export type ShipRefusal =
  | GiveRefusal
  | MoveRefusal
  | { type: 'address-missing' }
  | { type: 'already-sent' }
  | { type: 'cold-before-weekend'; nextOn: string; timeZone: string };

type How = { readonly by: MemberId; readonly at: Date; readonly timeZone: string };

/** Packs gifts, and sends them at once or on their day. */
export async function createShipment(
  tx: Tx,
  of: ParticipationRow,
  shipment: NewShipment,
  how: How,
): Promise<Result<ShipmentId, ShipRefusal>> {
  if (!hasAccepted(of.state)) return refuse({ type: 'not-accepted' });
  const gifts = await tables(tx)
    .selectFrom('benefit')
    .select(['id', 'is_cold', 'state'])
    .where('participation_id', '=', of.id)
    .where('kind', '=', 'gift')
    .where('id', 'in', [...shipment.benefitIds])
    .execute();
  if (gifts.length !== new Set(shipment.benefitIds).size) return refuse({ type: 'not-found' });
  if (gifts.some(({ state }) => state === 'cancelled')) return refuse({ type: 'benefit-settled' });
  if (await haveLeft(tx, shipment.benefitIds)) return refuse({ type: 'already-sent' });
  const isCold = gifts.some(({ is_cold }) => is_cold);
  const planned = shipment.plannedOn && new Date(`${shipment.plannedOn}T12:00:00Z`);
  if (isCold && planned && !maySendCold(planned, 'UTC')) {
    const nextOn = nextColdDay(planned, 'UTC');
    return refuse({ type: 'cold-before-weekend', nextOn, timeZone: how.timeZone });
  }
  const id = newId<ShipmentId>(how.at.getTime());
  await tables(tx)
    .insertInto('shipment')
    .values({
      id,
      client_id: of.client_id,
      participation_id: of.id,
      is_cold: isCold,
      carrier: shipment.carrier,
      tracking: shipment.tracking,
      planned_on: shipment.plannedOn,
      sent_at: null,
      sent_by: null,
      created_at: how.at,
    })
    .execute();
  const items = gifts.map((gift) => ({
    shipment_id: id,
    benefit_id: gift.id,
    client_id: of.client_id,
  }));
  await tables(tx).insertInto('shipment_gift').values(items).execute();
  if (planned) {
    await tell(tx, of, { what: 'planned', on: shipment.plannedOn }, how);
    return ok(id);
  }
  const sent = await sendShipment(tx, of, id, how);
  return sent.ok ? ok(id) : sent;
}

/**
 * The parcel leaves. Refused without acceptance, without address, when cold from Thursday on, and where
 * what is in it reaches the threshold without a signed contract; the database refuses the same.
 */
export async function sendShipment(
  tx: Tx,
  of: ParticipationRow,
  id: ShipmentId,
  how: How & { tracking?: string },
): Promise<Result<null, ShipRefusal>> {
  const row = await findShipment(tx, of, id);
  if (!row) return refuse({ type: 'not-found' });
  if (row.sent_at) return refuse({ type: 'already-sent' });
  if (!hasAccepted(of.state)) return refuse({ type: 'not-accepted' });
  if (!(await hasAddress(tx, of))) return refuse({ type: 'address-missing' });
  if (row.is_cold && !maySendCold(how.at, how.timeZone)) {
    const nextOn = nextColdDay(how.at, how.timeZone);
    return refuse({ type: 'cold-before-weekend', nextOn, timeZone: how.timeZone });
  }
  const gifts = await tables(tx)
    .selectFrom('shipment_gift')
    .select('benefit_id')
    .where('shipment_id', '=', id)
    .execute();
  const ids = gifts.map(({ benefit_id }) => benefit_id);
  if (await haveLeft(tx, ids)) return refuse({ type: 'already-sent' });
  const given = await giveBenefit(tx, of, ids, { ...how, on: dayOf(how.at, how.timeZone) });
  if (!given.ok) return given;
  const leaf = await stageLeaf(tx, {
    clientId: of.client_id,
    at: how.at,
    kind: 'shipment',
    body: () => ({ shipment: id, gifts: ids }),
  });
  await tables(tx)
    .updateTable('shipment')
    .set({
      sent_at: how.at,
      sent_by: how.by,
      leaf_id: leaf.id,
      ...(how.tracking ? { tracking: how.tracking } : {}),
    })
    .where('id', '=', id)
    .execute();
  await tell(tx, of, { what: 'sent', carrier: row.carrier }, how);
  // A second box to somebody whose first was lost changes nothing else.
  return canBecome(of.state, 'shipped') ? moveTo(tx, of, 'shipped', how) : ok(null);
}

/** It arrived, as the creator or the carrier says. */
export async function receiveParcels(
  tx: Tx,
  of: ParticipationRow,
  how: { by: MemberId | null; at: Date },
): Promise<Result<null, MoveRefusal>> {
  if (!canBecome(of.state, 'received')) {
    return refuse({ type: 'state-does-not-fit', from: of.state, to: 'received' });
  }
  await tables(tx)
    .updateTable('shipment')
    .set({ received_at: how.at })
    .where('participation_id', '=', of.id)
    .where('sent_at', 'is not', null)
    .where('received_at', 'is', null)
    .where('lost_at', 'is', null)
    .execute();
  return moveTo(tx, of, 'received', how);
}

/** It was lost or spoiled on its way; another may be packed with the same gifts. */
export async function loseShipment(
  tx: Tx,
  of: ParticipationRow,
  id: ShipmentId,
  how: { by: MemberId; at: Date; reason: string },
): Promise<Result<null, { type: 'not-found' }>> {
  const row = await findShipment(tx, of, id);
  if (!row?.sent_at || row.received_at) return refuse({ type: 'not-found' });
  await tables(tx)
    .updateTable('shipment')
    .set({ lost_at: how.at, lost_reason: how.reason })
    .where('id', '=', id)
    .execute();
  await tell(tx, of, { what: 'lost', reason: how.reason }, how);
  return ok(null);
}

/** Whether a parcel that wasn't lost carries one of them: it was counted once, and leaves once. */
async function haveLeft(tx: Tx, ids: readonly BenefitId[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const row = await tables(tx)
    .selectFrom('shipment_gift')
    .innerJoin('shipment', 'shipment.id', 'shipment_gift.shipment_id')
    .select('shipment.id')
    .where('benefit_id', 'in', [...ids])
    .where('sent_at', 'is not', null)
    .where('lost_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function findShipment(tx: Tx, of: ParticipationRow, id: ShipmentId) {
  await lockParticipation(tx, of.id);
  return tables(tx)
    .selectFrom('shipment')
    .selectAll()
    .where('id', '=', id)
    .where('participation_id', '=', of.id)
    .executeTakeFirst();
}

async function hasAddress(tx: Tx, of: ParticipationRow): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('creator_address')
    .select('participation_id')
    .where('participation_id', '=', of.id)
    .executeTakeFirst();
  return row !== undefined;
}

function tell(
  tx: Tx,
  of: ParticipationRow,
  detail: Record<string, unknown>,
  { by, at }: { by: MemberId; at: Date },
) {
  return addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind: 'parcel',
    by,
    at,
    detail,
  });
}
