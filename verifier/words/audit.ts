import type { AuditFinding, AuditFindingType, AuditVerdict } from '../audit/check.ts';
import { marks } from './command.ts';
import type { InBoth, Language } from './language.ts';
import { numberInWords, timeInWords } from './language.ts';

const titles: { readonly [V in AuditVerdict['verdict']]: InBoth } = {
  verified: {
    fr: 'Recoupé par le témoin : tout ce que la balise a choisi est là.',
    en: 'Cross-checked by the witness: all that the beacon chose is there.',
  },
  'verified-weaker': {
    fr: 'Recoupé par le témoin, avec des réserves.',
    en: 'Cross-checked by the witness, with reservations.',
  },
  'not-verified': {
    fr: 'Pas recoupé : quelque chose ne tient pas.',
    en: 'Not cross-checked: something doesn’t hold.',
  },
  unreadable: {
    fr: 'Ce fichier n’est pas un contrôle de témoin.',
    en: 'This file is no witness’s audit.',
  },
};

type Sentence = {
  readonly fr: (leaves: string) => string;
  readonly en: (leaves: string) => string;
};

const sentences: { readonly [T in AuditFindingType]: Sentence } = {
  'not-an-audit': {
    fr: () => 'Le fichier n’a pas la forme « compagnon-audit/v1 ».',
    en: () => 'The file hasn’t the form “compagnon-audit/v1”.',
  },
  'signature-wrong': {
    fr: () =>
      'La signature du témoin ne convient pas : le fichier a été changé, ou il est d’un autre.',
    en: () => 'The witness’s signature is wrong: the file was changed, or is somebody else’s.',
  },
  'witness-unknown': {
    fr: () => 'Ce contrôle est d’un autre témoin que le vôtre.',
    en: () => 'This audit is by another witness than yours.',
  },
  'head-malformed': {
    fr: () => 'La tête du journal ne peut pas être lue.',
    en: () => 'The head of the log can’t be read.',
  },
  'head-unsigned': {
    fr: () => 'La tête n’est pas signée par la clé du journal.',
    en: () => 'The head isn’t signed by the log’s key.',
  },
  'key-unknown': {
    fr: () => 'La clé du journal n’est pas celle que vous avez donnée.',
    en: () => 'The log’s key isn’t the one that you gave.',
  },
  'head-not-kept': {
    fr: () => 'Le témoin n’a pas contresigné cette tête.',
    en: () => 'The witness hasn’t co-signed this head.',
  },
  'head-too-late': {
    fr: () => 'La tête a été gardée après le tirage : le journal a pu s’y adapter.',
    en: () => 'The head was kept after the round: the log may have been made to suit it.',
  },
  'beacon-wrong': {
    fr: () => 'La balise n’a pas signé cette ronde.',
    en: () => 'The beacon didn’t sign this round.',
  },
  'other-leaves': {
    fr: () => 'Ces feuilles ne sont pas celles que la balise a choisies.',
    en: () => 'These leaves aren’t those that the beacon chose.',
  },
  'leaf-not-included': {
    fr: (leaves) => `Pas dans le journal que le témoin a contresigné : ${leaves}.`,
    en: (leaves) => `Not in the log that the witness co-signed: ${leaves}.`,
  },
  'leaf-not-shown': {
    fr: (leaves) => `L’agence n’a pas montré : ${leaves}.`,
    en: (leaves) => `The agency didn’t show: ${leaves}.`,
  },
  'evidence-other': {
    fr: (leaves) => `Les octets montrés ne sont pas ceux qui ont été inscrits : ${leaves}.`,
    en: (leaves) => `The bytes shown aren’t those that were recorded: ${leaves}.`,
  },
  'evidence-not-shown': {
    fr: (leaves) =>
      `Les octets n’ont pas été montrés (perdus, réservés, ou effacés à la demande d’une personne) : ${leaves}.`,
    en: (leaves) =>
      `The bytes weren’t shown (lost, private, or erased at a person’s request): ${leaves}.`,
  },
  'evidence-personal': {
    fr: (leaves) =>
      `Les octets montrent des personnes et ne sont pas remis au témoin ; la feuille seule est vérifiée : ${leaves}.`,
    en: (leaves) =>
      `The bytes show people and aren’t handed to the witness; the leaf alone was checked: ${leaves}.`,
  },
  'fetched-late': {
    fr: () => 'Le contrôle a été fait plus de 24 heures après le tirage.',
    en: () => 'The audit was made more than 24 hours after the round.',
  },
  'test-beacon': {
    fr: () => 'La balise est une balise d’essai : qui la tient peut choisir.',
    en: () => 'The beacon is a test beacon: whoever holds it can choose.',
  },
  'witness-not-compared': {
    fr: () => 'La clé du témoin n’a été comparée à rien : donnez celle que vous tenez du témoin.',
    en: () =>
      'The witness’s key was compared with nothing: give the one that you got from the witness.',
  },
};

/** A verdict on an audit, for the witness's program. */
export function describeAudit(
  { verdict, findings, audit }: AuditVerdict,
  language: Language,
): string {
  const facts = audit === undefined ? [] : factsOf(audit, language);
  const lines = findings.map(
    (one) =>
      `${marks[one.weight][language]}  ${sentences[one.type][language](leavesOf(one, language))}`,
  );
  return `${[titles[verdict][language], ...lines, ...facts].join('\n')}\n`;
}

function factsOf(audit: NonNullable<AuditVerdict['audit']>, language: Language): string[] {
  const n = (value: number) => numberInWords(value, language);
  const [drawn, fetched] = [audit.drawnAt, audit.fetchedAt].map((at) => timeInWords(at, language));
  return language === 'fr'
    ? [
        `${audit.origin}, ${n(audit.size)} feuilles ; ronde ${n(audit.round)}, ${drawn} ; fait le ${fetched}`,
        `${n(audit.included)} feuilles sur ${n(audit.chosen)} choisies sont dans le journal ; ${n(audit.evidenceSame)} contenus sur ${n(audit.evidenceOf)} ont été lus et sont les mêmes.`,
      ]
    : [
        `${audit.origin}, ${n(audit.size)} leaves; round ${n(audit.round)}, ${drawn}; made on ${fetched}`,
        `${n(audit.included)} leaves of ${n(audit.chosen)} chosen are in the log; ${n(audit.evidenceSame)} contents of ${n(audit.evidenceOf)} were read and are the same.`,
      ];
}

function leavesOf({ leaves }: AuditFinding, language: Language): string {
  const word = language === 'fr' ? 'feuilles' : 'leaves';
  return `${word} ${leaves.map((index) => numberInWords(index, language)).join(', ')}`;
}
