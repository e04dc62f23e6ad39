import { both, count, half, percent } from './fact-words.ts';
import type { Factor } from './factors.ts';
import type { ReadersAxis } from './readers-axis.ts';

const axis = 'readers' as const;
const MANY_CREATORS = 0.3;
const MANY_FORMULAS = 0.2;

/** Who answers on ordinary posts. Nothing here moves a place; two of them are warnings. */
export function readerFactors(readers: ReadersAxis): Factor[] {
  const { median, p90, ordinaryPosts } = readers;
  if (median === null) return [unknown(ordinaryPosts)];
  return [
    {
      axis,
      key: 'readers-median',
      bearing: 'context',
      sentence: both((l) => {
        const [m, p] = [half(median, l), p90 === null ? null : half(p90, l)];
        const n = count(ordinaryPosts, l);
        return l === 'fr'
          ? `Un billet ordinaire est commenté par ${m} personnes différentes (médiane de ${n} billets${p ? ` ; ${p} pour le plus commenté sur dix` : ''}).`
          : `An ordinary post is commented on by ${m} different people (median of ${n} posts${p ? `; ${p} at the ninetieth percentile` : ''}).`;
      }),
      posts: [],
    },
    {
      axis,
      key: 'readers-returning',
      bearing: 'context',
      sentence: both((l) => {
        const [back, all] = [count(readers.returning, l), count(readers.distinct, l)];
        return l === 'fr'
          ? `${back} personnes sur ${all} sont revenues sur un autre billet.`
          : `${back} of ${all} people came back on another post.`;
      }),
      posts: [],
    },
    ...ringFactor(readers),
    ...formulaFactor(readers),
  ];
}

function unknown(ordinaryPosts: number): Factor {
  const sentence =
    ordinaryPosts === 0
      ? both((l) =>
          l === 'fr'
            ? 'Aucun billet ordinaire en douze mois : nous ne savons pas qui le lit.'
            : 'No ordinary post in twelve months: we don’t know who reads it.',
        )
      : both((l) =>
          l === 'fr'
            ? 'Ses commentaires n’ont pas pu être lus : nous ne savons pas qui le lit.'
            : 'Its comments could not be read: we don’t know who reads it.',
        );
  return { axis, key: 'readers-unknown', bearing: 'unknown', sentence, posts: [] };
}

function ringFactor({ ringShare, isRing, cliques }: ReadersAxis): Factor[] {
  if (ringShare === null) return [];
  const members = Math.max(0, ...cliques.map((clique) => clique.length));
  return [
    {
      axis,
      key: 'readers-ring',
      bearing: ringShare >= MANY_CREATORS ? 'warning' : 'context',
      sentence: both((l) => {
        const share = percent(ringShare, l);
        const same = isRing && members > 1;
        if (l === 'fr')
          return `${share} de ceux qui commentent sont d’autres créateurs de la base, ou se commentent entre eux${same ? ` : les ${members} mêmes d’un billet à l’autre` : ''}.`;
        return `${share} of those who comment are other creators of the base, or comment on each other${same ? `: the same ${members} from post to post` : ''}.`;
      }),
      posts: [],
    },
  ];
}

function formulaFactor({ formulaShare, onlyInContests }: ReadersAxis): Factor[] {
  if (formulaShare === null || formulaShare < MANY_FORMULAS) return [];
  return [
    {
      axis,
      key: 'readers-formula',
      bearing: 'warning',
      sentence: both((l) => {
        const [share, n] = [percent(formulaShare, l), count(onlyInContests, l)];
        return l === 'fr'
          ? `${share} des commentaires sont une formule de jeu (« je participe ») ; ${n} personnes n’ont été vues que dans des jeux.`
          : `${share} of the comments are a contest’s formula (“count me in”); ${n} people were only seen in contests.`;
      }),
      posts: [],
    },
  ];
}
