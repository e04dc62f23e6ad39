import { findOpposed } from '../../discovery/opposed.ts';
import type { SubjectQuery } from '../../discovery/post-index.ts';
import type { RankedCreator } from '../../discovery/rank.ts';
import type { CreatorId } from '../../lib/ids.ts';
import type { Text } from '../../lib/language.ts';
import { both, count, day } from './fact-words.ts';
import { type Counted, DORMANT_DAYS } from './facts.ts';
import type { PostRef } from './post-ref.ts';
import { quoteAll, refsOf, textsOf, type Votes } from './votes.ts';

export type SetAside = {
  readonly creatorId: CreatorId;
  readonly name: string;
  readonly url: string;
  readonly reason: 'opposed' | 'dormant' | 'chosen';
  readonly sentence: Text;
  readonly subjectPosts: number;
  /** Quoted, dated, linked: at least two of whoever is opposed. */
  readonly extracts: readonly PostRef[];
};

/** Why a creator isn’t ranked, or null. A person’s choice goes before what was found. */
export function whySetAside(
  one: RankedCreator,
  counted: Counted,
  choice: { choice: 'kept' | 'set-aside'; reason: string } | undefined,
  posts: Votes,
  { query, zone }: { query: SubjectQuery; zone: string },
): SetAside | null {
  const { id: creatorId, name, url } = counted;
  const about = { creatorId, name, url, subjectPosts: one.subjectPosts };
  if (choice?.choice === 'set-aside') {
    const { reason } = choice;
    const sentence = both((l) =>
      l === 'fr' ? `Écarté par une personne : ${reason}` : `Set aside by a person: ${reason}`,
    );
    return { ...about, reason: 'chosen', sentence, extracts: [] };
  }
  if (choice?.choice === 'kept') return null;
  const against = findOpposed(textsOf(one, posts), query);
  if (against.isOpposed && against.extracts.length >= 2) {
    const extracts = quoteAll(against.extracts, posts);
    const sentence = both((l) =>
      l === 'fr'
        ? `Position opposée, ${count(extracts.length, l)} extraits.`
        : `Opposed position, ${count(extracts.length, l)} extracts.`,
    );
    return { ...about, reason: 'opposed', sentence, extracts };
  }
  if (!counted.isDormant) return null;
  const sentence = both((l) => {
    const { lastPostAt: last, daysSince: days } = counted;
    if (!last || days === null) return l === 'fr' ? 'Aucun billet daté.' : 'No dated post.';
    const on = day(last, l, zone);
    return l === 'fr'
      ? `${count(days, l)} jours sans billet, le dernier du ${on} (au-delà de ${DORMANT_DAYS}, un blog est tenu pour endormi).`
      : `${count(days, l)} days without a post, the last of ${on} (beyond ${DORMANT_DAYS}, a blog counts as asleep).`;
  });
  return { ...about, reason: 'dormant', sentence, extracts: refsOf(one, posts).slice(0, 3) };
}
