import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import { listEndedCrawls } from '../creators/public.ts';
import { today as texts } from './messages.ts';
import type { Line } from './today.ts';
import { describeAge } from './words.ts';

/** Long work ends by a line for whoever began it, for a day. */
export async function describeCrawls(
  tx: Tx,
  { session, now }: { session: Session; now: Date },
): Promise<Line[]> {
  if (session.isDemo) return [];
  const { memberId, locale } = session;
  const words = texts[locale];
  const ended = await listEndedCrawls(tx, { memberId, locale, now });
  return ended.map(({ id, endedAt, failed, sentence }) => ({
    section: 'deadlines',
    rank: Number.MAX_SAFE_INTEGER - 1,
    since: endedAt,
    item: {
      id: `crawl ${id}`,
      kind: 'crawl-ended',
      client: null,
      title: sentence,
      reason: failed > 0 ? words.crawlEndedWithFailures : words.crawlEnded,
      urgency: 'calm',
      clock: describeAge(now.getTime() - endedAt.getTime(), locale),
      action: { label: words.actions.open, href: `/creators/crawls/${id}` },
    },
  }));
}
