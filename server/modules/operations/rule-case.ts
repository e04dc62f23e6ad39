import type { Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, OperationId } from '../../lib/ids.ts';
import { readParameters } from '../../rules/agency-parameters.ts';
import { type Answer, factsOf, listAnswers } from '../../rules/answers.ts';
import type { Subject } from '../../rules/decisions.ts';
import { jurisdictionsOf, type RuleScope } from '../../rules/engine.ts';
import { deriveFacts, type Known, type Looked } from './rule-facts.ts';
import { findOperation } from './store.ts';

/** What of an operation is judged before anything of it goes out; each post is judged when it is live. */
const ABOUT = ['relation', 'contest', 'event', 'creator', 'person'] as const;

export type SaidAnswer = Answer & { readonly isOfClient: boolean };

/**
 * One operation, what is known and what was answered about it, and by which rules it is judged. What the
 * product knows counts before what was answered, and that before what is only presumed. With `only`,
 * what is about a creator is about that one.
 */
export async function openCase(tx: Tx, agencyId: AgencyId, operationId: OperationId, of: Looked) {
  const operation = await findOperation(tx, operationId);
  if (!operation) return null;
  const subject: Subject = { subject: 'operation', subjectId: operation.id };
  const derived = await deriveFacts(tx, operation, of);
  const said = await listSaid(tx, subject, operation.client_id);
  const sure = new Set(derived.filter((one) => !one.isPresumed).map(({ fact }) => fact));
  const answers = said.filter(({ fact }) => !sure.has(fact));
  const answered = new Set(answers.map(({ fact }) => fact));
  const known = derived.filter(({ fact }) => !answered.has(fact));
  const parameters = await readParameters(tx, agencyId);
  const jurisdictions = jurisdictionsOf(operation.countries);
  const scope: RuleScope = { jurisdictions, at: of.at, about: ABOUT, parameters };
  return { operation, subject, answers, known, facts: together(known, answers), scope };
}

/** What is so of an advertiser whatever the operation: said once, and kept with the client. */
export function subjectOf(fact: string, operation: Subject, clientId: ClientId): Subject {
  return fact.startsWith('advertiser.') ? { subject: 'client', subjectId: clientId } : operation;
}

async function listSaid(tx: Tx, subject: Subject, clientId: ClientId): Promise<SaidAnswer[]> {
  const own = await listAnswers(tx, subject);
  const standing = await listAnswers(tx, { subject: 'client', subjectId: clientId });
  const has = new Set(own.map(({ fact }) => fact));
  return [
    ...own.map((one) => ({ ...one, isOfClient: false })),
    ...standing.filter(({ fact }) => !has.has(fact)).map((one) => ({ ...one, isOfClient: true })),
  ];
}

function together(known: readonly Known[], answers: readonly Answer[]) {
  const nobody = { by: '', at: new Date(0) };
  return factsOf([...answers, ...known.map(({ fact, value }) => ({ fact, value, ...nobody }))]);
}
