import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import { writeDay } from '../../lib/moments.ts';
import { readCreatorsWaiting } from '../creators/public.ts';
import { isSenior } from '../people/public.ts';
import { today as texts } from './messages.ts';
import type { Line } from './today.ts';
import { describeAge } from './words.ts';

/** The law gives a month to answer. */
const MONTH_MS = 30 * 86_400_000;

/** What creators asked about their data, and who is about to be erased; for those who answer for it. */
export async function describeCreators(
  tx: Tx,
  { session, now, timeZone }: { session: Session; now: Date; timeZone: string },
): Promise<Line[]> {
  if (!isSenior(session.role) && session.role !== 'dpo') return [];
  const { locale } = session;
  const words = texts[locale];
  const { requests, erasures } = await readCreatorsWaiting(tx, now);
  const lines: Line[] = [];
  if (requests) {
    const { count, since } = requests;
    const until = new Date(since.getTime() + MONTH_MS);
    const isLate = until <= now;
    lines.push({
      section: 'deadlines',
      rank: until.getTime(),
      since,
      item: {
        id: 'creator requests',
        kind: 'creator-request',
        client: null,
        title: words.creatorRequests(count),
        reason: words.creatorRequestsWhy(writeDay(until, locale, timeZone)),
        urgency: isLate ? 'now' : 'waiting',
        clock: describeAge(now.getTime() - since.getTime(), locale),
        action: { label: words.actions.open, href: '/creators/requests' },
      },
    });
  }
  if (erasures) {
    const { count, first } = erasures;
    lines.push({
      section: 'deadlines',
      rank: first.getTime(),
      since: now,
      item: {
        id: 'creator erasures',
        kind: 'creator-erasure',
        client: null,
        title: words.creatorErasures(count),
        reason: words.creatorErasuresWhy(writeDay(first, locale, timeZone)),
        urgency: 'calm',
        clock: writeDay(first, locale, timeZone),
        action: { label: words.actions.open, href: '/creators/register?due=1' },
      },
    });
  }
  return lines;
}
