import type { Tx } from '../../db/db.ts';
import { hostOf } from '../../discovery/fetch/address.ts';
import { type AgencyId, type CreatorId, type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { SourceKind } from './crawl-schema.ts';
import { crawlTables, type SourceId } from './crawl-store.ts';
import { findCreator } from './find-creator.ts';

export type NewSource = {
  readonly agencyId: AgencyId;
  readonly creatorId: CreatorId;
  readonly kind: SourceKind;
  readonly url: string;
  readonly by: MemberId | null;
  readonly at: Date;
};

export type SourceRefusal =
  | { type: 'not-found' }
  | { type: 'address-unreadable' }
  | { type: 'creator-objected'; name: string };

/** Where else a creator is to be read; the same address twice is one source. */
export async function addSource(
  tx: Tx,
  source: NewSource,
): Promise<Result<SourceId, SourceRefusal>> {
  const creator = await findCreator(tx, source.creatorId);
  if (!creator) return refuse({ type: 'not-found' });
  if (creator.objectedAt) return refuse({ type: 'creator-objected', name: creator.name });
  const url = source.url.trim();
  if (hostOfSource(source.kind, url) === null) return refuse({ type: 'address-unreadable' });
  const { agencyId, creatorId, kind, by, at } = source;
  const id = newId<SourceId>(at.getTime());
  await crawlTables(tx)
    .insertInto('creator_source')
    .values({
      ...{ id, agency_id: agencyId, creator_id: creatorId, kind, url },
      ...{ added_by: by, added_at: at },
    })
    .onConflict((on) => on.columns(['creator_id', 'url']).doNothing())
    .execute();
  const row = await crawlTables(tx)
    .selectFrom('creator_source')
    .select('id')
    .where('creator_id', '=', creatorId)
    .where('url', '=', url)
    .executeTakeFirstOrThrow();
  return ok(row.id);
}

/** What was read of it stays; it isn't read again. */
export async function removeSource(
  tx: Tx,
  creatorId: CreatorId,
  sourceId: SourceId,
): Promise<Result<null, { type: 'not-found' }>> {
  const { numDeletedRows } = await crawlTables(tx)
    .deleteFrom('creator_source')
    .where('id', '=', sourceId)
    .where('creator_id', '=', creatorId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n ? ok(null) : refuse({ type: 'not-found' });
}

/** Whose turn a source waits for; null for what is no address. Accounts have their network's host. */
export function hostOfSource(kind: SourceKind, url: string): string | null {
  const account = /^(at:\/\/|did:|@[\w.-]+$)/i.test(url);
  if (account && (kind === 'bluesky' || kind === 'auto')) return 'bsky.app';
  const elsewhere = /^@?[\w.-]+@([\w.-]+\.[a-z]{2,})$/i.exec(url)?.[1];
  if (elsewhere) return elsewhere.toLowerCase();
  const parsed = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || !parsed.hostname.includes('.')) return null;
  return hostOf(parsed);
}
