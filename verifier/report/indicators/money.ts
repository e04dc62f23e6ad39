import { complete, fraction, nothing, part, whole } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import type { Mark, Observation } from '../observation.ts';
import { peopleWhoCommented } from './comments.ts';
import { keptEntries } from './entries.ts';
import { latestRecords } from './read.ts';
import { newSubscribers } from './subscribers.ts';
import { sessionsOf } from './visits.ts';

type Base = Pick<Indicator, 'version' | 'family' | 'marks' | 'params'>;
const base: Base = { version: 1, family: 'actions', marks: ['measured'], params: [] };
const attentionMoney = {
  fr: 'Hors taxes. C’est un fait de la comptabilité de l’opération, pas une mesure d’effet.',
  en: 'Before tax. It is a fact of the operation’s books, no measure of effect.',
};

/** Real spend, before tax; unknown as long as one line's is. */
export function spentCents(observations: readonly Observation[]): number | null {
  const lines = latestRecords(observations, 'spend');
  if (lines.length === 0) return null;
  let sum = 0;
  for (const { actualCents } of lines) {
    if (actualCents === null) return null;
    sum += actualCents;
  }
  return sum;
}

export const spent: Indicator = {
  ...base,
  id: 'spent',
  name: { fr: 'Dépensé', en: 'Spent' },
  definition: {
    fr: 'Somme des montants réels de toutes les lignes du plan, au dernier relevé. Tant que le montant d’une ligne n’est pas connu, la somme ne l’est pas non plus.',
    en: 'Sum of the real amounts of all lines of the plan, at the last reading. As long as one line’s amount isn’t known, neither is the sum.',
  },
  attention: attentionMoney,
  unit: 'cents',
  inputs: ['spend'],
  compute: (observations) => {
    const lines = latestRecords(observations, 'spend');
    const sum = spentCents(observations);
    const parts = lines.map(({ line, actualCents }) => part(line, actualCents, 'cents'));
    return sum === null
      ? nothing('cents', 'measured', 'unknown', parts)
      : complete(whole('cents', sum, { mark: 'measured', n: lines.length, parts }));
  },
};

export const quoted: Indicator = {
  ...base,
  id: 'quoted',
  name: { fr: 'Devis', en: 'Quoted' },
  definition: {
    fr: 'Somme des montants prévus de toutes les lignes du plan, au dernier relevé.',
    en: 'Sum of the planned amounts of all lines of the plan, at the last reading.',
  },
  attention: attentionMoney,
  unit: 'cents',
  inputs: ['spend'],
  compute: (observations) => {
    const lines = latestRecords(observations, 'spend');
    if (lines.length === 0) return nothing('cents', 'measured', 'unknown');
    const sum = lines.reduce((total, { plannedCents }) => total + plannedCents, 0);
    const parts = lines.map(({ line, plannedCents }) => part(line, plannedCents, 'cents'));
    return complete(whole('cents', sum, { mark: 'measured', n: lines.length, parts }));
  },
};

export const ceiling: Indicator = {
  ...base,
  id: 'ceiling',
  name: { fr: 'Plafond', en: 'Ceiling' },
  definition: {
    fr: 'Le montant à ne pas dépasser, tel que le client l’a fixé. Si les lignes du plan en disent plusieurs, il est inconnu.',
    en: 'The amount not to be exceeded, as the client set it. Where the lines of the plan tell several, it is unknown.',
  },
  attention: attentionMoney,
  unit: 'cents',
  inputs: ['spend'],
  compute: (observations) => {
    const lines = latestRecords(observations, 'spend');
    const told = new Set(lines.flatMap(({ ceilingCents }) => ceilingCents ?? []));
    const [amount] = told;
    return amount === undefined || told.size > 1
      ? nothing('cents', 'measured', 'unknown')
      : complete(whole('cents', amount, { mark: 'measured', n: lines.length }));
  },
};

export const costPerEntry = costPer({
  id: 'cost-per-entry',
  name: { fr: 'Coût par participation valide', en: 'Cost per valid entry' },
  of: { fr: 'le nombre de participations valides', en: 'the number of valid entries' },
  input: 'entries',
  count: (observations) => keptEntries(observations)?.kept ?? null,
});

export const costPerCommenter = costPer({
  id: 'cost-per-commenter',
  name: { fr: 'Coût par personne qui a commenté', en: 'Cost per distinct commenter' },
  of: {
    fr: 'le nombre de personnes différentes qui ont commenté',
    en: 'the number of different people who commented',
  },
  input: 'comments',
  count: (observations) => peopleWhoCommented(observations)?.size ?? null,
});

export const costPerSubscriber = costPer({
  id: 'cost-per-subscriber',
  name: { fr: 'Coût par nouvelle inscription', en: 'Cost per new subscriber' },
  of: {
    fr: 'le nombre de nouvelles inscriptions de la période',
    en: 'the number of new subscribers of the period',
  },
  input: 'subscribers',
  count: (observations, query) => newSubscribers(observations, query)?.length ?? null,
});

export const costPerVisit = costPer({
  id: 'cost-per-visit',
  name: { fr: 'Coût par visite', en: 'Cost per visit' },
  of: { fr: 'le nombre de visites venues des liens', en: 'the number of visits from the links' },
  input: 'visits',
  count: (observations) =>
    sessionsOf(observations)?.filter(({ record }) => !record.robot).length ?? null,
});

type CostInput = Pick<Indicator, 'id' | 'name'> & {
  readonly of: Indicator['name'];
  readonly input: Indicator['inputs'][number];
  readonly count: (
    observations: readonly Observation[],
    query: Parameters<Indicator['compute']>[2],
  ) => number | null;
};

function costPer({ id, name, of, input, count }: CostInput): Indicator {
  return {
    ...base,
    id,
    name,
    family: 'transformation',
    definition: {
      fr: `Dépense réelle divisée par ${of.fr}. Les deux sont mesurés, sinon rien n’est calculé.`,
      en: `Real spend divided by ${of.en}. Both are measured, or nothing is computed.`,
    },
    attention: {
      fr: 'Imprimé même s’il ne flatte pas. Toute la dépense est comptée, aussi celle qui visait autre chose.',
      en: 'Printed even where it doesn’t flatter. All the spend is counted, that which aimed at something else too.',
    },
    unit: 'cents-per',
    inputs: ['spend', input],
    compute: (observations, _params, query) => {
      const mark: Mark = 'measured';
      const sum = spentCents(observations);
      const number = count(observations, query);
      if (sum === null || number === null) return nothing('cents-per', mark, 'unknown');
      return fraction('cents-per', sum, number, { mark, n: number });
    },
  };
}
