import type { Clock } from '../../lib/clock.ts';
import { decodeText } from './decode-text.ts';
import type { Fetched, Fetcher, GetOptions, Page } from './fetcher.ts';
import { tidyText } from './html-text.ts';
import type { Parsing } from './parsing.ts';

export type FoundKind = 'feed' | 'wordpress' | 'site' | 'bluesky' | 'mastodon';
export type Source = { readonly kind: FoundKind | 'auto'; readonly url: string };

export type FoundPost = {
  /** The same for the same post, whichever way it is read. */
  readonly key: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  /** ISO 639-1, `und` where nothing says it. */
  readonly language: string;
  readonly publishedAt: Date | null;
  readonly imageAlts: readonly string[];
  readonly categories: readonly string[];
  readonly commentsUrl: string | null;
  readonly commentCount: number | null;
};

export type FoundComment = {
  readonly postKey: string;
  readonly author: string;
  readonly authorUrl: string | null;
  readonly text: string;
  readonly at: Date | null;
};

/** What a reader gives as it goes: posts one by one, and comments on posts that it gave. */
export type Found = FoundPost | { readonly comments: readonly FoundComment[] };

export type ReadProblem = {
  readonly type:
    | 'address-invalid'
    | 'address-private'
    | 'robots'
    | 'owner-refuses'
    | 'gone'
    | 'no-such-host'
    | 'no-answer'
    | 'busy'
    | 'login'
    | 'too-large'
    | 'redirects'
    | 'unreadable'
    | 'nothing-found'
    | 'no-such-account';
  readonly detail: string;
  /** The host asked for patience until then. */
  readonly retryAt: Date | null;
};

/** What of a listing (feed, first page) was seen the last time, for conditional requests. */
export type Validators = Readonly<Record<string, { etag?: string; lastModified?: string }>>;

export type Outcome =
  | {
      readonly kind: 'read';
      readonly found: { readonly kind: FoundKind; readonly url: string };
      readonly validators: Validators;
      /** Nothing is new since the last time, said by the host itself. */
      readonly isUnchanged: boolean;
      /** The budget ended before the source did. */
      readonly isCut: boolean;
    }
  | { readonly kind: 'failed'; readonly problem: ReadProblem };

export type ReadOptions = {
  readonly since?: Date;
  readonly maxPosts: number;
  /** Posts that are kept already: their pages aren't fetched again. */
  readonly isKnown?: (key: string) => boolean;
  /** Everything was read once: pages of the archive on which nothing is new end the reading. */
  readonly isComplete?: boolean;
  readonly validators?: Validators;
  readonly onProgress?: (progress: { seen: number }) => void;
  readonly detectLanguage?: (text: string) => Promise<string>;
  readonly signal?: AbortSignal;
  /** Where Bluesky's directories are; the public ones where nothing is said. */
  readonly networks?: { readonly plc: string; readonly resolver: string };
};

/** What every reader works with. */
export type Reading = ReadOptions & {
  readonly fetcher: Fetcher;
  readonly parsing: Parsing;
  readonly clock: Clock;
  /** Keys given in this reading: none is given twice. */
  readonly given: Set<string>;
  /** Title and day of what was given: a site that is known under two names has its posts once. */
  readonly signatures: Set<string>;
  readonly noted: Record<string, { etag?: string; lastModified?: string }>;
};

export type Reader = AsyncGenerator<Found, Outcome, void>;

/** Thrown inside a reader to end it with a problem; never leaves `readSource`. */
export class ReadEnded extends Error {
  readonly problem: ReadProblem;
  constructor(problem: ReadProblem) {
    super(problem.type);
    this.problem = problem;
  }
}

/** A page, or what a reader that can't go on without it says. */
export async function need(reading: Reading, url: string, options: GetOptions = {}): Promise<Page> {
  const answer = await get(reading, url, options);
  if (answer.kind === 'page') return answer;
  throw new ReadEnded(problemOf(answer));
}

export function get(reading: Reading, url: string, options: GetOptions = {}): Promise<Fetched> {
  const { signal } = reading;
  return reading.fetcher.get(url, { ...options, ...(signal && { signal }) });
}

export function textOfPage(page: Page): string {
  return decodeText(page.bytes, page.mediaType);
}

export function jsonOfPage(page: Page): unknown {
  try {
    return JSON.parse(textOfPage(page));
  } catch {
    return null;
  }
}

export function problemOf(answer: Exclude<Fetched, Page>): ReadProblem {
  const problem = (type: ReadProblem['type'], detail = '', retryAt: Date | null = null) => ({
    ...{ type, detail, retryAt },
  });
  switch (answer.kind) {
    case 'not-modified':
      return problem('unreadable', '304');
    case 'refused-by-robots':
      return problem('robots');
    case 'refused-address':
      return problem(answer.why === 'private' ? 'address-private' : 'address-invalid', answer.why);
    case 'gone':
      return problem('gone', String(answer.status));
    case 'failed':
      return problem(typeOfFailure(answer), answer.detail, answer.retryAt);
  }
}

function typeOfFailure({ reason, detail }: Extract<Fetched, { kind: 'failed' }>) {
  if (reason === 'status') return /^40[13]$/.test(detail) ? 'login' : 'no-answer';
  if (reason === 'too-large' || reason === 'redirects' || reason === 'busy') return reason;
  if (reason === 'encoding' || reason === 'budget') return 'unreadable';
  return detail === 'ENOTFOUND' ? 'no-such-host' : 'no-answer';
}

/** A post as it is given: tidy, with a title and a language, and remembered. */
export async function give(
  reading: Reading,
  post: Omit<FoundPost, 'language' | 'imageAlts' | 'categories' | 'commentsUrl' | 'commentCount'> &
    Partial<FoundPost>,
): Promise<FoundPost> {
  reading.given.add(post.key);
  reading.onProgress?.({ seen: reading.given.size });
  const whole = tidyText(post.text).slice(0, 60_000);
  // A page repeats its title above the text.
  const isRepeated = post.title !== '' && whole.startsWith(`${post.title}\n`);
  const text = isRepeated ? whole.slice(post.title.length).trim() : whole;
  const title = post.title || titleOf(text);
  const detected = (await reading.detectLanguage?.(`${title}\n${text}`.slice(0, 4_000))) ?? 'und';
  reading.signatures.add(signatureOf({ ...post, title }));
  return {
    imageAlts: [],
    categories: [],
    commentsUrl: null,
    commentCount: null,
    ...post,
    title,
    text,
    language: detected === 'und' ? post.language || 'und' : detected,
  };
}

export function signatureOf(post: { title: string; publishedAt: Date | null }): string {
  return `${post.publishedAt?.toISOString().slice(0, 10) ?? ''} ${post.title.toLowerCase()}`;
}

export function isFull(reading: Reading): boolean {
  return reading.given.size >= reading.maxPosts;
}

/** The first words, for a post that has no title. */
function titleOf(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}

export function read(
  reading: Reading,
  found: { kind: FoundKind; url: string },
  more: { isUnchanged?: boolean; isCut?: boolean } = {},
): Outcome {
  const { isUnchanged = false, isCut = false } = more;
  return { kind: 'read', found, validators: reading.noted, isUnchanged, isCut };
}

/** Keeps what the next reading asks with. */
export function note(reading: Reading, asked: string, page: Page) {
  if (!page.etag && !page.lastModified) return;
  reading.noted[asked] = {
    ...(page.etag && { etag: page.etag.slice(0, 500) }),
    ...(page.lastModified && { lastModified: page.lastModified.slice(0, 100) }),
  };
}
