import type { FixedTitle } from './world.ts';

/** Titles that are told as they stand, by the blog's key. */
export const titles: Readonly<Record<string, readonly FixedTitle[]>> = {
  K01: [
    {
      text: 'Yaourt au lait de brebis : pourquoi le mien file, et comment je l’ai rattrapé',
      isSubject: true,
    },
    {
      text: 'On m’a offert une yaourtière, je l’ai rendue : voici pourquoi',
      isSubject: true,
      paid: 'gift',
    },
  ],
  K02: [
    { text: 'Kéfir, skyr, lassi : le même lait, trois textures', isSubject: true },
    {
      text: 'Visite (payée de notre poche) chez un laitier qui transforme 200 litres par jour',
      isSubject: true,
    },
  ],
  K03: [
    { text: 'Riz au lait contre yaourt brassé : le match du goûter', isSubject: true },
    { text: 'Panna cotta au lait ribot, cinq essais et un ratage', isSubject: true },
  ],
  K04: [
    { text: 'Ce que veut dire « brassé » sur l’étiquette', isSubject: true },
    { text: 'Une matinée à la cave d’affinage, bottes obligatoires' },
  ],
  K05: [
    { text: 'J’ai goûté onze yaourts à la châtaigne, neuf sont trop sucrés', isSubject: true },
    { text: 'Pourquoi je ne note plus les desserts sur vingt' },
  ],
  K06: [
    { text: 'Yaourt nature, trois façons d’éviter le sucre', isSubject: true },
    { text: 'Le petit-déjeuner des jours d’école en dix minutes' },
  ],
  K07: [
    { text: 'Menu de la semaine : six soirs, 42 euros' },
    { text: 'Gratin de coings et crème épaisse, la recette qui pardonne', isSubject: true },
  ],
  K08: [
    { text: 'Potimarron rôti, yaourt au cumin', isSubject: true },
    { text: 'Que faire d’un kilo de poires trop mûres' },
  ],
  K09: [
    { text: 'Gâteau breton au lait ribot', isSubject: true },
    { text: 'Le marché de samedi : prix relevés, étals comparés' },
  ],
  K10: [
    { text: 'Gâteau au yaourt : j’ai pesé le pot', isSubject: true },
    { text: 'Pâte à choux : ce que change vraiment le beurre' },
  ],
  K11: [
    { text: 'Cantine, goûter, dîner : la semaine sans gaspiller' },
    { text: 'Trois desserts que mes trois enfants finissent' },
  ],
  K12: [
    { text: 'Dîner pour deux à 3,20 euros' },
    { text: 'Yaourt, miel, noix : le dessert quand il n’y a plus rien', isSubject: true },
  ],
  K13: [
    { text: 'Raïta : quatre légumes, un pot de yaourt', isSubject: true },
    { text: 'Cuisiner sans four pendant les travaux' },
  ],
  K14: [
    { text: 'Soupe froide au concombre et yaourt grec', isSubject: true },
    { text: 'Le vrai pistou ne supporte pas le mixeur' },
  ],
  K15: [
    { text: 'Le yaourt n’a pas besoin de vache : mode d’emploi au soja', isSubject: true },
    { text: 'Pourquoi nous refusons les colis des laiteries', isSubject: true },
  ],
  K16: [
    { text: 'Prix du lait : ce que touche l’éleveur, ce que paie le rayon', isSubject: true },
    { text: '« Ferme heureuse » : j’ai demandé à visiter, on m’a dit non', isSubject: true },
  ],
  K17: [
    { text: 'Lactose : ce que dit vraiment ma nutritionniste', isSubject: true },
    { text: 'Comment lire une étiquette quand tout peut faire mal', isSubject: true },
  ],
  K18: [
    { text: 'CONCOURS : un an de compotes à gagner !!', paid: 'contest' },
    { text: 'J’ai testé la brosse qui change tout (et vous aussi, participez)', paid: 'gift' },
  ],
  K19: [
    { text: 'Colis surprise : on ouvre ensemble !', paid: 'gift' },
    { text: 'Concours express : dites-moi quel parfum vous préférez', paid: 'contest' },
  ],
  K20: [
    { text: 'Une soirée magique avec la marque aux bulles roses', paid: 'invitation' },
    { text: 'Ma routine du matin, avec mes nouveaux chouchous', paid: 'gift' },
  ],
  K21: [
    { text: 'Reçu ce matin : la friteuse connectée', paid: 'gift' },
    { text: 'Concours : gagnez la même que moi !', paid: 'contest' },
  ],
  K22: [
    { text: 'La box de novembre vaut-elle son prix ?', paid: 'gift' },
    { text: '10 codes promo à ne pas laisser passer', paid: 'affiliate' },
  ],
  K23: [
    { text: 'Une parenthèse hors du temps (merci à eux)', paid: 'invitation' },
    { text: 'Nouveau concours, trois gagnantes, à vous de jouer', paid: 'contest' },
  ],
  K24: [
    { text: 'Tous les concours de la semaine', paid: 'contest' },
    { text: 'Yaourt à boire : 3 lots à gagner sur le blog', isSubject: true, paid: 'contest' },
  ],
  K25: [{ text: 'Trois manteaux, trois gares' }, { text: 'Ce que la pluie fait au lin' }],
  K26: [
    { text: 'Douze jours avec un sac de 28 litres' },
    { text: 'Dormir en gare : mode d’emploi' },
  ],
  K27: [
    { text: 'Un mur à la chaux, seul, un week-end' },
    { text: 'Repeindre une cuisine sans la vider' },
  ],
  K28: [
    { text: 'Que manger à 6 h avant une sortie longue' },
    { text: 'Mon premier trail, mes deux ampoules' },
  ],
  K29: [
    { text: 'Soirée manette : ce qu’on grignote sans graisser les touches' },
    { text: 'Recette du gâteau du niveau 7' },
  ],
  K30: [
    { text: 'Joint de culasse : les signes avant la panne' },
    { text: 'Je refais les freins d’une citadine de 1998, facture à l’appui' },
  ],
  K31: [
    { text: 'Changer une ampoule de phare sans y laisser les ongles' },
    { text: 'Lire son carnet d’entretien sans se faire avoir' },
  ],
  K32: [
    { text: 'Contre-visite : ce qui coûte 8 euros et ce qui en coûte 800' },
    { text: 'Pneus d’occasion : mes règles' },
  ],
  K33: [
    { text: 'Trouver une poignée de porte introuvable' },
    { text: 'Rouler tous les jours avec une voiture de 30 ans' },
  ],
  K34: [
    { text: 'Lire à voix haute à 40 enfants, retour d’expérience' },
    { text: 'Rayon polar : douze titres empruntés, trois abandonnés' },
  ],
  K35: [
    { text: 'Une tournée, quatorze villages, une panne' },
    { text: 'Désherber sans fâcher personne' },
  ],
  K36: [
    { text: 'Ayran, doogh, laban : trois verres au comptoir', isSubject: true },
    { text: 'Pause prolongée', isLast: true },
  ],
  K37: [{ text: 'Servir 120 repas sans gaspiller' }, { text: 'Je reviens bientôt', isLast: true }],
  K38: [
    { text: 'Ronde de novembre : chacune sa tarte' },
    { text: 'Bravo à Glam & Gourmande pour son concours' },
  ],
  K39: [
    { text: 'Mon fondant, vos fondants : la galerie' },
    { text: 'Merci les filles pour vos commentaires !' },
  ],
  K40: [
    { text: 'Mon coup de cœur du mois (rien à voir, promis)', paid: 'gift' },
    { text: 'Le dessert que je mange tous les soirs en ce moment', isSubject: true, paid: 'gift' },
  ],
};
