import type { CommercialAxis } from './commercial-axis.ts';
import { both, count, percent } from './fact-words.ts';
import type { Factor } from './factors.ts';
import { refOf } from './post-ref.ts';

const axis = 'commercial' as const;
const MOSTLY = 0.5;

/** What is paid for, and whether it says so. Nothing here moves a place. */
export function commercialFactors(paid: CommercialAxis): Factor[] {
  const { share, low, high, commercial, posts } = paid;
  if (share === null || low === null || high === null) {
    const sentence = both((l) =>
      l === 'fr'
        ? 'Aucun billet daté dans les douze derniers mois : la part commerciale n’est pas connue.'
        : 'No dated post in the last twelve months: the commercial share isn’t known.',
    );
    return [{ axis, key: 'commercial-unknown', bearing: 'unknown', sentence, posts: [] }];
  }
  return [
    {
      axis,
      key: 'commercial-share',
      bearing: share >= MOSTLY ? 'warning' : 'context',
      sentence: both((l) => {
        const [p, k, n] = [percent(share, l), count(commercial, l), count(posts, l)];
        const [a, b] = [percent(low, l), percent(high, l)];
        return l === 'fr'
          ? `${p} de ses billets de douze mois sont commerciaux : ${k} sur ${n} (entre ${a} et ${b}, à 95 % de confiance).`
          : `${p} of twelve months’ posts are commercial: ${k} of ${n} (between ${a} and ${b}, at 95% confidence).`;
      }),
      posts: [...paid.good, ...paid.missing].map(refOf),
    },
    ...doubtFactor(paid),
    ...disclosureFactor(paid),
    ...contestFactor(paid),
  ];
}

/** What only hints at a benefit is said apart, and counts once a person has looked. */
function doubtFactor({ doubtful }: CommercialAxis): Factor[] {
  if (doubtful.length === 0) return [];
  const many = doubtful.length > 1;
  return [
    {
      axis,
      key: 'commercial-doubtful',
      bearing: 'context',
      sentence: both((l) => {
        const n = count(doubtful.length, l);
        return l === 'fr'
          ? `${n} ${many ? 'autres billets portent' : 'autre billet porte'} des signes faibles : à vérifier, et ${many ? 'comptés' : 'compté'} nulle part avant.`
          : `${n} more ${many ? 'posts show' : 'post shows'} weak signs: to be checked, and counted nowhere before.`;
      }),
      posts: doubtful.slice(0, 3).map(refOf),
    },
  ];
}

function disclosureFactor(paid: CommercialAxis): Factor[] {
  const { commercial, disclosed, decided } = paid;
  if (commercial === 0) return [];
  const missing = commercial - disclosed;
  return [
    {
      axis,
      key: 'commercial-disclosed',
      bearing: paid.isHidden ? 'warning' : 'context',
      sentence: both((l) => {
        const [d, k, m] = [count(disclosed, l), count(commercial, l), count(missing, l)];
        const who = seenBy(decided, commercial, l);
        if (l === 'fr')
          return missing === 0
            ? `Tous portent une mention (${d} sur ${k}), ${who}.`
            : `${d} sur ${k} portent une mention, ${m} n’en ${missing < 2 ? 'porte' : 'portent'} aucune que nous ayons trouvée, ${who}.`;
        return missing === 0
          ? `All carry a disclosure (${d} of ${k}), ${who}.`
          : `${d} of ${k} carry a disclosure, ${m} ${missing < 2 ? 'carries' : 'carry'} none that we found, ${who}.`;
      }),
      posts: (paid.missing.length > 0 ? paid.missing : paid.good).map(refOf),
    },
  ];
}

function seenBy(decided: number, commercial: number, locale: 'fr' | 'en'): string {
  if (decided === 0) return locale === 'fr' ? 'd’après nos propositions' : 'by what we propose';
  const n = count(decided, locale);
  if (decided === commercial)
    return locale === 'fr' ? 'vérifié par une personne' : 'checked by a person';
  return locale === 'fr'
    ? `dont ${n} vérifiés par une personne`
    : `${n} of them checked by a person`;
}

function contestFactor({ contests, posts }: CommercialAxis): Factor[] {
  if (contests === 0) return [];
  return [
    {
      axis,
      key: 'commercial-contests',
      bearing: posts > 0 && contests / posts >= 0.15 ? 'warning' : 'context',
      sentence: both((l) => {
        const [k, n] = [count(contests, l), count(posts, l)];
        const many = contests > 1;
        return l === 'fr'
          ? `${k} ${many ? 'jeux-concours' : 'jeu-concours'} parmi ses ${n} billets de douze mois.`
          : `${k} ${many ? 'contests' : 'contest'} among twelve months’ ${n} posts.`;
      }),
      posts: [],
    },
  ];
}
