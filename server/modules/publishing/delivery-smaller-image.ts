import sharp from 'sharp';
import type { BlobStore } from '../../blobs/blobs.ts';
import { keepBlob } from '../../blobs/keep-blob.ts';
import type { Db } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import { findChannels } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import type { DeliveryJobData } from './delivery-jobs.ts';
import { readDraft } from './delivery-outgoing.ts';
import {
  addEvent,
  deliveryTables,
  findDelivery,
  lockDelivery,
  type Rendition,
} from './delivery-store.ts';

/** Tried in this order until the picture fits: first less fine, then smaller. */
const STEPS = [
  { scale: 1, quality: 85 },
  { scale: 1, quality: 70 },
  { scale: 0.75, quality: 75 },
  { scale: 0.5, quality: 75 },
  { scale: 0.35, quality: 70 },
  { scale: 0.2, quality: 65 },
] as const;

/**
 * After a network refused a picture for its weight: prepares lighter ones from the signed pictures.
 * They are offered, and never sent before somebody has accepted them.
 */
export async function makeSmallerImages(
  deps: { readonly worker: Db; readonly blobs: BlobStore; readonly clock: Clock },
  ids: DeliveryJobData,
): Promise<void> {
  const scope = { agencyId: ids.agencyId, clientIds: [ids.clientId] };
  const ready = await deps.worker.read(scope, async (tx) => {
    const row = await findDelivery(tx, ids.deliveryId);
    if (row?.state !== 'refused') return null;
    const channel = (await findChannels(tx, [row.channel_id])).get(row.channel_id);
    const limit = row.refusal?.limit ?? channel?.limits.imageBytes ?? null;
    return limit === null ? null : { limit, draft: await readDraft(tx, row) };
  });
  if (!ready) return;
  const renditions: Record<string, Rendition> = {};
  for (const { sha256 } of ready.draft.content.images) {
    const bytes = await deps.blobs.get(sha256);
    if (!bytes || bytes.length <= ready.limit) continue;
    const lighter = await lighten(bytes, ready.limit);
    if (!lighter) return; // no picture worth sending fits: the refusal stands
    renditions[sha256] = { ...lighter.about, sha256: await deps.blobs.put(lighter.bytes) };
  }
  const made = Object.values(renditions);
  if (made.length === 0) return;
  await deps.worker.write(scope, async (tx) => {
    const row = await lockDelivery(tx, ids.deliveryId);
    if (row?.state !== 'refused') return;
    const at = await agencyNow(tx, ids.agencyId, deps.clock);
    for (const rendition of made) await keepBlob(tx, ids.clientId, rendition, at);
    await deliveryTables(tx)
      .updateTable('delivery')
      .set({ renditions: JSON.stringify(renditions), renditions_accepted_at: null })
      .where('id', '=', row.id)
      .execute();
    const actual = Math.max(...made.map(({ size }) => size));
    const detail = { limit: ready.limit, actual };
    await addEvent(tx, row, { at, kind: 'lighter-image', detail });
  });
}

async function lighten(bytes: Uint8Array, limit: number) {
  const { width = 1, hasAlpha } = await sharp(bytes).metadata();
  for (const { scale, quality } of STEPS) {
    const image = sharp(bytes)
      .rotate()
      .resize({ width: Math.max(1, Math.round(width * scale)), withoutEnlargement: true });
    const flat = hasAlpha ? image.flatten({ background: '#ffffff' }) : image;
    const { data, info } = await flat.jpeg({ quality, mozjpeg: true }).toBuffer({
      resolveWithObject: true,
    });
    if (data.length > limit) continue;
    const about = {
      mediaType: 'image/jpeg',
      size: data.length,
      width: info.width,
      height: info.height,
      limit,
    };
    return { bytes: new Uint8Array(data), about };
  }
  return null;
}
