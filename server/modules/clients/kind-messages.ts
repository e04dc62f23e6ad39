import type { Decision, SubjectKind } from '../signing/schema.ts';

type Words = {
  /** "the posts": what a link leads to. */
  readonly many: Readonly<Record<SubjectKind, string>>;
  /** The name of one that has no title of its own. */
  readonly one: Readonly<Record<SubjectKind, string>>;
  readonly and: string;
  /** What was decided on a post, and on anything else. */
  readonly onPost: Readonly<Record<Decision, string>>;
  readonly onOther: Readonly<Record<Decision, string>>;
};

/** What a client's person is asked about by a link, in words for mails. */
export const kindTexts: { readonly fr: Words; readonly en: Words } = {
  fr: {
    many: {
      post: 'les publications',
      'brand-kit': 'la charte',
      brief: 'le brief',
      recommendation: 'la recommandation',
      agreement: 'l’accord',
      'contest-rules': 'le règlement du concours',
      report: 'le rapport',
    },
    one: {
      post: 'Publication',
      'brand-kit': 'Charte',
      brief: 'Brief',
      recommendation: 'Recommandation',
      agreement: 'Accord',
      'contest-rules': 'Règlement du concours',
      report: 'Rapport',
    },
    and: ' et ',
    onPost: {
      approved: 'bon à tirer',
      changes: 'changement demandé',
      refused: 'ne pas publier',
    },
    onOther: { approved: 'bon à tirer', changes: 'changement demandé', refused: 'refus' },
  },
  en: {
    many: {
      post: 'the posts',
      'brand-kit': 'the brand kit',
      brief: 'the brief',
      recommendation: 'the recommendation',
      agreement: 'the agreement',
      'contest-rules': 'the contest rules',
      report: 'the report',
    },
    one: {
      post: 'Post',
      'brand-kit': 'Brand kit',
      brief: 'Brief',
      recommendation: 'Recommendation',
      agreement: 'Agreement',
      'contest-rules': 'Contest rules',
      report: 'Report',
    },
    and: ' and ',
    onPost: {
      approved: 'approved for publication',
      changes: 'change requested',
      refused: 'not to be published',
    },
    onOther: { approved: 'approved', changes: 'change requested', refused: 'refused' },
  },
};

/** "les publications et la charte": each kind once. */
export function nameKinds(locale: 'fr' | 'en', kinds: readonly SubjectKind[]): string {
  const { many, and } = kindTexts[locale];
  return [...new Set(kinds)].map((kind) => many[kind]).join(and);
}

export function nameDecision(locale: 'fr' | 'en', kind: SubjectKind, decision: Decision): string {
  const words = kindTexts[locale];
  return (kind === 'post' ? words.onPost : words.onOther)[decision];
}
