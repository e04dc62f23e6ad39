import type { PathOf, ValueOf } from './facts.ts';
import type { LabelCountry } from './labels.ts';
import type { ParameterName } from './parameters.ts';

type Flag = PathOf<boolean>;
type Count = PathOf<number>;
type Day = { [P in PathOf<string>]: P extends `${string}On` ? P : never }[PathOf<string>];
type Many = PathOf<readonly string[]>;
type Word = Exclude<PathOf<string>, Day>;

type Known<P extends Word> = readonly [fact: P, ...values: ValueOf<P>[]];
type ItemOf<P extends Many> = ValueOf<P> extends readonly (infer I)[] ? I : never;
type Listed<P extends Many> = readonly [fact: P, ...values: ItemOf<P>[]];

/** A number, a threshold of the agency's, another fact, or a share of one rounded up. */
export type Operand =
  | number
  | { readonly param: ParameterName }
  | { readonly fact: Count }
  | { readonly percent: number; readonly of: Count };

/**
 * When a rule fires, as data: no code stands in a pack. `docs/rules.md` says what each word means.
 * Where a fact that matters is missing, the answer is neither yes nor no.
 */
export type When =
  | { readonly all: readonly When[] }
  | { readonly any: readonly When[] }
  | { readonly not: When }
  /** The fact is true. */
  | { readonly is: Flag }
  /** The fact is one of these values. */
  | { readonly in: { [P in Word]: Known<P> }[Word] }
  | { readonly gte: readonly [Count, Operand] }
  | { readonly gt: readonly [Count, Operand] }
  | { readonly lt: readonly [Count, Operand] }
  /** The list holds at least one of these. */
  | { readonly hasAny: { [P in Many]: Listed<P> }[Many] }
  /** The list holds every one of these. */
  | { readonly hasAll: { [P in Many]: Listed<P> }[Many] }
  /** The text, or one of the list, holds one of these phrases: whole words, accents and case aside. */
  | { readonly says: readonly [fact: 'post.text' | 'post.labels', ...phrases: string[]] }
  /** More days than this have passed since the fact's day. */
  | { readonly olderThan: readonly [Day, Operand] }
  /** Two texts are the same. */
  | { readonly same: readonly [Word, Word] }
  /** What the reader sees counts as disclosure there, for this benefit (`labels.ts`). */
  | { readonly discloses: LabelCountry };

export type DayFact = Day;
