/** Where a phrase stands in a text, in the text's own characters. */
export type Found = { readonly start: number; readonly end: number };

type Word = Found & { readonly stem: string };

/**
 * Every place where `phrase` is said in `text`, whatever the case, the accents, the plural or the
 * feminine of its words and whatever stands between them: "Meilleures, pour la SANTÉ" says
 * "meilleur pour la santé".
 */
export function findPhrase(text: string, phrase: string): Found[] {
  return findWords(splitWords(text), splitWords(phrase));
}

/** The same for many phrases over one text. */
export function phraseFinder(text: string): (phrase: string) => Found[] {
  const words = splitWords(text);
  return (phrase) => findWords(words, splitWords(phrase));
}

function findWords(words: readonly Word[], wanted: readonly Word[]): Found[] {
  if (wanted.length === 0) return [];
  const found: Found[] = [];
  for (let i = 0; i + wanted.length <= words.length; i++) {
    if (!wanted.every((word, k) => words[i + k]?.stem === word.stem)) continue;
    const [first, last] = [words[i], words[i + wanted.length - 1]];
    if (first && last) found.push({ start: first.start, end: last.end });
  }
  return found;
}

function splitWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    stem: stemOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Accents folded, then the endings of French plural and feminine taken off. */
function stemOf(word: string): string {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
  if (folded.length < 4) return folded;
  const singular = folded.replace(/[sx]$/, '');
  const masculine = singular.length < 4 ? singular : singular.replace(/e$/, '');
  return masculine.length < 6 ? masculine : masculine.replace(/([ln])\1$/, '$1');
}
