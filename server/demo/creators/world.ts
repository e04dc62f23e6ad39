/** What a post of the demo is, besides its words. */
export type Paid = 'gift' | 'partnership' | 'paid' | 'affiliate' | 'invitation' | 'contest';

/** A title that is told as it stands, and what the post under it is. */
export type FixedTitle = {
  readonly text: string;
  readonly isSubject?: boolean;
  readonly paid?: Paid;
  /** The creator's last post. */
  readonly isLast?: boolean;
};

/** One blog of the table: its figures come out of what is generated, and are stored nowhere. */
export type Blog = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** A subject, B close to it, C opposed, P public that must avoid it, D operations, E large, F and G elsewhere, H asleep, I ring, J hidden. */
  readonly type: 'A' | 'B' | 'C' | 'P' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J';
  /** Of what they write besides: a key of the world's `topics`. */
  readonly topic: string;
  /** In twelve months. */
  readonly posts: number;
  /** In twenty-four. */
  readonly subject: number;
  /** In twelve months; contests are among them. */
  readonly commercial: number;
  readonly disclosed: number;
  readonly contests: number;
  /** Distinct commenters of an ordinary post, the median; and how many of a hundred are a ring. */
  readonly readers: number;
  readonly ring: number;
  readonly followers: number;
  /** With the agency in twelve months. */
  readonly operations: number;
  /** Since the last post. */
  readonly days: number;
  readonly titles: readonly FixedTitle[];
};

/** Titles and sentences; `{thing}`, `{Thing}`, `{n}` and `{brand}` are filled in. */
export type Words = {
  readonly things: readonly string[];
  readonly titles: readonly string[];
  readonly sentences: readonly string[];
};

export type PaidWords = {
  /** Sentences that say so in due form, and sentences that give it away. */
  readonly disclosed: Readonly<Record<Paid, readonly string[]>>;
  readonly hidden: Readonly<Record<Paid, readonly string[]>>;
  readonly titles: Readonly<Record<Paid, readonly string[]>>;
};

/** Everything that a set of blogs is written from. */
export type BlogWorld = {
  readonly seed: string;
  readonly now: Date;
  readonly language: string;
  readonly blogs: readonly Blog[];
  readonly subject: Words;
  /** Against the subject, and for a public that must avoid it. */
  readonly against: Words;
  readonly avoiding: Words;
  /** A subject met in passing: one title, two mentions. */
  readonly passing: Words;
  readonly topics: Readonly<Record<string, Words>>;
  readonly paid: PaidWords;
  readonly brands: readonly string[];
  readonly comments: readonly string[];
  readonly contestComments: readonly string[];
  readonly replies: readonly string[];
  readonly firstNames: readonly string[];
  readonly familyNames: readonly string[];
};
