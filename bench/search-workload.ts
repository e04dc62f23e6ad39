import type { IndexedPost, SubjectQuery } from '../server/discovery/post-index.ts';
import { makeText, makeWord, type Random } from './workload.ts';

const BEGIN = Date.parse('2024-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
/** Log-normal about this many words, and a title. */
const WORDS = 25;
const SIGMA = 0.6;
const TITLE = 5;
const POSTS_AN_AUTHOR = 50;
/** Subjects are words that are neither everywhere nor anywhere. */
const RANKS = { from: 30, to: 3_000 };

/** Posts in one language over two years, by authors of whom few write much (Zipf 0.9). */
export function* makePosts(random: Random, n: number): Generator<IndexedPost> {
  const authors = Math.max(1, Math.round(n / POSTS_AN_AUTHOR));
  for (let i = 0; i < n; i++) {
    const words = Math.max(3, Math.round(WORDS * Math.exp(SIGMA * random.normal())));
    yield {
      id: `p${i}`,
      creatorId: `c${drawAuthor(random, authors)}`,
      language: 'fr',
      title: makeText(random, TITLE),
      text: makeText(random, words),
      publishedAt: new Date(BEGIN + (i / n) * 730 * DAY_MS),
    };
  }
}

export const asked = new Date(BEGIN + 730 * DAY_MS);

/** A subject of two to five words. */
export function makeSubject(random: Random): string[] {
  const spread = Math.log(RANKS.to / RANKS.from);
  const words = Array.from({ length: 2 + random.int(4) }, () =>
    makeWord(Math.floor(RANKS.from * Math.exp(random.next() * spread))),
  );
  return [...new Set(words)];
}

export function toQuery(words: readonly string[]): SubjectQuery {
  return { terms: { fr: words }, languages: ['fr'] };
}

function drawAuthor(random: Random, authors: number): number {
  const power = 1 - 0.9;
  const top = (authors + 1) ** power - 1;
  return Math.floor((random.next() * top + 1) ** (1 / power)) - 1;
}
