import { type Crowd, crowdSize, type Person } from './plan-crowds.ts';
import type { PlannedPost } from './plan-posts.ts';
import { type Random, randomOf } from './random.ts';
import type { Blog, BlogWorld } from './world.ts';

const HOUR_MS = 3_600_000;
const YEAR_MS = 366 * 24 * HOUR_MS;

export type PlannedComment = {
  readonly postKey: string;
  readonly author: string;
  readonly authorUrl: string | null;
  readonly text: string;
  readonly at: Date;
};

/** How far a post strays from the median, in this order: after any number of posts it is still the median. */
const STRAY = [0, 0, -2, 3, 0, -1, 1];
const CONTEST = 24;
const FEW = 15;

/** What is said under the posts of the twelve months before the last one. */
export function planComments(
  world: BlogWorld,
  blog: Blog,
  crowd: Crowd,
  posts: readonly PlannedPost[],
): PlannedComment[] {
  const random = randomOf(`${world.seed}:${blog.id}:comments`);
  const now = world.now.getTime();
  const last = posts[0]?.publishedAt.getTime() ?? 0;
  const year = posts.filter(({ publishedAt }) => publishedAt.getTime() >= last - YEAR_MS);
  const write = (post: PlannedPost, person: Person, texts: readonly string[]) => {
    const after = Math.floor((0.2 + 40 * random.next()) * HOUR_MS);
    return {
      postKey: post.key,
      author: person.name,
      authorUrl: person.url,
      text: random.pick(texts),
      at: new Date(Math.min(post.publishedAt.getTime() + after, now)),
    };
  };
  // On a few posts only, the same three would soon seem to come together: readers take turns.
  const turns = blog.posts - blog.commercial < FEW ? random.shuffle(crowd.readers) : null;
  const readersOf = (n: number, isContest: boolean) => {
    if (isContest) return random.shuffle([...crowd.hunters, ...crowd.readers]).slice(0, n);
    if (!turns) return random.shuffle(crowd.readers).slice(0, n);
    const next = turns.splice(0, n);
    turns.push(...next);
    return next;
  };
  let owed = 0.5;
  let ordinary = 0;
  return year.flatMap((post, i) => {
    const isContest = post.paid === 'contest';
    const stray = STRAY[ordinary % STRAY.length] ?? 0;
    if (post.paid === null) ordinary += 1;
    const size = isContest
      ? CONTEST
      : post.paid
        ? Math.ceil(blog.readers / 3)
        : blog.readers + stray;
    owed += (size * blog.ring) / 100;
    const fromRing = Math.min(Math.floor(owed), size, crowdSize(crowd));
    owed -= fromRing;
    const said = [
      ...ringOf(crowd, fromRing, random).map((one) => write(post, one, world.comments)),
      ...readersOf(size - fromRing, isContest).map((one) =>
        write(
          post,
          one,
          isContest && random.next() < 0.85 ? world.contestComments : world.comments,
        ),
      ),
    ];
    const own = { name: blog.name, url: `https://${blog.slug}.example/` };
    return i % 5 === 2 ? [...said, write(post, own, world.replies)] : said;
  });
}

/** The closest always, the others by turns. */
function ringOf({ core, ring }: Crowd, n: number, random: Random): Person[] {
  return [...core, ...random.shuffle(ring)].slice(0, n);
}
