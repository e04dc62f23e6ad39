import { ofName } from '../../lib/french.ts';
import type { Family, TextPart } from './reco-schema.ts';

type Words = {
  readonly parts: Readonly<Record<TextPart, string>>;
  readonly families: Readonly<Record<Family, string>>;
  readonly kind: string;
  readonly version: (n: number) => string;
  readonly sources: string;
  readonly ceiling: (sum: string) => string;
  readonly noCeiling: string;
  readonly plan: (key: string, title: string) => string;
  readonly unasked: string;
  readonly printed: (words: string) => string;
  readonly table: readonly string[];
  readonly reserve: (rate: string) => string;
  readonly sums: { readonly total: string; readonly vat: string; readonly withVat: string };
  readonly noEvidence: string;
  readonly evidence: (text: string) => string;
  readonly creators: string;
  readonly noCreators: string;
  readonly creator: (fee: string, gift: string) => string;
  readonly conflict: (text: string) => string;
  readonly noConflict: string;
  readonly exception: (text: string) => string;
  readonly team: string;
  readonly days: (n: string) => string;
  readonly risks: string;
  readonly measures: string;
  readonly measure: (indicator: string, source: string) => string;
  readonly opinion: (name: string) => string;
  readonly decisions: string;
  readonly decision: (what: string, by: string, on: string) => string;
  readonly signatures: string;
  readonly authorSigned: string;
  readonly seniorSigned: string;
  readonly accepted: (key: string) => string;
  readonly refused: (key: string) => string;
  readonly unsigned: string;
  readonly replaced: (n: number) => string;
  readonly reopened: string;
  readonly marks: (mark: string) => string;
};

/** The words of the printed recommendation, around those of its author. */
export const documentWords: { readonly fr: Words; readonly en: Words } = {
  fr: {
    parts: {
      understanding: 'Ce que nous avons compris',
      doubts: 'Ce dont nous doutons',
      diagnosis: 'Diagnostic',
      objective: 'Objectif',
      audiences: 'Publics',
      principle: 'Principe, et pourquoi ces personnes s’y intéresseraient',
      rules: 'Règles et droits',
      unknown: 'Ce qui restera inconnu',
      notAdvised: 'Ce que nous ne conseillons pas',
      opinion: 'Avis de l’auteur',
    },
    families: {
      fees: 'Honoraires',
      production: 'Production',
      creators: 'Créateurs',
      products: 'Produits et cadeaux',
      logistics: 'Logistique',
      event: 'Événement',
      prizes: 'Dotation',
      media: 'Média',
      tools: 'Outils',
    },
    kind: 'Recommandation',
    version: (n) => `version ${n}`,
    sources: 'Sources : ',
    ceiling: (sum) => `Plafond du client : ${sum} hors taxes.`,
    noCeiling: 'Plafond du client : inconnu.',
    plan: (key, title) =>
      title === '' || title === `Plan ${key}` ? `Plan ${key}` : `Plan ${key}, ${title}`,
    printed: (words) => `Imprimé à l’envoi : ${words}.`,
    unasked: 'Option que le client n’a pas demandée.',
    table: ['Ligne', 'Qté', 'PU HT', 'HT', 'Qui'],
    reserve: (rate) => `Imprévus ${rate} %`,
    sums: { total: 'Total HT', vat: 'TVA', withVat: 'Total TTC' },
    noEvidence: 'aucune preuve',
    evidence: (text) => `d’après ${text}`,
    creators: 'Créateurs proposés',
    noCreators: 'Aucun créateur n’est encore proposé.',
    creator: (fee, gift) => `payé ${fee}, cadeau ${gift}`,
    conflict: (text) => `Lien déclaré : ${text}`,
    noConflict: 'Aucun lien déclaré.',
    exception: (text) => `Exception à la rotation : ${text}`,
    team: 'Équipe',
    days: (n) => `${n} j`,
    risks: 'Risques, et ce que nous faisons alors',
    measures: 'Mesure',
    measure: (indicator, source) => `${indicator} (source : ${source})`,
    opinion: (name) => `Avis ${ofName(name)}`,
    decisions: 'Décisions attendues',
    decision: (what, by, on) => (on === '' ? `${what}, par ${by}` : `${what}, par ${by}, le ${on}`),
    signatures: 'Signatures',
    authorSigned: 'Signé par l’auteur',
    seniorSigned: 'Signé par un référent',
    accepted: (key) => `Plan ${key} accepté`,
    refused: (key) => `Plan ${key} refusé`,
    replaced: (n) =>
      `Cette version est remplacée par la version ${n}. Elle porte les signatures qu’elle a reçues, qui n’engagent plus.`,
    reopened:
      'L’agence reprend cette version. Elle porte les signatures qu’elle a reçues, qui n’engagent plus.',
    marks: (mark) =>
      `L’empreinte au pied des pages (${mark}) et celles de l’agence couvrent cette version entière ; l’empreinte du client couvre le seul plan qu’il a choisi, dans cette version.`,
    unsigned: 'Pas encore signée : document de travail.',
  },
  en: {
    parts: {
      understanding: 'What we have understood',
      doubts: 'What we doubt',
      diagnosis: 'Diagnosis',
      objective: 'Objective',
      audiences: 'Audiences',
      principle: 'Principle, and why these people would care',
      rules: 'Rules and rights',
      unknown: 'What will stay unknown',
      notAdvised: 'What we do not advise',
      opinion: 'Author’s opinion',
    },
    families: {
      fees: 'Fees',
      production: 'Production',
      creators: 'Creators',
      products: 'Products and gifts',
      logistics: 'Logistics',
      event: 'Event',
      prizes: 'Prizes',
      media: 'Media',
      tools: 'Tools',
    },
    kind: 'Recommendation',
    version: (n) => `version ${n}`,
    sources: 'Sources: ',
    ceiling: (sum) => `The client’s ceiling: ${sum} before tax.`,
    noCeiling: 'The client’s ceiling: unknown.',
    plan: (key, title) =>
      title === '' || title === `Plan ${key}` ? `Plan ${key}` : `Plan ${key}, ${title}`,
    printed: (words) => `Printed when it was sent: ${words}.`,
    unasked: 'An option that the client did not ask for.',
    table: ['Line', 'Qty', 'Unit price', 'Before tax', 'Who'],
    reserve: (rate) => `Contingency ${rate}%`,
    sums: { total: 'Total before tax', vat: 'VAT', withVat: 'Total with VAT' },
    noEvidence: 'no evidence',
    evidence: (text) => `from ${text}`,
    creators: 'Creators proposed',
    noCreators: 'No creator is proposed yet.',
    creator: (fee, gift) => `paid ${fee}, gift ${gift}`,
    conflict: (text) => `Declared link: ${text}`,
    noConflict: 'No declared link.',
    exception: (text) => `Exception to the rotation: ${text}`,
    team: 'Team',
    days: (n) => `${n} d`,
    risks: 'Risks, and what we do then',
    measures: 'Measure',
    measure: (indicator, source) => `${indicator} (source: ${source})`,
    opinion: (name) => `${name}’s opinion`,
    decisions: 'Decisions expected',
    decision: (what, by, on) => (on === '' ? `${what}, by ${by}` : `${what}, by ${by}, on ${on}`),
    signatures: 'Signatures',
    authorSigned: 'Signed by the author',
    seniorSigned: 'Signed by a senior',
    accepted: (key) => `Plan ${key} accepted`,
    refused: (key) => `Plan ${key} refused`,
    replaced: (n) =>
      `This version is replaced by version ${n}. It bears the signatures that it was given, which bind no longer.`,
    reopened:
      'The agency is changing this version. It bears the signatures that it was given, which bind no longer.',
    marks: (mark) =>
      `The fingerprint at the foot of the pages (${mark}) and the agency’s cover this whole version; the client’s covers only the plan that they chose, in this version.`,
    unsigned: 'Not signed yet: a working document.',
  },
};
