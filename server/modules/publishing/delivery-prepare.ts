import { newRecordKey } from '../../connectors/key.ts';
import type { Tx } from '../../db/db.ts';
import { type ChannelId, type DeliveryId, newId, type PostId } from '../../lib/ids.ts';
import { addEvent, type DeliveryRow, deliveryTables, isUnderWay } from './delivery-store.ts';
import { findPost, findVersion } from './store.ts';

/**
 * One delivery for each channel of the version that was signed, each with the key under which the
 * network will know it. Called again for the same content it changes nothing, but frees what waited
 * for an approval.
 *
 * Throws where the version doesn't exist or has no hour: the caller signs no such thing.
 */
export async function prepareDeliveries(
  tx: Tx,
  signed: { postId: PostId; version: number; at: Date },
): Promise<void> {
  const { postId, at } = signed;
  const post = await findPost(tx, postId);
  const version = await findVersion(tx, postId, signed.version);
  if (!post || !version?.content.dueAt) throw new Error(`post ${postId} can't be delivered`);
  const { content, contentHash } = version;
  const living = await listLiving(tx, postId);
  // What was prepared for another content never goes out; what is out stays.
  for (const row of living) {
    if (row.content_hash !== contentHash) await cancelOne(tx, row, 'content-changed', at);
    else if (row.held === 'not-approved') await free(tx, row);
  }
  const kept = new Set(
    living
      .filter((row) => !isWaiting(row) || row.content_hash === contentHash)
      .map((row) => row.channel_id),
  );
  const dueAt = new Date(content.dueAt ?? 0);
  for (const channel of content.channelIds) {
    const channelId = channel as ChannelId; // the content's schema has checked its form
    if (kept.has(channelId)) continue;
    const row = { id: newId<DeliveryId>(at.getTime()), client_id: post.clientId };
    const networkKey = newRecordKey(at);
    await deliveryTables(tx)
      .insertInto('delivery')
      .values({
        ...row,
        post_id: postId,
        channel_id: channelId,
        version: version.n,
        content_hash: contentHash,
        network_key: networkKey,
        due_at: dueAt,
        window_minutes: content.windowMinutes,
        next_try_at: dueAt,
        created_at: at,
      })
      .execute();
    const detail = { key: networkKey, contentHash };
    await addEvent(tx, row, { at, kind: 'prepared', detail });
  }
}

/**
 * Stops what hasn't begun, because the content changed or the post was dropped. Call it before any
 * other write and refuse the change where `isUnderWay` is true: then something is being sent, or may
 * be out, and its approval must stand until that is known.
 */
export async function cancelDeliveries(
  tx: Tx,
  postId: PostId,
  why: { reason: string; at: Date },
): Promise<{ cancelled: number; isUnderWay: boolean }> {
  // Waits for a worker that has just begun, and then sees what it wrote.
  const waiting = (await listLiving(tx, postId)).filter(isWaiting);
  for (const row of waiting) await cancelOne(tx, row, why.reason, why.at);
  return { cancelled: waiting.length, isUnderWay: await isUnderWay(tx, postId) };
}

/** Nothing of it is out, and nothing is being sent. */
function isWaiting({ state }: DeliveryRow): boolean {
  return state === 'prepared' || state === 'late' || state === 'refused';
}

async function listLiving(tx: Tx, postId: PostId): Promise<DeliveryRow[]> {
  return deliveryTables(tx)
    .selectFrom('delivery')
    .selectAll()
    .where('post_id', '=', postId)
    .where('state', 'not in', ['cancelled', 'withdrawn'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function cancelOne(tx: Tx, row: DeliveryRow, reason: string, at: Date) {
  if (!isWaiting(row)) return;
  await deliveryTables(tx)
    .updateTable('delivery')
    .set({ state: 'cancelled', held: null, lease_owner: null, lease_until: null })
    .where('id', '=', row.id)
    .execute();
  await addEvent(tx, row, { at, kind: 'cancelled', detail: { reason } });
}

async function free(tx: Tx, row: DeliveryRow) {
  await deliveryTables(tx)
    .updateTable('delivery')
    .set({ held: null })
    .where('id', '=', row.id)
    .execute();
}
