import { isTurned } from './commercial-evidence.ts';
import { isAmongHashtags, placeOf } from './commercial-place.ts';
import { quote, quoteWords, type Sentence, splitSentences } from './commercial-sentences.ts';
import { readVisible, type VisibleText } from './commercial-visible.ts';
import {
  type LabelCountry,
  labelCountries,
  labelForms,
  mentionRules,
  weakForms,
} from './markers/labels.ts';
import { compile } from './markers/marker.ts';

export type MentionPlace =
  | 'start'
  | 'middle'
  | 'end'
  | 'hashtags'
  | 'image'
  | 'platform'
  | 'comments';
export type Benefit = 'gift' | 'gift-in-exchange' | 'paid';

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

export type FoundMention = {
  /** `unclear`: something is said, but not so that the law of every country is met. */
  state: 'present' | 'unclear' | 'absent';
  /** The words, verbatim from where they stand. */
  mention: string | null;
  sentence: string | null;
  place: MentionPlace | null;
  /** Characters that a reader passes before it, in the text; null elsewhere. */
  offset: number | null;
  language: string | null;
  namesAdvertiser: boolean;
  /** Ids of rules that are broken or at risk. */
  problems: string[];
};

type Candidate = {
  mention: string;
  sentence: string;
  place: MentionPlace;
  offset: number | null;
  language: string;
  always: readonly LabelCountry[];
  gift: readonly LabelCountry[];
  names: boolean;
};

/** Ours, not the law's: what a network shows before "more". */
const FOLD = 125;

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

/**
 * Looks for the mention on a live page: in title, text, image texts, labels and the creator's own
 * comments; takes the one that serves best. Without a known country France is meant. Never throws.
 */
export function findMention(
  page: MentionPage,
  wanted: { advertiser: string; benefit: Benefit; countries: string[] },
  options: { within?: number } = {},
): FoundMention {
  const countries = countriesOf(wanted.countries);
  const found = listCandidates(page, wanted.advertiser);
  if (found.length === 0) {
    const problems = countries.flatMap((country) => mentionRules[country] ?? []);
    return {
      state: 'absent',
      mention: null,
      sentence: null,
      place: null,
      offset: null,
      language: null,
      namesAdvertiser: false,
      problems,
    };
  }
  const judged = found.map((candidate) =>
    judge(candidate, countries, wanted.benefit, page, options.within ?? FOLD),
  );
  // Fewest countries unserved, then advertiser named, then most visible; the first of equals.
  judged.sort((a, b) => a.cost - b.cost);
  const [best] = judged;
  const unserved = countries.filter(
    (country) => !judged.some(({ served }) => served.includes(country)),
  );
  if (!best) throw new Error('unreachable: there is a candidate');
  const { candidate } = best;
  const names =
    found.some(({ names, always, gift }) => names && always.length + gift.length > 0) ||
    candidate.names;
  const problems = new Set(unserved.flatMap((country) => mentionRules[country] ?? []));
  const isFrench = countries.includes('FR') && !unserved.includes('FR');
  if (isFrench && best.isHidden) problems.add('FR-INF-02');
  if (isFrench && !names) problems.add('FR-INF-03');
  const isPoor =
    unserved.length > 0 ||
    !names ||
    candidate.place === 'hashtags' ||
    candidate.place === 'comments';
  return {
    state: isPoor ? 'unclear' : 'present',
    mention: candidate.mention,
    sentence: candidate.sentence,
    place: candidate.place,
    offset: candidate.offset,
    language: candidate.language,
    namesAdvertiser: names,
    problems: [...problems],
  };
}

function judge(
  candidate: Candidate,
  countries: readonly LabelCountry[],
  benefit: Benefit,
  page: MentionPage,
  within: number,
) {
  const served = countries.filter(
    (country) =>
      candidate.always.includes(country) ||
      (benefit === 'gift' && candidate.gift.includes(country)),
  );
  const isForeign =
    countries.includes('FR') && candidate.language !== 'fr' && page.language === 'fr';
  const isHidden =
    isForeign ||
    ['hashtags', 'comments'].includes(candidate.place) ||
    (candidate.offset ?? 0) > within;
  const places: readonly MentionPlace[] = [
    'start',
    'platform',
    'image',
    'middle',
    'end',
    'hashtags',
    'comments',
  ];
  const cost =
    (countries.length - served.length) * 100 +
    (candidate.names ? 0 : 20) +
    places.indexOf(candidate.place) +
    (isForeign ? 5 : 0);
  return { candidate, served, isHidden, cost };
}

function listCandidates(page: MentionPage, advertiser: string): Candidate[] {
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

function countriesOf(codes: readonly string[]): LabelCountry[] {
  const known = codes
    .map((code) =>
      code.toUpperCase() === 'GB' ? 'UK' : code.toUpperCase() === 'QC' ? 'CA' : code.toUpperCase(),
    )
    .filter((code): code is LabelCountry => (labelCountries as readonly string[]).includes(code));
  return known.length > 0 ? [...new Set(known)] : ['FR'];
}

/** Letters and digits alone, so that "@BrasséDeLune" names "Brassé de Lune". */
function squash(text: string): string {
  return readVisible(text).plain.replace(/[^\p{L}\p{N}]/gu, '');
}
