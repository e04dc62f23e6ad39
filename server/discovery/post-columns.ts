import type { IndexedPost } from './post-index.ts';
import { SEGMENT_SIZE } from './postings.ts';

/** What a segment keeps of its posts beside their terms. Lengths are in words that count. */
export type PostColumns = ReturnType<typeof openPosts>;

export function openPosts() {
  const ids: string[] = [];
  const titles: string[] = [];
  let [lengths, languages, times, creators] = makeColumns(1024);
  const grow = () => {
    const wider = makeColumns(Math.min(SEGMENT_SIZE, ids.length * 2));
    wider[0].set(lengths);
    wider[1].set(languages);
    wider[2].set(times);
    wider[3].set(creators);
    [lengths, languages, times, creators] = wider;
  };
  return {
    get size() {
      return ids.length;
    },
    get lengths() {
      return lengths;
    },
    id: (at: number) => ids[at] ?? '',
    title: (at: number) => titles[at] ?? '',
    /** The creator's number; -1: the post is gone. */
    creator: (at: number) => creators[at] ?? GONE,
    language: (at: number) => languages[at] ?? 0,
    /** Milliseconds; not a number where the post has no date. */
    time: (at: number) => times[at] ?? Number.NaN,
    isAlive: (at: number) => creators[at] !== GONE,
    push(post: IndexedPost, of: { creator: number; language: number; length: number }) {
      const at = ids.length;
      if (at === lengths.length) grow();
      lengths[at] = of.length;
      languages[at] = of.language;
      times[at] = post.publishedAt?.getTime() ?? Number.NaN;
      ids.push(post.id);
      titles.push(post.title);
      creators[at] = of.creator;
    },
    /** Forgets the post; its postings stay until the segment is written anew, and are never read. */
    drop(at: number) {
      const [id, creator] = [ids[at] ?? '', creators[at] ?? GONE];
      if (creator === GONE) return null;
      creators[at] = GONE;
      ids[at] = '';
      titles[at] = '';
      return { id, creator, language: languages[at] ?? 0, length: lengths[at] ?? 0 };
    },
  };
}

const GONE = -1;

function makeColumns(size: number): [Uint32Array, Uint16Array, Float64Array, Int32Array] {
  return [
    new Uint32Array(size),
    new Uint16Array(size),
    new Float64Array(size),
    new Int32Array(size),
  ];
}
