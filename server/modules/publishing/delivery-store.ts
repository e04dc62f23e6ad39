import { type ColumnType, type Generated, sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type {
  ChannelId,
  ClientId,
  DeliveryId,
  LeafId,
  MemberId,
  PostId,
  SignatureId,
} from '../../lib/ids.ts';
import type { DeliveryView } from './schema.ts';

export type DeliveryState = DeliveryView['state'];

/** Why a delivery waits for a person; a clock frees none of them but by making it late. */
export type HeldReason = 'paused' | 'no-accountable' | 'reconnect' | 'not-approved' | 'ask-person';

/** The network's last word, kept until the next try. */
export type StoredRefusal = {
  readonly type:
    | 'reconnect'
    | 'wait'
    | 'rejected'
    | 'unavailable'
    | 'unsupported'
    | 'pending'
    | 'unknown';
  readonly detail: string;
  readonly reason?: string;
  readonly limit?: number;
  readonly actual?: number;
};

export type Rendition = {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** What the network allows. */
  readonly limit: number;
};

export type Withdrawal = {
  readonly by: MemberId;
  readonly name: string;
  readonly reason: string;
  readonly at: string;
};

export type DeliveryTables = {
  delivery: {
    id: DeliveryId;
    client_id: ClientId;
    post_id: PostId;
    channel_id: ChannelId;
    version: number;
    content_hash: string;
    state: Generated<DeliveryState>;
    network_key: string;
    due_at: Date;
    window_minutes: number;
    next_try_at: Date;
    attempts: Generated<number>;
    lease_owner: Generated<string | null>;
    lease_until: Generated<Date | null>;
    refusal: ColumnType<StoredRefusal | null, string | null | undefined, string | null>;
    remote_id: Generated<string | null>;
    url: Generated<string | null>;
    accepted_at: Generated<Date | null>;
    captured_at: Generated<Date | null>;
    created_at: Date;
    held: Generated<HeldReason | null>;
    retry_at: Generated<Date | null>;
    sent_at: Generated<Date | null>;
    approvals: Generated<SignatureId[]>;
    late_until: Generated<Date | null>;
    renditions: ColumnType<Record<string, Rendition>, string | undefined, string>;
    renditions_accepted_at: Generated<Date | null>;
    withdrawal: ColumnType<Withdrawal | null, string | null | undefined, string | null>;
  };
  delivery_event: {
    id: Generated<number>;
    client_id: ClientId;
    delivery_id: DeliveryId;
    at: Date;
    kind: DeliveryEventKind;
    detail: ColumnType<DeliveryEventDetail, string | undefined, string>;
  };
  capture: {
    id: string;
    client_id: ClientId;
    delivery_id: DeliveryId;
    sha256: string;
    media_type: string;
    url: string;
    matches: boolean;
    captured_at: Date;
    leaf_id: LeafId | null;
  };
};

export type DeliveryEventKind =
  | 'prepared'
  | 'held'
  | 'late'
  | 'late-publish'
  | 'late-drop'
  | 'sending'
  | 'interrupted'
  | 'pending'
  | 'unknown'
  | 'absent'
  | 'accepted'
  | 'refused'
  | 'waiting'
  | 'retried'
  | 'lighter-image'
  | 'cancelled'
  | 'captured'
  | 'capture-failed'
  | 'withdrawal-asked'
  | 'withdrawal-failed'
  | 'withdrawn';

/** What a line of the journal tells; the network's own words stand under `raw`. */
export type DeliveryEventDetail = {
  readonly who?: string;
  readonly reason?: string;
  readonly detail?: string;
  readonly key?: string;
  readonly contentHash?: string;
  readonly attempt?: number;
  readonly url?: string;
  readonly until?: string;
  readonly matches?: boolean;
  readonly leafId?: LeafId;
  readonly limit?: number;
  readonly actual?: number;
  readonly raw?: readonly { request: string; status: number; body: string; at: string }[];
};

export type DeliveryRow = Awaited<ReturnType<typeof findDelivery>> & object;

export function deliveryTables(tx: Tx) {
  return tx.withTables<DeliveryTables>();
}

export async function findDelivery(tx: Tx, id: DeliveryId) {
  return (await selectDelivery(tx, id).executeTakeFirst()) ?? null;
}

/** The same, held until the transaction ends. */
export async function lockDelivery(tx: Tx, id: DeliveryId): Promise<DeliveryRow | null> {
  return (await selectDelivery(tx, id).forUpdate().executeTakeFirst()) ?? null;
}

function selectDelivery(tx: Tx, id: DeliveryId) {
  return deliveryTables(tx).selectFrom('delivery').selectAll().where('id', '=', id);
}

export async function listDeliveriesOf(tx: Tx, postIds: readonly PostId[]): Promise<DeliveryRow[]> {
  if (postIds.length === 0) return [];
  return deliveryTables(tx)
    .selectFrom('delivery')
    .selectAll()
    .where('post_id', 'in', postIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function addEvent(
  tx: Tx,
  delivery: Pick<DeliveryRow, 'id' | 'client_id'>,
  event: { at: Date; kind: DeliveryEventKind; detail?: DeliveryEventDetail },
): Promise<void> {
  await deliveryTables(tx)
    .insertInto('delivery_event')
    .values({
      client_id: delivery.client_id,
      delivery_id: delivery.id,
      at: event.at,
      kind: event.kind,
      detail: JSON.stringify(event.detail ?? {}),
    })
    .execute();
}

/** The same, unless it is what the journal said last: a trouble that lasts is told once. */
export async function addEventOnce(
  tx: Tx,
  delivery: Pick<DeliveryRow, 'id' | 'client_id'>,
  event: { at: Date; kind: DeliveryEventKind; detail?: DeliveryEventDetail },
): Promise<void> {
  const last = await deliveryTables(tx)
    .selectFrom('delivery_event')
    .select('kind')
    .where('delivery_id', '=', delivery.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.kind !== event.kind) await addEvent(tx, delivery, event);
}

/** The last hour at which it may still go out by itself. */
export function windowEnd(
  row: Pick<DeliveryRow, 'due_at' | 'window_minutes' | 'late_until'>,
): Date {
  return row.late_until ?? new Date(row.due_at.getTime() + row.window_minutes * 60_000);
}

/** Whether something of the post is being sent, or may be out without our knowing. */
export async function isUnderWay(tx: Tx, postId: PostId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (
    select from delivery where post_id = ${postId} and state in ('sending', 'unknown')) as found`.execute(
    tx,
  );
  return rows[0]?.found ?? false;
}

/** The state stays; only the next try is put off, and the lease given back. */
export async function postponeDelivery(
  tx: Tx,
  id: DeliveryId,
  workerId: string,
  retryAt: Date,
): Promise<void> {
  await deliveryTables(tx)
    .updateTable('delivery')
    .set({ lease_owner: null, lease_until: null, retry_at: retryAt })
    .where('id', '=', id)
    .where('lease_owner', '=', workerId)
    .execute();
}
