import type { z } from 'zod';
import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import { findLeafRefs } from '../../evidence/find-leaf-refs.ts';
import type { DeliveryId, LeafId, PostId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { type ChannelRow, type ClientFacts, findChannels, networkName } from '../clients/public.ts';
import { describeDelivery, describeEvent } from './delivery-sentence.ts';
import { type DeliveryRow, deliveryTables, listDeliveriesOf } from './delivery-store.ts';
import type { DeliveryView, journalLine } from './schema.ts';

type Line = z.infer<typeof journalLine>;
type Reading = {
  readonly postId: PostId;
  readonly locale: Locale;
  readonly client: Pick<ClientFacts, 'timeZone' | 'pausedAt'>;
  readonly now: Date;
};

/** The deliveries of a post as its page shows them, and their lines of its journal. */
export async function viewDeliveries(
  deps: { readonly connectors: Connectors },
  tx: Tx,
  reading: Reading,
): Promise<{ views: DeliveryView[]; journal: Line[] }> {
  const rows = await listDeliveriesOf(tx, [reading.postId]);
  if (rows.length === 0) return { views: [], journal: [] };
  const ids = rows.map(({ id }) => id);
  const channels = await findChannels(
    tx,
    rows.map((row) => row.channel_id),
  );
  const captures = await listCaptures(tx, ids);
  const events = await listEvents(tx, ids);
  const leaves = await findLeafRefs(tx, [
    ...captures.flatMap(({ leaf_id }) => leaf_id ?? []),
    ...events.flatMap(({ detail }) => detail.leafId ?? []),
  ]);
  const leafOf = (id: LeafId | null | undefined) => (id ? (leaves.get(id) ?? null) : null);
  const networkOf = (row: DeliveryRow) => {
    const channel = channels.get(row.channel_id);
    return channel ? networkName(channel, reading.locale, deps.connectors) : '';
  };
  const views = rows.map((row): DeliveryView => {
    const capture = captures.find((found) => found.delivery_id === row.id);
    const channel = channels.get(row.channel_id);
    return {
      id: row.id,
      channel: presentChannel(channel, row, networkOf(row), deps.connectors),
      state: row.state,
      version: row.version,
      dueAt: row.due_at.toISOString(),
      nextTryAt: nextTry(row).toISOString(),
      attempts: row.attempts,
      sentence: describeDelivery(row, networkOf(row), reading),
      url: row.url,
      acceptedAt: row.accepted_at?.toISOString() ?? null,
      capture: capture
        ? {
            at: capture.captured_at.toISOString(),
            sha256: capture.sha256,
            url: capture.url,
            matches: capture.matches,
            leaf: leafOf(capture.leaf_id),
            bytesUrl: `/api/deliveries/${row.id}/capture`,
          }
        : null,
      smallerImage: presentSmaller(row),
    };
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const journal = events.flatMap((event): Line[] => {
    const row = byId.get(event.delivery_id);
    if (!row) return [];
    const network = networkOf(row);
    return [
      {
        at: event.at.toISOString(),
        kind: `delivery-${event.kind}`,
        who: event.detail.who ?? null,
        sentence: describeEvent(event, row, network, reading),
        network,
        detail: rawWords(event.detail),
        leaf: leafOf(event.detail.leafId),
      },
    ];
  });
  return { views, journal };
}

function presentChannel(
  channel: ChannelRow | undefined,
  row: DeliveryRow,
  network: string,
  connectors: Connectors,
): DeliveryView['channel'] {
  return {
    id: row.channel_id,
    connector: channel?.connector ?? '',
    network,
    iconPath: connectors.get(channel?.connector ?? '')?.iconPath ?? null,
    handle: channel?.handle ?? '',
  };
}

/** When it is tried again, on the agency's clock or the real one, whichever is later. */
function nextTry(row: DeliveryRow): Date {
  const retryAt = row.retry_at ?? row.next_try_at;
  return retryAt > row.next_try_at ? retryAt : row.next_try_at;
}

function presentSmaller(row: DeliveryRow): DeliveryView['smallerImage'] {
  if (row.state !== 'refused') return null;
  const [heaviest] = Object.values(row.renditions).sort((a, b) => b.size - a.size);
  if (!heaviest) return null;
  return {
    bytes: heaviest.size,
    limit: heaviest.limit,
    url: `/api/deliveries/${row.id}/lighter-image`,
  };
}

/** What the network really said, to be copied. */
function rawWords(detail: {
  detail?: string;
  raw?: readonly { request: string; status: number; body: string }[];
}) {
  const lines = (detail.raw ?? []).map(
    ({ request, status, body }) => `${request}\n${status} ${body.slice(0, 1_000)}`,
  );
  const words = [detail.detail ?? '', ...lines].filter((text) => text !== '').join('\n\n');
  return words === '' ? null : words;
}

async function listCaptures(tx: Tx, ids: readonly DeliveryId[]) {
  return deliveryTables(tx)
    .selectFrom('capture')
    .selectAll()
    .where('delivery_id', 'in', ids)
    .orderBy('captured_at', 'desc')
    .execute();
}

async function listEvents(tx: Tx, ids: readonly DeliveryId[]) {
  return deliveryTables(tx)
    .selectFrom('delivery_event')
    .select(['delivery_id', 'at', 'kind', 'detail'])
    .where('delivery_id', 'in', ids)
    .orderBy('id')
    .execute();
}
