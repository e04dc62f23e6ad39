import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ChannelId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { findChannels, networkName, readClientFacts } from '../clients/public.ts';
import { findMember } from '../people/public.ts';
import type { Comparison } from '../signing/schema.ts';
import { compareContents } from './compare-content.ts';
import { findMedia } from './media-store.ts';
import { presentMedia } from './media-view.ts';
import { findPost, findVersion } from './store.ts';

/** One version as it was saved; null where the scope doesn't hold it. */
export async function viewVersion(tx: Tx, postId: string, n: number) {
  const version = await findVersion(tx, postId, n);
  if (!version) return null;
  const ids = version.content.images.map(({ mediaId }) => mediaId);
  const media = await findMedia(tx, ids);
  const author = await findMember(tx, version.savedBy);
  return {
    n: version.n,
    by: author?.name ?? '',
    at: version.savedAt.toISOString(),
    content: version.content,
    contentHash: version.contentHash,
    media: ids.flatMap((id) => {
      const found = media.get(id);
      return found ? [presentMedia(found)] : [];
    }),
  };
}

/** What changed between two versions of a post; null where one of them isn't in the scope. */
export async function comparePost(
  { connectors }: { readonly connectors: Connectors },
  tx: Tx,
  of: { readonly postId: string; readonly from: number; readonly to: number },
  locale: Locale,
): Promise<Comparison | null> {
  const post = await findPost(tx, of.postId);
  const client = post && (await readClientFacts(tx, post.clientId));
  const from = await findVersion(tx, of.postId, of.from);
  const to = await findVersion(tx, of.postId, of.to);
  if (!client || !from || !to) return null;
  const ids = [from, to].flatMap(({ content }) => [
    ...content.channelIds,
    ...Object.keys(content.variants),
  ]);
  const channels = await findChannels(tx, [...new Set(ids)] as ChannelId[]); // stored as such
  return compareContents(from.content, to.content, {
    locale,
    timeZone: client.timeZone,
    networkOf: (id) => {
      const channel = channels.get(id as ChannelId);
      return channel ? networkName(channel, locale, connectors) : '?';
    },
  });
}
