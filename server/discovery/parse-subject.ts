import { falseFriends, ideas } from './bilingual.ts';
import { isBriefSpeak } from './brief-speak.ts';
import { guessLanguage } from './language.ts';
import type { SubjectQuery } from './post-index.ts';
import { fold } from './stems.ts';
import { stopWordsOf } from './stop-words.ts';
import { eachRun, tokenizeTerm } from './tokens.ts';

/**
 * Free text to terms: the words that count, for each language asked for. A sentence loses what only a
 * brief says ("we look for blogs about …"). Words go to the language they were written in, as they
 * stand; to the other languages as `bilingual.ts` translates them, or unchanged where it doesn't know
 * them and they don't mislead there.
 */
export function parseSubject(text: string, languages: readonly string[]): SubjectQuery {
  const asked = languages.length > 0 ? languages : ['fr', 'en'];
  const source = findSource(text, asked);
  const words = readWords(text, source);
  const terms = Object.fromEntries(
    asked.map((target) => [target, translate(words, source, target)] as const),
  );
  return { terms, languages: asked };
}

/**
 * A list that a person cut: for each language asked for, its pieces as phrases in the language they were
 * written in, and in the others what `bilingual.ts` knows of each. What it doesn't know, names above all,
 * stays a phrase, unless it misleads there.
 */
export function parseList(
  pieces: readonly string[],
  languages: readonly string[],
): Record<string, string[]> {
  const source = findSource(pieces.join(', '), languages);
  return Object.fromEntries(
    languages.map((target) => [
      target,
      [...new Set(pieces.flatMap((piece) => translatePiece(piece, source, target)))],
    ]),
  );
}

function translatePiece(piece: string, source: string, target: string): string[] {
  if (source === target || isName(piece)) return [piece];
  const words = readWords(piece, source);
  const from = (source === 'und' ? ['fr', 'en'] : [source]).filter((code) => code !== target);
  const known = from.flatMap((code) => translateWords(words, code, target));
  if (known.length > 0) return source === 'und' ? [piece, ...known] : known;
  return words.some((word) => from.some((code) => friendsOf(code).has(fold(word)))) ? [] : [piece];
}

/** "Brassé de Lune" is nobody's brewing: a capital that doesn't begin the piece. */
function isName(piece: string): boolean {
  return /\s\p{Lu}\p{Ll}/u.test(piece);
}

/** What the dictionary knows of them, whole terms only; empty where it knows nothing. */
function translateWords(words: readonly string[], from: string, target: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < words.length; ) {
    const match = findLongest(words, i, from, bookOf(from));
    found.push(...(match?.terms[target] ?? []));
    i += match?.length ?? 1;
  }
  return found;
}

/** Fewer words than this aren't read as a sentence. */
const SENTENCE = 6;

function findSource(text: string, asked: readonly string[]): string {
  const guess = guessLanguage(text);
  if (guess !== 'und') return guess;
  const known = ['fr', 'en'].map((language) => countKnown(text, language));
  if ((known[0] ?? 0) !== (known[1] ?? 0)) return (known[0] ?? 0) > (known[1] ?? 0) ? 'fr' : 'en';
  return asked.length === 1 ? (asked[0] ?? 'und') : 'und';
}

function countKnown(text: string, language: string): number {
  const words = readRuns(text).filter((run) => isTelling(run, language));
  const book = bookOf(language);
  let known = 0;
  for (let i = 0; i < words.length; ) {
    const match = findLongest(words, i, language, book);
    known += match?.length ?? 0;
    i += match?.length ?? 1;
  }
  return known;
}

function readWords(text: string, language: string): string[] {
  const all = readRuns(text)
    .map(cutElision)
    .filter((run) => isTelling(run, language));
  const isSentence = readRuns(text).length >= SENTENCE && !isList(text);
  const kept = isSentence ? all.filter((run) => !isBriefSpeak(fold(run))) : all;
  return [...new Set(kept.length > 0 ? kept : all)];
}

function isTelling(run: string, language: string): boolean {
  const plain = fold(cutElision(run));
  const codes = language === 'und' ? ['fr', 'en'] : [language];
  return plain !== '' && !codes.some((code) => stopWordsOf(code).has(plain));
}

function cutElision(run: string): string {
  return run.replace(/^(?:[ldjmtscn]|qu|jusqu|lorsqu)['’]/, '');
}

/** Short pieces between commas. */
function isList(text: string): boolean {
  const pieces = text.split(/[,;\n•·|]/);
  return pieces.length > 1 && pieces.every((piece) => readRuns(piece).length < SENTENCE);
}

function readRuns(text: string): string[] {
  const runs: string[] = [];
  eachRun(text, (run) => runs.push(run));
  return runs;
}

function translate(words: readonly string[], source: string, target: string): string[] {
  if (source === target) return [...words];
  const sources = source === 'und' ? ['fr', 'en'].filter((code) => code !== target) : [source];
  const found = new Set<string>(source === 'und' ? words : []);
  for (const from of sources) {
    const book = bookOf(from);
    const friends = friendsOf(from);
    for (let i = 0; i < words.length; ) {
      const match = findLongest(words, i, from, book);
      if (match) {
        for (const term of match.terms[target] ?? []) {
          found.add(term);
          for (const word of readRuns(term)) if (isTelling(word, target)) found.add(word);
        }
        i += match.length;
        continue;
      }
      const word = words[i] ?? '';
      if (!friends.has(fold(word))) found.add(word);
      i++;
    }
  }
  return [...found];
}

type Idea = Readonly<Record<string, readonly string[]>>;
const books = new Map<string, Map<string, Idea>>();
const LONGEST = 4;

function findLongest(words: readonly string[], at: number, from: string, book: Map<string, Idea>) {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const key = words
      .slice(at, at + length)
      .flatMap((word) => tokenizeTerm(word, from))
      .join(' ');
    const terms = book.get(key);
    if (terms) return { terms, length };
  }
  return null;
}

function bookOf(language: string): Map<string, Idea> {
  const known = books.get(language);
  if (known) return known;
  const made = new Map<string, Idea>();
  for (const [fr, en] of ideas) {
    const idea: Idea = { fr: fr.split(', '), en: en.split(', ') };
    for (const term of idea[language] ?? []) {
      const key = tokenizeTerm(term, language).join(' ');
      const before = made.get(key);
      made.set(key, before ? merge(before, idea) : idea);
    }
  }
  books.set(language, made);
  return made;
}

function merge(a: Idea, b: Idea): Idea {
  const codes = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    codes.map((code) => [code, [...new Set([...(a[code] ?? []), ...(b[code] ?? [])])]]),
  );
}

function friendsOf(language: string): ReadonlySet<string> {
  return new Set((falseFriends[language] ?? '').split(/\s+/));
}
