import type { Tx } from '../../db/db.ts';
import { listStamps } from '../signing/public.ts';
import type { RecoRow, RecoVersion } from './reco.ts';

export type Return = { readonly by: string; readonly at: string; readonly reason: string };

/** Who sent this exact version back, and why; null: nobody did. */
export async function findReturn(
  tx: Tx,
  reco: Pick<RecoRow, 'id'>,
  { n }: Pick<RecoVersion, 'n'>,
): Promise<Return | null> {
  const stamps = (await listStamps(tx, 'recommendation', [reco.id])).get(reco.id) ?? [];
  const found = stamps.find(
    ({ signerKind, decision, version }) =>
      signerKind === 'member' && decision === 'changes' && version === n,
  );
  return found ? { by: found.signerName, at: found.decidedAt, reason: found.comment } : null;
}
