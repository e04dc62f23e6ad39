import type { CheckedLog, Finding, Verdict, Weight } from '../check/verdict.ts';
import { leafInWords, partsOf } from './finding-parts.ts';
import { findingsEn } from './findings-en.ts';
import { findingsFr } from './findings-fr.ts';
import { kindInWords } from './kinds.ts';
import type { InBoth, Language } from './language.ts';
import { numberInWords, timeInWords } from './language.ts';

/** A verdict in words: a title, what it means, each finding, and what the log holds. */
export type VerdictInWords = {
  readonly title: string;
  readonly meaning: string;
  readonly findings: readonly { readonly weight: Weight; readonly text: string }[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly openings: readonly string[];
  /** What facts and openings are called, where they aren't a log's. */
  readonly headings?: { readonly facts: string; readonly openings: string };
};

/** A person can't use more sentences of one type; the rest is counted. */
const maxOfOneType = 20;

const order: readonly Weight[] = ['fault', 'weaker', 'note'];

export function describeVerdict(verdict: Verdict, language: Language): VerdictInWords {
  return {
    title: titles[verdict.verdict][language],
    meaning: meanings[verdict.verdict][language],
    findings: inOrder(verdict.findings, (item) => describeFinding(item, language), language),
    facts: verdict.log === undefined ? [] : describeLog(verdict.log, language),
    openings: (verdict.log?.openings ?? []).map(
      ({ leaf, field, value }) =>
        `${leafInWords(leaf, language)}, ${fieldInWords(field, language)}${language === 'fr' ? '\u00a0:' : ':'} ${value}`,
    ),
  };
}

/** One finding as a sentence. */
export function describeFinding(finding: Finding, language: Language): string {
  const sentences = language === 'fr' ? findingsFr : findingsEn;
  const text = sentences[finding.type](partsOf(finding, language));
  // A path keeps its case: only a word of ours begins with a capital letter.
  return /^(leaf|feuille|the|votre) /.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}

const titles: { readonly [V in Verdict['verdict']]: InBoth } = {
  verified: { fr: 'Vérifié : complet et inchangé', en: 'Verified: whole and unchanged' },
  'verified-weaker': {
    fr: 'Vérifié, avec réserve',
    en: 'Verified, with reservation',
  },
  'not-verified': { fr: 'Pas vérifié', en: 'Not verified' },
  unreadable: { fr: 'Illisible', en: 'Can’t be read' },
};

const meanings: { readonly [V in Verdict['verdict']]: InBoth } = {
  verified: {
    fr: 'Chaque feuille est celle que les signatures garantissent, dans le même ordre, et aucune ne manque.',
    en: 'Every leaf is the one that the signatures vouch for, in the same order, and none is missing.',
  },
  'verified-weaker': {
    fr: 'Chaque feuille est celle que les signatures garantissent et aucune ne manque, mais il manque une garantie venue d’ailleurs que de ce fichier. Ce qui manque est dit ci-dessous.',
    en: 'Every leaf is the one that the signatures vouch for and none is missing, but an assurance from outside this file is lacking. What is lacking is said below.',
  },
  'not-verified': {
    fr: 'Ce fichier n’est pas ce que ses signatures garantissent. Ne vous y fiez pas : demandez à l’agence un nouvel export et gardez celui-ci.',
    en: 'This file isn’t what its signatures vouch for. Don’t rely on it: ask the agency for a new export, and keep this one.',
  },
  unreadable: {
    fr: 'Le fichier n’a pas pu être lu, et rien n’a donc été vérifié.',
    en: 'The file could not be read, so nothing was verified.',
  },
};

/** What was done to the file, before what follows from it. */
const decisive = ['leaf-removed', 'log-truncated', 'leaf-added', 'leaves-swapped', 'leaf-differs'];

/** The worst first, the decisive before its consequences; of one type twenty sentences and a count. */
export function inOrder<T extends { readonly type: string; readonly weight: Weight }>(
  findings: readonly T[],
  describe: (item: T) => string,
  language: Language,
): VerdictInWords['findings'] {
  const lines: { weight: Weight; text: string }[] = [];
  const isDecisive = ({ type }: T) => decisive.includes(type);
  const sorted = order.flatMap((weight) => {
    const some = findings.filter((item) => item.weight === weight);
    return [...some.filter(isDecisive), ...some.filter((item) => !isDecisive(item))];
  });
  const counts = new Map<string, number>();
  for (const { type } of sorted) counts.set(type, (counts.get(type) ?? 0) + 1);
  const told = new Map<string, number>();
  for (const item of sorted) {
    const n = (told.get(item.type) ?? 0) + 1;
    told.set(item.type, n);
    if (n <= maxOfOneType) lines.push({ weight: item.weight, text: describe(item) });
    const left = (counts.get(item.type) ?? 0) - maxOfOneType;
    if (n !== maxOfOneType || left <= 0) continue;
    const rest = numberInWords(left, language);
    const text =
      language === 'fr'
        ? `Et ${rest} de plus, du même genre que ce qui précède.`
        : `And ${rest} more of the kind just named.`;
    lines.push({ weight: item.weight, text });
  }
  return lines;
}

function describeLog(log: CheckedLog, language: Language) {
  const number = (value: number) => numberInWords(value, language);
  const time = (value: string) => timeInWords(value, language);
  const kinds = Object.entries(log.kinds)
    .map(([kind, count]) => `${kindInWords(kind, language)} : ${number(count)}`)
    .join(' · ');
  const isFrench = language === 'fr';
  const { witness } = log;
  const facts = [
    { name: isFrench ? 'Journal' : 'Log', value: log.origin },
    { name: 'Client', value: log.client },
    { name: isFrench ? 'Feuilles' : 'Leaves', value: number(log.size) },
    {
      name: isFrench ? 'Par genre' : 'By kind',
      value: isFrench ? kinds : kinds.replaceAll(' :', ':'),
    },
    { name: isFrench ? 'Première feuille' : 'First leaf', value: log.firstAt && time(log.firstAt) },
    { name: isFrench ? 'Dernière feuille' : 'Last leaf', value: log.lastAt && time(log.lastAt) },
    { name: isFrench ? 'Racine' : 'Root', value: log.root },
    { name: isFrench ? 'Clé du journal' : 'Log’s key', value: log.key },
    { name: isFrench ? 'Témoin' : 'Witness', value: witness?.key },
    {
      name: isFrench ? 'Contre-signé' : 'Co-signed',
      value:
        witness &&
        `${number(witness.size)} ${isFrench ? 'feuilles, le' : 'leaves, on'} ${time(witness.at)}`,
    },
  ];
  return facts.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
}

/** What a shown commitment is, by its field; a field that has no word yet keeps its name. */
function fieldInWords(field: string, language: Language): string {
  const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
    author: { fr: 'auteur', en: 'author' },
    signer: { fr: 'signataire', en: 'signer' },
    recipient: { fr: 'destinataire', en: 'recipient' },
    reason: { fr: 'raison', en: 'reason' },
    facts: { fr: 'empreinte des faits', en: 'hash of the facts' },
    address: { fr: 'adresse', en: 'address' },
    by: { fr: 'par', en: 'by' },
  };
  return words[field]?.[language] ?? field;
}
