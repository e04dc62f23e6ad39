import type {
  BudgetLine,
  Family,
  Plan,
  RecoContent,
} from '../server/modules/briefs/reco-schema.ts';

/** The dairy's request as it was written, and what it answered two days later. */
export const OMBRELUNE =
  'Bonjour, on lance Brassé de Lune (poire-sarrasin, coing, châtaigne) le 9 novembre. On voudrait des ambassadeurs pour promouvoir la marque sur les réseaux, une belle soirée, du buzz, et qu’on atteigne 5 000 fans. Le budget on verra, proposez. Idéalement avant Noël. Clarisse';

export const ANSWERS = [
  {
    question: 'change',
    kind: 'text',
    body: 'On ne sort pas de nos clients habituels : 71 % de nos ventes se font dans 14 magasins.',
  },
  { question: 'audience', kind: 'text', body: 'Ceux qui cuisinent.' },
  {
    question: 'budget',
    kind: 'text',
    body: '9 000 euros HT tout compris, et personne ne peut dépasser.',
  },
  {
    question: 'product',
    kind: 'text',
    body: '600 pots par semaine, au froid de 2 à 6 °C, 21 jours.',
  },
  {
    question: 'existing',
    kind: 'text',
    body: 'Farine et Filet d’Air a reçu 620 euros en avril pour une recette.',
  },
  {
    question: 'success',
    kind: 'text',
    body: 'Que des gens qui aiment le yaourt y goûtent, et un retour honnête.',
  },
  {
    question: 'means',
    kind: 'text',
    body: 'Clarisse valide ; absente du 2 au 6 novembre : Tobias.',
  },
  { question: 'sales', kind: 'no', body: '' },
] as const;

/** Quantity, unit price in euros: the lines of the two plans. */
export function planA(): Plan {
  return plan('A', 'Soirée', [
    ['fees', 'Conseil', 6, 520],
    ['fees', 'CM encadré', 8, 320],
    ['event', 'Lieu et traiteur, 40 personnes', 1, 3900],
    ['event', 'Transport, hébergement', 1, 1200],
    ['production', 'Photo, vidéo', 1, 900],
    ['products', 'Produits', 1, 260, { stockUnits: 80 }],
  ]);
}

export function planB(): Plan {
  return {
    ...plan('B', 'Dégustation à domicile et jeu', [
      ['fees', 'Conseil', 4, 520, { priority: 1 }],
      ['fees', 'CM encadré', 7, 320, { priority: 1 }],
      ['fees', 'Relecture juridique du règlement', 1, 450, { priority: 4 }],
      ['production', 'Photo et gabarits', 1, 600],
      ['creators', 'Créateurs payés', 3, 350, { priority: 3 }],
      ['products', 'Coffrets', 12, 24, { stockUnits: 12 }],
      ['logistics', 'Envois froids', 12, 18.5, { dueOn: '2026-11-02' }],
      ['prizes', 'Dotation', 10, 39, { priority: 5 }],
      ['logistics', 'Envois des lots', 10, 18.5, { dueOn: '2026-12-07', priority: 5 }],
    ]),
    contestRules: 'planned',
  };
}

type Row = readonly [Family, string, number, number, Partial<BudgetLine>?];

function plan(key: Plan['key'], title: string, rows: readonly Row[]): Plan {
  return {
    key,
    title,
    actions: '',
    startsOn: '2026-10-26',
    endsOn: '2026-12-04',
    reserveBasisPoints: 500,
    contestRules: null,
    isUnasked: false,
    lines: rows.map(([family, label, quantity, unit, more], place) => ({
      id: `${key.toLowerCase()}${place + 1}`,
      family,
      label,
      quantityHundredths: quantity * 100,
      unitCents: Math.round(unit * 100),
      vatBasisPoints: 2000,
      isExternal: family !== 'fees',
      owner: 'Solène Kermarzin',
      dueOn: null,
      deliverable: '',
      priority: 2,
      brings: '',
      evidence: '',
      stockUnits: null,
      ...more,
    })),
  };
}

/** A recommendation with these plans; its words are of no importance here. */
export function recoWith(content: RecoContent, plans: readonly Plan[]): RecoContent {
  return {
    ...content,
    parts: {
      ...content.parts,
      opinion: 'Une soirée ne fait venir que ceux qui viennent à toutes.',
    },
    plans: [...plans],
    measures: [{ indicator: 'Commentateurs distincts', source: 'captures des billets' }],
  };
}
