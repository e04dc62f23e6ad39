import type { Check } from './schema.ts';

/** One rule's answer; what it isn't about is null. */
export function checkLine(
  line: Pick<Check, 'rule' | 'level' | 'message' | 'setBy'> &
    Partial<Pick<Check, 'channelId' | 'mediaId' | 'quote'>>,
): Check {
  return {
    rule: line.rule,
    level: line.level,
    message: line.message,
    setBy: line.setBy,
    channelId: line.channelId ?? null,
    mediaId: line.mediaId ?? null,
    quote: line.quote ?? null,
  };
}

export function countGraphemes(text: string): number {
  let n = 0;
  for (const _ of graphemes.segment(text)) n++;
  return n;
}

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });
