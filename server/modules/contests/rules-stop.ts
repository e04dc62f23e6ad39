import type { Tx } from '../../db/db.ts';
import type { AgencyId } from '../../lib/ids.ts';
import { readParameters } from '../../rules/agency-parameters.ts';
import { type Answer, factsOf, listAnswers } from '../../rules/answers.ts';
import { checkRules, jurisdictionsOf, type Verdict } from '../../rules/engine.ts';
import type { FactPath } from '../../rules/facts.ts';
import { overruledRules } from '../../rules/overrule.ts';
import type { ContestRow } from './contest.ts';
import type { ContestSettings } from './settings.ts';

/** What the product itself makes sure of: no answer changes it. */
function knownFacts(settings: Pick<ContestSettings, 'minAge'>): Record<string, unknown> {
  return {
    'contest.isHeld': true,
    'contest.decidedBy': 'chance',
    'contest.hasPublishedRules': true,
    'contest.isChangedAfterOpening': false,
    'contest.hasDrawRecord': false,
    'contest.hasDrawProof': true,
    'contest.hasFrenchRules': true,
    'contest.isOptInForced': false,
    'contest.hasEntrantsUnder15': settings.minAge < 15,
  };
}

/** What is presumed of a contest on our page until somebody says otherwise of its operation. */
const presumed: Readonly<Record<string, unknown>> = {
  'contest.rules': [
    'organiser',
    'dates',
    'eligibility',
    'exclusions',
    'steps',
    'limit',
    'free-route',
    'prizes',
    'selection',
    'claim',
    'alternates',
    'names',
    'data',
    'disputes',
  ],
  'contest.announcesWin': false,
  'contest.asksDeposit': false,
  'contest.entryActions': ['form'],
  'contest.isPurchaseNeeded': false,
  'contest.isPriceAboveMarket': false,
  'contest.hasFreeRoute': true,
  'contest.hasPlatformRelease': true,
  'contest.rewardsDuplicates': false,
  'contest.rewardsIndicators': false,
};

/**
 * The rules that stop this contest from opening, the gravest first: French and European law, networks'
 * and the house's, judged by what the settings say and by what was answered about the operation. What
 * only a publication can tell is judged when there is one; what a senior overruled doesn't stop.
 */
export async function findStops(
  tx: Tx,
  of: {
    readonly agencyId: AgencyId;
    readonly contest: Pick<ContestRow, 'operation_id' | 'client_id'>;
    readonly settings: Pick<ContestSettings, 'minAge'>;
    readonly at: Date;
  },
): Promise<Verdict[]> {
  const { contest, settings, at } = of;
  const said = await listSaid(tx, contest);
  const nobody = { by: '', at: new Date(0) };
  const sure = knownFacts(settings);
  const facts = factsOf([
    ...Object.entries(presumed).map(([fact, value]) => ofTable(fact, value)),
    ...said,
    ...Object.entries(sure).map(([fact, value]) => ofTable(fact, value)),
  ]);
  const scope = {
    jurisdictions: jurisdictionsOf(['FR']),
    at,
    about: 'contest' as const,
    parameters: await readParameters(tx, of.agencyId),
  };
  const overruled = contest.operation_id
    ? await overruledRules(tx, { subject: 'operation', subjectId: contest.operation_id }, facts)
    : new Set<string>();
  return checkRules(facts, scope).filter(
    ({ outcome, severity, ruleId }) =>
      outcome === 'fires' &&
      (severity === 'block' || (severity === 'sign-off' && !overruled.has(ruleId))),
  );

  function ofTable(fact: string, value: unknown): Answer {
    return { fact: fact as FactPath, value, ...nobody }; // the paths above stand in the table
  }
}

async function listSaid(
  tx: Tx,
  { operation_id, client_id }: Pick<ContestRow, 'operation_id' | 'client_id'>,
): Promise<Answer[]> {
  const ofClient = await listAnswers(tx, { subject: 'client', subjectId: client_id });
  if (!operation_id) return ofClient;
  const own = await listAnswers(tx, { subject: 'operation', subjectId: operation_id });
  return [...ofClient, ...own];
}
