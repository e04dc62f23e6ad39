import type { Tx } from '../../db/db.ts';
import { type AgencyId, type CreatorId, type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { barHash, readPseudonyms } from './pseudonym.ts';
import { readSite, type SiteRefusal } from './site.ts';
import { type CreatorSource, tables } from './store.ts';

export type NewCreator = {
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly url: string;
  readonly languages: readonly string[];
  readonly source: CreatorSource;
  /** In words, for the register: "OPML of 12 March, from a colleague". */
  readonly sourceDetail?: string;
  readonly email?: string | null;
  /** Names under which they comment at others'; without them, the blog's name. */
  readonly authors?: readonly string[];
  readonly by?: MemberId | null;
  readonly at: Date;
};

export type AddRefusal =
  | SiteRefusal
  | { type: 'creator-known'; creatorId: CreatorId }
  /** They asked never to be entered again. */
  | { type: 'creator-barred' };

/** Enters a creator in the register; whoever asked to be left out stays out, whatever list they are on. */
export async function addCreator(
  tx: Tx,
  creator: NewCreator,
): Promise<Result<CreatorId, AddRefusal>> {
  const { agencyId, at } = creator;
  const read = readSite(creator.url);
  if (!read.ok) return read;
  const { url, site } = read.value;
  const email = creator.email?.trim().toLowerCase() || null;
  if (await isBarred(tx, agencyId, [site, ...(email ? [email] : [])]))
    return refuse({ type: 'creator-barred' });
  const pseudonyms = await readPseudonyms(tx, agencyId);
  const names = creator.authors?.length ? creator.authors : [creator.name];
  const ownSite = pseudonyms.ofSite(url);
  const id =
    (await findTrace(tx, agencyId, [site, ...(email ? [email] : [])])) ??
    newId<CreatorId>(at.getTime());
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('creator')
    .values({
      id,
      agency_id: agencyId,
      name: creator.name.normalize('NFC').trim() || site,
      url,
      site,
      languages: [...creator.languages],
      email,
      source: creator.source,
      source_detail: creator.sourceDetail ?? '',
      added_by: creator.by ?? null,
      added_at: at,
      author_keys: [...names.map(pseudonyms.ofAuthor), ...(ownSite ? [ownSite] : [])],
    })
    .onConflict((on) => on.columns(['agency_id', 'site']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return ok(id);
  const known = await tables(tx)
    .selectFrom('creator')
    .select('id')
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  return refuse({ type: 'creator-known', creatorId: known.id });
}

/**
 * The id under which somebody was counted before they were erased: what an advertiser gave them goes on
 * counting towards the sum from which a written contract is due.
 */
async function findTrace(
  tx: Tx,
  agencyId: AgencyId,
  sitesOrEmails: readonly string[],
): Promise<CreatorId | null> {
  const hashes = sitesOrEmails.map((text) => barHash(agencyId, text));
  const found = await tables(tx)
    .selectFrom('creator_trace')
    .select('creator_trace.creator_id')
    .where('hash', 'in', hashes)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('creator')
            .select('creator.id')
            .whereRef('creator.id', '=', 'creator_trace.creator_id'),
        ),
      ),
    )
    .orderBy('erased_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.creator_id ?? null;
}

/** Whether one of these sites or addresses asked never to be entered, crawled or written to. */
export async function isBarred(
  tx: Tx,
  agencyId: AgencyId,
  sitesOrEmails: readonly string[],
): Promise<boolean> {
  const hashes = sitesOrEmails.map((text) => barHash(agencyId, text));
  const found = await tables(tx)
    .selectFrom('creator_barred')
    .select('hash')
    .where('hash', 'in', hashes)
    .executeTakeFirst();
  return found !== undefined;
}
