import assert from 'node:assert/strict';
import { refusalOf } from '../person.ts';
import type { House, Stage } from './one-post.ts';

type Answer = boolean | number | string | string[];

/** What only people know of this operation, by the fact that a rule asks for. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'advertiser.paysFoodContribution': true,
  'contest.announcesWin': false,
  'contest.decidedBy': 'chance',
  'contest.endedOn': new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
  'contest.entryActions': ['form'],
  'contest.hasEntrantsUnder15': false,
  'contest.hasPlatformRelease': true,
  'contest.hasPublishedRules': true,
  'contest.isChangedAfterOpening': false,
  'contest.isOptInForced': false,
  'contest.rewardsDuplicates': false,
  'contest.rewardsIndicators': false,
  'creator.age': 34,
  'creator.isSubjectUnder16': false,
  'person.isProfessional': true,
  'post.network': 'blog',
  'product.category': 'manufactured-food',
  'relation.agencyRepresentsCreator': false,
  'relation.hasBoughtIndicators': false,
  // They write what they like, and nobody reads it before it is out.
  'relation.isReviewed': false,
  'relation.postsAsConsumer': false,
};

/** Whatever stops the launch is answered by Inès; what then still fires is Solène's to answer for. */
export async function passTheRules({ say }: Stage, { ines, solene }: House, operationId: string) {
  const { rules } = ines.api;
  const before = await rules.readOperationRules({ operationId });
  assert.ok(before.undecided > 0, 'what nobody answered never passes');
  let asked = 0;
  for (;;) {
    const { questions } = await rules.readOperationRules({ operationId });
    const [question] = questions;
    if (!question) break;
    const value = ANSWERS[question.fact];
    assert.notEqual(
      value,
      undefined,
      `nobody can answer “${question.question}” (${question.fact})`,
    );
    await rules.answerRule({ operationId, fact: question.fact, value: value ?? '' });
    asked += 1;
  }
  const after = await rules.readOperationRules({ operationId });
  const stops = after.stops.map(({ id }) => id);
  say(
    `the rules of ${after.countries.join(', ')}: ${before.undecided} waited for a fact; ${asked} answers by Inès, ${after.known.length} known from the operation itself; ${after.clear} are clear, ${stops.join(', ') || 'none'} still stops`,
  );
  assert.deepEqual(stops, ['FR-INF-09'], 'nobody reads what creators write');
  const reason = 'Chacun écrit librement ; je relis la mention le jour de la parution.';
  const over = { operationId, ruleId: 'FR-INF-09', reason };
  const refusal = await refusalOf(rules.overruleRule(over));
  assert.equal(refusal, 'not-a-senior');
  await solene.api.rules.overruleRule(over);
  const { stops: left, undecided } = await rules.readOperationRules({ operationId });
  assert.deepEqual([left.length, undecided], [0, 0]);
  say(`Solène goes past it by name and reason (Inès can’t: ${refusal}): “${reason}”`);
}
