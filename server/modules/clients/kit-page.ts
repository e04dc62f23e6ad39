import type { Tx } from '../../db/db.ts';
import { findMember } from '../people/public.ts';
import { listSentLinks, listStamps, markLinkOpened } from '../signing/public.ts';
import { type BrandKitVersion, findBrandKit, findNewestBrandKit } from './brand-kit.ts';
import { type OpenLink, viewLink } from './client-link.ts';
import { findDecision } from './kit-requests.ts';
import type { BrandKitPage } from './kit-schema.ts';
import { viewSince } from './kit-since.ts';

type Asked = NonNullable<BrandKitPage['kit']>;

/**
 * The brand kit as the holder of a link reads it. Reading decides nothing; the first reading is
 * dated. Null kit: the link has ended, or asks about no brand kit.
 */
export async function viewKitPage(
  tx: Tx,
  open: OpenLink,
  isMailSetUp: boolean,
): Promise<BrandKitPage> {
  const head = await viewLink(tx, open, isMailSetUp);
  const item = open.link.items.find(({ subjectKind }) => subjectKind === 'brand-kit');
  const kit =
    head.state === 'open' && item ? await findBrandKit(tx, open.client.id, item.version) : null;
  if (!kit) return { ...head, kit: null };
  await markLinkOpened(tx, open.link.linkId, open.now);
  return { ...head, kit: await viewKit(tx, open, kit) };
}

async function viewKit(tx: Tx, open: OpenLink, kit: BrandKitVersion): Promise<Asked> {
  const { client, link } = open;
  const newest = await findNewestBrandKit(tx, client.id);
  const replacedBy = newest && newest.n > kit.n ? newest : null;
  const author = await findMember(tx, kit.authorId);
  const stamps = (await listStamps(tx, 'brand-kit', [kit.id])).get(kit.id) ?? [];
  const stamp = findDecision(stamps, link.linkId);
  return {
    versionId: kit.id,
    n: kit.n,
    content: kit.content,
    contentHash: kit.contentHash,
    author: author?.name ?? '',
    createdAt: kit.createdAt.toISOString(),
    since: await viewSince(tx, client.id, kit, client.locale),
    stamp,
    isAsked: replacedBy === null && stamp === null,
    replacedBy: replacedBy?.n ?? null,
    sentAnew: replacedBy ? await findNewRequest(tx, open, replacedBy) : 'no',
  };
}

async function findNewRequest(
  tx: Tx,
  { link, now }: OpenLink,
  newest: BrandKitVersion,
): Promise<Asked['sentAnew']> {
  const sent = (await listSentLinks(tx, 'brand-kit', [newest.id])).filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now,
  );
  if (sent.some(({ contactId }) => contactId === link.contact.id)) return 'to-you';
  return sent.length > 0 ? 'to-another' : 'no';
}
