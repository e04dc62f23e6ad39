import type { BlobStore } from '../../blobs/blobs.ts';
import { keepBlob } from '../../blobs/keep-blob.ts';
import type { Captured, Connectors } from '../../connectors/connector.ts';
import type { Db } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { Clock } from '../../lib/clock.ts';
import { newId } from '../../lib/ids.ts';
import type { Vault } from '../../vault/vault.ts';
import { openChannel, readClientFacts } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import type { DeliveryJobData } from './delivery-jobs.ts';
import { outgoingText, readDraft } from './delivery-outgoing.ts';
import {
  addEvent,
  addEventOnce,
  deliveryTables,
  findDelivery,
  lockDelivery,
} from './delivery-store.ts';

export type CaptureDeps = {
  readonly worker: Db;
  readonly vault: Pick<Vault, 'open'>;
  readonly blobs: BlobStore;
  readonly connectors: Connectors;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
};

/**
 * Reads a publication back as readers get it: the raw bytes are kept by their hash, and the leaf says
 * whether text and alternative texts are those that were signed. Throws where the network doesn't
 * answer, so that the queue tries again; done where there is a capture already.
 */
export async function capturePublication(deps: CaptureDeps, ids: DeliveryJobData): Promise<void> {
  const scope = { agencyId: ids.agencyId, clientIds: [ids.clientId] };
  const ready = await deps.worker.read(scope, async (tx) => {
    const row = await findDelivery(tx, ids.deliveryId);
    if (row?.state !== 'accepted' || row.captured_at || !row.remote_id || !row.url) return null;
    const opened = await openChannel(deps, tx, row.channel_id);
    const facts = await readClientFacts(tx, ids.clientId);
    if (!opened || !facts) return null;
    const { content } = await readDraft(tx, row);
    const expected = {
      text: outgoingText(content, row.channel_id, facts.locale),
      alts: content.images.map(({ alt }) => alt),
    };
    const now = await agencyNow(tx, ids.agencyId, deps.clock);
    return { opened, expected, now, published: { remoteId: row.remote_id, url: row.url } };
  });
  if (!ready) return;
  const connector = deps.connectors.get(ready.opened.channel.connector);
  if (!connector?.capabilities.includes('capture')) return;
  const outcome = await connector.capture(
    {
      credentials: ready.opened.credentials,
      fetch: deps.fetch,
      signal: AbortSignal.timeout(connector.timeoutMs),
      now: () => ready.now,
    },
    ready.published,
  );
  if (outcome.kind !== 'done') {
    const detail = outcome.kind === 'refused' ? outcome.refusal.detail : outcome.kind;
    await tellFailure(deps, ids, detail);
    throw new Error(`not captured: ${detail}`);
  }
  await keepCapture(deps, ids, outcome.value, ready.expected);
}

async function keepCapture(
  deps: CaptureDeps,
  ids: DeliveryJobData,
  captured: Captured,
  expected: { text: string; alts: readonly string[] },
) {
  const scope = { agencyId: ids.agencyId, clientIds: [ids.clientId] };
  const sha256 = await deps.blobs.put(captured.bytes);
  const size = captured.bytes.length;
  const mediaType = plainMediaType(captured.mediaType);
  const matches = isSame(captured.text, expected.text) && areSame(captured.alts, expected.alts);
  await deps.worker.write(scope, async (tx) => {
    const row = await lockDelivery(tx, ids.deliveryId);
    if (!row || row.captured_at) return;
    const at = await agencyNow(tx, ids.agencyId, deps.clock);
    const capture = newId(at.getTime());
    await keepBlob(tx, ids.clientId, { sha256, mediaType, size }, at);
    const leaf = await stageLeaf(tx, {
      clientId: ids.clientId,
      at,
      kind: 'capture',
      body: () => ({ capture, publication: row.id, sha256, size, mediaType, matches }),
    });
    await deliveryTables(tx)
      .insertInto('capture')
      .values({
        id: capture,
        client_id: ids.clientId,
        delivery_id: row.id,
        sha256,
        media_type: mediaType,
        url: captured.url,
        matches,
        captured_at: at,
        leaf_id: leaf.id,
      })
      .execute();
    await deliveryTables(tx)
      .updateTable('delivery')
      .set({ captured_at: at })
      .where('id', '=', row.id)
      .execute();
    const detail = { matches, url: captured.url, leafId: leaf.id };
    await addEvent(tx, row, { at, kind: 'captured', detail });
  });
}

async function tellFailure(deps: CaptureDeps, ids: DeliveryJobData, detail: string) {
  const scope = { agencyId: ids.agencyId, clientIds: [ids.clientId] };
  await deps.worker.write(scope, async (tx) => {
    const row = await lockDelivery(tx, ids.deliveryId);
    if (!row || row.captured_at) return;
    const at = await agencyNow(tx, ids.agencyId, deps.clock);
    await addEventOnce(tx, row, { at, kind: 'capture-failed', detail: { detail } });
  });
}

/** Spaces at the ends and their kind are the network's; every other character is the client's. */
function isSame(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => isSame(text, b[i] ?? ''));
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function plainMediaType(text: string): string {
  const plain = text.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(plain) ? plain : 'application/octet-stream';
}
