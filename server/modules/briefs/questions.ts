/** The twelve questions that a good brief answers, in their order. */
export const QUESTION_KEYS = [
  'change',
  'audience',
  'objective',
  'promise',
  'product',
  'budget',
  'dates',
  'existing',
  'constraints',
  'means',
  'success',
  'stop',
] as const;
export type QuestionKey = (typeof QUESTION_KEYS)[number];

/**
 * What a question wants to know, and how much of a whole brief that is: the points of all elements
 * add up to 100. An operation can be planned without knowing when one would stop it (2), hardly
 * without a ceiling (9), an audience (10) or something that must change (10).
 */
export const ELEMENTS = [
  { key: 'fact', question: 'change', points: 7 },
  { key: 'figure', question: 'change', points: 3 },
  { key: 'who', question: 'audience', points: 10 },
  { key: 'effect', question: 'objective', points: 10 },
  { key: 'measure', question: 'objective', points: 2 },
  { key: 'claims', question: 'promise', points: 6 },
  { key: 'what', question: 'product', points: 7 },
  { key: 'limits', question: 'product', points: 6 },
  { key: 'ceiling', question: 'budget', points: 9 },
  { key: 'inclusive', question: 'budget', points: 3 },
  { key: 'launch', question: 'dates', points: 7 },
  { key: 'decision', question: 'dates', points: 3 },
  { key: 'past', question: 'existing', points: 7 },
  { key: 'bounds', question: 'constraints', points: 5 },
  { key: 'people', question: 'means', points: 4 },
  { key: 'judged', question: 'success', points: 5 },
  { key: 'sales', question: 'success', points: 4 },
  { key: 'limit', question: 'stop', points: 2 },
] as const satisfies readonly { key: string; question: QuestionKey; points: number }[];
export type ElementKey = (typeof ELEMENTS)[number]['key'];

/** Where an answer came from: the client's own text, the page by link, a person, the brand kit. */
export type AnswerSource = 'text' | 'link' | 'member' | 'brand-kit';

/** "I don't know" and "no" are answers, and stay said. */
export type AnswerKind = 'text' | 'unknown' | 'no';

export type Answer = {
  readonly question: QuestionKey;
  readonly kind: AnswerKind;
  readonly body: string;
  readonly source: AnswerSource;
  /** A person has read it and calls it vague, or good; null: the rules below say. */
  readonly judged: 'answered' | 'vague' | null;
};

export type QuestionState = 'answered' | 'vague' | 'missing';
