import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ChannelId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { type ClientFacts, findChannels, networkName } from '../clients/public.ts';
import type { CheckFacts } from './check-content.ts';
import { countDueSameDay } from './due-day.ts';
import { findMedia } from './media-store.ts';
import type { PostContent } from './schema.ts';

/** What the rules need to know about the world around a content. */
export async function readCheckFacts(
  { connectors }: { connectors: Connectors },
  tx: Tx,
  input: {
    client: ClientFacts;
    postId: string;
    content: PostContent;
    now: Date;
    locale: Locale;
  },
): Promise<CheckFacts> {
  const { client, content, locale } = input;
  // Ids off the wire: the walls around the rows say which of them exist.
  const channels = await findChannels(tx, content.channelIds as ChannelId[]);
  const media = await findMedia(
    tx,
    content.images.map(({ mediaId }) => mediaId),
  );
  return {
    content,
    locale,
    clientLocale: client.locale,
    now: input.now,
    kit: client.brandKit,
    channels: [...channels.values()].map((channel) => ({
      id: channel.id,
      network: networkName(channel, locale, connectors),
      state: channel.state,
      limits: channel.limits,
    })),
    media: new Map([...media].map(([id, { mediaType, size }]) => [id, { mediaType, size }])),
    othersSameDay: await countDueSameDay(tx, {
      clientId: client.id,
      exceptPostId: input.postId,
      dueAt: content.dueAt,
      timeZone: client.timeZone,
    }),
  };
}
