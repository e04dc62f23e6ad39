import type { z } from 'zod';
import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { DeliveryId, PostId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { findChannels, networkName } from '../clients/public.ts';
import { listPostTitles, listPublications } from '../publishing/public.ts';
import { type ContestRow, findRules, settingsOf } from './contest.ts';
import { readTies } from './import-read-ties.ts';
import type { importContract } from './import-schema.ts';
import { importTables } from './import-store.ts';
import { tables } from './store.ts';

type View = z.infer<
  NonNullable<(typeof importContract)['readContestComments']['~orpc']['outputSchema']>
>;

/** What the team sees of comments: before the opening what can be chosen, then what was read. */
export async function viewComments(
  tx: Tx,
  contest: ContestRow,
  { connectors, locale }: { connectors: Connectors; locale: Locale },
): Promise<View> {
  const rules = contest.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  const settings = rules?.settings ?? settingsOf(contest);
  const chosen = new Map((settings.comments ?? []).map(({ postId, title }) => [postId, title]));
  const titles = rules ? [] : await listPostTitles(tx, contest.client_id);
  const publications = await listPublications(tx, [...chosen.keys()] as PostId[]); // of the scope
  const channels = await findChannels(
    tx,
    publications.map(({ channelId }) => channelId),
  );
  const read = await readSources(tx, contest, settings);
  const sources = publications.flatMap(({ deliveryId, postId, channelId, url }) => {
    const channel = channels.get(channelId);
    if (channel?.clientId !== contest.client_id) return [];
    const network = networkName(channel, locale, connectors);
    const title = chosen.get(postId) ?? '';
    return [
      {
        publicationId: deliveryId,
        title,
        network,
        handle: channel.handle,
        url,
        ...read(deliveryId),
      },
    ];
  });
  const posts = titles.map(({ id, title }) => ({ id, title, isChosen: chosen.has(id) }));
  return { posts, sources, ...(rules ? await countTies(tx, contest, rules) : NO_TIES) };
}

const NO_TIES = { tied: 0, savedByHour: 0 };

async function countTies(
  tx: Tx,
  contest: ContestRow,
  rules: NonNullable<Awaited<ReturnType<typeof findRules>>>,
) {
  const ties = await readTies(tx, contest, rules);
  const kept = [...ties].filter(([, { commentedAt }]) => commentedAt !== null).map(([n]) => n);
  if (kept.length === 0) return { tied: ties.size, savedByHour: 0 };
  const late = await tables(tx)
    .selectFrom('contest_entry')
    .select('n')
    .where('contest_id', '=', contest.id)
    .where('n', 'in', kept)
    .where('entered_at', '>', new Date(rules.settings.closesAt))
    .execute();
  return { tied: ties.size, savedByHour: late.length };
}

/** Counts of what is known of each publication, made at each reading. */
async function readSources(
  tx: Tx,
  { id }: Pick<ContestRow, 'id'>,
  hours: { readonly opensAt: string; readonly closesAt: string },
) {
  const asked = await importTables(tx)
    .selectFrom('contest_source')
    .selectAll()
    .where('contest_id', '=', id)
    .execute();
  const comments = await importTables(tx)
    .selectFrom('contest_comment')
    .select(['delivery_id', 'comment_mark', 'author_mark', 'written_at', 'gone_at'])
    .where('contest_id', '=', id)
    .execute();
  const captures = await importTables(tx)
    .selectFrom('contest_import')
    .select(['delivery_id', 'sha256', 'at', 'erased_at'])
    .where('contest_id', '=', id)
    .orderBy('at')
    .execute();
  const [opensAt, closesAt] = [new Date(hours.opensAt), new Date(hours.closesAt)];
  return (delivery: DeliveryId) => {
    const row = asked.find(({ delivery_id }) => delivery_id === delivery);
    const own = comments.filter(({ delivery_id }) => delivery_id === delivery);
    const shown = own.filter(({ gone_at }) => gone_at === null);
    const kept = captures.filter(({ delivery_id }) => delivery_id === delivery);
    const last = kept.at(-1);
    return {
      readAt: row?.read_at?.toISOString() ?? null,
      triedAt: row?.tried_at.toISOString() ?? null,
      why: row?.why ?? null,
      comments: shown.length,
      people: new Set(shown.map((one) => one.author_mark ?? one.comment_mark)).size,
      inTime: shown.filter(({ written_at }) => written_at >= opensAt && written_at <= closesAt)
        .length,
      gone: own.length - shown.length,
      captures: kept.length,
      erasedAt: last?.erased_at?.toISOString() ?? null,
      lastCapture: last ? { sha256: last.sha256, at: last.at.toISOString() } : null,
    };
  };
}
