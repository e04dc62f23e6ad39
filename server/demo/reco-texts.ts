import type { RecoContent } from '../modules/briefs/reco-schema.ts';
import { blogs } from './creators/table.ts';
import { idIn, type World } from './load-world.ts';
import { lune } from './operation-plan.ts';
import { degustation, grandControle, petitControle, soiree } from './reco-lines.ts';

const sales = 'Ventes : non fournies par le client. Nous ne saurons pas si elles ont bougé.';

/** The dairy's recommendation as it was first sent: the evening that was asked for. */
export const lune1: RecoContent = {
  title: 'Brassé de Lune',
  parts: {
    understanding:
      'Vous lancez trois yaourts d’automne et vous ne sortez pas de vos clients habituels : 71 % de vos ventes se font dans 14 magasins. Vous voulez que des gens qui cuisinent y goûtent et vous disent ce qu’ils en pensent.',
    doubts:
      '« Des ambassadeurs », « du buzz » et « 5 000 fans » sont des moyens. Nous ne voyons pas en quoi ils feraient goûter un yaourt.',
    diagnosis:
      'Autour de chez vous, peu de gens écrivent vraiment sur le yaourt, et ils sont lus par des gens qui cuisinent. Ceux qui font beaucoup d’opérations écrivent peu sur le sujet.',
    objective:
      'D’ici au 4 décembre, faire goûter la gamme à des gens qui cuisinent le yaourt, et recueillir leur avis, sous 9 000 euros hors taxes.',
    audiences: 'Des personnes qui cuisinent chez elles, de 30 à 60 ans, à 150 km autour.',
    principle: 'Inviter, faire goûter, laisser dire.',
    rules:
      'Un produit offert est un avantage en nature : la mention est due. Aucune image sans accord écrit. Chaîne du froid de 2 à 6 °C.',
    unknown: sales,
    notAdvised: 'Courir après 5 000 abonnés : personne ne goûte un yaourt en cliquant.',
    opinion: 'Une soirée à 40 ne fait venir que ceux qui viennent à toutes les soirées.',
  },
  sources: ['Vos réponses du 7 octobre', 'Charte de marque, version 1'],
  plans: [soiree],
  creators: [],
  team: [
    { name: 'Solène Kermarzin', role: 'Conseil', daysHundredths: 600 },
    { name: 'Inès Taldir', role: 'CM encadrée', daysHundredths: 800 },
  ],
  risks: [
    {
      risk: 'Peu d’invités cuisinent',
      answer: 'Inviter par ce que chacun a écrit, non par carnet.',
    },
  ],
  measures: [
    { indicator: 'Commentateurs distincts', source: 'captures des billets' },
    { indicator: 'Mentions conformes', source: 'captures à la parution' },
  ],
  decisions: [{ what: 'Choisir un plan', by: 'Clarisse Montbazin', dueOn: '2026-10-19' }],
};

/** Four days later: the evening stays as it was asked for, and what we would do instead. */
const lune2: RecoContent = {
  ...lune1,
  parts: {
    ...lune1.parts,
    principle:
      'Porter le yaourt chez ceux qui le cuisinent, et les laisser dire ce qu’ils en pensent.',
    rules: `${lune1.parts.rules} Un jeu a un règlement, et son tirage se vérifie. Au-delà de 1 000 euros par créateur et par an, un contrat écrit.`,
  },
  plans: [soiree, degustation],
  team: [
    { name: 'Solène Kermarzin', role: 'Conseil', daysHundredths: 400 },
    { name: 'Inès Taldir', role: 'CM encadrée', daysHundredths: 700 },
    { name: 'Malo Destrée', role: 'Photo et gabarits', daysHundredths: 150 },
  ],
  risks: [
    { risk: 'Un colis se réchauffe', answer: 'Départ du lundi au mercredi ; on renvoie.' },
    { risk: 'Un avis réservé paraît', answer: 'On le garde, on remercie, on le dit au bilan.' },
    { risk: 'Des chasseurs de concours', answer: 'Règles d’admission écrites, nombres dits.' },
  ],
  measures: [
    ...lune1.measures,
    { indicator: 'Participations brutes et valides', source: 'registre du jeu' },
    { indicator: 'Visites depuis les billets', source: 'liens suivis, robots retirés' },
  ],
};

/** With the twelve whom it proposes: what is known of each, who of the team knows them, what they get. */
export function proposeLune(world: Pick<World, 'creators'>): RecoContent {
  const creators = lune.map(({ key, fee }) => {
    const blog = blogs.find(({ id }) => id === key);
    if (!blog) throw new Error(`the demo has no blog ${key}`);
    return {
      name: blog.name,
      creatorId: idIn(world.creators, key),
      plans: ['B' as const],
      reason: `${blog.subject} billets sur le sujet en deux ans ; ${blog.readers} lecteurs qui répondent par billet.`,
      conflict: conflicts[key] ?? '',
      rotationException: '',
      feeCents: fee ? 35_000 : 0,
      giftCents: 2400,
      hasContract: null,
    };
  });
  return { ...lune2, creators };
}

const conflicts: Readonly<Record<string, string>> = {
  K02: 'Malo Destrée : cousin de Théo, qui tient ce blog.',
  K11: 'Inès Taldir : amie de Perrine M., qui tient ce blog.',
};

/** The second operation, still being prepared. */
export const controle: RecoContent = {
  title: 'Contrôle d’hiver',
  parts: {
    understanding:
      'Vous voulez que ceux qui gardent leur voiture viennent la faire vérifier avant l’hiver.',
    doubts: '« Des fans en plus » ne fait venir personne au comptoir.',
    diagnosis: 'Vos clients posent chaque semaine les mêmes questions : freins, batterie, pneus.',
    objective:
      'Du 11 au 30 janvier, 60 voitures vérifiées, comptées au comptoir ; point de départ : 0.',
    audiences: 'Des conducteurs qui entretiennent une voiture ancienne.',
    principle: 'Une fiche utile que l’on garde, et une raison de venir.',
    rules: 'Aucune promesse sur le contrôle technique. Le règlement du jeu avant le jeu.',
    unknown: 'Ce que ces voitures achèteront ensuite.',
    notAdvised: 'Inviter amis, famille et collègues à suivre la page.',
    opinion: 'Le jeu coûte 480 euros et attire des gens qui n’ont pas de voiture à faire vérifier.',
  },
  sources: ['Appel du 30 novembre', 'Questions reçues depuis septembre'],
  plans: [grandControle, petitControle],
  creators: [],
  team: [
    { name: 'Solène Kermarzin', role: 'Conseil', daysHundredths: 200 },
    { name: 'Inès Taldir', role: 'CM encadrée', daysHundredths: 400 },
  ],
  risks: [{ risk: 'Trop de voitures le même jour', answer: 'Des créneaux à prendre au comptoir.' }],
  measures: [{ indicator: 'Voitures vérifiées', source: 'registre du comptoir' }],
  decisions: [{ what: 'Choisir un plan', by: 'Roland Bielleroux', dueOn: '2026-12-16' }],
};
