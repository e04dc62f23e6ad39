import { nothing, whole } from '../figure.ts';
import type { Indicator, Query } from '../indicator.ts';
import type { Observation, RecordOf } from '../observation.ts';
import { keyOf, ofKind, union } from './read.ts';

/** Those who subscribed within the query's period; null where nothing was read. */
export function newSubscribers(
  observations: readonly Observation[],
  query: Query,
): readonly RecordOf<'subscribers'>[] | null {
  if (ofKind(observations, 'subscribers').length === 0) return null;
  return union(observations, 'subscribers', ({ id }, object) => keyOf(object, id))
    .map(({ record }) => record)
    .filter(({ at }) => at >= query.from && at < query.to);
}

export const subscribers: Indicator = {
  id: 'subscribers',
  version: 1,
  family: 'transformation',
  marks: ['measured'],
  params: [],
  name: { fr: 'Nouvelles inscriptions à la lettre', en: 'New mail subscribers' },
  definition: {
    fr: 'Inscriptions confirmées dans la période, chacune comptée une fois par liste.',
    en: 'Subscriptions confirmed within the period, each counted once a list.',
  },
  attention: {
    fr: 'Ne dit pas qui lira, ni qui restera inscrit.',
    en: 'Doesn’t say who will read, nor who will stay.',
  },
  unit: 'count',
  inputs: ['subscribers'],
  compute: (observations, _params, query) => {
    const found = newSubscribers(observations, query);
    return found === null
      ? nothing('count', 'measured', 'unknown')
      : whole('count', found.length, { mark: 'measured', n: found.length });
  },
};
