import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId, DeliveryId, MemberId, OperationId, PostId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { findChannels, networkName } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listPostTitles, listPublications, type PostPublication } from '../publishing/public.ts';
import { isSealed } from './attach-post.ts';
import { canBeRead } from './read-networks.ts';
import { tables } from './store.ts';

export type ReadMoment = {
  readonly moment: string;
  readonly dueAt: string;
  readonly state: 'to-come' | 'made' | 'missed' | 'impossible';
  readonly why: string | null;
};

const MOMENTS = [
  ['day-1', 1, 0.5],
  ['day-3', 3, 1],
  ['day-7', 7, 2],
  ['day-30', 30, 4],
] as const;
const DAY_MS = 86_400_000;

/** The posts of an operation with what was read of each publication, and those that could join. */
export async function listAttached(
  tx: Tx,
  of: {
    readonly operationId: OperationId;
    readonly clientId: ClientId;
    readonly at: Date;
    readonly connectors: Connectors;
    readonly locale: Locale;
  },
) {
  const rows = await tables(tx)
    .selectFrom('operation_post')
    .selectAll()
    .where('client_id', '=', of.clientId)
    .orderBy('attached_at')
    .orderBy('id')
    .execute();
  const ours = rows.filter(({ operation_id }) => operation_id === of.operationId);
  const held = new Set(rows.flatMap((row) => (row.detached_at ? [] : row.post_id)));
  const titles = await listPostTitles(tx, of.clientId);
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  const here = ours.filter(({ detached_at }) => !detached_at);
  const names = await nameMembers(tx, ours);
  const publications = await seePublications(
    tx,
    here.map(({ post_id }) => post_id),
    of,
  );
  return {
    isSealed: await isSealed(tx, of.operationId),
    posts: here.map(({ post_id, attached_at, attached_by }) => ({
      postId: post_id,
      title: titleOf.get(post_id) ?? '',
      attachedAt: attached_at.toISOString(),
      attachedBy: attached_by && (names.get(attached_by) ?? null),
      publications: publications.get(post_id) ?? [],
    })),
    detached: ours.flatMap(({ post_id, detached_at, detached_by, why }) =>
      detached_at
        ? {
            postId: post_id,
            title: titleOf.get(post_id) ?? '',
            at: detached_at.toISOString(),
            by: detached_by && (names.get(detached_by) ?? null),
            why,
          }
        : [],
    ),
    choices: titles
      .filter(({ id }) => !held.has(id))
      .map(({ id, title, dueAt }) => ({ id, title, dueAt: dueAt?.toISOString() ?? null })),
  };
}

async function nameMembers(
  tx: Tx,
  rows: readonly { attached_by: MemberId | null; detached_by: MemberId | null }[],
) {
  const ids = rows.flatMap((row) => [row.attached_by ?? [], row.detached_by ?? []].flat());
  const members = await listMembersByIds(tx, [...new Set(ids)]);
  return new Map([...members.values()].map(({ id, name }) => [id, name]));
}

async function seePublications(
  tx: Tx,
  postIds: readonly PostId[],
  { at, connectors, locale }: { at: Date; connectors: Connectors; locale: Locale },
) {
  const out = await listPublications(tx, postIds);
  const channels = await findChannels(
    tx,
    out.map(({ channelId }) => channelId),
  );
  const read = await listReadings(
    tx,
    out.map(({ deliveryId }) => deliveryId),
  );
  const seen = out.map((one) => {
    const channel = channels.get(one.channelId);
    const connector = channel && connectors.get(channel.connector);
    const canRead = connector !== undefined && canBeRead(connector);
    return {
      postId: one.postId,
      network: channel ? networkName(channel, locale, connectors) : '',
      url: one.url,
      acceptedAt: one.acceptedAt.toISOString(),
      readings: momentsOf(one, read.get(one.deliveryId) ?? [], { at, canRead }),
    };
  });
  return Map.groupBy(seen, ({ postId }) => postId);
}

type Reading = Awaited<ReturnType<typeof readRows>>[number];

const readRows = (tx: Tx, ids: readonly DeliveryId[]) =>
  tables(tx)
    .selectFrom('publication_reading')
    .selectAll()
    .where('delivery_id', 'in', [...ids])
    .orderBy('due_at')
    .execute();

async function listReadings(tx: Tx, ids: readonly DeliveryId[]) {
  const rows = ids.length === 0 ? [] : await readRows(tx, ids);
  return Map.groupBy(rows, ({ delivery_id }) => delivery_id);
}

/** Every planned reading of a publication, in the order in which they are due. */
function momentsOf(
  { acceptedAt }: PostPublication,
  rows: readonly Reading[],
  { at, canRead }: { readonly at: Date; readonly canRead: boolean },
): ReadMoment[] {
  const known = new Map(rows.map((row) => [row.moment, row]));
  const due = MOMENTS.map(([moment, days, latest]) => ({
    moment,
    dueAt: new Date(acceptedAt.getTime() + days * DAY_MS),
    latest,
  }));
  const asked = known.get('asked');
  const all = asked
    ? [...due, { moment: 'asked' as const, dueAt: asked.due_at, latest: 0.5 }]
    : due;
  return all
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map(({ moment, dueAt, latest }) => {
      const row = known.get(moment);
      const base = { moment, dueAt: dueAt.toISOString() };
      if (row?.done_at) return { ...base, state: 'made', why: null };
      if (row?.is_missed) return { ...base, state: 'missed', why: row.why };
      if (!canRead) return { ...base, state: 'impossible', why: 'unsupported' };
      const isOver = dueAt.getTime() + latest * DAY_MS < at.getTime();
      if (isOver) return { ...base, state: 'missed', why: row?.why ?? 'not-made-in-time' };
      return { ...base, state: 'to-come', why: row?.why ?? null };
    });
}
