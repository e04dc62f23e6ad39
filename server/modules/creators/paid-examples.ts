import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { presentPost } from './present.ts';
import type { paidExample } from './profile-schema.ts';
import { readMark } from './read-material.ts';
import { tables } from './store.ts';

const EACH = 6;

/**
 * The posts that were taken for commercial, or that a person has judged: those without a mention first,
 * the newest first, each with the sentence that decided.
 */
export async function listPaid(
  tx: Tx,
  creatorId: CreatorId,
  since: Date,
): Promise<z.infer<typeof paidExample>[]> {
  const rows = await tables(tx)
    .selectFrom('creator_mark as m')
    .innerJoin('creator_post as p', 'p.id', 'm.post_id')
    .select(['p.id', 'p.url', 'p.title', 'p.published_at', 'p.captured_at'])
    .select(['m.kind', 'm.is_commercial', 'm.is_disclosed', 'm.sentence', 'm.mention'])
    .select(['m.decision', 'm.decided_kind', 'm.decided_disclosed', 'm.markers', 'm.confidence'])
    .where('m.creator_id', '=', creatorId)
    .where('p.published_at', '>=', since)
    .where((eb) => eb.or([eb('m.is_commercial', '=', true), eb('m.decision', 'is not', null)]))
    .orderBy(sql`coalesce(m.decided_disclosed, m.is_disclosed)`)
    .orderBy('p.published_at', 'desc')
    .execute();
  const views = rows.map((row) => {
    const mark = readMark(row);
    return {
      post: presentPost({
        id: row.id,
        title: row.title,
        url: row.url,
        publishedAt: row.published_at,
        capturedAt: row.captured_at,
        sentence: row.sentence,
      }),
      kind: mark.kind,
      isDisclosed: mark.isDisclosed,
      mention: mark.mention,
      isDecided: mark.isDecided,
    };
  });
  return [
    ...views.filter(({ isDisclosed }) => !isDisclosed).slice(0, EACH),
    ...views.filter(({ isDisclosed }) => isDisclosed).slice(0, EACH),
  ];
}
