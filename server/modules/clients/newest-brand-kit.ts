import type { Tx } from '../../db/db.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';
import { listStamps } from '../signing/public.ts';
import { listBrandKits } from './brand-kit.ts';

/** The newest version, whoever has signed it or not; null: there is none at all. */
export async function readNewestBrandKit(
  tx: Tx,
  clientId: ClientId,
): Promise<{ n: number; authorId: MemberId; createdAt: Date; isSigned: boolean } | null> {
  const [newest] = await listBrandKits(tx, clientId);
  if (!newest) return null;
  const stamps = (await listStamps(tx, 'brand-kit', [newest.id])).get(newest.id) ?? [];
  const isSigned = stamps.some(({ decision, voided }) => decision === 'approved' && !voided);
  return { n: newest.n, authorId: newest.authorId, createdAt: newest.createdAt, isSigned };
}
