import { isEntryFormula } from '../entry-formula.ts';
import { fraction, nothing, part, whole } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import type { Mark, Observation, RecordOf } from '../observation.ts';
import { compareText, countParts, keyOf, ofKind, union } from './read.ts';

export type SeenComment = { readonly object: string; readonly record: RecordOf<'comments'> };

/** Every comment that was ever read, once, by whomever; null where none were read. */
export function allComments(observations: readonly Observation[]): readonly SeenComment[] | null {
  if (ofKind(observations, 'comments').length === 0) return null;
  return union(observations, 'comments', ({ id }, object) => keyOf(object, id));
}

/** The same without those of the brand and of creators. */
export function othersComments(
  observations: readonly Observation[],
): readonly SeenComment[] | null {
  const all = allComments(observations);
  return all?.filter(({ record }) => !record.isBrand && !record.isCreator) ?? null;
}

/** Pseudonyms of the different people, brand and creators left out. */
export function peopleWhoCommented(
  observations: readonly Observation[],
): ReadonlySet<string> | null {
  const found = othersComments(observations);
  return found === null ? null : new Set(found.map(({ record }) => record.author));
}

export function markOf(observations: readonly Observation[]): Mark {
  return observations[0]?.mark ?? 'measured';
}

const base = {
  version: 1,
  family: 'transformation',
  marks: ['measured', 'network'],
  params: [],
  inputs: ['comments'],
} as const satisfies Partial<Indicator>;

export const comments: Indicator = {
  ...base,
  id: 'comments',
  name: { fr: 'Commentaires', en: 'Comments' },
  definition: {
    fr: 'Commentaires lus sous les publications, chacun une fois, y compris ceux qui ont été retirés depuis ; sans ceux de la marque et des créateurs.',
    en: 'Comments read under the publications, each once, those removed since among them; without those of the brand and of creators.',
  },
  attention: {
    fr: 'Ne dit rien de ce qu’ils disent : la part des formules de jeu et les conversations sont à lire avec.',
    en: 'Says nothing of what they say: read it with the share of contest formulas, and with conversations.',
  },
  unit: 'count',
  compute: (observations) => {
    const found = othersComments(observations);
    const mark = markOf(observations);
    if (found === null) return nothing('count', mark, 'unknown');
    const parts = countParts(found.map(({ object }) => object));
    return whole('count', found.length, { mark, n: found.length, parts });
  },
};

export const formulaShare: Indicator = {
  ...base,
  id: 'formula-share',
  name: { fr: 'Part des formules de jeu', en: 'Share of contest formulas' },
  definition: {
    fr: 'Commentaires faits seulement d’une formule de participation (« je participe », « je tente ma chance », un ami nommé), sur tous les commentaires, sans ceux de la marque et des créateurs. La formule est reconnue par une liste publiée de tournures françaises et anglaises : retirée, il reste au plus deux mots.',
    en: 'Comments made of nothing but a contest’s entry formula (“count me in”, “fingers crossed”, a friend tagged), of all comments, without those of the brand and of creators. The formula is known by a published list of French and English phrases: cut out, at most two words are left.',
  },
  attention: {
    fr: 'Montre combien du bruit est dû au jeu. Une tournure absente de la liste n’est pas comptée.',
    en: 'Shows how much of the noise is the contest. A phrase that isn’t in the list isn’t counted.',
  },
  unit: 'share',
  compute: (observations) => {
    const found = othersComments(observations);
    const mark = markOf(observations);
    if (found === null) return nothing('share', mark, 'unknown');
    const formulas = found.filter(({ record }) => isEntryFormula(record.text)).length;
    return fraction('share', formulas, found.length, { mark, n: found.length });
  },
};

export const commenters: Indicator = {
  ...base,
  id: 'commenters',
  name: { fr: 'Personnes différentes qui ont commenté', en: 'Distinct commenters' },
  definition: {
    fr: 'Auteurs différents de commentaires, toutes publications réunies : qui a commenté deux publications compte une fois. Sans la marque ni les créateurs.',
    en: 'Different authors of comments over all publications: who commented on two counts once. Without the brand and creators.',
  },
  attention: {
    fr: 'Le total n’est pas la somme des lignes. Une personne sous deux noms compte deux fois.',
    en: 'The total isn’t the sum of the lines. A person under two names counts twice.',
  },
  unit: 'count',
  compute: (observations) => {
    const found = othersComments(observations);
    const mark = markOf(observations);
    if (found === null) return nothing('count', mark, 'unknown');
    const people = new Set(found.map(({ record }) => record.author));
    const byObject = new Map<string, Set<string>>();
    for (const { object, record } of found) {
      byObject.set(object, (byObject.get(object) ?? new Set()).add(record.author));
    }
    const parts = [...byObject]
      .sort(([a], [b]) => compareText(a, b))
      .map(([object, authors]) => part(object, authors.size));
    return whole('count', people.size, { mark, n: people.size, parts });
  },
};
