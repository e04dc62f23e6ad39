import type { IndexedPost } from './post-index.ts';
import { SEGMENT_SIZE } from './postings.ts';

/** What a segment keeps of its posts beside their terms. Lengths are in words that count. */
export type PostColumns = ReturnType<typeof openPosts>;

export function openPosts() {
  const ids: string[] = [];
  const titles: string[] = [];
  const creators: (string | null)[] = [];
  let [lengths, languages, times] = makeColumns(1024);
  const grow = () => {
    const wider = makeColumns(Math.min(SEGMENT_SIZE, ids.length * 2));
    wider[0].set(lengths);
    wider[1].set(languages);
    wider[2].set(times);
    [lengths, languages, times] = wider;
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
    /** Null: the post is gone. */
    creator: (at: number) => creators[at] ?? null,
    language: (at: number) => languages[at] ?? 0,
    /** Milliseconds; not a number where the post has no date. */
    time: (at: number) => times[at] ?? Number.NaN,
    isAlive: (at: number) => creators[at] !== null,
    push(post: IndexedPost, of: { language: number; length: number }) {
      const at = ids.length;
      if (at === lengths.length) grow();
      lengths[at] = of.length;
      languages[at] = of.language;
      times[at] = post.publishedAt?.getTime() ?? Number.NaN;
      ids.push(post.id);
      titles.push(post.title);
      creators.push(post.creatorId);
    },
    /** Forgets the post; its postings stay until the segment is written anew, and are never read. */
    drop(at: number) {
      const [id, creatorId] = [ids[at] ?? '', creators[at] ?? null];
      if (creatorId === null) return null;
      creators[at] = null;
      ids[at] = '';
      titles[at] = '';
      return { id, creatorId, language: languages[at] ?? 0, length: lengths[at] ?? 0 };
    },
  };
}

function makeColumns(size: number): [Uint32Array, Uint16Array, Float64Array] {
  return [new Uint32Array(size), new Uint16Array(size), new Float64Array(size)];
}
