import { type LabelCountry, labelCountries, mentionRules } from './markers/labels.ts';
import {
  type Candidate,
  listCandidates,
  type MentionPage,
  type MentionPlace,
} from './mention-candidates.ts';

export type Benefit = 'gift' | 'gift-in-exchange' | 'paid';

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

/** Ours, not the law's: what a network shows before "more". */
const FOLD = 125;

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

function countriesOf(codes: readonly string[]): LabelCountry[] {
  const known = codes
    .map((code) =>
      code.toUpperCase() === 'GB' ? 'UK' : code.toUpperCase() === 'QC' ? 'CA' : code.toUpperCase(),
    )
    .filter((code): code is LabelCountry => (labelCountries as readonly string[]).includes(code));
  return known.length > 0 ? [...new Set(known)] : ['FR'];
}
