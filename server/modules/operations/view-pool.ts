import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import { listCreatorNames } from '../creators/public.ts';
import { findMember } from '../people/public.ts';
import type { PoolView } from './board-schema.ts';
import * as policy from './policy.ts';
import { readPoolCounts, readRotation, readRotationRule } from './read-rotation.ts';
import { shareOfTopTen } from './rotation.ts';

/** Whom the agency called upon in a year, over all its clients, and what its own rule says of it. */
export async function viewPool(tx: Tx, session: Session, now: Date): Promise<PoolView> {
  const { agencyId } = session.scope;
  const rule = await readRotationRule(tx, agencyId);
  const counts = await readPoolCounts(tx, now);
  const ids = counts.map(({ creatorId }) => creatorId);
  const rotations = await readRotation(tx, { agencyId, creatorIds: ids, now });
  const names = await listCreatorNames(tx, ids);
  const changer = rule.changedBy && (await findMember(tx, rule.changedBy));
  return {
    rule: {
      mostInYear: rule.mostInYear,
      daysBetween: rule.daysBetween,
      topTenPercent: rule.topTenPercent,
      changedBy: changer ? changer.name : null,
    },
    placements: counts.reduce((sum, { inYear }) => sum + inYear, 0),
    topTenShare: shareOfTopTen(counts.map(({ inYear }) => inYear)),
    creators: counts.flatMap(({ creatorId }) => {
      const rotation = rotations.get(creatorId);
      const name = names.get(creatorId)?.name;
      if (!rotation || name === undefined) return [];
      return [
        {
          ...rotation,
          lastAt: rotation.lastAt?.toISOString() ?? null,
          nextAt: rotation.nextAt?.toISOString() ?? null,
          creator: { id: creatorId, name },
        },
      ];
    }),
    can: { change: policy.mayChangeRule(session) },
  };
}
