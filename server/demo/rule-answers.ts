import type { Tx } from '../db/db.ts';
import type { AgencyId, ClientId, MemberId, OperationId } from '../lib/ids.ts';
import { openCase, subjectOf } from '../modules/operations/rule-case.ts';
import { sayFact } from '../rules/answers.ts';
import { overruleRule } from '../rules/overrule.ts';
import { settle } from './settle.ts';

/** What only people know of "Brassé de Lune"; the rest is known from its plan and its creators. */
const answers = {
  'product.category': 'manufactured-food',
  'advertiser.paysFoodContribution': true,
  'relation.agencyRepresentsCreator': false,
  'relation.postsAsConsumer': false,
  'relation.hasBoughtIndicators': false,
  // They write what they like: we read the mention once it is out.
  'relation.isReviewed': false,
  'creator.age': 24,
  'creator.isSubjectUnder16': false,
  'person.isProfessional': true,
  // The plan buys prizes: its contest, from 9 to 22 November.
  'contest.decidedBy': 'chance',
  'contest.hasPublishedRules': true,
  'contest.entryActions': ['form'],
  'contest.endedOn': '2026-11-22',
  'contest.announcesWin': false,
  'contest.isChangedAfterOpening': false,
  'contest.isOptInForced': false,
  'contest.hasEntrantsUnder15': false,
  'contest.hasPlatformRelease': true,
  'contest.rewardsIndicators': false,
  'post.network': 'facebook',
} as const;

type Who = { readonly id: MemberId; readonly name: string };

/** The trainee answers; the senior lets the creators write unread, by name and reason. */
export async function answerRules(
  tx: Tx,
  of: { agencyId: AgencyId; clientId: ClientId; operationId: OperationId; ines: Who; solene: Who },
  at: Date,
): Promise<void> {
  const { agencyId, clientId, operationId, ines, solene } = of;
  const operation = { subject: 'operation', subjectId: operationId };
  for (const [fact, value] of Object.entries(answers)) {
    const about = subjectOf(fact, operation, clientId);
    settle(await sayFact(tx, { ...about, clientId, fact, value, by: ines, at }));
  }
  const found = await openCase(tx, agencyId, operationId, { at });
  if (!found) throw new Error('the demo has no such operation');
  settle(
    await overruleRule(tx, {
      ...found.subject,
      clientId,
      ruleId: 'FR-INF-09',
      facts: found.facts,
      scope: found.scope,
      by: { ...solene, isSenior: true },
      reason:
        'Chacun écrit librement ce qu’il a goûté ; je relis la mention le jour de la parution.',
      at,
    }),
  );
}
