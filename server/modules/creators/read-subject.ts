import { parseList, parseSubject } from '../../discovery/parse-subject.ts';
import type { SubjectQuery } from '../../discovery/post-index.ts';
import type { SubjectInput } from './shortlist-schema.ts';

/** What was asked for, or null where no term was given: then there is nothing to rank by. */
export function readSubject(input: SubjectInput, known: ReadonlySet<string>): SubjectQuery | null {
  const terms = split(input.subject);
  if (Object.keys(terms).length === 0) return null;
  const asked = input.languages === '' ? [] : input.languages.split(',');
  const own = Object.keys(terms).filter((language) => language !== '*');
  const languages = asked.length > 0 ? asked : [...new Set([...known, ...own])];
  const text = input.subject['*'] ?? '';
  return {
    terms: isSentence(text) ? readSentence(text, languages, terms) : readList(languages, terms),
    without: split(input.without),
    languages,
  };
}

const SENTENCE = 6;

/** What a person puts between terms: "Brassé de Lune (yaourt, coing)", "Brassé de Lune : yaourt". */
const BETWEEN = /[,;:()\n]/;

/** One run of words that no comma cuts: somebody pasted what a brief says. */
function isSentence(text: string): boolean {
  return text.split(BETWEEN).some((piece) => piece.trim().split(/\s+/).length >= SENTENCE);
}

/** The telling words of it, in each language; what was given by language stays as it is. */
function readSentence(
  text: string,
  languages: readonly string[],
  { '*': _, ...given }: Record<string, string[]>,
): Record<string, string[]> {
  const read = Object.entries(parseSubject(text, languages).terms);
  return Object.fromEntries(
    [...new Set([...languages, ...Object.keys(given)])].map((language) => {
      const words = read.find(([one]) => one === language)?.[1] ?? [];
      return [language, [...words, ...(given[language] ?? [])]];
    }),
  );
}

/** What was typed for every language, in each of them; without any to choose from, as it stands. */
function readList(languages: readonly string[], terms: Record<string, string[]>) {
  const { '*': pieces, ...given } = terms;
  if (!pieces || languages.length === 0) return terms;
  const read = parseList(pieces, languages);
  return Object.fromEntries(
    [...new Set([...languages, ...Object.keys(given)])].map((language) => [
      language,
      [...new Set([...(read[language] ?? []), ...(given[language] ?? [])])],
    ]),
  );
}

function split(texts: Readonly<Record<string, string>>): Record<string, string[]> {
  const lists = Object.entries(texts).map(([language, text]) => {
    const words = text.split(BETWEEN).map((word) => word.trim());
    return [language, words.filter((word) => word !== '')] as const;
  });
  return Object.fromEntries(lists.filter(([, words]) => words.length > 0));
}

/** Which words were looked for in each language, for whoever asked. */
export function wordsByLanguage(query: SubjectQuery): { language: string; terms: string[] }[] {
  return query.languages.map((language) => ({
    language,
    terms: [...new Set([...(query.terms[language] ?? []), ...(query.terms['*'] ?? [])])],
  }));
}

/** The words of `query` that stand in nobody's list: they were read out of a sentence. */
export function wordsReadFrom(input: SubjectInput, query: SubjectQuery): string[] {
  if (!isSentence(input.subject['*'] ?? '')) return [];
  return [...new Set(Object.values(query.terms).flat())];
}
