import type { IndexedPost } from '../../discovery/post-index.ts';
import type { Text } from '../../lib/language.ts';

/** A public to whom what is offered may not be fit: said with what shows it, judged by a person. */
export type AudienceSignal = {
  readonly kind: 'intolerant' | 'young';
  readonly label: Text;
  readonly extracts: readonly { postId: string; sentence: string; publishedAt: Date | null }[];
  readonly posts: number;
};

const LEXICON = {
  intolerant: {
    label: { fr: 'public intolérant ou allergique', en: 'intolerant or allergic audience' },
    words: [
      /\b(intol[ée]ran(t|te|ts|tes|ce|ces)|allergi(e|es|que|ques)|hypersensib\w+|nutritionniste|di[ée]t[ée]ticien\w*)\b/iu,
      /\b(intoleran(t|ce|ces)|allerg(y|ies|ic|en|ens)|sensitivit(y|ies)|dieti[tc]ian\w*|nutritionist\w*)\b/iu,
      /\b(sans (lactose|gluten|caf[ée]ine)|(lactose|gluten|caffeine)[- ]free)\b/iu,
    ],
  },
  young: {
    label: { fr: 'public mineur', en: 'audience of minors' },
    words: [
      /\b(mes (abonn[ée]s|lecteurs) de moins de 1[0-8] ans|coll[ée]giens qui me lisent)\b/iu,
      /\b(my (readers|followers) under 1[0-8]|teen readers)\b/iu,
    ],
  },
} as const;

const LEAST = 3;
const SHARE = 0.2;
const EXTRACTS = 3;

/** Among these posts on the subject: at least three, and a fifth of them, that say whom they speak to. */
export function findAudienceSignals(posts: readonly IndexedPost[]): AudienceSignal[] {
  return (['intolerant', 'young'] as const).flatMap((kind) => {
    const { label, words } = LEXICON[kind];
    const extracts = posts.flatMap((post) => {
      const sentence = sentencesOf(`${post.title}. ${post.text}`).find((text) =>
        words.some((word) => word.test(text)),
      );
      return sentence ? [{ postId: post.id, sentence, publishedAt: post.publishedAt }] : [];
    });
    if (extracts.length < LEAST || extracts.length < SHARE * posts.length) return [];
    return [{ kind, label, posts: extracts.length, extracts: extracts.slice(0, EXTRACTS) }];
  });
}

function sentencesOf(text: string): string[] {
  return [...new Intl.Segmenter('fr', { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment.trim(),
  );
}
