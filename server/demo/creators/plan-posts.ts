import { type Random, randomOf } from './random.ts';
import type { Blog, BlogWorld, FixedTitle, Paid, Words } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type PlannedPost = {
  readonly key: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date;
  /** What it was written as; the product has to find out. */
  readonly paid: Paid | null;
  readonly isSubject: boolean;
};

type Slot = {
  readonly at: Date;
  readonly isRecent: boolean;
  isSubject: boolean;
  paid: Paid | null;
  isDisclosed: boolean;
  title: string | null;
};

/** Two years of a blog, newest first: as many posts of every sort as its line of the table says. */
export function planPosts(world: BlogWorld, blog: Blog): PlannedPost[] {
  const random = randomOf(`${world.seed}:${blog.id}`);
  const slots = placeSlots(world, blog, random);
  spreadSubject(blog, slots);
  spreadPaid(blog, slots, random);
  placeTitles(blog.titles, slots);
  return slots.map((slot, i) => {
    const n = slots.length - i;
    const { title, text } = write(world, blog, slot, random);
    return {
      key: `${blog.slug}-${n}`,
      url: `https://${blog.slug}.example/${n}`,
      language: world.language,
      publishedAt: slot.at,
      paid: slot.paid,
      isSubject: slot.isSubject,
      ...{ title, text },
    };
  });
}

/** The last one so many days ago, the others evenly before it, at hours of their own. */
function placeSlots(world: BlogWorld, blog: Blog, random: Random): Slot[] {
  const last = world.now.getTime() - blog.days * DAY_MS - 2 * HOUR_MS;
  const yearAgo = world.now.getTime() - 364 * DAY_MS;
  const earlier = Math.max(
    Math.round(blog.posts * 0.9),
    Math.ceil(blog.subject * 1.8) - blog.posts,
    blog.type === 'H' ? 30 : 0,
  );
  const recent = spread(last, yearAgo, blog.posts, random);
  const old = spread(yearAgo - 3 * DAY_MS, world.now.getTime() - 725 * DAY_MS, earlier, random);
  return [...recent, ...old].map((at, i) => ({
    at: new Date(at),
    isRecent: i < blog.posts,
    isSubject: false,
    paid: null,
    isDisclosed: false,
    title: null,
  }));
}

/** `n` instants from `from` back to `to`, the first exactly at `from`. */
function spread(from: number, to: number, n: number, random: Random): number[] {
  const step = (from - to) / n;
  return Array.from({ length: n }, (_, i) =>
    Math.round(i === 0 ? from : from - i * step + (random.next() - 0.5) * 0.7 * step),
  );
}

/** A little more than half of them in the last year, evenly. */
function spreadSubject(blog: Blog, slots: Slot[]) {
  const recent = slots.filter((slot) => slot.isRecent);
  const old = slots.filter((slot) => !slot.isRecent);
  const wanted = Math.min(Math.ceil(blog.subject * 0.55), recent.length, asleep(blog));
  mark(recent, wanted);
  mark(old, blog.subject - wanted);
}

/** What was written last by whoever sleeps is that they will be back. */
function asleep(blog: Blog): number {
  return blog.type === 'H' ? 0 : Number.POSITIVE_INFINITY;
}

function mark(slots: Slot[], n: number) {
  for (let i = 0; i < n; i += 1) {
    const slot = slots[Math.floor(((i + 0.5) * slots.length) / n)];
    if (slot) slot.isSubject = true;
  }
}

const CYCLE: readonly Paid[] = ['gift', 'partnership', 'gift', 'affiliate', 'paid', 'invitation'];

function spreadPaid(blog: Blog, slots: Slot[], random: Random) {
  const recent = slots.filter((slot) => slot.isRecent);
  const free = recent.filter((slot) => !slot.isSubject);
  const fromSubject = recent.filter((slot) => slot.isSubject);
  const chosen = [...random.shuffle(free), ...fromSubject].slice(0, blog.commercial);
  const said = new Set(random.shuffle(chosen).slice(0, blog.disclosed));
  for (const [i, slot] of chosen.entries()) {
    slot.paid = i < blog.contests ? 'contest' : (CYCLE[i % CYCLE.length] ?? 'gift');
    slot.isDisclosed = said.has(slot);
  }
}

/** Each told title goes to the newest post of its sort that has none. */
function placeTitles(titles: readonly FixedTitle[], slots: Slot[]) {
  for (const title of titles) {
    const free = slots.filter((slot) => slot.title === null);
    const slot = title.isLast ? free[0] : free.find((one) => fits(title, one));
    const place = slot ?? makeRoom(title, free);
    if (place) place.title = title.text;
  }
}

function fits(title: FixedTitle, slot: Slot): boolean {
  const isSubject = title.isSubject === true;
  return slot.isSubject === isSubject && slot.paid === (title.paid ?? null);
}

/** No post is both on the subject and paid for in this way: two of them change places. */
function makeRoom(title: FixedTitle, free: Slot[]): Slot | undefined {
  const wanted = title.paid ?? null;
  const one = free.find((slot) => slot.isSubject === (title.isSubject === true) && slot.isRecent);
  const other = free.find((slot) => slot.paid === wanted && slot.isRecent);
  if (!one || !other) throw new Error(`no room for “${title.text}”`);
  const { paid, isDisclosed } = one;
  one.paid = other.paid;
  one.isDisclosed = other.isDisclosed;
  other.paid = paid;
  other.isDisclosed = isDisclosed;
  return one;
}

function write(world: BlogWorld, blog: Blog, slot: Slot, random: Random) {
  const topic = world.topics[blog.topic];
  if (!topic) throw new Error(`no topic ${blog.topic}`);
  const main = slot.isSubject ? subjectWords(world, blog) : topic;
  const brand = random.pick(world.brands);
  const fill = filler(main.things, brand, random);
  const parts = random.shuffle(main.sentences).slice(0, slot.isSubject ? strength(blog) : 4);
  if (slot.isSubject && strength(blog) < 4)
    parts.push(
      ...random
        .shuffle(topic.sentences)
        .slice(0, 3)
        .map(filler(topic.things, brand, random)),
    );
  const paid = slot.paid ? paidSentences(world, slot.paid, slot.isDisclosed, random) : [];
  const titles = slot.paid && !slot.isSubject ? world.paid.titles[slot.paid] : main.titles;
  const titleFill = slot.paid && !slot.isSubject ? filler(topic.things, brand, random) : fill;
  return {
    title: slot.title ?? titleFill(random.pick(titles)),
    text: [...paid, ...parts].map(fill).join(' '),
  };
}

/** How many of a subject post's sentences are about it. */
function strength(blog: Blog): number {
  if (blog.type === 'A' || blog.type === 'H' || blog.type === 'P') return 5;
  return blog.type === 'D' || blog.type === 'E' ? 2 : 3;
}

function subjectWords(world: BlogWorld, blog: Blog): Words {
  if (blog.type === 'C') return world.against;
  if (blog.type === 'P') return world.avoiding;
  return blog.type === 'D' || blog.type === 'E' ? world.passing : world.subject;
}

function paidSentences(world: BlogWorld, paid: Paid, isDisclosed: boolean, random: Random) {
  const { disclosed, hidden } = world.paid;
  const words = [random.pick((isDisclosed ? disclosed : hidden)[paid])];
  // A contest says how it is played, whoever pays for it.
  return paid === 'contest' ? [...hidden.contest, ...(isDisclosed ? words : [])] : words;
}

function filler(things: readonly string[], brand: string, random: Random) {
  const thing = random.pick(things);
  const capital = thing.charAt(0).toUpperCase() + thing.slice(1);
  return (text: string) =>
    text
      .replaceAll('{thing}', thing)
      .replaceAll('{Thing}', capital)
      .replaceAll('{brand}', brand)
      .replaceAll('{Brand}', brand)
      .replaceAll('{n}', () => String(2 + random.below(9)));
}
