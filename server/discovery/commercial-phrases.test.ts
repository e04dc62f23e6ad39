import { describe, expect, test } from 'vitest';
import { proposeCommercial } from './commercial.ts';

/** More made-up sentences, as blogs of twenty years would say them. */
const french = [
  "J'ai été choisie au sein d'un panel de testeurs pour essayer un soin de la gamme La Bastidane.",
  "J'ai eu la chance inouïe de recevoir un beauty bag.",
  "Un atelier de design culinaire auquel Matelune m'a convié fin mai.",
  "Aujourd'hui je vous présente les produits de chez Ducroque reçus dans le cadre d'un partenariat.",
  "Ce produit m'a été envoyé par la marque, mon avis reste sincère.",
  "Merci beaucoup à Sophie de l'agence Tartempion pour cette belle découverte et l'envoi du coffret.",
  "J'ai reçu il y a quelques jours un colis de chez Biscuiterie du Phare.",
  'Je remercie la maison Orvelle pour sa gentillesse et ses produits de qualité.',
  "C'est grâce à mon partenariat avec Moulinette que j'ai pu tester ce robot.",
  'Test produit : la poêle en pierre de Cuivrine.',
  "Les éditions Larivière m'ont envoyé ce joli livre.",
  "J'ai découvert ce roman grâce à Babelio et à son opération Masse critique.",
  "Je tiens à remercier les éditions Lune d'Encre et Net Galley pour cette lecture.",
  "J'ai accepté ce partenariat car j'aime leurs valeurs.",
  "La société Vallombre m'a proposé un partenariat et j'ai dit oui tout de suite.",
  "Suite à un mail de la marque, j'ai reçu trois pots de miel à goûter.",
  'Article réalisé en collaboration avec Tissandine.',
  "Cet article est le fruit d'un partenariat avec Tissandine.",
  'Ce billet est publi-rédactionnel.',
  'Cet article a été sponsorisé.',
  'Opération sponsorisée',
  'En collaboration commerciale',
  '#collab #produitoffert #tissandine',
  "Jusqu'au 15 mai, profitez de 20 % avec le code LUNE20.",
  'Vous pouvez bénéficier de -10 % sur tout le site avec le code BLOGLUNE.',
  'Lien affilié',
  'Les liens de cet article sont affiliés : si vous achetez via ceux-ci je touche un petit pourcentage.',
  "Nous avons été reçus par l'hôtel des Glycines pour tester leur nouvelle formule.",
  "J'étais conviée mardi dernier à la présentation de la nouvelle collection Tissandine.",
  "Vendredi dernier j'ai participé à un atelier organisé par la marque Lactane.",
  "Séjour offert par l'office de tourisme de Vallombre.",
  'Nous étions les invités du camping Les Genêts.',
  "On a eu la chance d'être invités au parc Féerix pour sa réouverture.",
  "Dans le cadre d'un voyage presse, j'ai découvert la Dordonnière.",
  'Pour fêter les trois ans du blog, je vous offre un lot de trois moules.',
  'A gagner : un panier garni de chez Lactane !',
  'Pour tenter de gagner ce coffret, il vous suffit de laisser un petit mot ci-dessous.',
  'Le concours est ouvert à la France, la Belgique et la Suisse.',
  'La gagnante du concours est Marinette, bravo à elle !',
  'Voici ma participation au concours de Cuisinons ensemble.',
  'Je participe avec cette recette au jeu de la marque Lactane.',
  'Mon e-book de recettes est enfin disponible.',
  'Retrouvez mes créations dans ma boutique en ligne.',
  'Box reçue gratuitement',
  'Produits reçus à titre gracieux',
  "La marque m'a laissé choisir deux articles sur son site.",
  "L'enseigne Cuivrine m'a fait parvenir une carte cadeau de 50 euros pour choisir ce que je voulais.",
  "On m'a proposé de tester une box bébé, j'ai sauté sur l'occasion.",
  "C'est dans le cadre du programme ambassadrice Lactane que je teste ces yaourts.",
  'Je fais partie des testeuses de la nouvelle crème Bastidane.',
  "J'ai été sélectionnée pour faire partie des ambassadrices de la marque.",
  'Vidéo rémunérée par la marque.',
  'Cet article contient un placement de produit.',
  'Les places nous ont été offertes par le théâtre des Glycines.',
  "Mon exemplaire m'a été offert par l'éditeur.",
  'Appareil prêté par Photonix.',
  'Le constructeur nous a prêté la tablette pendant deux semaines.',
  "Domolune m'a envoyé ce capteur pour que je le teste.",
  'Test du capteur Zibee, fourni par la boutique Domolune.',
];

const english = [
  'I was provided with a sample of this tea.',
  'The nice people at Orvelle asked if I wanted to try their new jam.',
  'Disclosure: Orvelle provided the cheese for this post.',
  'Disclaimer: I was given this product to review but all opinions are mine.',
  'This recipe was created in partnership with Orvelle.',
  "I'm teaming up with Orvelle to give away three jars.",
  "I'm an ambassador for Orvelle Creamery.",
  'Many thanks to Hodder Lane for my review copy.',
  'I received an ARC from NetGalley in exchange for an honest review.',
  'Our stay was complimentary but views are my own.',
  'We were guests of the Glycine Hotel.',
  '*This post contains affiliate links, which means I may earn a small commission.',
  'Enjoy 15% off with code LUNE15.',
  'Enter the giveaway below for your chance to win!',
  'The winner of the giveaway is Martha.',
  'AD - PR product',
  '*PR sample',
  'Orvelle Creamery kindly gifted us a hamper.',
  "I attended a bloggers' event hosted by Orvelle.",
  'The tickets were provided by the theatre.',
  'This is a sponsored conversation written by me on behalf of Orvelle.',
  'I was compensated for this post.',
  'In collaboration with Orvelle',
];

const ordinary = [
  "J'ai acheté ce robot en promotion au magasin du coin.",
  "Mon mari m'a offert un moule pour la fête des mères.",
  "Une copine m'a envoyé cette recette.",
  "J'ai reçu beaucoup de messages après mon dernier article.",
  "J'ai reçu mes beaux-parents dimanche et je leur ai offert ce dessert.",
  'Merci à Marie pour cette recette !',
  'Merci à vous tous de me suivre !',
  'Nous avons été invités à un mariage le week-end dernier.',
  'Les invités se sont régalés.',
  'Ce livre est à offrir à Noël.',
  'Le gagnant de l’émission a préparé ce plat.',
  'Elle prépare le concours de professeur des écoles.',
  'Vous gagnerez du temps en préparant la veille.',
  "J'ai testé cette recette vue sur le blog de Chloris.",
  "J'ai eu la chance de visiter ce musée cet été.",
  'Si vous voulez collaborer, écrivez-moi.',
  'Je ne fais pas de partenariat.',
  "J'achète mes épices chez un petit producteur, ce n'est pas sponsorisé.",
  "J'ai commandé ma box chez eux, elle coûte 30 euros.",
  'Le menu du midi offre un bon rapport qualité-prix.',
  'Un café est offert à la fin du repas.',
  "L'hôtel nous a accueillis avec le sourire, comptez 90 euros la nuit.",
  'Présentez un justificatif pour bénéficier de la réduction étudiante.',
  'Saisissez le code de la porte.',
  'Le service de presse du ministère a publié un communiqué.',
  "Nous avons collaboré avec l'équipe d'à côté sur ce projet.",
  "La commune, en partenariat avec l'association, a planté des arbres.",
  'Le prix du livre est de 20 euros aux éditions du Quai.',
  "J'ai emprunté ce roman à la médiathèque.",
  'Ma fille a gagné un lot à la kermesse.',
];

const around = {
  fr: (sentence: string) =>
    `Bonjour à tous, il pleut ce matin. ${sentence} La suite demain, bonne journée.`,
  en: (sentence: string) => `It rains today. ${sentence} More tomorrow.`,
};

const propose = (sentence: string, language: 'fr' | 'en') =>
  proposeCommercial({ title: 'Dimanche', text: around[language](sentence), language });

describe('proposed, with their own sentence', () => {
  test.each(french)('%s', (sentence) => check(sentence, 'fr'));
  test.each(english)('%s', (sentence) => check(sentence, 'en'));
});

test.each(ordinary)('not proposed: %s', (sentence) => {
  expect(propose(sentence, 'fr').isCommercial).toBe(false);
});

function check(sentence: string, language: 'fr' | 'en') {
  const proposal = propose(sentence, language);
  expect(proposal.isCommercial).toBe(true);
  expect(proposal.sentence).toContain(sentence.slice(1, 12));
}
