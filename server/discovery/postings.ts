/**
 * Where a term occurs: per post how often (at most 255), and 32 bits of where: bit n is set if the term
 * stands among the words 8n to 8n+7, counted round after 256 words. Two terms are near each other if
 * their bits are the same or neighbours; beyond 256 words a chance meeting is possible (about 1 in 11
 * for two words that each occur once).
 */
export type Postings = {
  readonly posts: Uint16Array;
  readonly counts: Uint8Array;
  readonly places: Uint32Array;
  readonly from: number;
  readonly to: number;
};

export type Segment = { postingsOf(term: number): Postings | null; readonly postings: number };
export type Tail = Segment & { add(term: number, post: number, position: number): void };

/** Posts in a segment: their numbers fit 16 bits, their scores the processor's cache. */
export const SEGMENT_SIZE = 65_536;

/** The open segment: one chain a term, newest first. A post's words come in one go. */
export function openTail(): Tail {
  let [terms, posts, next] = [new Uint32Array(1024), new Uint16Array(1024), new Int32Array(1024)];
  let [counts, places] = [new Uint8Array(1024), new Uint32Array(1024)];
  let heads = new Int32Array(1024).fill(-1);
  let size = 0;
  const grow = () => {
    terms = copyTo(new Uint32Array(size * 2), terms);
    posts = copyTo(new Uint16Array(size * 2), posts);
    next = copyTo(new Int32Array(size * 2), next);
    counts = copyTo(new Uint8Array(size * 2), counts);
    places = copyTo(new Uint32Array(size * 2), places);
  };
  return {
    get postings() {
      return size;
    },
    add(term, post, position) {
      if (term >= heads.length) {
        const wider = new Int32Array(Math.max(term + 1, heads.length * 2)).fill(-1);
        heads = copyTo(wider, heads);
      }
      const bit = 1 << ((position >>> 3) & 31);
      const last = heads[term] ?? -1;
      if (last >= 0 && posts[last] === post) {
        if ((counts[last] ?? 255) < 255) counts[last] = (counts[last] ?? 0) + 1;
        places[last] = (places[last] ?? 0) | bit;
        return;
      }
      if (size === terms.length) grow();
      terms[size] = term;
      posts[size] = post;
      counts[size] = 1;
      places[size] = bit;
      next[size] = last;
      heads[term] = size++;
    },
    postingsOf(term) {
      let length = 0;
      for (let i = heads[term] ?? -1; i >= 0; i = next[i] ?? -1) length++;
      if (length === 0) return null;
      const found = {
        posts: new Uint16Array(length),
        counts: new Uint8Array(length),
        places: new Uint32Array(length),
        from: 0,
        to: length,
      };
      for (let i = heads[term] ?? -1, at = length - 1; i >= 0; i = next[i] ?? -1, at--) {
        found.posts[at] = posts[i] ?? 0;
        found.counts[at] = counts[i] ?? 0;
        found.places[at] = places[i] ?? 0;
      }
      return found;
    },
    /** For `sealTail`, in the order of writing. */
    ...{ read: () => ({ terms, posts, counts, places, size, width: heads.length }) },
  };
}

/** The same postings side by side, term by term; posts in rising order. `keep` drops dead posts. */
export function sealTail(tail: Tail, keep?: (post: number) => boolean): Segment {
  const { terms, posts, counts, places, size, width } = (tail as Readable).read();
  return sortPostings({ terms, posts, counts, places, size, width, keep: keep ?? (() => true) });
}

type Columns = {
  terms: Uint32Array;
  posts: Uint16Array;
  counts: Uint8Array;
  places: Uint32Array;
  size: number;
  width: number;
};
type Readable = Tail & { read(): Columns };

function sortPostings(of: Columns & { keep(post: number): boolean }): Segment {
  const starts = new Uint32Array(of.width + 1);
  for (let i = 0; i < of.size; i++) {
    if (of.keep(of.posts[i] ?? 0)) {
      const at = (of.terms[i] ?? 0) + 1;
      starts[at] = (starts[at] ?? 0) + 1;
    }
  }
  for (let i = 0; i < of.width; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const total = starts[of.width] ?? 0;
  const posts = new Uint16Array(total);
  const counts = new Uint8Array(total);
  const places = new Uint32Array(total);
  const free = starts.slice();
  for (let i = 0; i < of.size; i++) {
    const post = of.posts[i] ?? 0;
    if (!of.keep(post)) continue;
    const term = of.terms[i] ?? 0;
    const at = free[term] ?? 0;
    free[term] = at + 1;
    posts[at] = post;
    counts[at] = of.counts[i] ?? 0;
    places[at] = of.places[i] ?? 0;
  }
  return {
    postings: total,
    postingsOf(term) {
      const [from, to] = [starts[term] ?? 0, starts[term + 1] ?? 0];
      return to > from ? { posts, counts, places, from, to } : null;
    },
  };
}

function copyTo<T extends { set(from: T): void }>(wider: T, from: T): T {
  wider.set(from);
  return wider;
}
