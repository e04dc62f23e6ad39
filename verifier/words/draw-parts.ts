import type { DrawFinding } from '../draw/verdict.ts';
import type { InBoth, Language } from './language.ts';
import { numberInWords, timeInWords } from './language.ts';

/** The parts of a finding about a draw, each ready to stand in a sentence. */
export type DrawParts = {
  /** "line 118 of the list of codes (no. 187)". */
  readonly line: string;
  readonly lastLine: string;
  readonly isStretch: boolean;
  /** Which list. */
  readonly list: string;
  readonly n: string;
  readonly place: string;
  readonly part: string;
  readonly at: string;
  readonly code: string;
};

export type DrawSentence = (parts: DrawParts) => string;

const lists: { readonly [L in NonNullable<DrawFinding['list']>]: InBoth } = {
  entries: { fr: 'la liste des participations', en: 'the list of entries' },
  exclusions: {
    fr: 'la liste des participations non retenues',
    en: 'the list of entries that weren’t kept',
  },
  codes: { fr: 'la liste des codes', en: 'the list of codes' },
};

const reasons: Readonly<Record<string, InBoth>> = {
  'not-48-bytes': { fr: 'elle n’a pas 48 octets', en: 'it hasn’t 48 bytes' },
  'point-at-infinity': { fr: 'c’est le point à l’infini', en: 'it is the point at infinity' },
  'not-canonical': {
    fr: 'elle n’est pas écrite comme il se doit',
    en: 'it isn’t written as it must be',
  },
  'signature-wrong': {
    fr: 'la clé de la balise ne l’a pas signée pour ce numéro',
    en: 'the beacon’s key didn’t sign it for this round',
  },
  lottery: { fr: 'tirages publics', en: 'public lottery draws' },
  'commit-reveal': { fr: 'trois secrets révélés', en: 'three revealed secrets' },
  witness: { fr: 'dés lancés devant témoin', en: 'dice thrown before a witness' },
  kept: { fr: 'retenue, pas tirée', en: 'kept, not drawn' },
  excluded: { fr: 'non retenue', en: 'not kept' },
  'out-of-order': {
    fr: 'ce n’était pas le tour de cette participation',
    en: 'it wasn’t this entry’s turn',
  },
  'not-drawn': { fr: 'cette participation n’a pas été tirée', en: 'this entry wasn’t drawn' },
  'code-not-in-rules': {
    fr: 'le règlement ne prévoit pas ce motif',
    en: 'the rules know no such reason',
  },
};

export function drawPartsOf(finding: DrawFinding, language: Language): DrawParts {
  const number = (value: number | undefined) =>
    value === undefined ? '' : numberInWords(value, language);
  const list = lists[finding.list ?? 'entries'][language];
  const about = finding.n === undefined ? '' : ` (n° ${number(finding.n)})`;
  const word = language === 'fr' ? 'ligne' : 'line';
  const of = language === 'fr' ? 'de' : 'of';
  const line = finding.line === undefined ? list : `${word} ${number(finding.line)} ${of} ${list}`;
  return {
    line: `${line}${language === 'fr' ? about : about.replace('n° ', 'no. ')}`,
    lastLine: number(finding.lastLine),
    isStretch: finding.lastLine !== undefined && finding.lastLine !== finding.line,
    list,
    n: number(finding.n),
    place: number(finding.place),
    part: partInWords(finding.part ?? '', language),
    at: timeInWords(finding.at ?? '', language),
    code: finding.code ?? '',
  };
}

function partInWords(part: string, language: Language): string {
  const known = Object.hasOwn(reasons, part) ? reasons[part] : undefined;
  if (known !== undefined) return known[language];
  const [, kind, place] = /^(winner|substitute) (\d+)$/.exec(part) ?? [];
  if (kind === undefined) return part;
  if (language === 'en') return `${kind} ${place}`;
  return kind === 'winner' ? `gagnant n° ${place}` : `suppléant n° ${place}`;
}
