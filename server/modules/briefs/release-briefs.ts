import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import type { SentLink } from '../signing/public.ts';
import { findBrief } from './brief.ts';
import { insertEvent } from './events.ts';
import { findReco } from './reco.ts';

/** A link was closed: the journal of what it asked about says so. */
export async function releaseBriefs(
  tx: Tx,
  ending: {
    readonly items: readonly SentLink[];
    readonly by: MemberId | null;
    readonly ownerName: string;
    readonly at: Date;
  },
): Promise<void> {
  const { by, at } = ending;
  const kind = by === null ? ('link-disavowed' as const) : ('link-ended' as const);
  const detail = by === null ? ending.ownerName : '';
  for (const { subjectKind, subjectId } of ending.items) {
    const reco = subjectKind === 'recommendation' ? await findReco(tx, subjectId) : null;
    const briefId = subjectKind === 'brief' ? subjectId : reco?.brief_id;
    const brief = briefId ? await findBrief(tx, briefId) : null;
    if (!brief) continue;
    const of = { clientId: brief.client_id, briefId: brief.id, recommendationId: reco?.id ?? null };
    await insertEvent(tx, { ...of, kind, memberId: by, detail, at });
  }
}
