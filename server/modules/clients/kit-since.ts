import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { type BrandKitVersion, findBrandKit, listBrandKits, listSigners } from './brand-kit.ts';
import { compareBrandKits } from './compare-brand-kits.ts';
import type { BrandKitView } from './kit-schema.ts';

type Signed = { readonly n: number; readonly signerName: string };

/** The newest version before this one that somebody has signed. */
export async function findSignedBefore(
  tx: Tx,
  clientId: ClientId,
  n: number,
): Promise<Signed | null> {
  const earlier = (await listBrandKits(tx, clientId)).filter((version) => version.n < n);
  const signers = await listSigners(tx, earlier);
  for (const version of earlier) {
    const signerName = signers.get(version.id);
    if (signerName !== undefined) return { n: version.n, signerName };
  }
  return null;
}

/** What this version changes in that one, part by part. */
export async function viewSince(
  tx: Tx,
  clientId: ClientId,
  kit: BrandKitVersion,
  locale: Locale,
): Promise<BrandKitView['since']> {
  const signed = await findSignedBefore(tx, clientId, kit.n);
  const before = signed && (await findBrandKit(tx, clientId, signed.n));
  if (!signed || !before) return null;
  return { ...signed, changes: compareBrandKits(before.content, kit.content, locale) };
}
