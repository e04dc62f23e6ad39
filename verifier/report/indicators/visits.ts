import { nothing, part, whole } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import type { Observation } from '../observation.ts';
import { countParts, keyOf, ofKind, union } from './read.ts';

/** Distinct sessions by link, robots among them; null where nothing was read. */
export function sessionsOf(observations: readonly Observation[]) {
  if (ofKind(observations, 'visits').length === 0) return null;
  return union(observations, 'visits', ({ session }, object) => keyOf(object, session));
}

export const visits: Indicator = {
  id: 'visits',
  version: 1,
  family: 'transformation',
  marks: ['measured'],
  params: [],
  name: { fr: 'Visites depuis les liens', en: 'Visits from the links' },
  definition: {
    fr: 'Sessions distinctes arrivées sur notre page par un lien marqué, robots retirés. Une session compte une fois par lien. Les robots retirés et la part venue des réseaux de l’agence et du client sont donnés à côté.',
    en: 'Distinct sessions that reached our page through a tagged link, robots removed. A session counts once a link. The robots removed, and the share from the agency’s and the client’s own networks, are given beside.',
  },
  attention: {
    fr: 'Une personne qui revient un autre jour, ou avec un autre appareil, compte deux fois : ce ne sont pas des personnes.',
    en: 'Somebody who comes back another day, or with another device, counts twice: these aren’t people.',
  },
  unit: 'count',
  inputs: ['visits'],
  compute: (observations) => {
    const sessions = sessionsOf(observations);
    if (sessions === null) return nothing('count', 'measured', 'unknown');
    const people = sessions.filter(({ record }) => !record.robot);
    const own = people.filter(({ record }) => record.ownNetwork).length;
    const parts = [
      ...countParts(people.map(({ object }) => object)),
      part('robots', sessions.length - people.length),
      { ...part('own-networks', null, 'share'), numerator: own, denominator: people.length },
    ];
    return whole('count', people.length, { mark: 'measured', n: people.length, parts });
  },
};
