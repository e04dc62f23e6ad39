import { sql } from 'kysely';
import type { Tx } from '../db/db.ts';
import { type ClientId, type Id, type MemberId, newId } from '../lib/ids.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import type { Subject } from './decisions.ts';
import { type FactPath, type Facts, factTable, parseFacts } from './facts.ts';
import { tables } from './tables.ts';

export type Answer = {
  readonly fact: FactPath;
  readonly value: unknown;
  readonly by: string;
  readonly at: Date;
};

export type AnswerRefusal = { type: 'fact-unknown' } | { type: 'input-invalid' };

/** Keeps what somebody said of a fact; the value must be of the fact's kind. */
export async function sayFact(
  tx: Tx,
  said: Subject & {
    clientId: ClientId;
    fact: string;
    value: unknown;
    by: { id: MemberId; name: string };
    at: Date;
  },
): Promise<Result<null, AnswerRefusal>> {
  const { fact, value, at } = said;
  if (!Object.hasOwn(factTable, fact)) return refuse({ type: 'fact-unknown' });
  if (!isOfItsKind(fact, value)) return refuse({ type: 'input-invalid' });
  await tables(tx)
    .insertInto('rule_answer')
    .values({
      id: newId<Id<'rule-answer'>>(at.getTime()),
      client_id: said.clientId,
      subject: said.subject,
      subject_id: said.subjectId,
      fact,
      value: sql`${JSON.stringify(value)}::jsonb`,
      said_by: said.by.id,
      sayer_name: said.by.name,
      said_at: at,
    })
    .execute();
  return ok(null);
}

/** The newest answer to each question about one thing. */
export async function listAnswers(tx: Tx, of: Subject): Promise<Answer[]> {
  const rows = await tables(tx)
    .selectFrom('rule_answer')
    .distinctOn('fact')
    .select(['fact', 'value', 'sayer_name', 'said_at'])
    .where('subject', '=', of.subject)
    .where('subject_id', '=', of.subjectId)
    .orderBy('fact')
    .orderBy('no', 'desc')
    .execute();
  // A fact that no rule asks for any more, or whose kind changed, is no longer known.
  return rows
    .filter(({ fact, value }) => Object.hasOwn(factTable, fact) && isOfItsKind(fact, value))
    .map((row) => ({
      fact: row.fact as FactPath, // in the table
      value: row.value,
      by: row.sayer_name,
      at: row.said_at,
    }));
}

/** The answers as facts to judge by. */
export function factsOf(answers: readonly Answer[]): Facts {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { fact, value } of answers) {
    const [group = '', name = ''] = fact.split('.');
    groups[group] = { ...groups[group], [name]: value };
  }
  return parseFacts(groups);
}

function isOfItsKind(fact: string, value: unknown): boolean {
  const [group = '', name = ''] = fact.split('.');
  try {
    parseFacts({ [group]: { [name]: value } });
    return value !== undefined;
  } catch {
    return false;
  }
}
