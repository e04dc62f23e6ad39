import { fraction, nothing, part, whole } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import { markOf } from './comments.ts';
import { compareText } from './read.ts';
import { apart, interactionNames, readings, sumByObject } from './readings.ts';

// What interactions are doesn’t depend on the question.
const wholeTime = { objects: null, from: '', to: '' } as const;

const base = {
  version: 1,
  family: 'exposure',
  marks: ['network'],
  params: [],
  inputs: ['reading'],
} as const satisfies Partial<Indicator>;

export const reach: Indicator = {
  ...base,
  id: 'reach',
  name: { fr: 'Portée, par réseau', en: 'Reach, by network' },
  definition: {
    fr: 'Comptes distincts à qui la publication a été montrée, tels que le réseau les compte, publication par publication. Inconnue si le réseau n’en dit rien.',
    en: 'Distinct accounts that were shown the publication, as the network counts, publication by publication. Unknown where the network says nothing.',
  },
  attention: {
    fr: 'Jamais additionnée, ni entre réseaux ni entre publications : ce sont en partie les mêmes personnes.',
    en: 'Never added up, between networks or between publications: in part they are the same people.',
  },
  unit: 'count',
  compute: (observations) => apart(observations, ['reach']),
};

export const impressions: Indicator = {
  ...base,
  id: 'impressions',
  name: { fr: 'Affichages et vues, par réseau', en: 'Impressions and views, by network' },
  definition: {
    fr: 'Nombre d’affichages que donne le réseau, publication par publication, avec sa règle pour compter une vue.',
    en: 'Number of displays that the network gives, publication by publication, with its rule for counting a view.',
  },
  attention: {
    fr: 'Chaque réseau compte une vue à sa façon : les nombres ne se comparent pas entre réseaux et ne s’additionnent pas.',
    en: 'Each network counts a view its own way: the numbers compare with no other network’s and aren’t added up.',
  },
  unit: 'count',
  compute: (observations) => apart(observations, ['impressions', 'views']),
};

export const followers: Indicator = {
  ...base,
  id: 'followers',
  name: { fr: 'Abonnés, par compte', en: 'Followers, by account' },
  definition: {
    fr: 'Nombre d’abonnés du compte au dernier relevé de la période.',
    en: 'Number of followers of the account at the last reading of the period.',
  },
  attention: {
    fr: 'Jamais seul : ne dit pas qui lit. Les comptes de l’équipe et de ses proches déclarés y sont, et ne comptent pas comme gagnés.',
    en: 'Never alone: doesn’t say who reads. Accounts of the team and its declared family are in it, and don’t count as gained.',
  },
  unit: 'count',
  compute: (observations) => apart(observations, ['followers']),
};

export const interactions: Indicator = {
  ...base,
  id: 'interactions',
  marks: ['network', 'measured'],
  name: { fr: 'Interactions', en: 'Interactions' },
  definition: {
    fr: 'Réactions, commentaires, réponses, partages, reprises, citations et enregistrements que donnent les réseaux, comptes à part par réseau et par genre, puis leur somme. Ce qu’un réseau ne donne pas est dit inconnu et n’entre pas dans la somme.',
    en: 'Reactions, comments, replies, shares, reposts, quotes and saves that the networks give, apart by network and kind, then their sum. What a network doesn’t give is called unknown and is not in the sum.',
  },
  attention: {
    fr: 'Une réaction d’un clic et une réponse écrite comptent autant : lire les lignes, pas la somme.',
    en: 'A reaction of one click and a written answer count alike: read the lines, not the sum.',
  },
  unit: 'count',
  compute: (observations) => {
    const found = readings(observations).filter(({ name }) => interactionNames.includes(name));
    const mark = markOf(observations);
    const known = found.flatMap(({ value }) => value ?? []);
    const sums = new Map<string, number | null>();
    for (const { source, name, value } of found) {
      const line = `${source} ${name}`;
      const sum = sums.get(line) ?? null;
      sums.set(line, value === null ? sum : (sum ?? 0) + value);
    }
    const parts = [...sums]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, value]) => part(name, value));
    if (known.length === 0) return nothing('count', mark, 'unknown', parts);
    const total = known.reduce((sum, value) => sum + value, 0);
    return whole('count', total, { mark, n: total, parts });
  },
};

export const engagementByReach: Indicator = {
  ...base,
  id: 'engagement-by-reach',
  name: { fr: 'Interactions sur portée', en: 'Interactions by reach' },
  definition: {
    fr: 'Somme des interactions divisée par somme des portées, sur les publications dont le réseau donne la portée. Ce n’est pas une moyenne de taux.',
    en: 'Sum of interactions divided by sum of reach, over the publications whose reach the network gives. It is no mean of rates.',
  },
  attention: {
    fr: 'Certains outils appellent ainsi un taux divisé par les affichages : ici c’est la portée.',
    en: 'Some tools call by this name a rate divided by impressions: here it is reach.',
  },
  unit: 'share',
  compute: (observations) => {
    const mark = markOf(observations);
    const parts = sumByObject(readings(observations), 'reach');
    if (parts.length === 0) return nothing('share', mark, 'unknown');
    const sum = (key: 'numerator' | 'denominator') =>
      parts.reduce((total, item) => total + (item[key] ?? 0), 0);
    return fraction('share', sum('numerator'), sum('denominator'), {
      mark,
      n: sum('denominator'),
      parts,
    });
  },
};

export const engagementByFollowers: Indicator = {
  ...base,
  id: 'engagement-by-followers',
  name: { fr: 'Interactions sur abonnés, un compte', en: 'Interactions by followers, one account' },
  definition: {
    fr: 'Somme des interactions des publications divisée par le nombre d’abonnés au dernier relevé, pour un seul compte sur un seul réseau. Plusieurs comptes : rien n’est calculé.',
    en: 'Sum of the publications’ interactions divided by the number of followers at the last reading, for one account on one network only. Several accounts: nothing is computed.',
  },
  attention: {
    fr: 'Ne se compare qu’à lui-même, d’une période à l’autre.',
    en: 'Compares with itself only, from one period to another.',
  },
  unit: 'share',
  compute: (observations) => {
    const found = readings(observations);
    const mark = markOf(observations);
    const [account, other] = found.filter(({ name }) => name === 'followers');
    const total = interactions.compute(observations, {}, wholeTime);
    const isOne = found.every(({ source }) => source === account?.source) && other === undefined;
    if (!isOne || account?.value == null || total.value === null) {
      return nothing('share', mark, 'unknown');
    }
    return fraction('share', total.value, account.value, { mark, n: account.value });
  },
};
