import type { Readable } from 'node:stream';

/**
 * The lines of a stream that gives text, without `\n` or `\r\n`. Only these end a line: `readline` would
 * also split at U+2028 and U+2029, which stand unescaped inside the strings of a JSON line.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  let parts: string[] = [];
  for await (const chunk of input) {
    const pieces = String(chunk).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      parts.push(piece);
      yield parts.join('').replace(/\r$/, '');
      parts = [];
    }
    parts.push(last);
  }
  const rest = parts.join('').replace(/\r$/, '');
  if (rest !== '') yield rest;
}
