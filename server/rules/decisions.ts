import type { Tx } from '../db/db.ts';
import { stageLeaf } from '../evidence/stage-leaf.ts';
import { type ClientId, newId, type RuleDecisionId } from '../lib/ids.ts';
import type { Verdict } from './engine.ts';
import type { Facts } from './facts.ts';
import { hashFacts } from './facts-hash.ts';
import { tables } from './tables.ts';

/** What a rule looked at: a word and an id, as the caller names its things (`shipment`, `post`). */
export type Subject = { readonly subject: string; readonly subjectId: string };

export type DecisionInput = Subject & {
  readonly clientId: ClientId;
  /** One of those that `blocks` gave. */
  readonly verdict: Verdict;
  readonly facts: Facts;
  readonly at: Date;
};

/** Whether this was decided already, on these very facts. */
export async function hasDecision(tx: Tx, input: DecisionInput): Promise<boolean> {
  const { ruleId, outcome } = input.verdict;
  const found = await tables(tx)
    .selectFrom('rule_decision')
    .select('id')
    .where('subject', '=', input.subject)
    .where('subject_id', '=', input.subjectId)
    .where('rule_id', '=', ruleId)
    .where('facts_hash', '=', hashFacts(ruleId, input.facts))
    .where('outcome', '=', outcome === 'fires' ? 'fires' : 'unknown')
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Keeps that a rule stopped something, as a row and as a leaf of the client's log, in the caller's
 * transaction. The facts enter the log as a salted commitment to their hash. Throws where the
 * verdict stops nothing.
 */
export async function recordDecision(tx: Tx, input: DecisionInput): Promise<RuleDecisionId> {
  const { clientId, verdict, subject, subjectId, at } = input;
  const { outcome, severity, ruleId } = verdict;
  if (outcome === 'clear' || (severity !== 'block' && severity !== 'sign-off')) {
    throw new Error(`${ruleId} stops nothing: there is no decision to record.`);
  }
  const id = newId<RuleDecisionId>(at.getTime());
  const factsHash = hashFacts(ruleId, input.facts);
  const leaf = await stageLeaf(tx, {
    clientId,
    at,
    kind: 'rule-decision',
    body: (commit) => ({
      decision: id,
      rule: ruleId.toLowerCase(),
      outcome,
      severity,
      subject,
      subjectId,
      facts: commit('facts', factsHash),
    }),
  });
  await tables(tx)
    .insertInto('rule_decision')
    .values({
      id,
      client_id: clientId,
      rule_id: ruleId,
      outcome,
      severity,
      subject,
      subject_id: subjectId,
      facts_hash: factsHash,
      decided_at: at,
      leaf_id: leaf.id,
    })
    .execute();
  return id;
}
