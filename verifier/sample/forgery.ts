import type { CheckOptions } from '../check/log.ts';
import type { FindingType, Verdict } from '../check/verdict.ts';

/** A file that isn't what it says, and what a verifier must say of it. */
export type Forgery = {
  /** Kebab-case; also the name of the vector's file. */
  readonly name: string;
  /** What was done, for the reader of the vectors. */
  readonly what: string;
  readonly bytes: () => Uint8Array;
  readonly verdict: Verdict['verdict'];
  /** Findings that must be there, with the leaf's index where one is meant. */
  readonly finds: readonly (readonly [type: FindingType, index?: number])[];
  /** What the person who checks holds besides the file. */
  readonly options?: CheckOptions;
};
