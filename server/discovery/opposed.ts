import type { IndexedPost, SubjectQuery } from './post-index.ts';
import { readSentences } from './sentences.ts';
import { readStance } from './stance.ts';
import { tokenize, tokenizeTerm } from './tokens.ts';

export type Extract = { postId: string; sentence: string; publishedAt: Date | null };
export type Opposition = { isOpposed: boolean; extracts: Extract[] };

/**
 * Two posts at least, of which one refuses (one that only reproaches counts half), and this part of all;
 * more of both where nothing is refused.
 */
const LEAST = { posts: 2, share: 0.15 };
const REPROACHES = { posts: 3, share: 0.3 };
const EXTRACTS = 4;

/**
 * Whether someone writes on the subject and against it: against the thing itself, its makers or its
 * trade ("refusons", "n’a pas besoin de", "boycott"), in sentences that name it. A taster who finds nine
 * of eleven too sweet isn't against it. The extracts are verbatim; a person decides.
 *
 * `posts`: those on the subject, for instance the ones that voted.
 */
export function findOpposed(posts: readonly IndexedPost[], query: SubjectQuery): Opposition {
  const names = readNames(query);
  if (isItselfRefusal(query)) return { isOpposed: false, extracts: [] };
  const found = posts.flatMap((post) => findAgainst(post, names) ?? []);
  const refusing = found.filter(({ weight }) => weight >= REFUSAL).length;
  const voices = refusing + (found.length - refusing) / 2;
  const least = refusing > 0 ? LEAST : REPROACHES;
  const isOpposed =
    found.length >= 2 && voices >= least.posts && voices >= least.share * posts.length;
  const extracts = found
    .sort((a, b) => b.weight - a.weight || b.total - a.total)
    .slice(0, EXTRACTS)
    .map(({ post, sentence }) => ({ postId: post.id, sentence, publishedAt: post.publishedAt }));
  return { isOpposed, extracts };
}

type Against = { post: IndexedPost; sentence: string; weight: number; total: number };
type Names = ReadonlyMap<string, readonly (readonly string[])[]>;

/** How far from the words of refusal, in letters, the subject may be named. */
const BEFORE = 60;
const AFTER = 90;
const REFUSAL = 2;

/** A post's strongest sentence with its weight, and the sum of all weights. */
function findAgainst(post: IndexedPost, names: Names): Against | null {
  const own = names.get(post.language) ?? [...names.values()].flat();
  const sentences = [post.title, ...readSentences(post.text)];
  const isNamed = (text: string) => isAnyIn(own, tokenize(text, post.language));
  const isPostNamed = sentences.some(isNamed);
  const found = sentences.flatMap((sentence, i) => {
    const cues = readStance(sentence, post.language);
    const named = cues.filter(({ from, to }) =>
      isNamed(sentence.slice(Math.max(0, from - BEFORE), to + AFTER)),
    );
    // A title that refuses speaks of what its post is about.
    const meant = i === 0 && isPostNamed ? cues.filter(({ weight }) => weight === REFUSAL) : named;
    const weight = Math.max(0, ...[...named, ...meant].map((cue) => cue.weight));
    return weight > 0 ? [{ sentence: sentence.trim(), weight }] : [];
  });
  const best = found.sort((a, b) => b.weight - a.weight)[0];
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  return best ? { post, ...best, total } : null;
}

function isAnyIn(names: readonly (readonly string[])[], tokens: readonly string[]): boolean {
  const known = new Set(tokens);
  return names.some((terms) => terms.every((term) => known.has(term)));
}

function readNames({ terms, languages }: SubjectQuery): Names {
  return new Map(
    languages.map((language) => {
      const own = [...(terms[language] ?? []), ...(terms['*'] ?? [])];
      return [language, own.map((term) => tokenizeTerm(term, language)).filter(hasSome)];
    }),
  );
}

function hasSome(tokens: readonly string[]): boolean {
  return tokens.length > 0;
}

/** Zero waste, gluten-free: who refuses waste is for it, and a refusal says nothing. */
function isItselfRefusal({ terms }: SubjectQuery): boolean {
  return Object.values(terms)
    .flat()
    .some((term) =>
      /^(z[eé]ro|sans|anti|without|non)\b|\banti-|-free$|^(waste|boycotts?)$/iu.test(term),
    );
}
