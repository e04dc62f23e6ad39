import { readEvidence } from './commercial-evidence.ts';
import { placeOf } from './commercial-place.ts';
import { quote, quoteWords, splitSentences } from './commercial-sentences.ts';
import { readVisible } from './commercial-visible.ts';
import { weigh } from './commercial-weigh.ts';
import type { CommercialKind } from './markers/marker.ts';

export type { CommercialKind };

export type CommercialProposal = {
  kind: CommercialKind;
  isCommercial: boolean;
  /** Verbatim: `text.slice(start, start + sentence.length) === sentence`. */
  sentence: string | null;
  start: number | null;
  /** Whether the post says so in due form; a proposal, as all of it is. */
  isDisclosed: boolean;
  /** The disclosing words, verbatim from the text or the title. */
  mention: string | null;
  place: 'start' | 'middle' | 'end' | 'hashtags' | null;
  /** 0 to 1; from `THRESHOLD` the post is proposed as commercial, below 0.5 on doubtful signs only. */
  confidence: number;
  markers: string[];
};

/** Below it a post is not proposed. One word of the wide tier reaches it alone; weaker ones together. */
export const THRESHOLD = 0.3;

/** Below it, a third to a half of the proposals are right, fewer on French blogs: a person looks first. */
export const SURE = 0.5;

/**
 * Proposes whether a post is commercial, with the sentence that decides and the words that disclose it.
 * Reads French and English whatever the post's language, which many blogs mix. Never throws; a person
 * confirms.
 */
export function proposeCommercial(post: {
  title: string;
  text: string;
  language: string;
}): CommercialProposal {
  const text = readVisible(post.text);
  const title = readVisible(post.title);
  const sentences = splitSentences(text);
  const evidence = readEvidence(text, sentences, title);
  const verdict = weigh(evidence);
  const isCommercial = verdict.confidence >= THRESHOLD;
  const confidence = Math.round(verdict.confidence * 1000) / 1000;
  const markers = [...new Set(verdict.used.map(({ marker }) => marker.id))];
  if (!isCommercial)
    return {
      kind: 'none',
      isCommercial,
      sentence: null,
      start: null,
      isDisclosed: false,
      mention: null,
      place: null,
      confidence,
      markers,
    };
  const decisive = verdict.decisive === null ? null : sentences[verdict.decisive];
  const quoted = decisive ? quote(text, decisive) : null;
  const { mention } = verdict;
  const spoken = mention === null ? decisive : sentences[mention.sentence ?? -1];
  const place = spoken
    ? placeOf(text, { start: mention?.start ?? spoken.start, end: spoken.end })
    : null;
  return {
    kind: verdict.kind,
    isCommercial,
    sentence: quoted?.text ?? null,
    start: quoted?.start ?? null,
    isDisclosed: mention !== null,
    mention: mention ? quoteWords(mention.sentence === null ? title : text, mention) : null,
    // A disclosure in the title is read before all else.
    place: mention?.sentence === null ? 'start' : place,
    confidence,
    markers,
  };
}
