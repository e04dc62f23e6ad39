import type { SubjectQuery } from './post-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the index knows of a creator's posts in the query's languages and time, whatever their subject. */
export type CreatorPosts = { posts: number; lastAt: Date | null };

/** What a content farm would show of itself, from the same posts; facts, no verdict. */
export type CreatorWriting = {
  /** Over the twelve months before the newest one; null without dates. */
  postsAMonth: number | null;
  /** Words that count, a post, of the last 500 that were read: median, and quartile range over median. */
  medianWords: number;
  spread: number;
};

/** Side by side, in the order of reading, so that counting a creator's posts is one sweep. */
type Own = {
  size: number;
  numbers: Int32Array;
  times: Float64Array;
  languages: Uint16Array;
  lengths: Uint32Array;
};
export type OwnPost = { number: number; time: number; language: number; length: number };

const MEASURED = 500;
const MONTH_MS = 30.44 * 86_400_000;

/** Creators by number, with their living posts. */
export function openCreators(vocabulary: Vocabulary) {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const owned: Own[] = [];
  const findOwn = (creatorId: string) => owned[numbers.get(creatorId) ?? -1];
  return {
    nameOf: (creator: number) => names[creator] ?? '',
    list(creatorId: string): number[] {
      const own = findOwn(creatorId);
      return own ? [...own.numbers.subarray(0, own.size)] : [];
    },
    add(creatorId: string, post: OwnPost): number {
      const creator = numbers.get(creatorId) ?? names.length;
      if (creator === names.length) {
        numbers.set(creatorId, creator);
        names.push(creatorId);
        owned.push(makeOwn(4));
      }
      owned[creator] = push(owned[creator] ?? makeOwn(4), post);
      return creator;
    },
    /** Whoever has no post left is forgotten by name. */
    drop(creator: number, number: number) {
      const own = owned[creator];
      if (!own) return;
      const at = own.numbers.subarray(0, own.size).lastIndexOf(number);
      if (at >= 0) {
        for (const column of [own.numbers, own.times, own.languages, own.lengths])
          column.copyWithin(at, at + 1, own.size);
        own.size--;
      }
      if (own.size > 0) return;
      numbers.delete(names[creator] ?? '');
      names[creator] = '';
    },
    count(creatorId: string, query: Asked): CreatorPosts {
      const own = findOwn(creatorId) ?? makeOwn(0);
      return countPosts(own, listLanguages(vocabulary, query.languages), sinceOf(query));
    },
    measure(creatorId: string, query: Asked): CreatorWriting {
      const own = findOwn(creatorId) ?? makeOwn(0);
      const asked = listLanguages(vocabulary, query.languages);
      return { ...countAMonth(own, asked, sinceOf(query)), ...measure(own, asked) };
    },
  };
}

type Asked = Pick<SubjectQuery, 'languages' | 'since'>;

function sinceOf({ since }: Asked): number {
  return since?.getTime() ?? Number.NEGATIVE_INFINITY;
}

/** `asked[language]` is 1; `since` in ms. */
function countPosts(own: Own, asked: Uint8Array, since: number): CreatorPosts {
  const { size, times, languages } = own;
  const isTimed = since > Number.NEGATIVE_INFINITY;
  let [posts, last] = [0, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < size; i++) {
    const time = times[i] ?? Number.NaN;
    if (asked[languages[i] ?? 0] !== 1 || (isTimed && !(time >= since))) continue;
    posts++;
    if (time > last) last = time;
  }
  return { posts, lastAt: last > Number.NEGATIVE_INFINITY ? new Date(last) : null };
}

function countAMonth(own: Own, asked: Uint8Array, since: number) {
  const last = countPosts(own, asked, since).lastAt?.getTime();
  if (last === undefined) return { postsAMonth: null };
  const from = Math.max(since, last - 12 * MONTH_MS);
  let [dated, year, first] = [0, 0, last];
  for (let i = 0; i < own.size; i++) {
    const time = own.times[i] ?? Number.NaN;
    if (asked[own.languages[i] ?? 0] !== 1 || !(time >= since)) continue;
    dated++;
    if (time < from) continue;
    year++;
    if (time < first) first = time;
  }
  const begin = dated > year || since > Number.NEGATIVE_INFINITY ? from : first;
  return { postsAMonth: year / Math.max(1, (last - begin) / MONTH_MS) };
}

/** Texts of no known language belong to all. */
function listLanguages(vocabulary: Vocabulary, codes: readonly string[]): Uint8Array {
  const asked = new Uint8Array(vocabulary.count());
  for (const code of [...codes, 'und']) {
    const number = vocabulary.find(code)?.number;
    if (number !== undefined) asked[number] = 1;
  }
  return asked;
}

function measure(own: Own, asked: Uint8Array): { medianWords: number; spread: number } {
  const lengths: number[] = [];
  for (let i = own.size - 1; i >= 0 && lengths.length < MEASURED; i--)
    if (asked[own.languages[i] ?? 0] === 1) lengths.push(own.lengths[i] ?? 0);
  const sorted = Uint32Array.from(lengths).sort();
  const quartile = (n: number) => sorted[Math.floor((sorted.length * n) / 4)] ?? 0;
  const median = quartile(2);
  return {
    medianWords: median,
    spread: median === 0 ? 0 : (quartile(3) - quartile(1)) / median,
  };
}

function makeOwn(room: number): Own {
  return {
    size: 0,
    numbers: new Int32Array(room),
    times: new Float64Array(room),
    languages: new Uint16Array(room),
    lengths: new Uint32Array(room),
  };
}

function push(own: Own, { number, time, language, length }: OwnPost): Own {
  let into = own;
  if (own.size === own.numbers.length) {
    into = makeOwn(own.size * 2);
    into.size = own.size;
    into.numbers.set(own.numbers);
    into.times.set(own.times);
    into.languages.set(own.languages);
    into.lengths.set(own.lengths);
  }
  const at = into.size++;
  into.numbers[at] = number;
  into.times[at] = time;
  into.languages[at] = language;
  into.lengths[at] = length;
  return into;
}
