import type { Words } from './world.ts';

const kitchen: Words = {
  things: [
    'gratin de poireaux',
    'velouté de potiron',
    'pain de seigle',
    'tarte aux blettes',
    'risotto aux cèpes',
    'soupe au pistou',
    'gâteau aux noix',
    'quiche aux oignons',
    'ragoût de lentilles',
    'salade d’endives',
    'purée de céleri',
    'confiture de prunes',
  ],
  titles: [
    '{Thing}, version du mardi',
    '{Thing} : ce que j’ai changé',
    'Un {thing} pour {n} personnes',
    'Retour du {thing}',
    '{Thing} et restes du frigo',
    'Le {thing} de ma tante',
    '{Thing}, essai n° {n}',
    'Le marché, puis un {thing}',
  ],
  sentences: [
    'J’ai compté {n} minutes de cuisson, four bien chaud, et je n’ai pas ouvert avant la fin.',
    'Le {thing} se garde deux jours au frais et se réchauffe à feu doux.',
    'La première fois, le fond était trop humide ; j’ai précuit et tout a changé.',
    'Au marché, les prix ont monté de {n} centimes le kilo depuis l’automne.',
    'Les enfants ont fini le plat, ce qui n’arrive pas tous les jours.',
    'Un filet d’huile, du sel gris, et c’est presque tout.',
    'J’épluche peu, je coupe gros, je laisse le temps travailler.',
    'Pour {n} personnes, comptez une cocotte de taille moyenne.',
    'Le secret est dans le repos : une heure sous un torchon.',
    'J’ai noté les quantités au crayon, elles bougeront encore.',
    'On peut remplacer les herbes par ce qui pousse sur le balcon.',
    'Le reste a fini en tartine le lendemain midi.',
  ],
};

const dairy: Words = {
  ...kitchen,
  things: ['tomme', 'beurre baratté', 'cave', 'faisselle', 'presure', 'caillé', 'crème crue'],
  titles: [
    '{Thing} : notes de la semaine',
    'La {thing}, vue de près',
    '{Thing} et gestes du matin',
  ],
};

const plants: Words = {
  things: [
    'tofu fumé',
    'lait de soja',
    'curry de pois chiches',
    'pâté de lentilles',
    'tempeh',
    'crème d’avoine',
  ],
  titles: [
    '{Thing} : mode d’emploi',
    '{Thing}, {n} façons',
    'Un {thing} en semaine',
    '{Thing} pour débuter',
  ],
  sentences: [
    'Le {thing} se prépare la veille et se garde {n} jours.',
    'On le fait dorer dans une poêle très chaude, puis on sale.',
    'Les épices font l’essentiel du travail.',
    'Comptez {n} euros pour quatre, légumes compris.',
    'J’ai testé avec et sans ail, je garde l’ail.',
    'La texture change tout : pressez bien avant de cuire.',
    'Les graines grillées apportent ce qui manquait.',
    'On en mange à la maison trois fois par mois.',
  ],
};

const farms: Words = {
  things: [
    'prix du lait',
    'contrat d’élevage',
    'visite d’étable',
    'rapport sur les fermes',
    'syndicat laitier',
  ],
  titles: [
    '{Thing} : les chiffres de l’année',
    '{Thing}, lecture annotée',
    '{Thing} : ma demande du mois',
  ],
  sentences: [
    'J’ai relu {n} pages de comptes, ligne à ligne.',
    'L’éleveur interrogé préfère garder l’anonymat.',
    'Les tableaux sont publics, encore faut-il les ouvrir.',
    'Trois demandes d’explication sont restées sans réponse.',
    'La différence entre deux régions atteint {n} euros les mille litres.',
    'Je publie les courriers tels que je les ai reçus.',
  ],
};

const goods: Words = {
  things: [
    'brosse',
    'lampe de chevet',
    'poêle',
    'trousse',
    'agenda',
    'gourde',
    'plaid',
    'machine à bulles',
  ],
  titles: [
    '{Thing} : mon avis',
    'Ma {thing} du matin',
    '{Thing}, on en parle ?',
    'Rangement : la {thing}',
    '{Thing} et organisation',
  ],
  sentences: [
    'La {thing} a tenu {n} jours, pas plus.',
    'Je vous montre les photos dans l’ordre.',
    'Les filles, dites-moi ce que vous en pensez.',
    'Ce matin il pleuvait, j’ai rangé les placards.',
    'La couleur est jolie, la taille un peu juste.',
    'On se retrouve demain pour la suite.',
    'J’ai mis {n} minutes à comprendre la notice.',
    'Le chat a adopté le carton avant moi.',
  ],
};

const beauty: Words = {
  things: [
    'rouge à lèvres',
    'crème de nuit',
    'vernis',
    'soirée pyjama',
    'parfum',
    'coiffure',
    'robe à pois',
  ],
  titles: [
    '{Thing} : mon humeur du jour',
    'Ma routine {thing}',
    '{Thing} et confidences',
    'Un {thing} et au lit',
  ],
  sentences: [
    'Je l’ai porté {n} heures sans retouche.',
    'Le flacon est rose, le reste aussi.',
    'Mes filles me piquent tout, il faut ruser.',
    'J’aime les matins où l’on prend le temps.',
    'La tenue est correcte, l’odeur un peu sucrée.',
    'Le week-end a filé, je vous raconte le reste bientôt.',
    'J’ai relu mes carnets, il y a {n} ans déjà.',
  ],
};

const clothes: Words = {
  things: [
    'manteau droit',
    'chemise de lin',
    'pull marine',
    'ceinture large',
    'imperméable',
    'pantalon à pinces',
  ],
  titles: [
    '{Thing}, gare du Nord',
    '{Thing} sous la pluie',
    'Le {thing} de mon père',
    '{Thing} : coupes et retouches',
  ],
  sentences: [
    'Le {thing} a {n} ans et tient encore la ligne.',
    'J’ai photographié le matin, quand la rue est vide.',
    'La couture d’épaule fait tout le vêtement.',
    'Le tailleur a repris {n} centimètres à la taille.',
    'On voit ce tissu partout cet hiver, en gris surtout.',
    'Je préfère une pièce usée à une pièce neuve.',
  ],
};

const travel: Words = {
  things: [
    'train de nuit',
    'sac de 28 litres',
    'refuge',
    'carte au 25 000',
    'traversée',
    'gare fermée',
  ],
  titles: [
    '{Thing} : mode d’emploi',
    '{Thing}, jour {n}',
    'Un {thing} en novembre',
    '{Thing} et chaussettes sèches',
  ],
  sentences: [
    'Le billet a coûté {n} euros, pris trois semaines avant.',
    'Nous avons dormi peu, marché beaucoup.',
    'Le sac pesait {n} kilos au départ, moins au retour.',
    'La pluie est arrivée vers midi, comme annoncé.',
    'J’ai laissé le réchaud à la maison, sans regret.',
    'On croise peu de monde hors saison.',
  ],
};

const works: Words = {
  things: [
    'mur à la chaux',
    'plancher',
    'porte de placard',
    'étagère d’angle',
    'carrelage',
    'plafond',
  ],
  titles: [
    '{Thing}, un week-end',
    '{Thing} : outils et erreurs',
    'Refaire un {thing}',
    '{Thing}, jour {n}',
  ],
  sentences: [
    'Il m’a fallu {n} heures, deux seaux et beaucoup d’eau.',
    'La première couche était trop épaisse, j’ai gratté.',
    'Le niveau à bulle ne ment pas.',
    'Comptez {n} euros de fournitures pour neuf mètres carrés.',
    'J’ai protégé le sol, pas assez.',
    'Le séchage décide du reste.',
  ],
};

const running: Words = {
  things: ['sortie longue', 'fractionné', 'côte du moulin', 'semi', 'trail', 'paire de chaussures'],
  titles: [
    '{Thing} : mes temps',
    '{Thing}, semaine {n}',
    'Une {thing} sous la pluie',
    '{Thing} et ampoules',
  ],
  sentences: [
    'J’ai couru {n} kilomètres, sans montre.',
    'Le genou gauche tire un peu, je surveille.',
    'La côte se monte en petites foulées.',
    'Je mange léger deux heures avant, et je bois souvent.',
    'Il faisait {n} degrés au départ.',
    'Le chemin était gras, les chaussures aussi.',
  ],
};

const games: Words = {
  things: ['manette', 'niveau 7', 'jeu de plateau', 'partie à quatre', 'boss final', 'réédition'],
  titles: [
    '{Thing} : récit d’une soirée',
    '{Thing}, heure {n}',
    'Ma {thing} préférée',
    '{Thing} et canapé',
  ],
  sentences: [
    'Nous avons joué {n} heures, sans voir passer la nuit.',
    'Le deuxième essai a été le bon.',
    'La musique reste en tête le lendemain.',
    'Je n’ai pas fini, je ne finirai peut-être pas.',
    'Le scénario tient en {n} lignes, et c’est très bien.',
    'On a grignoté des noix, les doigts au sec.',
  ],
};

const cars: Words = {
  things: [
    'plaquettes',
    'batterie',
    'joint de culasse',
    'courroie',
    'bougies',
    'phare',
    'alternateur',
    'pneus',
    'embrayage',
  ],
  titles: [
    '{Thing} : entretien pas à pas',
    '{Thing}, facture à l’appui',
    'Changer {thing} sans pont',
    '{Thing} : les signes avant la panne',
    '{Thing} et contre-visite',
  ],
  sentences: [
    'Les plaquettes étaient à {n} millimètres, la limite était proche.',
    'La batterie donne encore douze volts et demi à froid.',
    'Un entretien suivi coûte moins qu’une panne au bord de la route.',
    'J’ai desserré les roues avant de lever, clé en croix.',
    'La pièce de réemploi a coûté {n} euros, port compris.',
    'Le couple de serrage se lit dans la revue technique.',
    'Notez le kilométrage sur le carnet d’entretien.',
    'Un disque voilé se sent dans la pédale avant de s’entendre.',
  ],
};

const books: Words = {
  things: [
    'polar',
    'album',
    'rayon poésie',
    'club de lecture',
    'bibliobus',
    'premier roman',
    'bande dessinée',
  ],
  titles: [
    '{Thing} : mes notes',
    '{Thing} du mois',
    'Un {thing} à voix haute',
    '{Thing}, {n} titres empruntés',
  ],
  sentences: [
    'J’ai lu {n} pages, puis j’ai reposé le livre.',
    'La tournée passe par quatorze villages.',
    'Les enfants demandent toujours la même histoire.',
    'Le rayon a été rangé par couleur, pour voir.',
    'On en a parlé {n} minutes à la fin du cercle.',
    'Il manque un tome, quelqu’un l’a sûrement gardé.',
  ],
};

const canteen: Words = {
  ...kitchen,
  things: [
    'service de midi',
    'plat du jour',
    'fiche technique',
    'chambre froide',
    'commande de légumes',
  ],
  titles: ['{Thing} : {n} repas', '{Thing}, côté cantine', 'Le {thing} sans gaspiller'],
};

export const topics: Readonly<Record<string, Words>> = {
  ...{ kitchen, dairy, plants, farms, goods, beauty, clothes, travel, works, running, games },
  ...{ cars, books, canteen },
};
