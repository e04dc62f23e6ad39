import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { BrandKitId, ClientId, MemberId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listMembersByIds } from '../people/public.ts';
import { findNewestBrandKit, hashContent, tidyContent } from './brand-kit.ts';
import type { BrandKitContent } from './kit-schema.ts';
import { lockClient, tables } from './store.ts';

export type EditedMeanwhile = {
  type: 'edited-meanwhile';
  /** The version that is newer than the one that was being edited; 0: there is none at all. */
  n: number;
  by: string | null;
  at: Date | null;
  /** The client's, in which the hour is told. */
  timeZone: string;
};

/**
 * Keeps a new version of the brand kit; the earlier ones and their signatures stay. Refused where
 * somebody else has saved one since `basedOn`: nothing of theirs is overwritten. The same content
 * again makes no new version.
 */
export async function saveBrandKit(
  tx: Tx,
  input: {
    clientId: ClientId;
    basedOn: number;
    content: BrandKitContent;
    author: { id: MemberId; name: string };
    at: Date;
  },
): Promise<Result<{ n: number }, { type: 'not-found' } | EditedMeanwhile>> {
  const client = await lockClient(tx, input.clientId);
  if (!client) return refuse({ type: 'not-found' });
  const newest = await findNewestBrandKit(tx, input.clientId);
  if ((newest?.n ?? 0) !== input.basedOn) {
    const people = await listMembersByIds(tx, newest ? [newest.authorId] : []);
    const by = newest ? (people.get(newest.authorId)?.name ?? null) : null;
    return refuse({
      type: 'edited-meanwhile',
      n: newest?.n ?? 0,
      by,
      at: newest?.createdAt ?? null,
      timeZone: client.time_zone,
    });
  }
  const content = tidyContent(input.content);
  const contentHash = hashContent(content);
  if (newest?.contentHash === contentHash) return ok({ n: newest.n });
  const n = input.basedOn + 1;
  const id = newId<BrandKitId>(input.at.getTime());
  const leaf = await stageLeaf(tx, {
    clientId: input.clientId,
    at: input.at,
    kind: 'brand-kit-version',
    body: (commit) => ({
      brandKit: id,
      version: n,
      contentHash,
      author: commit('author', input.author.name),
    }),
  });
  await tables(tx)
    .insertInto('brand_kit_version')
    .values({
      id,
      client_id: input.clientId,
      n,
      content: JSON.stringify(content),
      content_hash: contentHash,
      author_id: input.author.id,
      created_at: input.at,
      leaf_id: leaf.id,
    })
    .execute();
  return ok({ n });
}
