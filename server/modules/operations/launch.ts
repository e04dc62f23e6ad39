import type { Tx } from '../../db/db.ts';
import type { AgencyId, OperationId, ParticipationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { hasDecision, recordDecision } from '../../rules/decisions.ts';
import { checkRules } from '../../rules/engine.ts';
import { overruledRules } from '../../rules/overrule.ts';
import { readClientFacts } from '../clients/public.ts';
import { checkObjections, type ObjectionStop } from './objection.ts';
import { openCase } from './rule-case.ts';
import { stopsOf } from './rules-case.ts';
import type { ParticipationRow } from './store.ts';

/** What goes out: words to a creator, or something of value. */
export type Launch = 'letter' | 'benefit';

export type RulesRefusal = {
  type: 'rules-stop';
  what: Launch;
  operationId: OperationId;
  participationId: ParticipationId;
  /** Rules that refuse it, and rules that wait for an answer. */
  firing: readonly string[];
  waiting: readonly string[];
};

export type LaunchRefusal = RulesRefusal | ObjectionStop;

/** A contract is asked for by letter: only what it is due for waits for it. */
const NOT_OF_LETTERS: readonly string[] = ['FR-INF-06'];

/**
 * Refuses what leaves while somebody of the team objects, or a rule of `block` or `sign-off` fires or can't be decided, and nobody went
 * past it. Every command by which something leaves for a creator asks it.
 */
export async function checkLaunch(
  tx: Tx,
  of: ParticipationRow,
  { what, at }: { what: Launch; at: Date },
): Promise<Result<null, LaunchRefusal>> {
  const heard = await checkObjections(tx, of);
  if (!heard.ok) return heard;
  const client = await readClientFacts(tx, of.client_id);
  const found = client && (await findStops(tx, client.agencyId, of, { what, at }));
  if (!found || found.stops.length === 0) return ok(null);
  const idsOf = (outcome: 'fires' | 'unknown') =>
    found.stops.filter((one) => one.outcome === outcome).map(({ ruleId }) => ruleId);
  return refuse({
    type: 'rules-stop',
    what,
    operationId: of.operation_id,
    participationId: of.id,
    firing: idsOf('fires'),
    waiting: idsOf('unknown'),
  });
}

/**
 * Keeps which rules stopped something, in the log. In a transaction of its own: the one that they stopped
 * is undone. The same rule on the same facts is kept once.
 */
export async function keepStops(
  tx: Tx,
  agencyId: AgencyId,
  of: ParticipationRow,
  how: { what: Launch; at: Date },
): Promise<void> {
  const found = await findStops(tx, agencyId, of, how);
  for (const verdict of found?.stops ?? []) {
    if (!found) break;
    const { subject, facts } = found;
    const decision = { ...subject, clientId: of.client_id, verdict, facts, at: how.at };
    if (!(await hasDecision(tx, decision))) await recordDecision(tx, decision);
  }
}

async function findStops(
  tx: Tx,
  agencyId: AgencyId,
  of: ParticipationRow,
  { what, at }: { what: Launch; at: Date },
) {
  const found = await openCase(tx, agencyId, of.operation_id, { at, only: of.id });
  if (!found) return null;
  const { operation, subject, facts, scope } = found;
  const overruled = await overruledRules(tx, subject, facts);
  const stops = stopsOf(checkRules(facts, scope), overruled, operation, at).filter(
    ({ ruleId }) => what === 'benefit' || !NOT_OF_LETTERS.includes(ruleId),
  );
  return { subject, facts, stops };
}
