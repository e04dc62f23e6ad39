import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ChannelId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { type ClientFacts, findChannels, networkName } from '../clients/public.ts';
import type { Comparison } from '../signing/schema.ts';
import { compareContents } from './compare-content.ts';
import { findVersion, type VersionRow } from './store.ts';

/** What changed since the version that this person saw last (`seen`); nothing where they saw none. */
export async function viewChanges(
  { connectors }: { readonly connectors: Connectors },
  tx: Tx,
  of: {
    readonly client: ClientFacts;
    readonly version: VersionRow;
    readonly seen: number | undefined;
    readonly locale: Locale;
  },
): Promise<Comparison> {
  const { version, seen, locale } = of;
  const before = seen === undefined ? null : await findVersion(tx, version.postId, seen);
  if (!before) return [];
  const ids = [before, version].flatMap(({ content }) => [
    ...content.channelIds,
    ...Object.keys(content.variants),
  ]) as ChannelId[]; // stored as such
  const channels = await findChannels(tx, ids);
  const networkOf = (id: string) => {
    const channel = channels.get(id as ChannelId);
    return channel ? networkName(channel, locale, connectors) : '?';
  };
  const { timeZone } = of.client;
  return compareContents(before.content, version.content, { locale, timeZone, networkOf });
}
