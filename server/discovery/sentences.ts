const segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' });
const READ = 20_000;
const LONGEST = 400;

/** Verbatim sentences of a text's first 20,000 characters; a line's end ends one too. */
export function readSentences(text: string): string[] {
  return [...segmenter.segment(text.slice(0, READ))]
    .flatMap(({ segment }) => segment.split(/\n+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && sentence.length <= LONGEST);
}
