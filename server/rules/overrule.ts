import type { Tx } from '../db/db.ts';
import { stageLeaf } from '../evidence/stage-leaf.ts';
import { type ClientId, type MemberId, newId, type OverruleId } from '../lib/ids.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import { recordDecision, type Subject } from './decisions.ts';
import { checkRules, type RuleScope } from './engine.ts';
import type { Facts } from './facts.ts';
import { hashFacts } from './facts-hash.ts';
import { tables } from './tables.ts';

export type OverruleInput = Subject & {
  readonly clientId: ClientId;
  readonly ruleId: string;
  /** As they were checked; another fact that the rule asks for ends the overrule. */
  readonly facts: Facts;
  readonly scope: RuleScope;
  /** Whether the person is a senior is the caller's to say: roles are no matter of this kit. */
  readonly by: { readonly id: MemberId; readonly name: string; readonly isSenior: boolean };
  readonly reason: string;
  readonly at: Date;
};

export type OverruleRefusal =
  | { type: 'not-a-senior' }
  | { type: 'reason-missing' }
  /** A `block` stands, a question wants its answer, and what is clear needs no overruling. */
  | { type: 'not-overrulable'; ruleId: string };

/**
 * A named senior goes past a rule of `sign-off` that fires, for a written sentence: the decision,
 * the overrule and their leaves in the caller's transaction. Person and reason enter the log as
 * salted commitments only.
 */
export async function overruleRule(
  tx: Tx,
  input: OverruleInput,
): Promise<Result<{ id: OverruleId }, OverruleRefusal>> {
  const { clientId, ruleId, subject, subjectId, facts, by, at } = input;
  if (!by.isSenior) return refuse({ type: 'not-a-senior' });
  const reason = input.reason.trim().normalize('NFC');
  if (!isSentence(reason)) return refuse({ type: 'reason-missing' });
  const verdict = checkRules(facts, input.scope).find((one) => one.ruleId === ruleId);
  if (verdict?.severity !== 'sign-off' || verdict.outcome !== 'fires') {
    return refuse({ type: 'not-overrulable', ruleId });
  }
  const decisionId = await recordDecision(tx, { clientId, verdict, facts, subject, subjectId, at });
  const id = newId<OverruleId>(at.getTime());
  const name = by.name.normalize('NFC');
  const leaf = await stageLeaf(tx, {
    clientId,
    at,
    kind: 'overrule',
    body: (commit) => ({
      overrule: id,
      decision: decisionId,
      by: commit('by', name),
      reason: commit('reason', reason),
    }),
  });
  await tables(tx)
    .insertInto('rule_overrule')
    .values({
      id,
      client_id: clientId,
      decision_id: decisionId,
      rule_id: ruleId,
      subject,
      subject_id: subjectId,
      facts_hash: hashFacts(ruleId, facts),
      reason,
      overruled_by: by.id,
      overruler_name: name,
      overruled_at: at,
      leaf_id: leaf.id,
    })
    .execute();
  return ok({ id });
}

/** At least two words: "ok" is no reason. */
function isSentence(text: string): boolean {
  return text.length >= 10 && text.length <= 2000 && /\p{L}\s+\p{L}/u.test(text);
}

export type Overrule = {
  readonly id: OverruleId;
  readonly ruleId: string;
  readonly reason: string;
  readonly by: { readonly id: MemberId; readonly name: string };
  readonly at: Date;
  /** Whether the facts are still those that it was written for. */
  readonly stands: boolean;
};

/** Every overrule of one thing, the newest first; none is ever taken out of the list. */
export async function listOverrules(tx: Tx, of: Subject, facts: Facts): Promise<Overrule[]> {
  const rows = await tables(tx)
    .selectFrom('rule_overrule')
    .selectAll()
    .where('subject', '=', of.subject)
    .where('subject_id', '=', of.subjectId)
    .orderBy('overruled_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ruleId: row.rule_id,
    reason: row.reason,
    by: { id: row.overruled_by, name: row.overruler_name },
    at: row.overruled_at,
    stands: row.facts_hash === hashFacts(row.rule_id, facts),
  }));
}

/** The rules that were overruled on these very facts: what `blocks` takes. */
export async function overruledRules(tx: Tx, of: Subject, facts: Facts): Promise<Set<string>> {
  const all = await listOverrules(tx, of, facts);
  return new Set(all.filter(({ stands }) => stands).map(({ ruleId }) => ruleId));
}
