import type { Tx } from '../../db/db.ts';
import { listSentLinks } from '../signing/public.ts';
import type { RecoRow, RecoVersion } from './reco.ts';
import { findReturn } from './reco-return.ts';
import { listRecoAnswers, type Sending } from './sendings.ts';
import { readSigned } from './sign-reco.ts';
import type { RecoView } from './view-schema.ts';

/** Where a recommendation stands, by its newest version. */
export async function readRecoState(
  tx: Tx,
  reco: RecoRow,
  version: RecoVersion,
  sendings: readonly Sending[],
): Promise<RecoView['state']> {
  if (reco.ended_at) return 'ended';
  if (reco.accepted_at) return 'accepted';
  if (sendings.some(({ n }) => n === version.n)) {
    const links = await listSentLinks(tx, 'recommendation', [reco.id]);
    const isOpen = links.some((link) => link.version === version.n && link.revokedAt === null);
    const refused = new Set(
      (await listRecoAnswers(tx, reco.id))
        .filter(({ n, kind }) => n === version.n && kind === 'refused')
        .map(({ plan }) => plan),
    );
    if (version.content.plans.every(({ key }) => refused.has(key))) return 'refused';
    if (isOpen) return 'with-client';
  }
  if (await findReturn(tx, reco, version)) return 'returned';
  const signed = await readSigned(tx, reco, version);
  if (signed.author && signed.senior) return 'signed';
  return signed.author ? 'waits-for-senior' : 'draft';
}
