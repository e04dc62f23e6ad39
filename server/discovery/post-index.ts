import { openPosts, type PostColumns } from './post-columns.ts';
import { openTail, SEGMENT_SIZE, type Segment, sealTail } from './postings.ts';
import { searchSegments } from './search-segments.ts';
import { openVocabulary } from './vocabulary.ts';

export type IndexedPost = {
  id: string;
  creatorId: string;
  /** ISO 639-1, or `und`: then it is searched whatever the languages asked for. */
  language: string;
  title: string;
  text: string;
  publishedAt: Date | null;
};

/**
 * `focus` (0 to 1) says how much the post is about one of the terms: 0.5 is two mentions of a rare term
 * in a post of average length, or one in the title.
 */
export type PostHit = {
  id: string;
  creatorId: string;
  score: number;
  focus: number;
  publishedAt: Date | null;
};

/**
 * Words or phrases by language (`*`: every language). A phrase of several words finds posts in which all
 * of them stand near each other (`Postings` says how near); `without` takes out the posts with any of its terms.
 */
export type SubjectQuery = {
  terms: Readonly<Record<string, readonly string[]>>;
  without?: Readonly<Record<string, readonly string[]>>;
  languages: readonly string[];
  since?: Date;
};

/** What the index knows of a creator's posts in the query's languages and time, whatever their subject. */
export type CreatorPosts = {
  posts: number;
  firstAt: Date | null;
  lastAt: Date | null;
  /** Words that count, a post: median, and spread (quartile range over median). */
  medianWords: number;
  spread: number;
  /** Over the twelve months before the newest one; null without dates. */
  postsAMonth: number | null;
};

export interface PostIndex {
  /** Searchable when it returns. A post whose id is known replaces the older one. */
  add(posts: readonly IndexedPost[]): void;
  remove(creatorId: string): void;
  readonly size: number;
  /** Best first; equal scores in the order of adding. */
  search(query: SubjectQuery, limit?: number): PostHit[];
  /** The title and language of a post, to suggest words from. */
  findTitle(postId: string): { title: string; language: string } | null;
  creatorPosts(creatorId: string, query: Pick<SubjectQuery, 'languages' | 'since'>): CreatorPosts;
}

/** A title's words count as often as this in the text. */
const TITLE_WEIGHT = 2;

type Part = { segment: Segment; posts: PostColumns; dead: number };

/**
 * The posts of one agency in the process's memory: typed arrays, BM25 (k1 1.2, b 0.75) within each
 * language, segments of 65,536 posts of which the last stays open.
 */
export function openPostIndex(): PostIndex {
  const vocabulary = openVocabulary();
  const places = new Map<string, number>(); // a post's id to its number
  const owned = new Map<string, number[]>(); // a creator's posts
  const parts: Part[] = [];
  let tail = openTail();

  const openPart = () => {
    tail = openTail();
    const part = { segment: tail as Segment, posts: openPosts(), dead: 0 };
    parts.push(part);
    return part;
  };
  const addOne = (post: IndexedPost) => {
    drop(places.get(post.id));
    let part = parts.at(-1) ?? openPart();
    if (part.posts.size === SEGMENT_SIZE) {
      part.segment = sealTail(tail);
      part = openPart();
    }
    const language = vocabulary.language(post.language);
    const at = part.posts.size;
    let position = 0;
    const write = (term: number) => tail.add(term, at, position++);
    for (let i = 0; i < TITLE_WEIGHT; i++) {
      position = 0;
      language.eachTerm(post.title, write);
    }
    position += 16; // no phrase across the title's end
    language.eachTerm(post.text, write);
    const number = (parts.length - 1) * SEGMENT_SIZE + at;
    part.posts.push(post, { language: language.number, length: position - 16 });
    language.count(position - 16, 1);
    places.set(post.id, number);
    const own = owned.get(post.creatorId);
    if (own) own.push(number);
    else owned.set(post.creatorId, [number]);
  };
  const drop = (number: number | undefined) => {
    if (number === undefined) return;
    const part = parts[Math.floor(number / SEGMENT_SIZE)];
    const gone = part?.posts.drop(number % SEGMENT_SIZE);
    if (!part || !gone) return;
    part.dead++;
    vocabulary.byNumber(gone.language).count(-gone.length, -1);
    places.delete(gone.id);
    const own = owned.get(gone.creatorId) ?? [];
    own.splice(own.indexOf(number), 1);
    if (own.length === 0) owned.delete(gone.creatorId);
  };

  return {
    get size() {
      return places.size;
    },
    add(posts) {
      for (const post of posts) addOne(post);
    },
    remove(creatorId) {
      for (const number of [...(owned.get(creatorId) ?? [])]) drop(number);
    },
    search: (query, limit = 300) => searchSegments({ parts, vocabulary }, query, limit),
    findTitle(postId) {
      const number = places.get(postId);
      const posts = parts[Math.floor((number ?? -1) / SEGMENT_SIZE)]?.posts;
      if (number === undefined || !posts) return null;
      const at = number % SEGMENT_SIZE;
      return { title: posts.title(at), language: vocabulary.byNumber(posts.language(at)).code };
    },
    creatorPosts: (creatorId, query) =>
      summarise(parts, owned.get(creatorId) ?? [], query, vocabulary),
  };
}

function summarise(
  parts: readonly Part[],
  own: readonly number[],
  query: Pick<SubjectQuery, 'languages' | 'since'>,
  vocabulary: ReturnType<typeof openVocabulary>,
): CreatorPosts {
  const languages = new Set([...query.languages, 'und']);
  const since = query.since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const lengths: number[] = [];
  const times: number[] = [];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of own) {
    const posts = parts[Math.floor(number / SEGMENT_SIZE)]?.posts;
    const at = number % SEGMENT_SIZE;
    if (!posts || !languages.has(vocabulary.byNumber(posts.language(at)).code)) continue;
    const time = posts.time(at);
    if (time < since || (Number.isNaN(time) && since > Number.NEGATIVE_INFINITY)) continue;
    lengths.push(posts.lengths[at] ?? 0);
    if (!Number.isNaN(time)) times.push(time);
    if (time < first) first = time;
    if (time > last) last = time;
  }
  lengths.sort((a, b) => a - b);
  const quartile = (n: number) => lengths[Math.floor((lengths.length * n) / 4)] ?? 0;
  const median = quartile(2);
  return {
    posts: lengths.length,
    firstAt: Number.isFinite(first) ? new Date(first) : null,
    lastAt: Number.isFinite(last) ? new Date(last) : null,
    medianWords: median,
    spread: median === 0 ? 0 : (quartile(3) - quartile(1)) / median,
    postsAMonth: countAMonth(times, first, last),
  };
}

const MONTH_MS = 30.44 * 86_400_000;

function countAMonth(times: readonly number[], first: number, last: number): number | null {
  if (times.length === 0) return null;
  const from = Math.max(first, last - 12 * MONTH_MS);
  const months = Math.max(1, (last - from) / MONTH_MS);
  return times.filter((time) => time >= from).length / months;
}
