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
  if (lines.every((line) => line.startsWith('>'))) {
    const said = lines.map((line) => line.slice(1).trim());
    const last = said.at(-1) ?? '';
    const isSource = said.length > 1 && /^[—–] ?/.test(last);
    const source = isSource ? last.replace(/^[—–] ?/, '') : '';
    return { type: 'quote', text: (isSource ? said.slice(0, -1) : said).join('\n'), source };
  }
  return { type: 'text', text: lines.join('\n') };
}

/** The sentences of an answer: each ends in its own mark, or with the text. */
export function splitSentences(text: string, language: 'fr' | 'en'): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return [...segmenter.segment(text.trim())]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');
}
