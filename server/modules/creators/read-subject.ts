import type { SubjectQuery } from '../../discovery/post-index.ts';
import type { SubjectInput } from './schema.ts';

/** What was asked for, or null where no term was given: then there is nothing to rank by. */
export function readSubject(input: SubjectInput, known: ReadonlySet<string>): SubjectQuery | null {
  const terms = split(input.subject);
  if (Object.keys(terms).length === 0) return null;
  const asked = input.languages === '' ? [] : input.languages.split(',');
  return {
    terms,
    without: split(input.without),
    languages: asked.length > 0 ? asked : [...new Set([...known, ...Object.keys(terms)])],
  };
}

function split(texts: Readonly<Record<string, string>>): Record<string, string[]> {
  const lists = Object.entries(texts).map(([language, text]) => {
    const words = text.split(/[,;\n]/).map((word) => word.trim());
    return [language, words.filter((word) => word !== '')] as const;
  });
  return Object.fromEntries(lists.filter(([, words]) => words.length > 0));
}
