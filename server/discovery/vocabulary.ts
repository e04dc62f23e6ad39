import { eachRun, tokenizeTerm, tokensOf } from './tokens.ts';

/** The terms of one language, numbered; numbers are never given twice, in whatever language. */
export type LanguageTerms = {
  readonly number: number;
  readonly code: string;
  /** Living posts in this language, and the sum of their lengths in words that count. */
  readonly posts: number;
  readonly words: number;
  count(words: number, posts: number): void;
  eachTerm(text: string, visit: (term: number) => void): void;
  /** The numbers of a word's or a phrase's terms; null where the language has no word of it that counts. */
  findTerms(term: string): number[] | null;
};

export type Vocabulary = ReturnType<typeof openVocabulary>;

const UNKNOWN = -1;
const REMEMBERED_RUNS = 500_000;

export function openVocabulary() {
  const byCode = new Map<string, LanguageTerms>();
  const all: LanguageTerms[] = [];
  let terms = 0;
  return {
    /** Known ones only; a search must not make new languages. */
    find: (code: string) => byCode.get(code),
    count: () => all.length,
    byNumber(number: number): LanguageTerms {
      const language = all[number];
      if (!language) throw new Error(`no language has the number ${number}`);
      return language;
    },
    language(code: string): LanguageTerms {
      const known = byCode.get(code);
      if (known) return known;
      const made = openLanguage(code, all.length, () => terms++);
      byCode.set(code, made);
      all.push(made);
      return made;
    },
  };
}

function openLanguage(code: string, number: number, nextTerm: () => number): LanguageTerms {
  const numbers = new Map<string, number>();
  const runs = new Map<string, number | readonly number[]>();
  let [posts, words] = [0, 0];
  const numberOf = (token: string) => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    const made = nextTerm();
    numbers.set(token, made);
    return made;
  };
  const readRun = (run: string): number | readonly number[] => {
    const found = tokensOf(run, code).map(numberOf);
    const made = found.length === 0 ? UNKNOWN : found.length === 1 ? (found[0] ?? UNKNOWN) : found;
    if (runs.size >= REMEMBERED_RUNS) runs.clear();
    runs.set(run, made);
    return made;
  };
  return {
    number,
    code,
    get posts() {
      return posts;
    },
    get words() {
      return words;
    },
    count(moreWords, morePosts) {
      words += moreWords;
      posts += morePosts;
    },
    eachTerm(text, visit) {
      eachRun(text, (run) => {
        const found = runs.get(run) ?? readRun(run);
        if (typeof found !== 'number') for (const term of found) visit(term);
        else if (found !== UNKNOWN) visit(found);
      });
    },
    findTerms(term) {
      const tokens = tokenizeTerm(term, code);
      return tokens.length === 0 ? null : tokens.map((token) => numbers.get(token) ?? UNKNOWN);
    },
  };
}
