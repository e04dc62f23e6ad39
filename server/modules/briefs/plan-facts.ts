import type { Tx } from '../../db/db.ts';
import { dayOf } from '../../lib/work-days.ts';
import type { ClientFacts } from '../clients/public.ts';
import { readApprovalDelay } from '../signing/public.ts';
import type { BriefFacts } from './brief-schema.ts';
import type { PlanFacts } from './feasibility.ts';
import type { ProposedCreator } from './reco-schema.ts';
import { readRecorded } from './recorded-creators.ts';

/** What plans for this client are judged by on the day of `at`. */
export async function readPlanFacts(
  tx: Tx,
  client: Pick<ClientFacts, 'id' | 'agencyId' | 'timeZone'>,
  facts: BriefFacts,
  creators: readonly ProposedCreator[],
  at: Date,
): Promise<PlanFacts> {
  return {
    ceilingCents: facts.ceilingCents,
    today: dayOf(at, client.timeZone),
    approval: await readApprovalDelay(tx, client.id, at),
    stockPerWeek: facts.stockPerWeek,
    isCold: facts.isCold,
    ...(await readRecorded(tx, {
      ...{ agencyId: client.agencyId, clientId: client.id, timeZone: client.timeZone },
      ...{ creators, entered: facts.past, at },
    })),
  };
}
