import { describe, expect, test } from 'vitest';
import { type CommercialKind, proposeCommercial } from './commercial.ts';

/** Made-up posts around made-up sentences; every name is invented. */
const around = {
  fr: (sentence: string) =>
    `Ce matin il pleuvait, alors j'ai allumé le four. ${sentence} La pâte repose une heure au frais, puis on enfourne vingt minutes.`,
  en: (sentence: string) =>
    `It rained this morning, so I lit the oven. ${sentence} Let the dough rest for an hour, then bake it for twenty minutes.`,
};

type Case = readonly [sentence: string, kinds: readonly CommercialKind[], isDisclosed: boolean];

const french: readonly Case[] = [
  ['Collaboration commerciale avec Brindille & Fils.', ['partnership'], true],
  ['COLLABORATION COMMERCIALE – Maison Orvelle', ['partnership'], true],
  ['Cet article est sponsorisé par la coopérative Vallombre.', ['paid'], true],
  ['[Article sponsorisé]', ['paid'], true],
  ['Billet sponsorise', ['paid'], true],
  ['Partenariat rémunéré avec la marque Tissandine.', ['paid', 'partnership'], true],
  ['Publi-rédactionnel pour les yaourts Lactane.', ['paid'], true],
  ['Recette réalisée en partenariat avec Lactane.', ['partnership'], true],
  ['Je vous présente ma recette, en partenariat avec la crèmerie Lactane !', ['partnership'], true],
  ['Mon nouveau partenariat avec la boutique Épices du Quai.', ['partnership'], true],
  [
    'J’ai utilisé le moule de mon partenaire Cuivrine, il démoule très bien.',
    ['partnership'],
    false,
  ],
  ['Produit offert par Lactane.', ['gift'], true],
  ['*Produits offerts', ['gift'], true],
  ['Les produits présentés m’ont été offerts par la marque Tissandine.', ['gift'], true],
  ['Merci à Lactane pour l’envoi de ce beurre.', ['gift'], false],
  ['Un grand merci à toute l’équipe de Cuivrine pour ce joli colis !', ['gift'], false],
  ['J’ai eu la chance de recevoir la nouvelle gamme Tissandine.', ['gift'], false],
  ['J’ai reçu un colis rempli de biscuits de la part de Lactane.', ['gift'], false],
  ['La marque m’a contactée pour tester ses chocolats.', ['gift'], false],
  ['La boutique Cuivrine m’a proposé de tester sa nouvelle cocotte.', ['gift'], false],
  ['Lactane m’a gentiment envoyé trois pots de sa crème.', ['gift'], false],
  ['La societe Tissandine m a envoye ses torchons.', ['gift'], false],
  ['Merci aux éditions du Moulin pour leur confiance.', ['gift'], false],
  ['Livre reçu en service presse.', ['gift'], false],
  ['J’ai été sélectionné·e par Cuivrine pour essayer son robot.', ['gift'], false],
  ['Avec le code promo LACTANE15 vous avez 15 % de réduction.', ['affiliate'], false],
  ['Cet article contient des liens affiliés.', ['affiliate'], true],
  ['En tant que Partenaire Amazon, je touche une petite commission.', ['affiliate'], true],
  ['J’ai été invitée par l’hôtel des Glycines à passer une nuit.', ['invitation'], false],
  ['Nous avons été conviés à la soirée presse de Tissandine.', ['invitation'], false],
  [
    'L’office de tourisme de Vallombre nous a invités pour un week-end.',
    ['invitation', 'gift'],
    false,
  ],
  ['C’était un voyage de presse organisé par la compagnie Airelle.', ['invitation'], false],
  ['Jeu-concours : un coffret Lactane à gagner !', ['contest-host'], false],
  ['Je vous propose de gagner un exemplaire du livre.', ['contest-host'], false],
  [
    'Avec cette recette, je participe au concours de la crèmerie Lactane.',
    ['contest-entry'],
    false,
  ],
  ['Mon nouveau livre est disponible en librairie.', ['own-product'], true],
];

const english: readonly Case[] = [
  ['This post is sponsored by Orvelle Creamery.', ['paid'], true],
  ['#ad', ['paid'], true],
  ['Paid partnership with Orvelle Creamery.', ['paid'], true],
  ['I’ve partnered with Orvelle Creamery to bring you this recipe.', ['partnership'], true],
  ['Gifted by Orvelle Creamery.', ['gift'], true],
  ['(gifted)', ['gift'], true],
  ['I received this pan for free from Copperine in exchange for an honest review.', ['gift'], true],
  ['Thanks to Copperine for sending me this pan!', ['gift'], false],
  ['Orvelle sent me a box of their new yoghurts to try.', ['gift'], false],
  ['Copperine reached out to see if I would like to try their pan.', ['gift'], false],
  ['This post contains affiliate links.', ['affiliate'], true],
  ['As an Amazon Associate I earn from qualifying purchases.', ['affiliate'], true],
  ['Use my discount code BUTTER10 at checkout.', ['affiliate'], false],
  ['We were invited by the Glycine Hotel to stay for a night.', ['invitation'], false],
  ['This was a press trip with Visit Vallombre.', ['invitation'], true],
  ['Giveaway: leave a comment for a chance to win one of three jars.', ['contest-host'], false],
  ['This is my entry for the Orvelle baking contest.', ['contest-entry'], false],
  ['My new cookbook is out now.', ['own-product'], true],
];

describe.each([
  ['fr', french],
  ['en', english],
] as const)('%s', (language, cases) => {
  test.each(cases)('%s', (sentence, kinds, isDisclosed) => {
    const text = around[language](sentence);
    const proposal = proposeCommercial({ title: 'Dimanche', text, language });
    expect(proposal).toMatchObject({ isCommercial: true, isDisclosed });
    expect(kinds).toContain(proposal.kind);
    expect(proposal.sentence).toContain(sentence.replace(/[.!*]+$/, '').replace(/^\*/, ''));
    expect(text.slice(proposal.start ?? 0).startsWith(proposal.sentence ?? 'none')).toBe(true);
  });
});

test.each([
  ['fr', 'Ma grand-mère m’a offert sa vieille yaourtière.'],
  ['fr', 'J’ai reçu un robot pour mon anniversaire, offert par mon mari.'],
  ['fr', 'Ceci n’est pas un article sponsorisé.'],
  ['fr', 'Non sponsorisé, tout a été acheté par mes soins.'],
  ['fr', 'Visite payée de notre poche, aucun partenariat avec la laiterie.'],
  ['fr', 'Je ne suis pas sponsorisée par cette marque.'],
  ['fr', 'J’ai refusé le partenariat qu’une marque me proposait.'],
  [
    'fr',
    'Les articles sponsorisés envahissent la blogosphère et les marques s’en frottent les mains.',
  ],
  ['fr', 'Ma fille prépare le concours d’entrée de son école.'],
  ['fr', 'Nous étions invités chez des amis samedi soir.'],
  ['fr', 'La mairie organise l’exposition en partenariat avec le musée.'],
  ['fr', 'Un grand merci à tous pour vos commentaires et votre confiance.'],
  ['fr', 'Merci à Paulin pour sa contribution au code.'],
  ['fr', 'Les possibilités offertes par cette farine sont nombreuses.'],
  ['fr', 'Je vous enverrai la recette par courriel.'],
  ['fr', 'La livraison est offerte dès 30 euros d’achat.'],
  ['fr', 'Pour gagner du temps, préparez la pâte la veille.'],
  ['fr', 'Mon partenaire de danse adore ce gâteau.'],
  ['en', 'My mum gave me her old yoghurt maker.'],
  ['en', 'This is not a sponsored post.'],
  ['en', 'I bought it with my own money, no affiliation with the brand.'],
  ['en', 'Not sponsored, just a happy customer.'],
  ['en', 'You can sponsor the project on GitHub.'],
  ['en', 'The conference thanked its gold sponsors.'],
  ['en', 'The colour was a dead giveaway.'],
  ['en', 'She is a gifted child.'],
  ['en', 'Thank you for sending the pull request.'],
  ['en', 'We want to win back an hour every day.'],
  ['en', 'Bloggers hate it when brands send them sponsored content.'],
] as const)('proposes nothing, in %s, for “%s”', (language, sentence) => {
  const proposal = proposeCommercial({
    title: 'Dimanche',
    text: around[language](sentence),
    language,
  });
  expect(proposal).toMatchObject({
    kind: 'none',
    isCommercial: false,
    sentence: null,
    mention: null,
  });
});
