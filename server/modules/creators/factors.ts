import type { Text } from '../../lib/language.ts';
import type { PostRef } from './post-ref.ts';

export type Axis = 'subject' | 'readers' | 'commercial' | 'wear-out';

/**
 * One sentence of "why this rank", and the posts that it opens onto. `plus` and `minus` moved the
 * place; a `warning` is for a person to judge and moved nothing; `context` is said to be known;
 * `unknown` could not be counted.
 */
export type Factor = {
  readonly axis: Axis;
  readonly key: string;
  readonly bearing: 'plus' | 'minus' | 'warning' | 'context' | 'unknown';
  readonly sentence: Text;
  readonly posts: readonly PostRef[];
};
