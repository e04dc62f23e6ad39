import type { Tx } from '../../db/db.ts';
import type {
  AgencyId,
  ClientId,
  CreatorId,
  MemberId,
  OperationId,
  ParticipationId,
} from '../../lib/ids.ts';
import { mayContact } from '../creators/public.ts';
import { addEvent } from './events.ts';
import { addBenefit, type NewBenefit } from './give-benefit.ts';
import { keepCreator } from './keep-creator.ts';
import { findParticipation } from './store.ts';

/** What a plan means to give; nothing is given, and nothing counts as given, yet. */
export type PlannedBenefit = NewBenefit;

export type Proposed = {
  /** Where they stand in the recommendation's list, from 1. */
  readonly place: number;
  /** Null: never entered in the register. */
  readonly creatorId: CreatorId | null;
  readonly reason: string;
  /** Why in spite of the rule of rotation; empty: within it. */
  readonly rotationException: string;
  readonly benefits: readonly PlannedBenefit[];
};

/**
 * Chooses those whom an accepted plan proposed, as kept, with what it means to give them: from here on it
 * stands in their total of the year. Nobody is written to. Who objected, who isn't in
 * the register and who is beyond the rule of rotation without a reason is left out. The journal says so
 * by their place in the recommendation and their id, so that no name outlives its erasure.
 */
export async function keepProposed(
  tx: Tx,
  of: {
    agencyId: AgencyId;
    clientId: ClientId;
    operationId: OperationId;
    by: MemberId;
    at: Date;
  },
  proposed: readonly Proposed[],
): Promise<void> {
  for (const one of proposed) {
    const why = await keepOrSay(tx, of, one);
    if (why === null) continue;
    const known = why === 'unknown' ? {} : { creatorId: one.creatorId };
    const detail = { place: one.place, why, ...known };
    await addEvent(tx, { ...of, kind: 'left-out', detail });
  }
}

type Left = 'objected' | 'unknown' | 'rotation';

async function keepOrSay(
  tx: Tx,
  of: Parameters<typeof keepProposed>[1],
  { creatorId, reason, rotationException: exceptionReason, benefits }: Proposed,
): Promise<Left | null> {
  if (creatorId === null) return 'unknown';
  const may = await mayContact(tx, creatorId);
  if (!may.ok && may.error.type === 'creator-objected') return 'objected';
  const how = { creatorId, why: reason, quotes: [], ask: '', dueOn: null, exceptionReason };
  const kept = await keepCreator(tx, of, how);
  if (kept.ok) await planBenefits(tx, kept.value, benefits, of);
  if (kept.ok || kept.error.type === 'creator-in-already') return null;
  if (kept.error.type === 'rotation-reason-missing') return 'rotation';
  return kept.error.type === 'creator-objected' ? 'objected' : 'unknown';
}

async function planBenefits(
  tx: Tx,
  id: ParticipationId,
  benefits: readonly PlannedBenefit[],
  { by, at }: { by: MemberId; at: Date },
): Promise<void> {
  const place = await findParticipation(tx, id);
  if (!place) return;
  for (const benefit of benefits) await addBenefit(tx, place, benefit, { by, at });
}
