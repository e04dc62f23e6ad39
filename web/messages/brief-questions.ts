import type { AskedKey } from '#server/modules/briefs/brief-schema.ts';
import { catalogue } from '#web/catalogue.ts';

type Question = {
  /** A few words, for lists. */
  readonly short: string;
  readonly ask: string;
  readonly why: string;
  readonly example: string;
};

/** The twelve questions of a brief, and the one about sales: why each is asked, and an answer. */
export const briefQuestions = catalogue<Record<AskedKey, Question>>({
  fr: {
    change: {
      short: 'Ce qui doit changer',
      ask: 'Que se passe-t-il aujourd’hui, qui doit changer ?',
      why: 'Sans un fait de départ, personne ne saura si quelque chose a bougé.',
      example: '« 71 % de nos ventes se font dans 14 magasins (tableau de septembre). »',
    },
    audience: {
      short: 'Pour qui',
      ask: 'À qui voulez-vous parler, et à qui non ?',
      why: 'On choisit autrement les lieux, les mots et les personnes.',
      example: '« Ceux qui cuisinent chez eux, à 150 km autour. Pas les restaurateurs. »',
    },
    objective: {
      short: 'Objectif',
      ask: 'Que doivent faire ou penser ces personnes ensuite, et pour quand ?',
      why: 'Un objectif se mesure : un nombre, une date, un point de départ.',
      example:
        '« 200 personnes y ont goûté et donné leur avis avant le 4 décembre ; aujourd’hui, 0. »',
    },
    promise: {
      short: 'Promesse et preuves',
      ask: 'Que promettez-vous, et qu’est-ce qui le prouve ?',
      why: 'Ce qui n’est pas prouvé ne sera pas écrit.',
      example: '« Lait collecté à 38 km au plus : la carte des fermes le montre. »',
    },
    product: {
      short: 'Le produit et ses limites',
      ask: 'Quel produit, à quel prix, où, combien, et comment se conserve-t-il ?',
      why: 'Un stock de 600 pots ou un départ au froid décide du plan.',
      example:
        '« 600 pots par semaine, entre 2 et 6 °C, 21 jours, sans allergène autre que le lait. »',
    },
    budget: {
      short: 'Budget plafond',
      ask: 'Quel est le plafond, hors taxes, que comprend-il, et qui peut le dépasser ?',
      why: 'Un plan se juge contre un plafond. « Je ne sais pas » est une réponse ; « le moins possible » n’en est pas une.',
      example: '« 9 000 euros HT tout compris ; personne ne peut dépasser. »',
    },
    dates: {
      short: 'Dates et décision',
      ask: 'Quand lancez-vous, quand décidez-vous, et qui décide ?',
      why: 'Le calendrier se calcule à rebours, avec votre vrai délai de validation.',
      example: '« Lancement le 9 novembre, décision le 19 octobre, par Clarisse. »',
    },
    existing: {
      short: 'Ce qui existe déjà',
      ask: 'Qu’avez-vous déjà fait, et à qui avez-vous déjà donné ou payé quelque chose cette année ?',
      why: 'Au-delà de 1 000 euros par an et par personne, cadeaux compris, un contrat écrit est obligatoire.',
      example: '« Farine et Filet d’Air a reçu 620 euros en avril pour une recette. »',
    },
    constraints: {
      short: 'Contraintes',
      ask: 'Que faut-il éviter : droit, marque, concurrents, sujets, langues, accessibilité ?',
      why: 'Une contrainte connue tard coûte un tour de corrections.',
      example: '« Aucune allégation de santé. Ne pas comparer à une autre marque. »',
    },
    means: {
      short: 'Vos moyens',
      ask: 'Qui répond aux questions techniques, qui valide, et qui remplace ?',
      why: 'Une publication attend toujours quelqu’un.',
      example: '« Clarisse valide ; absente du 2 au 6 novembre, c’est Tobias. »',
    },
    success: {
      short: 'Réussite',
      ask: 'À quoi verrez-vous que c’est réussi ?',
      why: 'On mesure ce qui a été dit avant, pas ce qui arrange après.',
      example: '« Que des gens qui aiment le yaourt y goûtent, et un retour honnête. »',
    },
    sales: {
      short: 'Chiffres de vente',
      ask: 'Nous donnerez-vous des chiffres de vente ou de visites, et qui ?',
      why: 'Sans eux, le bilan dira que nous ne savons pas. Ce n’est pas une faute.',
      example: '« Non. » ou « Oui, par semaine et par magasin, Tobias les envoie. »',
    },
    stop: {
      short: 'Ce qui vous arrêterait',
      ask: 'Qu’est-ce qui vous ferait arrêter ?',
      why: 'On sait alors quand prévenir, et quoi surveiller.',
      example: '« Une rupture de stock, ou un problème de qualité. »',
    },
  },
  en: {
    change: {
      short: 'What must change',
      ask: 'What happens today that must change?',
      why: 'Without a fact to start from, nobody will know whether anything moved.',
      example: '“71% of our sales are made in 14 shops (September’s table).”',
    },
    audience: {
      short: 'For whom',
      ask: 'Whom do you want to talk to, and whom not?',
      why: 'Places, words and people are chosen differently.',
      example: '“Those who cook at home, within 150 km. Not restaurants.”',
    },
    objective: {
      short: 'Objective',
      ask: 'What should these people do or think afterwards, and by when?',
      why: 'An objective is measured: a number, a date, a starting point.',
      example: '“200 people tasted it and said what they think by 4 December; today, 0.”',
    },
    promise: {
      short: 'Promise and evidence',
      ask: 'What do you promise, and what proves it?',
      why: 'What is not proved will not be written.',
      example: '“Milk collected within 38 km: the map of the farms shows it.”',
    },
    product: {
      short: 'The product and its limits',
      ask: 'Which product, at what price, where, how many, and how does it keep?',
      why: 'A stock of 600 pots or a cold parcel decides the plan.',
      example: '“600 pots a week, between 2 and 6 °C, 21 days, no allergen but milk.”',
    },
    budget: {
      short: 'Budget ceiling',
      ask: 'What is the ceiling before tax, what does it include, and who may exceed it?',
      why: 'A plan is judged against a ceiling. “I don’t know” is an answer; “as little as possible” is not.',
      example: '“€9,000 before tax, all included; nobody may exceed it.”',
    },
    dates: {
      short: 'Dates and decision',
      ask: 'When do you launch, when do you decide, and who decides?',
      why: 'The schedule is computed backwards, with your real approval delay.',
      example: '“Launch on 9 November, decision on 19 October, by Clarisse.”',
    },
    existing: {
      short: 'What exists already',
      ask: 'What have you done already, and to whom have you given or paid something this year?',
      why: 'From €1,000 a year and a person, gifts included, a written contract is compulsory.',
      example: '“Farine et Filet d’Air had €620 in April for a recipe.”',
    },
    constraints: {
      short: 'Constraints',
      ask: 'What must be avoided: law, brand, competitors, subjects, languages, accessibility?',
      why: 'A constraint that is known late costs a round of corrections.',
      example: '“No health claim. No comparison with another brand.”',
    },
    means: {
      short: 'Your means',
      ask: 'Who answers technical questions, who approves, and who stands in?',
      why: 'A post always waits for somebody.',
      example: '“Clarisse approves; away from 2 to 6 November, Tobias does.”',
    },
    success: {
      short: 'Success',
      ask: 'By what will you see that it worked?',
      why: 'What is measured is what was said before, not what suits afterwards.',
      example: '“That people who like yoghurt taste it, and an honest opinion.”',
    },
    sales: {
      short: 'Figures of sales',
      ask: 'Will you give us figures of sales or visits, and who will?',
      why: 'Without them the report will say that we don’t know. That is no fault.',
      example: '“No.” or “Yes, by week and shop, Tobias sends them.”',
    },
    stop: {
      short: 'What would stop you',
      ask: 'What would make you stop?',
      why: 'We then know when to warn you, and what to watch.',
      example: '“Running out of stock, or a problem of quality.”',
    },
  },
});
