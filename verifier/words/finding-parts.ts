import type { Finding, LeafName } from '../check/verdict.ts';
import { kindInWords } from './kinds.ts';
import type { InBoth, Language } from './language.ts';
import { dayInWords, numberInWords, timeInWords } from './language.ts';

/** The parts of a finding, each ready to stand in a sentence. */
export type Parts = {
  /** "leaf 6 (publication, 12 November 2026 …)"; indices count from 0, as in the file. */
  readonly leaf: string;
  readonly other: string;
  readonly part: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
};

export type Sentence = (parts: Parts) => string;

export function partsOf(finding: Finding, language: Language): Parts {
  const number = (value: number | undefined) =>
    value === undefined ? '' : numberInWords(value, language);
  return {
    leaf: leafInWords(finding.leaf, language),
    other: leafInWords(finding.other, language),
    part: partInWords(finding.part ?? '', language),
    at: timeInWords(finding.at ?? '', language),
    from: number(finding.from),
    to: number(finding.to),
  };
}

export function leafInWords(leaf: LeafName | undefined, language: Language): string {
  const word = language === 'fr' ? 'feuille' : 'leaf';
  if (leaf === undefined) return word;
  const about = [
    leaf.kind === undefined ? '' : kindInWords(leaf.kind, language),
    leaf.at === undefined ? '' : timeInWords(leaf.at, language),
  ].filter((text) => text !== '');
  const number = numberInWords(leaf.index, language);
  return about.length === 0 ? `${word} ${number}` : `${word} ${number} (${about.join(', ')})`;
}

/** A checkpoint that the person holds has no name in the file; a reason is a word of the format. */
function partInWords(part: string, language: Language): string {
  const [, held, day] = /^held checkpoint (\d+)(?: of (\S+))?$/.exec(part) ?? [];
  if (held !== undefined) {
    const on = day === undefined ? '' : dayInWords(day, language);
    return language === 'fr'
      ? `votre point de contrôle n° ${held}${on && ` (${on} selon votre message)`}`
      : `the checkpoint that you hold (no. ${held}${on && `, of ${on} by your message`})`;
  }
  const [, path, reason] = /^(blobs\/\S+) (private|erased)$/.exec(part) ?? [];
  if (path === undefined || (reason !== 'private' && reason !== 'erased')) return part;
  return `${reasons[reason][language]} ; ${path}`.replace(' ;', language === 'fr' ? ' ;' : ';');
}

const reasons: { readonly [R in 'private' | 'erased']: InBoth } = {
  private: { fr: 'réservé', en: 'private' },
  erased: { fr: 'effacé à la demande d’une personne', en: 'erased at a person’s request' },
};
