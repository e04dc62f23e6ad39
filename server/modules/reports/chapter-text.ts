import type { Block } from '../../../verifier/report/content.ts';

type TextBlock = Exclude<Block, { type: 'figures' }>;

/**
 * What was written in a chapter, in blocks: paragraphs between empty lines; "- " begins a point of a
 * list, "> " a line of a quote whose source stands after "— ".
 */
export function readBlocks(text: string): TextBlock[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readBlock);
}

function readBlock(part: string): TextBlock {
  const lines = part.split('\n').map((line) => line.trim());
  if (lines.every((line) => line.startsWith('- '))) {
    return { type: 'list', items: lines.map((line) => line.slice(2).trim()) };
  }
  const isQuoted = (line: string, i: number) =>
    line.startsWith('>') || (i > 0 && i === lines.length - 1 && /^[—–]/.test(line));
  if (lines.every(isQuoted)) {
    const said = lines.map((line) => line.replace(/^>/, '').trim());
    const last = said.at(-1) ?? '';
    const isSource = said.length > 1 && /^[—–] ?/.test(last);
    const source = isSource ? last.replace(/^[—–] ?/, '') : '';
    return { type: 'quote', text: (isSource ? said.slice(0, -1) : said).join('\n'), source };
  }
  return { type: 'text', text: lines.join('\n') };
}

/** A mark that ends a sentence, closed quotes after it, then a space; not the point of "M. Dupont". */
const END = /(?<=(?<!(?:^|\s)(?:[A-Z]|MM|Mr|Mrs|Ms|Mme|Dr|St))[.!?…](?:\s?[»”")])*)\s+(?![»”")])/u;

/** The sentences of an answer: each ends in its own mark, or with the text. */
export function splitSentences(text: string): string[] {
  return text
    .trim()
    .split(END)
    .filter((sentence) => sentence !== '');
}
