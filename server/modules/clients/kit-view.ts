import type { Tx } from '../../db/db.ts';
import { findLeafRefs } from '../../evidence/find-leaf-refs.ts';
import type { Session } from '../../http/context.ts';
import type { ClientId } from '../../lib/ids.ts';
import { isClientSide } from '../people/public.ts';
import { listStamps } from '../signing/public.ts';
import { type BrandKitVersion, findNewestBrandKit } from './brand-kit.ts';
import { findDecision, listKitRequests } from './kit-requests.ts';
import type { BrandKitView } from './kit-schema.ts';
import { viewSince } from './kit-since.ts';
import { openOwnLink } from './own-link.ts';
import { mayDecide, maySend, maySignBrandKit } from './policy.ts';

/** One version as this reader sees it: its text, its stamps, who was asked, what they may do. */
export async function viewBrandKit(
  tx: Tx,
  of: { session: Session; clientId: ClientId; kit: BrandKitVersion; author: string; now: Date },
): Promise<BrandKitView> {
  const { session, clientId, kit, now } = of;
  const leaves = await findLeafRefs(tx, kit.leafId ? [kit.leafId] : []);
  const leaf = kit.leafId ? leaves.get(kit.leafId) : undefined;
  const stamps = (await listStamps(tx, 'brand-kit', [kit.id])).get(kit.id) ?? [];
  const newest = await findNewestBrandKit(tx, clientId);
  const isNewest = newest?.n === kit.n;
  const requests = await listKitRequests(tx, { id: kit.id, stamps }, now);
  const isSigned = stamps.some(
    ({ signerKind, decision, voided }) =>
      signerKind === 'contact' && decision === 'approved' && !voided,
  );
  const signsAs = isNewest ? await findSigner(tx, session, { clientId, kit, now }) : null;
  return {
    versionId: kit.id,
    n: kit.n,
    content: kit.content,
    contentHash: kit.contentHash,
    author: { id: kit.authorId, name: of.author },
    createdAt: kit.createdAt.toISOString(),
    stamps,
    leaf: leaf ? { hash: leaf.hash, index: leaf.index } : null,
    isNewest,
    since: await viewSince(tx, clientId, kit, session.locale),
    requests: isClientSide(session.role)
      ? requests.map((request) => ({ ...request, sentBy: '' }))
      : requests,
    can: {
      sign: maySignBrandKit(session) && kit.authorId !== session.memberId,
      send: maySend(session) && isNewest && !isSigned,
      decide: signsAs !== null,
    },
    signsAs,
  };
}

/** The person at the client's of whom this version is asked, where it is the reader. */
async function findSigner(
  tx: Tx,
  session: Session,
  { clientId, kit, now }: { clientId: ClientId; kit: BrandKitVersion; now: Date },
): Promise<string | null> {
  if (!mayDecide(session)) return null;
  const asked = { clientId, kind: 'brand-kit', subjectId: kit.id, now } as const;
  const open = await openOwnLink(tx, session, asked);
  if (!open.ok) return null;
  const stamps = (await listStamps(tx, 'brand-kit', [kit.id])).get(kit.id) ?? [];
  const { linkId, contact } = open.value.link;
  return findDecision(stamps, linkId) === null ? contact.name : null;
}
