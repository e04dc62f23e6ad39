import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { listCrawls } from './crawl-view.ts';

export type EndedCrawl = {
  readonly id: string;
  readonly endedAt: Date;
  readonly failed: number;
  /** What was read, in the reader's language. */
  readonly sentence: string;
};

const TOLD_MS = 24 * 3_600_000;

/** Readings that this person started and that ended within the day, by themselves. */
export async function listEndedCrawls(
  tx: Tx,
  { memberId, locale, now }: { memberId: MemberId; locale: Locale; now: Date },
): Promise<EndedCrawl[]> {
  const crawls = await listCrawls(tx, { locale, canStop: false, now }, memberId);
  return crawls.flatMap(({ id, state, endedAt, failed, sentence }) => {
    if (state !== 'finished' || endedAt === null) return [];
    const at = new Date(endedAt);
    return now.getTime() - at.getTime() < TOLD_MS ? [{ id, endedAt: at, failed, sentence }] : [];
  });
}
