import { type Random, randomOf } from './random.ts';
import type { Blog, BlogWorld } from './world.ts';

export type Person = { readonly name: string; readonly url: string | null };

/** Who comments around a blog. */
export type Crowd = {
  /** Other creators who are there at every post. */
  readonly core: readonly Person[];
  readonly ring: readonly Person[];
  readonly readers: readonly Person[];
  /** Those who only come for what is won. */
  readonly hunters: readonly Person[];
};

const NINE = 9;

/** Gives every blog its crowd; readers are nobody else's, so that no two blogs share one by chance. */
export function planCrowds(world: BlogWorld): Map<string, Crowd> {
  const random = randomOf(`${world.seed}:crowds`);
  const names = random.shuffle(
    world.firstNames.flatMap((first) => world.familyNames.map((family) => `${first} ${family}`)),
  );
  let taken = 0;
  const take = (n: number): Person[] => {
    const own = names.slice(taken, taken + n);
    taken += n;
    if (own.length < n) throw new Error('more readers than names');
    return own.map((name) => ({ name, url: null }));
  };
  return new Map(
    world.blogs.map((blog) => {
      const around = ringAround(world, blog, random);
      const core = blog.type === 'I' ? around.slice(0, NINE) : [];
      const wanted = Math.ceil((blog.readers + 3) * (blog.ring / 100) * 2) + 1;
      const ring = around.slice(core.length, core.length + wanted);
      const apart = Math.ceil((blog.readers + 3) * (1 - blog.ring / 100));
      // On a few posts the same three would soon seem to come together.
      const readers = take(Math.ceil(apart * (blog.posts - blog.commercial < 15 ? 6 : 2.5)) + 4);
      const hunters = take(blog.contests > 5 ? 16 : 0);
      return [blog.id, { core, ring, readers, hunters }] as const;
    }),
  );
}

export function crowdSize({ core, ring }: Crowd): number {
  return core.length + ring.length;
}

/** Those who go everywhere keep to each other; the others to their own kind. */
function ringAround(world: BlogWorld, blog: Blog, random: Random): Person[] {
  const others = random.shuffle(world.blogs.filter(({ id }) => id !== blog.id));
  const isSociable = ({ type }: Blog) => type === 'D' || type === 'I' || type === 'J';
  const rank = (other: Blog) => {
    if (isSociable(blog) && isSociable(other)) return 0;
    if (other.type === blog.type) return 1;
    return isSociable(other) === isSociable(blog) ? 2 : 3;
  };
  return others
    .sort((a, b) => rank(a) - rank(b))
    .map(({ name, slug }) => ({ name, url: `https://${slug}.example/` }));
}
