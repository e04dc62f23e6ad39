type Kind = 'same' | 'removed' | 'added';
type Words = { kind: Kind; text: string }[];

/** Above this many cells the comparison goes by lines instead of words: a page must not wait. */
const MOST_CELLS = 4_000_000;

/**
 * What changed from one text to the other, word by word. The parts that are the same or removed,
 * joined, are the first text; those that are the same or added are the second.
 */
export function diffWords(from: string, to: string): Words {
  const byWord = [splitWords(from), splitWords(to)] as const;
  const [a, b] = isSmall(...byWord) ? byWord : ([splitLines(from), splitLines(to)] as const);
  return merge(diffTokens(a, b));
}

export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}’'_-]+|\s+|[^\p{L}\p{N}\p{M}’'_\s-]/gu) ?? [];
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function isSmall(a: readonly string[], b: readonly string[]): boolean {
  return (a.length + 1) * (b.length + 1) <= MOST_CELLS;
}

type Token = { readonly kind: Kind; readonly text: string };

/** What both begin and end with is set apart; the rest by the longest common subsequence. */
function diffTokens(a: readonly string[], b: readonly string[]): Token[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const rest = Math.min(a.length, b.length) - head;
  while (tail < rest && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [middleA, middleB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const middle = isSmall(middleA, middleB)
    ? diffMiddle(middleA, middleB)
    : [...all('removed', middleA), ...all('added', middleB)];
  return [...all('same', a.slice(0, head)), ...middle, ...all('same', a.slice(a.length - tail))];
}

function diffMiddle(a: readonly string[], b: readonly string[]): Token[] {
  const width = b.length + 1;
  // longest[i * width + j]: the longest common subsequence of what follows a[i] and b[j].
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const tokens: Token[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [wordA, wordB] = [a[i], b[j]];
    if (wordA !== undefined && wordA === wordB) {
      tokens.push({ kind: 'same', text: wordA });
      i++;
      j++;
    } else if (wordA !== undefined && (wordB === undefined || at(i + 1, j) >= at(i, j + 1))) {
      tokens.push({ kind: 'removed', text: wordA });
      i++;
    } else {
      tokens.push({ kind: 'added', text: wordB ?? '' });
      j++;
    }
  }
  return tokens;
}

function all(kind: Kind, texts: readonly string[]): Token[] {
  return texts.map((text) => ({ kind, text }));
}

/** Neighbours of one kind become one; between two "same", what was removed comes first. */
function merge(tokens: readonly Token[]): Words {
  const words: Words = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) words.push({ kind: 'removed', text: removed });
    if (added) words.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of tokens) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = words.at(-1);
      if (last?.kind === 'same') last.text += text;
      else words.push({ kind, text });
    }
  }
  flush();
  return words;
}
