import type { AskedFigure, DraftChapter, ReportDraft } from '../../modules/reports/draft-schema.ts';
import { AGAIN, CLEAR, SATISFIED } from '../audience/told.ts';

const BEFORE = {
  from: '2026-10-14T22:00:00.000Z',
  to: '2026-11-08T23:00:00.000Z',
} as const;
const AFTER = { from: '2026-11-08T23:00:00.000Z', to: '2026-12-04T23:00:00.000Z' } as const;
const WHOLE = { from: null, to: null } as const;

/** What Inès wrote of "Brassé de Lune"; figures are asked for, and computed from what was seen. */
export function writeReport(tags: ReadonlyMap<string, string>): ReportDraft {
  const brand = [...tags].flatMap(([origin, tag]) => (origin === 'brand' ? [tag] : []));
  const posts = [...tags].flatMap(([origin, tag]) => (origin === 'brand' ? [] : [tag]));
  const figures: AskedFigure[] = [];
  const ask = (
    indicator: string,
    label = '',
    of: {
      params?: Record<string, string>;
      objects?: string[];
      when?: typeof BEFORE | typeof AFTER;
    } = {},
  ): string => {
    const id = `f${figures.length + 1}`;
    const { params = {}, objects = null } = of;
    figures.push({ id, label, indicator, params, objects, ...WHOLE, ...of.when });
    return id;
  };
  const asked = (party: string, question: string, answer?: string) => ({
    params: { party, question, ...(answer === undefined ? {} : { answer }) },
  });
  const chapter = (
    kind: DraftChapter['kind'],
    title: string,
    text: string,
    ids: string[] = [],
  ): DraftChapter => ({ kind, title, text, figures: ids });
  const chapters = [
    chapter(
      'actions',
      'Ce qui a été fait',
      'Nous avons écrit à douze blogs, un par un : onze ont dit oui, dix ont publié. Une personne a goûté et n’a pas écrit, une autre a écrit qu’elle restait sur sa faim : les deux sont dans ce rapport.',
      [ask('spent'), ask('quoted'), ask('ceiling')],
    ),
    chapter(
      'exposure',
      'Ce qui a été vu',
      'Les vues sont celles que les créateurs disent de leurs propres billets. Elles ne s’additionnent pas.',
      [
        ask('declared-views'),
        ask('spontaneous', 'Mentions spontanées avant l’opération', { when: BEFORE }),
        ask('spontaneous', 'Mentions spontanées depuis', { when: AFTER }),
      ],
    ),
    chapter(
      'transformation',
      'Ce que les gens ont fait',
      'Une partie du bruit sous les billets vient du concours : la part des formules de jeu le dit. Les coûts sont ceux de toute l’opération, divisés par chaque effet.',
      [
        ask('visits', 'Visites venues des dix billets', { objects: posts }),
        ask('visits', 'Visites venues de la marque', { objects: brand }),
        ask('entries'),
        ask('comments'),
        ask('formula-share'),
        ask('commenters'),
        ask('conversations'),
        ask('subscribers'),
        ask('cost-per-entry'),
        ask('cost-per-commenter'),
        ask('cost-per-subscriber'),
      ],
    ),
    chapter(
      'compliance',
      'Ce que la loi demande',
      'Une mention manquait à la première capture. Elle a été demandée avec les mots exacts, et corrigée le lendemain.',
      [ask('mentions-first'), ask('mentions-after'), ask('captures')],
    ),
    chapter(
      'other',
      'Ce qu’en disent les trois parties',
      'Qui répond n’est pas comme qui ne répond pas : le nombre de réponses est à lire avec la part.',
      [
        ask('survey', 'Laiterie, satisfaite à 4 sur 5', asked('client', SATISFIED, '4')),
        ask('survey', 'Créateurs qui ont répondu', asked('creator', AGAIN)),
        ask('survey', 'Créateurs qui le referaient', asked('creator', AGAIN, 'oui')),
        ask('survey', 'Participants qui ont répondu', asked('entrant', CLEAR)),
        ask(
          'survey',
          'Participants pour qui les règles étaient claires',
          asked('entrant', CLEAR, 'oui'),
        ),
      ],
    ),
    chapter(
      'unknown',
      'Ce que nous ne savons pas',
      'Nous ne savons pas si vos ventes ont bougé : aucun chiffre de caisse ne nous est parvenu, et rien ne permet de comparer. Nous ne savons pas non plus combien de lecteurs muets ont lu ces billets jusqu’au bout.',
      [ask('sales')],
    ),
    chapter(
      'failures',
      'Ce qui n’a pas marché',
      'Le concours a attiré des gens qui font des concours : plus d’un tiers des participations n’ont pas été retenues. Inès l’avait écrit avant.\n\n> Le jeu attirera des joueurs ; des dégustations en boutique attireraient des gens qui mangent.\n— Inès Taldir, objection du 27 octobre, non suivie le 28 : le stock et l’accord des boutiques manquaient\n\nLe coing a été jugé trop sucré, sous plusieurs billets. Une mention a manqué pendant un jour.',
    ),
    chapter(
      'creators',
      'Les créateurs',
      'La créatrice du Bocal du Mardi a refusé ses honoraires et gardé la mention. Petit-lait et Grands Mots a goûté et n’a pas écrit : « trop sucré à mon goût ». La Table du Dimanche Soir a publié un avis réservé. Personne n’a été prié de changer une ligne.',
    ),
    chapter(
      'next',
      'Ce que nous proposons',
      '- Changer la recette du coing, et le dire : c’est le billet de la semaine prochaine.\n- Pas de concours la prochaine fois.\n- Une dégustation avec Le Bocal du Mardi, Ferments de Garrigue et Carnet d’une Crémière.',
    ),
  ];
  return {
    title: 'Brassé de Lune, le rapport',
    question: 'Faire goûter la gamme à des gens qui cuisinent le yaourt, sous le plafond convenu.',
    answer:
      'Dix blogs lus par des gens qui cuisinent en ont parlé, dont un avec des réserves. Des gens différents ont commenté, et une partie de leurs échanges a dépassé la formule de jeu. Nous ne savons pas si vos ventes ont bougé.',
    chapters,
    figures,
  };
}
