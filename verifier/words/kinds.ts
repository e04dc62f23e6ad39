import type { LeafKind } from '../format/leaf-body.ts';
import type { InBoth, Language } from './language.ts';

/** What each kind of leaf is called: a new kind needs its words here. */
const kinds: { readonly [K in LeafKind]: InBoth } = {
  'log-opened': { fr: 'ouverture du journal', en: 'opening of the log' },
  'key-rotated': { fr: 'changement de clé', en: 'change of key' },
  'witness-enrolled': { fr: 'inscription d’un témoin', en: 'enrolment of a witness' },
  'brand-kit-version': { fr: 'version du kit de marque', en: 'version of the brand kit' },
  approval: { fr: 'bon à tirer', en: 'approval' },
  'approval-voided': { fr: 'bon à tirer annulé', en: 'approval voided' },
  publication: { fr: 'publication', en: 'publication' },
  capture: { fr: 'capture', en: 'capture' },
  withdrawal: { fr: 'retrait', en: 'withdrawal' },
  gift: { fr: 'cadeau', en: 'gift' },
  shipment: { fr: 'envoi', en: 'shipment' },
  'rule-decision': { fr: 'décision d’une règle', en: 'decision of a rule' },
  overrule: { fr: 'passage outre', en: 'overrule' },
  'deliverable-capture': { fr: 'capture d’un billet', en: 'capture of a deliverable' },
  'contest-rules': { fr: 'règlement d’un concours', en: 'rules of a contest' },
  'contest-entry': { fr: 'participation', en: 'contest entry' },
  'contest-comments': { fr: 'relevé de commentaires', en: 'reading of comments' },
  'contest-comments-erasure': {
    fr: 'effacement d’un relevé de commentaires',
    en: 'erasure of a reading of comments',
  },
  'contest-exclusion': { fr: 'participation non retenue', en: 'exclusion of an entry' },
  'contest-freeze': { fr: 'liste arrêtée', en: 'freeze of the list' },
  'contest-postponement': { fr: 'report du tirage', en: 'postponement of the draw' },
  'contest-draw': { fr: 'tirage', en: 'draw' },
  'contest-event': { fr: 'suite du tirage', en: 'after the draw' },
  observation: { fr: 'relevé', en: 'observation' },
  'record-erasure': { fr: 'effacement d’une personne', en: 'erasure of a person' },
  'kpi-registration': { fr: 'indicateur annoncé', en: 'registered indicator' },
  'capture-plan': { fr: 'plan des captures', en: 'plan of captures' },
  'report-seal': { fr: 'sceau d’un bilan', en: 'seal of a report' },
  'log-restored': { fr: 'retour à une copie ancienne', en: 'return to an older backup' },
  'witness-audit': { fr: 'contrôle du témoin', en: 'witness’s audit' },
};

/** The name of a kind of leaf; a kind that isn't known keeps its own word. */
export function kindInWords(kind: string, language: Language): string {
  const known: Readonly<Record<string, InBoth>> = kinds;
  const words = Object.hasOwn(known, kind) ? known[kind] : undefined;
  return words?.[language] ?? (kind === 'unreadable' ? unreadable[language] : kind);
}

const unreadable: InBoth = { fr: 'illisible', en: 'unreadable' };
