import { newId } from '../server/lib/ids.ts';
import type { TestDatabase } from './database.ts';

/** What an ordinary gift to adult bloggers, of a yoghurt from a dairy that pays its contribution, says. */
export const ordinaryAnswers = {
  'product.category': 'manufactured-food',
  'relation.benefit': 'gift',
  'relation.isReviewed': true,
  'relation.agencyRepresentsCreator': false,
  'relation.postsAsConsumer': false,
  'relation.hasBoughtIndicators': false,
  'creator.age': 34,
  'creator.isSubjectUnder16': false,
  'person.isProfessional': true,
  'contest.isHeld': false,
  'event.hasAlcohol': false,
} as const;

/** Answers whatever the rules ask of an ordinary operation, so that it may go on. */
export async function answerRules(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  operationId: string,
): Promise<void> {
  const ofClient = { 'advertiser.paysFoodContribution': true };
  for (const [fact, value] of Object.entries({ ...ordinaryAnswers, ...ofClient })) {
    const isOfClient = fact.startsWith('advertiser.');
    await ownerPool.query(
      `insert into rule_answer (id, client_id, subject, subject_id, fact, value, said_by, sayer_name, said_at)
       select $1, client_id, $2::text, case when $2::text = 'client' then client_id else id end, $3, $4,
         created_by, 'Solène', created_at
       from operation where id = $5`,
      [newId(), isOfClient ? 'client' : 'operation', fact, JSON.stringify(value), operationId],
    );
  }
}
