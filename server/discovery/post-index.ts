import { type CreatorPosts, type CreatorWriting, openCreators } from './creator-posts.ts';
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

/** The best posts, and the hours (ms; not a number where unknown) of all those about it, by creator of a hit. */
export type Survey = { hits: PostHit[]; about: Map<string, number[]> };

export interface PostIndex {
  /** Searchable when it returns. A post whose id is known replaces the older one. */
  add(posts: readonly IndexedPost[]): void;
  remove(creatorId: string): void;
  readonly size: number;
  /** Best first; equal scores in the order of adding. */
  search(query: SubjectQuery, limit?: number): PostHit[];
  /** The same with all posts of at least this focus and this part of the best score, however many. */
  survey(query: SubjectQuery, of: { limit: number; focus: number; share: number }): Survey;
  /** The title and language of a post, to suggest words from. */
  findTitle(postId: string): { title: string; language: string } | null;
  /** How many posts, and when the newest, in the query's languages and time, whatever the subject. */
  creatorPosts(creatorId: string, query: Pick<SubjectQuery, 'languages' | 'since'>): CreatorPosts;
  creatorWriting(
    creatorId: string,
    query: Pick<SubjectQuery, 'languages' | 'since'>,
  ): CreatorWriting;
}

/** A title's words count as often as this in the text. */
const TITLE_WEIGHT = 2;
/** No phrase across the title's end. */
const GAP = 16;

export type Part = { segment: Segment; posts: PostColumns; dead: number };

/**
 * The posts of one agency in the process's memory: typed arrays, BM25 (k1 1.2, b 0.75) within each
 * language, segments of 65,536 posts of which the last stays open.
 */
export function openPostIndex(): PostIndex {
  const vocabulary = openVocabulary();
  const places = new Map<string, number>(); // a post's id to its number
  const parts: Part[] = [];
  const creators = openCreators(vocabulary);
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
    position += GAP;
    language.eachTerm(post.text, write);
    const length = position - GAP;
    const number = (parts.length - 1) * SEGMENT_SIZE + at;
    const time = post.publishedAt?.getTime() ?? Number.NaN;
    const own = { number, time, language: language.number, length };
    const creator = creators.add(post.creatorId, own);
    part.posts.push(post, { creator, language: language.number, length });
    language.count(length, 1);
    places.set(post.id, number);
  };
  const drop = (number: number | undefined) => {
    if (number === undefined) return;
    const part = parts[Math.floor(number / SEGMENT_SIZE)];
    const gone = part?.posts.drop(number % SEGMENT_SIZE);
    if (!part || !gone) return;
    part.dead++;
    vocabulary.byNumber(gone.language).count(-gone.length, -1);
    places.delete(gone.id);
    creators.drop(gone.creator, number);
  };
  const searched = { parts, vocabulary, nameOf: creators.nameOf };

  return {
    get size() {
      return places.size;
    },
    add(posts) {
      for (const post of posts) addOne(post);
    },
    remove(creatorId) {
      for (const number of creators.list(creatorId)) drop(number);
    },
    search: (query, limit = 300) =>
      searchSegments(searched, query, { limit, focus: Number.POSITIVE_INFINITY, share: 0 }).hits,
    survey: (query, of) => searchSegments(searched, query, of),
    findTitle(postId) {
      const number = places.get(postId);
      const posts = parts[Math.floor((number ?? -1) / SEGMENT_SIZE)]?.posts;
      if (number === undefined || !posts) return null;
      const at = number % SEGMENT_SIZE;
      return { title: posts.title(at), language: vocabulary.byNumber(posts.language(at)).code };
    },
    creatorPosts: creators.count,
    creatorWriting: creators.measure,
  };
}
