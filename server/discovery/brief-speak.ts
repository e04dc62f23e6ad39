/** What people write around a subject when they order a search; lower case, without diacritics. */
const words = new Set(
  `annonceur annonceurs article articles audience auteur auteurs autour billet billets blog blogs
  blogosphere blogueur blogueurs blogueuse blogueuses budget campagne campagnes cherche chercher cherchons
  cible cibles client cliente clients collaboration collaborer communaute communautes communication
  concernant connaitre contenu contenus createur createurs creatrice creatrices decouvrir evoquer evoquent
  faire gens idealement influenceur influenceurs influenceuse influenceuses interessant interesse
  interessent interesses internaute internautes lancement lance lancer lecteurs lectrices marque marques
  mettre abordent aborder objectif operation operations parle parlent parler parlons partenaire partenaires
  partenariat passionne passionnes passionnee passionnees personne personnes presente presenter profil
  profils promotion promouvoir propose proposer public publics publie publient publier recherche
  recherchent rechercher recherchons recommandation regulierement selection site sites souhaite souhaitent
  souhaiter souhaitons specialise specialises sujet sujets tester thematique thematiques theme themes toucher
  traitant traite traitent traiter trouver valoriser veut veulent vise viser voudrait voudrions voulons
  parlant ecrit ecrivent ecrire autrice autrices besoin amateurs

  advertise advertiser audience audiences author authors blog blogger bloggers blogging blogs brand brands
  brief campaign campaigns client clients collaborate collaboration content cover covering covers creator
  creators customers discuss discusses enthusiasts find finding followers focus focused focuses ideally
  influencer influencers interest interested interests launch launches launching like look looking looks
  mention mentions people partner partners partnership post posts product products promote promoting
  publish publishes reach reaching readers recommend regular regularly related relevant seek seeking
  site sites someone specialise specialize sponsor subject subjects talk talking talks target theme themes
  topic topics want wants website websites who write writer writers writes writing wants would`.split(
    /\s+/,
  ),
);

export function isBriefSpeak(word: string): boolean {
  return words.has(word);
}
