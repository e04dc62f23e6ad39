import type { Tx } from '../../db/db.ts';
import type { ClientFacts } from '../clients/public.ts';
import { readApprovalDelay } from '../signing/public.ts';
import type { BriefFacts } from './brief-schema.ts';
import type { PlanFacts } from './feasibility.ts';

/** What plans for this client are judged by on the day of `at`. */
export async function readPlanFacts(
  tx: Tx,
  client: Pick<ClientFacts, 'id' | 'timeZone'>,
  facts: BriefFacts,
  at: Date,
): Promise<PlanFacts> {
  return {
    ceilingCents: facts.ceilingCents,
    today: dayOf(at, client.timeZone),
    approval: await readApprovalDelay(tx, client.id, at),
    stockPerWeek: facts.stockPerWeek,
    isCold: facts.isCold,
    past: facts.past,
  };
}

/** `2026-10-16` in a time zone. */
export function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
