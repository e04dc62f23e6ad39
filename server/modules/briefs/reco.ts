import { canonicalBytes, type Json } from '../../../verifier/format/canonical.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { Tx } from '../../db/db.ts';
import type { BriefId, MemberId, RecommendationId } from '../../lib/ids.ts';
import { type RecoContent, recoContent } from './reco-schema.ts';
import { tables } from './store.ts';

export type RecoRow = NonNullable<Awaited<ReturnType<typeof findReco>>>;

/** Null where the transaction's scope doesn't hold it. */
export async function findReco(tx: Tx, id: string) {
  const row = await recos(tx)
    .where('id', '=', id as RecommendationId)
    .executeTakeFirst(); // any other finds none
  return row ?? null;
}

/** The same under a lock that ends with the transaction. */
export async function lockReco(tx: Tx, id: string) {
  const query = recos(tx).where('id', '=', id as RecommendationId); // as above
  return (await query.forNoKeyUpdate().executeTakeFirst()) ?? null;
}

export function listRecos(tx: Tx, briefIds: readonly BriefId[]) {
  if (briefIds.length === 0) return Promise.resolve([]);
  return recos(tx).where('brief_id', 'in', briefIds).orderBy('created_at').orderBy('id').execute();
}

function recos(tx: Tx) {
  return tables(tx).selectFrom('recommendation').selectAll();
}

export type RecoVersion = {
  readonly n: number;
  readonly content: RecoContent;
  readonly contentHash: string;
  readonly writtenBy: readonly MemberId[];
  readonly savedBy: MemberId;
  readonly savedAt: Date;
  /** Signed or sent: from then on it never changes. */
  readonly closedAt: Date | null;
};

export async function findRecoVersion(
  tx: Tx,
  id: RecommendationId,
  n: number,
): Promise<RecoVersion | null> {
  const row = await tables(tx)
    .selectFrom('recommendation_version')
    .selectAll()
    .where('recommendation_id', '=', id)
    .where('n', '=', n)
    .executeTakeFirst();
  if (!row) return null;
  return {
    n: row.n,
    content: recoContent.parse(row.content),
    contentHash: row.content_hash,
    writtenBy: row.written_by,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    closedAt: row.closed_at,
  };
}

export function listRecoVersions(tx: Tx, id: RecommendationId) {
  return tables(tx)
    .selectFrom('recommendation_version')
    .select(['n', 'saved_by', 'saved_at', 'closed_at', 'content_hash'])
    .where('recommendation_id', '=', id)
    .orderBy('n', 'desc')
    .execute();
}

/** Unicode normal form C, without what no database can hold. */
export function tidyReco(content: RecoContent): RecoContent {
  return recoContent.parse(tidy(content));
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').normalize('NFC');
  }
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tidy(item)]));
}

/** What the author and the senior sign: the whole content of one version. */
export function hashReco(content: RecoContent): string {
  return sha256Hex(canonicalBytes(content as Json)); // strings, integers, booleans and lists of them
}

/** What the client signs: one plan of one exact version. */
export function choiceOf(
  id: RecommendationId,
  version: Pick<RecoVersion, 'n' | 'content' | 'contentHash'>,
  key: string,
): { bytes: Uint8Array; hash: string } {
  const plan = version.content.plans.find((one) => one.key === key) ?? null;
  const bytes = canonicalBytes({
    recommendation: id,
    version: version.n,
    contentHash: version.contentHash,
    plan: plan as Json,
  });
  return { bytes, hash: sha256Hex(bytes) };
}
