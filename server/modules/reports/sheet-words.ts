type Language = 'fr' | 'en';
type InBoth = { readonly [L in Language]: string };
/** A column: its heading, and what stands in it. */
export type ColumnWords = { readonly head: InBoth; readonly says: InBoth };

const column = (fr: string, en: string, saysFr: string, saysEn: string): ColumnWords => ({
  head: { fr, en },
  says: { fr: saysFr, en: saysEn },
});

const id = column('id', 'id', 'La ligne du bilan.', 'The line of the report.');
const value = column(
  'valeur',
  'value',
  'Le nombre, entier ; vide quand il est inconnu ou que c’est une part.',
  'The number, an integer; empty where it is unknown, or a share.',
);
const numerator = column(
  'numérateur',
  'numerator',
  'D’une part : combien.',
  'Of a share: how many.',
);
const denominator = column(
  'dénominateur',
  'denominator',
  'D’une part : sur combien.',
  'Of a share: of how many.',
);
const unit = column(
  'unité',
  'unit',
  'De quoi sont la valeur, le numérateur et le dénominateur. L’argent est en centimes.',
  'What value, numerator and denominator count. Money is in cents.',
);

/** The sheets of a report's data; the order of columns is that of `sheetsOf`. */
export const sheetWords = {
  figures: {
    name: { fr: 'Chiffres', en: 'Figures' },
    columns: [
      id,
      column('nom', 'name', 'Son libellé.', 'What it is called.'),
      column('affiché', 'shown', 'Comme le bilan l’écrit.', 'As the report writes it.'),
      value,
      numerator,
      denominator,
      unit,
      column('n', 'n', 'Sur combien de relevés il repose.', 'How many records it rests on.'),
      column(
        'marque',
        'mark',
        'Comment c’est connu : mesuré, réseau, déclaré, estimé.',
        'How it is known: measured, network, declared, estimated.',
      ),
      column(
        'note',
        'note',
        'Trop peu pour conclure, ou inconnu.',
        'Too few to conclude, or unknown.',
      ),
      column('méthode', 'method', 'L’indicateur et sa version.', 'The indicator and its version.'),
      column('du', 'from', 'Premier instant de la période.', 'First moment of the period.'),
      column('au', 'to', 'Dernière minute de la période.', 'Last minute of the period.'),
    ],
  },
  parts: {
    name: { fr: 'Détail', en: 'Parts' },
    columns: [
      id,
      column('partie', 'part', 'Un détail du chiffre.', 'A part of the figure.'),
      value,
      numerator,
      denominator,
      unit,
      column('texte', 'text', 'Ce qui va avec, tel que dit.', 'What goes with it, as it was said.'),
    ],
  },
  evidence: {
    name: { fr: 'Preuves', en: 'Evidence' },
    columns: [
      id,
      column('feuille', 'leaf', 'Son numéro dans le journal.', 'Its number in the log.'),
      column('objet', 'object', 'Ce qui a été lu.', 'What was read.'),
      column('source', 'source', 'Où, et comment.', 'Where, and how.'),
      column('lu', 'read', 'Quand la lecture a pris fin.', 'When the reading ended.'),
      column('relevés', 'records', 'Combien ont été reçus.', 'How many were received.'),
    ],
  },
  columns: {
    name: { fr: 'Colonnes', en: 'Columns' },
    head: {
      fr: ['feuille', 'colonne', 'français', 'English'],
      en: ['sheet', 'column', 'français', 'English'],
    },
  },
  units: {
    fr: {
      count: 'nombre',
      cents: 'centimes',
      share: 'part',
      'cents-per': 'centimes par unité',
      minutes: 'minutes',
    },
    en: {
      count: 'count',
      cents: 'cents',
      share: 'share',
      'cents-per': 'cents per unit',
      minutes: 'minutes',
    },
  },
} as const;

/** What times are: said of each column that holds one. */
export const zoneWords: InBoth = {
  fr: 'À l’heure de la zone nommée dans le titre.',
  en: 'In the time of the zone that the heading names.',
};
