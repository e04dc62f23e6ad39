import { wilson } from '../../discovery/wilson.ts';
import type { PostLine } from './read-material.ts';

/** What is paid for among the posts of twelve months, and whether it says so. */
export type CommercialAxis = {
  readonly posts: number;
  readonly commercial: number;
  /** Of `posts`, with Wilson's 95 % interval; null without a post. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly disclosed: number;
  /** How many of the commercial ones a person has looked at. */
  readonly decided: number;
  /** Proposed on weak signs, looked at by nobody yet: in no other count. */
  readonly doubtful: readonly PostLine[];
  readonly contests: number;
  readonly good: readonly PostLine[];
  readonly missing: readonly PostLine[];
  /** Enough of them, and clearly more without a mention than with one. */
  readonly isHidden: boolean;
};

const EXAMPLES = 3;
const ENOUGH = 8;

/** `posts`: of the last twelve months, newest first. */
export function countCommercial(posts: readonly PostLine[]): CommercialAxis {
  const commercial = posts.filter(({ mark }) => mark?.isCommercial);
  const good = commercial.filter(({ mark }) => mark?.isDisclosed);
  const missing = commercial.filter(({ mark }) => !mark?.isDisclosed);
  const interval = posts.length === 0 ? null : wilson(commercial.length, posts.length);
  const said = commercial.length < ENOUGH ? null : wilson(good.length, commercial.length);
  return {
    posts: posts.length,
    commercial: commercial.length,
    share: posts.length === 0 ? null : commercial.length / posts.length,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    disclosed: good.length,
    decided: commercial.filter(({ mark }) => mark?.isDecided).length,
    doubtful: posts.filter(({ mark }) => mark?.isDoubtful),
    contests: posts.filter(({ mark }) => mark?.isContest).length,
    good: quotable(good),
    missing: quotable(missing),
    isHidden: said !== null && said.high < 0.5,
  };
}

/** Those that carry the sentence first: an example is there to be read. */
function quotable(posts: readonly PostLine[]): PostLine[] {
  const quoted = posts.filter(({ mark }) => mark?.sentence);
  return [...quoted, ...posts.filter(({ mark }) => !mark?.sentence)].slice(0, EXAMPLES);
}
