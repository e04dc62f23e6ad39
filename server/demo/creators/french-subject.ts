import type { Words } from './world.ts';

/** Written by people who make it, taste it and miss it. */
export const subject: Words = {
  things: [
    'yaourt au lait entier',
    'yaourt de brebis',
    'yaourt brassé',
    'yaourt ferme',
    'yaourt à la poire',
    'yaourt au sarrasin',
    'yaourt au coing',
    'yaourt à la châtaigne',
    'yaourt de la veille',
    'yaourt maison',
    'yaourt égoutté',
    'yaourt sans sucre ajouté',
  ],
  titles: [
    '{Thing} : la fermentation heure par heure',
    '{Thing}, essai n° {n}',
    'Ce que j’ai appris du {thing}',
    '{Thing} : trois laits, trois textures',
    'Retour sur le {thing}',
    '{Thing} : la recette, puis les ratés',
    'Pourquoi mon {thing} n’a pas pris',
    '{Thing} et fruits du moment',
  ],
  sentences: [
    'Le yaourt a pris en {n} heures, à température stable, sans qu’on ouvre.',
    'La fermentation se joue au début : si le lait est trop chaud, le yaourt file.',
    'J’ai goûté ce yaourt le lendemain, puis au bout de cinq jours : il gagne en acidité.',
    'Pour un dessert lacté qui tient à la cuillère, je laisse le yaourt une nuit de plus au froid.',
    'Le petit-lait qui remonte n’est pas un défaut, il dit seulement que la fermentation continue.',
    'Un yaourt brassé se bat à la main, doucement, sinon il devient liquide.',
    'Avec {n} grammes de poudre de lait en moins, le yaourt reste souple.',
    'Ce dessert lacté ne demande ni œuf ni farine, juste un bon yaourt et de la patience.',
    'Les ferments du commerce donnent un yaourt plus doux que ceux d’un pot déjà ouvert.',
    'La fermentation longue plaît aux uns et rebute les autres : à la maison, nous sommes partagés.',
    'J’écris les heures de fermentation sur le couvercle de chaque yaourt, c’est la seule façon de comprendre.',
    'Servi froid, ce yaourt se passe de sucre ; servi tiède, il en réclame.',
  ],
};

/** Those who refuse it, and say why. */
export const against: Words = {
  things: [
    'yaourt',
    'yaourt de laiterie',
    'yaourt industriel',
    'yaourt du rayon',
    'yaourt fermier',
  ],
  titles: [
    'Pourquoi nous ne mangeons plus de {thing}',
    'Le {thing}, ce que l’étiquette ne dit pas',
    '{Thing} : un an sans, et aucun regret',
    'Non, le {thing} n’est pas indispensable',
    '{Thing} : la pub et l’étable',
    'Arrêter le {thing}, semaine {n}',
  ],
  sentences: [
    'Nous refusons le yaourt tant que le veau est séparé de sa mère à la naissance.',
    'Je suis contre le yaourt des laiteries : derrière chaque pot, il y a une vache épuisée.',
    'Arrêtez d’acheter ces yaourts, l’éleveur n’y gagne rien et l’animal encore moins.',
    'Le yaourt n’est pas nécessaire : personne n’en a besoin pour vivre.',
    'Ne croyez pas la publicité pour le yaourt, elle ment sur les fermes.',
    'Je ne mangerai plus jamais de yaourt au lait de vache, et je vous invite à faire de même.',
    'Il faut boycotter ce dessert lacté, son prix ne paie même pas le foin.',
    'Dire non au yaourt, c’est dire non à l’exploitation des bêtes.',
    'Le scandale du yaourt, c’est ce que touche l’éleveur : presque rien.',
    'Aucune laiterie ne nous fera changer d’avis sur le yaourt.',
  ],
};

/** Those whose readers can't have it. */
export const avoiding: Words = {
  things: [
    'yaourt',
    'lait fermenté',
    'yaourt au lait de chèvre',
    'dessert lacté',
    'yaourt délactosé',
  ],
  titles: [
    '{Thing} : ce que supporte un intestin intolérant',
    '{Thing} et lactose, le point en {n} questions',
    'Peut-on goûter un {thing} quand on est intolérant ?',
    '{Thing} : mes symptômes notés pendant {n} jours',
  ],
  sentences: [
    'Quand on est intolérant au lactose, un yaourt entier passe rarement.',
    'Ma nutritionniste rappelle que la fermentation retire une partie du lactose, jamais tout.',
    'Beaucoup d’entre vous sont allergiques aux protéines du lait : ce yaourt n’est pas pour vous.',
    'J’ai essayé un demi-yaourt, et j’ai eu mal pendant {n} heures.',
    'Sur l’étiquette d’un dessert lacté, cherchez la poudre de lait : elle concentre le lactose.',
    'Sans lactose ne veut pas dire sans lait, et un yaourt délactosé reste interdit aux allergiques.',
    'La diététicienne conseille d’éviter le yaourt pendant {n} semaines avant de réessayer.',
  ],
};

/** Blogs of something else, for which it is one thing among many. */
export const passing: Words = {
  things: ['yaourt', 'petit pot de yaourt', 'yaourt à boire', 'dessert au yaourt'],
  titles: [
    'Un {thing} et on repart',
    '{Thing} du mois',
    'Ce {thing} m’a dépannée',
    '{Thing}, et autres idées',
  ],
  sentences: [
    'Dans le sac il y avait un yaourt, mangé debout.',
    'Le yaourt était bon, on n’en a pas parlé davantage.',
  ],
};
