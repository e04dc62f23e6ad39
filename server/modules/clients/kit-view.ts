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
      decide: isNewest && (await isAskedOf(tx, session, { clientId, kit, now })),
    },
  };
}

async function isAskedOf(
  tx: Tx,
  session: Session,
  { clientId, kit, now }: { clientId: ClientId; kit: BrandKitVersion; now: Date },
): Promise<boolean> {
  if (!mayDecide(session)) return false;
  const asked = { clientId, kind: 'brand-kit', subjectId: kit.id, now } as const;
  const open = await openOwnLink(tx, session, asked);
  if (!open.ok) return false;
  const stamps = (await listStamps(tx, 'brand-kit', [kit.id])).get(kit.id) ?? [];
  return findDecision(stamps, open.value.link.linkId) === null;
}
