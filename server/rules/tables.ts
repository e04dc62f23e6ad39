import type { Generated } from 'kysely';
import type { Tx } from '../db/db.ts';
import type {
  AgencyId,
  ClientId,
  Id,
  LeafId,
  MemberId,
  OverruleId,
  RuleDecisionId,
} from '../lib/ids.ts';

type RuleTables = {
  rule_decision: {
    id: RuleDecisionId;
    client_id: ClientId;
    rule_id: string;
    outcome: 'fires' | 'unknown';
    severity: 'block' | 'sign-off';
    subject: string;
    subject_id: string;
    facts_hash: string;
    decided_at: Date;
    leaf_id: LeafId;
  };
  rule_overrule: {
    id: OverruleId;
    client_id: ClientId;
    decision_id: RuleDecisionId;
    rule_id: string;
    subject: string;
    subject_id: string;
    facts_hash: string;
    reason: string;
    overruled_by: MemberId;
    overruler_name: string;
    overruled_at: Date;
    leaf_id: LeafId;
  };
  rule_answer: {
    id: Id<'rule-answer'>;
    no: Generated<number>;
    client_id: ClientId;
    subject: string;
    subject_id: string;
    fact: string;
    value: unknown;
    said_by: MemberId;
    sayer_name: string;
    said_at: Date;
  };
  rule_parameter: {
    agency_id: AgencyId;
    name: string;
    value: number;
    set_by: MemberId;
    set_at: Date;
  };
};

/** This kit's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<RuleTables>();
}
