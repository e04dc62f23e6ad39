import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ChannelId, ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { type ChannelRow, findChannels, listClientNames, networkName } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { cardTexts } from './card-messages.ts';
import { listDeliveriesOf } from './delivery-store.ts';
import { summarizeDeliveries } from './diffusion.ts';
import type { PostCard, PostContent } from './schema.ts';
import { tables, toPost } from './store.ts';

type Wanted = {
  readonly clientId?: ClientId;
  readonly from: Date;
  readonly to: Date;
  readonly locale: Locale;
};

/** The posts due from `from` until before `to`, by hour; and those that have no hour yet. */
export async function listCards(
  { connectors }: { connectors: Connectors },
  tx: Tx,
  wanted: Wanted,
): Promise<{ posts: PostCard[]; undated: PostCard[] }> {
  const rows = await listRows(tx, wanted);
  const clients = await listClientNames(tx, [...new Set(rows.map(({ post }) => post.clientId))]);
  const authors = await listMembersByIds(tx, [...new Set(rows.map(({ post }) => post.authorId))]);
  const ids = new Set(rows.flatMap(({ content }) => content.channelIds as ChannelId[])); // stored as such
  const channels = await findChannels(tx, [...ids]);
  const deliveries = await listDeliveriesOf(
    tx,
    rows.map(({ post }) => post.id),
  );
  const cards = rows.map(({ post, content }): PostCard => {
    const client = clients.get(post.clientId);
    const states = deliveries.filter((one) => one.post_id === post.id).map(({ state }) => state);
    const used = content.channelIds.flatMap((id) => channels.get(id as ChannelId) ?? []);
    return {
      id: post.id,
      client: { id: post.clientId, name: client?.name ?? '' },
      title: post.title,
      firstWords: firstWords(content.text),
      pillar: post.pillar,
      author: { id: post.authorId, name: nameOf(authors, post.authorId) },
      stage: post.stage,
      stageSince: post.stageSince.toISOString(),
      diffusion: summarizeDeliveries(states, (client?.pausedAt ?? null) !== null),
      dueAt: post.dueAt?.toISOString() ?? null,
      networks: used.map((channel) => ({
        channelId: channel.id,
        network: networkName(channel, wanted.locale, connectors),
        iconPath: connectors.get(channel.connector)?.iconPath ?? null,
      })),
      alerts: listAlerts(content, used, states, wanted.locale, connectors),
    };
  });
  return {
    posts: cards.filter(({ dueAt }) => dueAt !== null),
    undated: cards.filter(({ dueAt }) => dueAt === null),
  };
}

async function listRows(tx: Tx, wanted: Wanted) {
  let query = tables(tx)
    .selectFrom('post')
    .innerJoin('post_version', (join) =>
      join
        .onRef('post_version.post_id', '=', 'post.id')
        .onRef('post_version.n', '=', 'post.version'),
    )
    .selectAll('post')
    .select('post_version.content')
    .where((eb) =>
      eb.or([
        eb('post.due_at', 'is', null),
        eb.and([eb('post.due_at', '>=', wanted.from), eb('post.due_at', '<', wanted.to)]),
      ]),
    );
  if (wanted.clientId) query = query.where('post.client_id', '=', wanted.clientId);
  const rows = await query.orderBy('post.due_at').orderBy('post.id').limit(2000).execute();
  return rows.map((row) => ({ post: toPost(row), content: row.content }));
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= 90) return line;
  return `${line.slice(0, 90).replace(/\s+\S*$/, '')}…`;
}

function listAlerts(
  content: PostContent,
  channels: readonly ChannelRow[],
  states: readonly string[],
  locale: Locale,
  connectors: Connectors,
): string[] {
  const say = cardTexts[locale];
  const alerts: string[] = [];
  if (content.images.some(({ alt }) => alt === '')) alerts.push(say.noAlt);
  for (const channel of channels) {
    if (channel.state === 'alive') continue;
    alerts.push(say.disconnected(networkName(channel, locale, connectors)));
  }
  if (states.includes('late')) alerts.push(say.late);
  if (states.includes('refused')) alerts.push(say.refused);
  return alerts;
}

function nameOf(people: ReadonlyMap<MemberId, { name: string }>, id: MemberId): string {
  return people.get(id)?.name ?? '';
}
