import type { PostIndex, SubjectQuery } from './post-index.ts';
import { fold } from './stems.ts';
import { stopWordsOf } from './stop-words.ts';
import { eachRun, tokenizeTerm } from './tokens.ts';

const VOTES = 300;
const TITLES = 60;
const TRIED = 24;
/** How much a post must be about the word (`PostHit`), and how many such posts make a blog. */
const ABOUT = 0.4;
const POSTS = 2;
/** A word that brings one blog more is chance. */
const CREATORS = 2;

/**
 * Words of the best posts' titles that would bring blogs which aren't there yet, with how many:
 * "desserts lactés (+8)". A word must stand in the titles of two creators at least; pairs before their words.
 */
export function suggestTerms(
  index: PostIndex,
  query: SubjectQuery,
  n: number,
): { term: string; more: number }[] {
  const hits = index.search(query, VOTES);
  const already = new Set(hits.map(({ creatorId }) => creatorId));
  const asked = new Set(Object.values(query.terms).flat().map(fold));
  const words = new Map<string, { term: string; language: string; by: Set<string> }>();
  for (const { id, creatorId } of hits.slice(0, TITLES)) {
    const post = index.findTitle(id);
    if (!post) continue;
    for (const term of readTitle(post.title, post.language)) {
      const key = `${post.language} ${tokenizeTerm(term, post.language).join(' ')}`;
      const known = words.get(key) ?? { term, language: post.language, by: new Set() };
      known.by.add(creatorId);
      words.set(key, known);
    }
  }
  return [...words.values()]
    .filter(({ term, by }) => by.size > 1 && !asked.has(fold(term)))
    .sort((a, b) => b.by.size - a.by.size || b.term.length - a.term.length)
    .slice(0, TRIED)
    .map(({ term, language }) => ({
      term,
      more: countMore(index, query, { term, language, already }),
    }))
    .filter(({ more }) => more >= CREATORS)
    .sort((a, b) => b.more - a.more || (a.term < b.term ? -1 : 1))
    .slice(0, n);
}

function countMore(
  index: PostIndex,
  query: SubjectQuery,
  of: { term: string; language: string; already: ReadonlySet<string> },
): number {
  const counts = new Map<string, number>();
  for (const hit of index.search({ ...query, terms: { [of.language]: [of.term] } }, VOTES)) {
    if (hit.focus < ABOUT || of.already.has(hit.creatorId)) continue;
    counts.set(hit.creatorId, (counts.get(hit.creatorId) ?? 0) + 1);
  }
  return [...counts.values()].filter((posts) => posts >= POSTS).length;
}

/** Its words that count, and pairs of such words side by side. */
function readTitle(title: string, language: string): string[] {
  const stop = stopWordsOf(language);
  const terms: string[] = [];
  let before = '';
  eachRun(title, (run) => {
    const word = run.replace(/^(?:[ldjmtscn]|qu|jusqu|lorsqu)['’]/, '').replace(/['’]s$/, '');
    const isIdle = word.length < 4 || stop.has(fold(word)) || /\d/.test(word);
    if (!isIdle && before !== '') terms.push(`${before} ${word}`);
    if (!isIdle) terms.push(word);
    before = isIdle ? '' : word;
  });
  return terms;
}
