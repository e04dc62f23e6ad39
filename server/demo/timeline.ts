import type { DemoPost, Ending } from './posts.ts';

const HOUR = 3_600_000;

/** What happens to a post on its way to where it stands, and when. */
export type Step = {
  readonly at: Date;
  readonly what: 'write' | 'submit' | 'ask-change' | 'pass-on' | 'send' | 'sign' | 'publish';
  readonly post: DemoPost;
};

type What = Step['what'];

/** For each ending the way to it; hours are counted back from `since`, when it came to its end. */
const ways: Readonly<Record<Ending, readonly (readonly [what: What, hoursBefore: number])[]>> = {
  draft: [['write', 0]],
  'in-review': [
    ['write', 2],
    ['submit', 0],
  ],
  'changes-requested': [
    ['write', 6],
    ['submit', 3],
    ['ask-change', 0],
  ],
  reviewed: [
    ['write', 6],
    ['submit', 3],
    ['pass-on', 0],
  ],
  'with-client': [
    ['write', 9],
    ['submit', 6],
    ['pass-on', 1],
    ['send', 0],
  ],
  signed: [
    ['write', 50],
    ['submit', 47],
    ['pass-on', 44],
    ['send', 43],
    ['sign', 0],
  ],
  published: [
    ['write', 120],
    ['submit', 117],
    ['pass-on', 114],
    ['send', 113],
    ['sign', 92],
    ['publish', 0],
  ],
};

/** All steps of all posts, in the order in which they happened. */
export function planSteps(posts: readonly DemoPost[]): Step[] {
  return posts
    .flatMap((post) =>
      ways[post.ending].map(([what, hours]) => ({
        what,
        post,
        at: new Date(new Date(post.since).getTime() - hours * HOUR),
      })),
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
