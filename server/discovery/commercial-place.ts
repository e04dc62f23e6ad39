import { PARAGRAPH, type VisibleText } from './commercial-visible.ts';

/** Where in a visible text the words from `start` to `end` stand; both count in `shown`. */
export function placeOf(
  text: VisibleText,
  { start, end }: { start: number; end: number },
): 'start' | 'middle' | 'end' | 'hashtags' {
  if (isAmongHashtags(text, start)) return 'hashtags';
  const length = Math.max(1, text.shown.trimEnd().length);
  const lead = text.shown.length - text.shown.trimStart().length;
  const near = Math.min(300, length / 3);
  if (start - lead < near || start < length * 0.15) return 'start';
  if (length - end < near || start > length * 0.85) return 'end';
  return 'middle';
}

/** Whether the words stand in a line of at least two hashtags and little else. */
export function isAmongHashtags({ shown }: VisibleText, place: number): boolean {
  const from =
    Math.max(shown.lastIndexOf('\n', place - 1), shown.lastIndexOf(PARAGRAPH, place - 1)) + 1;
  const ends = [shown.indexOf('\n', place), shown.indexOf(PARAGRAPH, place)].filter(
    (end) => end >= 0,
  );
  const line = shown.slice(from, Math.min(shown.length, ...ends));
  const tail = /(?:#[\p{L}\p{N}_]+[\s,]*){2,}$/u.exec(line);
  return tail !== null && place - from >= tail.index;
}
