import { foldName } from './feasibility.ts';
import { findSums } from './read-facts.ts';
import { findTense } from './read-tense.ts';

export type Given = { readonly name: string; readonly cents: number };

/** A name: words that begin with a capital or a digit, with small ones between them. */
const WORD = String.raw`\p{Lu}[\p{L}\d’'.&-]*`;
const SMALL = String.raw`(?:d[eu]s?|et|and|of|the|la|les?|à|aux?|&|d[’'](?=\p{L}))`;
const NAME = String.raw`${WORD}(?:\s+(?:(?:${SMALL}\s*){0,2}${WORD}|[\p{L}’']*\d+))*`;
const SUM = String.raw`[\d\s\u00a0\u202f.,]*\d\s*k?\s*(?:€|euros?|eur)|€\s?[\d,.]+\d`;
const GAVE = `(?:payé|donné|versé|offert|envoyé|réglé|paid|gave|given|sent)`;

/** Who had how much, in the ways in which it is said; the name and the sum by their groups. */
const FORMS = [
  // « Farine et Filet d’Air a reçu 620 euros », "Farine received €620"
  String.raw`(?<name>${NAME})\s+(?:a|ont|has|have)?\s*(?:déjà\s+|already\s+)?(?:reçu|eu|touché|perçu|received|got|had)\s[^.;]{0,40}?(?<sum>${SUM})`,
  // « 620 euros à Farine », "620 euros to Farine"
  String.raw`(?<sum>${SUM})[^.;\d]{0,40}?(?<!\p{L})(?:à|pour|chez|to|for)\s+(?<name>${NAME})`,
  // « nous avons payé à Farine 620 euros », "we paid Farine 620 euros"
  String.raw`${GAVE}\s+(?:à\s+|to\s+)?(?<name>${NAME})\s[^.;\d]{0,20}?(?<sum>${SUM})`,
  // « Farine : 620 euros »
  String.raw`(?<name>${NAME})\s*:\s*(?<sum>${SUM})`,
].map((form) => new RegExp(form, 'gu'));

/** What opens a sentence with a capital and is nobody's name. */
const NOBODY =
  /^(nous|on|j’ai|je|nos|notre|we|our|i|this|cette|ce|en|in|rien|nothing|total|budget|oui|yes|the|le|la|les|il|elle|ils|elles|he|she|they|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december)$/iu;

/** A sentence, or a part of one that "and" or "but" begins: each has its own year. */
const CLAUSE = /(?:(?!,\s+(?:et|mais|puis|and|but|then)\s)[^.;\n!?]|\.(?=\d))+/gu;

/**
 * What creators had from the client this year, as an answer says it: a name beside a sum. What was given
 * in an earlier year is left out; so is what says no name. A proposal: a person's entry stands before it.
 */
export function findGiven(text: string, at: Date): Given[] {
  const found: (Given & { readonly at: number })[] = [];
  for (const { 0: sentence, index } of text.matchAll(CLAUSE)) {
    if (findTense(sentence, at) === 'before-this-year') continue;
    const taken = new Set<number>();
    for (const form of FORMS) {
      for (const match of sentence.matchAll(form)) {
        const name = (match.groups?.name ?? '').trim();
        const [cents] = findSums(match.groups?.sum ?? '');
        const place = sentence.indexOf(match.groups?.sum ?? '', match.index);
        if (cents === undefined || taken.has(place) || NOBODY.test(name)) continue;
        taken.add(place);
        found.push({ name, cents, at: index + place });
      }
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ name, cents }) => ({ name, cents }));
}

/** What a person entered, and whom only the answers name. */
export function joinGiven(entered: readonly Given[], read: readonly Given[]): Given[] {
  const known = new Set(entered.map(({ name }) => foldName(name)));
  return [...entered, ...read.filter(({ name }) => !known.has(foldName(name)))];
}
