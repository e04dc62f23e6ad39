import type { RankedCreator } from '../../discovery/rank.ts';
import { monthsBefore } from './dates.ts';
import { both, count, day } from './fact-words.ts';
import type { Factor } from './factors.ts';
import type { PostRef } from './post-ref.ts';

const FEW = 0.05;

/** What they wrote on it: how much, how regularly, since when and until when. */
export function subjectFactors(
  ranked: RankedCreator,
  votes: readonly PostRef[],
  { now, timeZone }: { now: Date; timeZone: string },
): Factor[] {
  const { subjectPosts, posts, persistence, lastAt, firstAt } = ranked;
  const axis = 'subject' as const;
  const isFew = posts > 0 && subjectPosts / posts < FEW;
  const isOld = lastAt !== null && lastAt < monthsBefore(now, 12);
  return [
    {
      axis,
      key: 'subject-posts',
      bearing: isFew ? 'minus' : 'plus',
      sentence: both((l) =>
        l === 'fr'
          ? `${count(subjectPosts, l)} de ses ${count(posts, l)} billets ${plural(subjectPosts, 'porte', 'portent')} sur le sujet.`
          : `${count(subjectPosts, l)} of ${count(posts, l)} posts ${plural(subjectPosts, 'is', 'are')} on the subject.`,
      ),
      posts: votes,
    },
    {
      axis,
      key: 'subject-persistence',
      bearing: persistence >= 6 ? 'plus' : persistence <= 2 ? 'minus' : 'context',
      sentence: both((l) =>
        l === 'fr'
          ? persistence === 0
            ? 'N’en a rien écrit dans les douze derniers mois.'
            : `En a parlé dans ${persistence} des douze derniers mois.`
          : persistence === 0
            ? 'Wrote nothing on it in the last twelve months.'
            : `Wrote on it in ${persistence} of the last twelve months.`,
      ),
      posts: votes.filter(({ publishedAt }) => publishedAt && publishedAt >= monthsBefore(now, 12)),
    },
    ...(lastAt
      ? [
          {
            axis,
            key: 'subject-last',
            bearing: isOld ? ('minus' as const) : ('context' as const),
            sentence: both((l) => {
              const last = day(lastAt, l, timeZone);
              const first = firstAt && firstAt < lastAt ? day(firstAt, l, timeZone) : null;
              if (l === 'fr')
                return first
                  ? `Du ${first} au ${last}, sans compter ce que nous n’avons pas lu.`
                  : `Le seul date du ${last}.`;
              return first
                ? `From ${first} to ${last}, not counting what we haven’t read.`
                : `The only one is of ${last}.`;
            }),
            posts: votes.slice(0, 1),
          },
        ]
      : []),
  ];
}

function plural(n: number, one: string, many: string): string {
  return n < 2 ? one : many;
}
