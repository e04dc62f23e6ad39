import { isTurned } from './commercial-evidence.ts';
import { isAmongHashtags, placeOf } from './commercial-place.ts';
import { quote, quoteWords, type Sentence, splitSentences } from './commercial-sentences.ts';
import { readVisible, type VisibleText } from './commercial-visible.ts';
import { type LabelCountry, labelForms, weakForms } from './markers/labels.ts';
import { compile } from './markers/marker.ts';

export type MentionPlace =
  | 'start'
  | 'middle'
  | 'end'
  | 'hashtags'
  | 'image'
  | 'platform'
  | 'comments';

export type MentionPage = {
  title: string;
  text: string;
  language: string;
  /** What is written on the pictures, or their alternative texts. */
  imageTexts?: string[];
  /** The network's own labels, "Paid partnership". */
  labels?: string[];
  /** The creator's own comments below the post. */
  ownComments?: string[];
};

/** Words that disclose, or try to, and where they stand. */
export type Candidate = {
  mention: string;
  sentence: string;
  place: MentionPlace;
  offset: number | null;
  language: string;
  always: readonly LabelCountry[];
  gift: readonly LabelCountry[];
  names: boolean;
};

const forms = labelForms.map(({ pattern, ...form }) => ({
  ...form,
  pattern: compile(pattern, {}),
}));
const weak = weakForms.map(({ language, pattern }) => ({
  language,
  always: [] as const,
  gift: [] as const,
  pattern: compile(pattern, {}),
}));

/** Every such words on a page; the advertiser counts as named in the same breath. */
export function listCandidates(page: MentionPage, advertiser: string): Candidate[] {
  const wanted = squash(advertiser);
  const names = (text: string) => wanted.length > 1 && squash(text).includes(wanted);
  const found: Candidate[] = [];
  const look = (source: string, place: MentionPlace | null) => {
    const text = readVisible(source);
    const sentences = splitSentences(text);
    for (const [number, sentence] of sentences.entries())
      for (const form of [...forms, ...weak]) {
        const hit = search(text, sentence, form.pattern);
        if (!hit) continue;
        // Named in the same breath: the sentence itself or a neighbour.
        const near = [number - 1, number, number + 1]
          .map((at) => sentences[at])
          .filter((at) => at !== undefined);
        const around = near.map(({ start, end }) => text.shown.slice(start, end)).join(' ');
        const here = place ?? placeOf(text, { start: hit.start, end: sentence.end });
        found.push({
          mention: quoteWords(text, hit),
          sentence: quote(text, sentence).text,
          place: isAmongHashtags(text, hit.start) ? 'hashtags' : here,
          offset: place === null ? hit.start : null,
          language: form.language,
          always: form.always,
          gift: form.gift,
          names: names(around) || names(page.title) || (page.labels ?? []).some(names),
        });
      }
  };
  look(page.title, 'start');
  look(page.text, null);
  for (const text of page.imageTexts ?? []) look(text, 'image');
  for (const text of page.labels ?? []) look(text, 'platform');
  for (const text of page.ownComments ?? []) look(text, 'comments');
  return found;
}

function search(text: VisibleText, sentence: Sentence, pattern: RegExp): Sentence | null {
  const plain = text.plain.slice(sentence.start, sentence.end);
  const hit = pattern.exec(plain);
  if (!hit || isTurned(plain, hit.index)) return null;
  const lead = /^[^\p{L}\p{N}#]*/u.exec(hit[0])?.[0].length ?? 0;
  const start = sentence.start + hit.index + lead;
  return { start, end: Math.max(start + 1, sentence.start + hit.index + hit[0].length) };
}

/** Letters and digits alone, so that "@BrasséDeLune" names "Brassé de Lune". */
function squash(text: string): string {
  return readVisible(text).plain.replace(/[^\p{L}\p{N}]/gu, '');
}
