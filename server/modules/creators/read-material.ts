import type { Tx } from '../../db/db.ts';
import { SURE } from '../../discovery/commercial.ts';
import { markers } from '../../discovery/markers/markers.ts';
import type { CreatorId, CreatorPostId } from '../../lib/ids.ts';
import { type MarkTable, tables } from './store.ts';

/** A post without its words: enough to count and to lead to it. */
export type PostLine = {
  readonly id: CreatorPostId;
  readonly url: string;
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly capturedAt: Date;
  /** What it was given for: a person's word where there is one, else the proposal. */
  readonly mark: Mark | null;
};

export type Mark = {
  readonly kind: string;
  readonly isCommercial: boolean;
  readonly isDisclosed: boolean;
  readonly sentence: string | null;
  readonly mention: string | null;
  readonly isDecided: boolean;
  /** Proposed on weak signs: a person looks first, and nothing counts it before. */
  readonly isDoubtful: boolean;
  /** Somebody may win something, whoever pays for it. */
  readonly isContest: boolean;
};

/** The posts since `since`, newest first; those whose date is unknown are left out of every count by time. */
export async function listPostLines(
  tx: Tx,
  creatorId: CreatorId,
  since: Date,
): Promise<PostLine[]> {
  const rows = await tables(tx)
    .selectFrom('creator_post as p')
    .leftJoin('creator_mark as m', 'm.post_id', 'p.id')
    .select(['p.id', 'p.url', 'p.title', 'p.published_at', 'p.captured_at'])
    .select(['m.kind', 'm.is_commercial', 'm.is_disclosed', 'm.sentence', 'm.mention'])
    .select(['m.decision', 'm.decided_kind', 'm.decided_disclosed', 'm.markers', 'm.confidence'])
    .where('p.creator_id', '=', creatorId)
    .where('p.published_at', '>=', since)
    .orderBy('p.published_at', 'desc')
    .orderBy('p.n', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    title: row.title,
    publishedAt: row.published_at,
    capturedAt: row.captured_at,
    mark: row.kind === null ? null : readMark(row as MarkRow),
  }));
}

type MarkRow = Pick<
  MarkTable,
  'kind' | 'is_commercial' | 'is_disclosed' | 'sentence' | 'mention' | 'markers' | 'confidence'
> & {
  decision: 'commercial' | 'not-commercial' | null;
  decided_kind: string | null;
  decided_disclosed: boolean | null;
};

/** A person's word stands before the proposal. */
export function readMark(row: MarkRow): Mark {
  const isDoubtful = row.decision === null && row.is_commercial && row.confidence < SURE;
  const kind = row.decision === 'not-commercial' ? 'none' : (row.decided_kind ?? row.kind);
  return {
    kind,
    isCommercial:
      row.decision === null ? row.is_commercial && !isDoubtful : row.decision === 'commercial',
    isDisclosed: row.decided_disclosed ?? row.is_disclosed,
    sentence: row.sentence,
    mention: row.mention,
    isDecided: row.decision !== null,
    isDoubtful,
    isContest: kind === 'contest-host' || (kind !== 'none' && hasContestWords(row.markers)),
  };
}

const contestMarkers: ReadonlySet<string> = new Set(
  markers.filter(({ kind }) => kind === 'contest-host').map(({ id }) => id),
);

/** A paid contest is proposed as paid; two of its markers still say that it is one. */
export function hasContestWords(found: readonly string[]): boolean {
  return found.filter((id) => contestMarkers.has(id)).length >= 2;
}
