import { describe, expect, test } from 'vitest';
import { proposeCommercial } from './commercial.ts';

const propose = (sentence: string) =>
  proposeCommercial({
    title: 'Dimanche',
    text: `Bonjour à tous, il pleut ce matin. ${sentence} La suite demain, bonne journée.`,
    language: 'fr',
  });

/** What says the relation, and the like of it that doesn't; every name is invented. */
const pairs: Readonly<Record<string, { yes: readonly string[]; no: readonly string[] }>> = {
  received: {
    yes: [
      'J’ai regardé le film récemment envoyé par le studio Lanterne.',
      'Provenance du disque : reçu du label.',
      'Un coup de cœur pour ce livre reçu dans ma boîte aux lettres il y a quelques jours.',
      'Je l’ai reçu par la poste, dans un joli paquet au nom de Lactane.',
      'Voici le nouveau rouge de Lactane que j’ai reçu hier.',
    ],
    no: [
      'J’ai reçu par la poste la carte de ma tante.',
      'Voici le nouveau casque que j’ai reçu après l’avoir commandé.',
      'Les informations reçues du service sont fausses.',
      'Le livre acheté hier est arrivé dans ma boîte aux lettres.',
    ],
  },
  asked: {
    yes: [
      'L’organisateur m’a proposé de dîner avec l’actrice, en compagnie de quelques autres blogueurs.',
      'Lactane m’a contacté pour participer en tant que blogueuse à un grand casting.',
      'J’ai cédé après avoir reçu un mail de Nolwenn, m’invitant à déjeuner dans un nouveau restaurant.',
      'Une fille de la pub me dit : « je t’envoie un nouveau produit et tu le testes ».',
      'Est-ce que cela t’intéresse de faire la chronique de notre album ?',
    ],
    no: [
      'En tant que blogueuse, je lis beaucoup.',
      'J’ai reçu un mail m’invitant à une réunion de chantier.',
      'Je vous envoie un exemplaire de la facture.',
    ],
  },
  'partner links': {
    yes: [
      'Certains liens peuvent être partenaires, sans surcoût pour vous.',
      'Les liens de cet article sont affiliés.',
    ],
    no: ['Voyez les liens de nos amis.', 'Nos liens avec nos partenaires sont anciens.'],
  },
  rebate: {
    yes: [
      'Vous avez droit à -15 % sur tout le site de Tissandine.',
      'Une remise de 10 € vous attend chez Tissandine.',
    ],
    no: [
      'Ce procédé vous permet d’utiliser 90 % de la capacité.',
      'Un casque à réduction de bruit vous isole du train.',
      'Il vous faudra nourrir le levain avec 50 % de son poids.',
      'Vous pouvez retrouver ces textes de remise en forme.',
    ],
  },
  thanks: {
    yes: [
      'Merci à Cumulonimbe pour m’avoir permis de faire ce test.',
      'Merci à Visite Vallombre de nous avoir permis de découvrir la région.',
    ],
    no: [
      'Merci à Paulin Serre pour cette démo !',
      'Merci à Paulin Serre pour son point de vue.',
      'Merci à tout le monde pour ce bel anniversaire.',
      'merci à forumdebogue et Mike Demarne',
      'Merci donc aux organisateurs pour cette soirée.',
    ],
  },
  press: {
    yes: ['L’attachée de presse de Lactane m’a envoyé trois pots.'],
    no: [
      'Gérer les relations presse',
      'Images prises par l’agence de presse Vallombre Info.',
      'L’attachée de presse du roman est agaçante.',
    ],
  },
  'sent me': {
    yes: [
      'Domolune m’a fourni pour test une box.',
      'Le module présenté ici m’a été transmis par Domolune.',
      'L’exemplaire de cette revue a été généreusement fourni par Lune d’Encre.',
      'Je remercie Domolune pour m’avoir gracieusement fourni ce module.',
      'Nous recevions un mail nous proposant de bénéficier d’un chèque-cadeau.',
    ],
    no: [
      'Il m’a envoyé ici pour avoir des renseignements.',
      'Elle m’a offert le déjeuner au café d’à côté.',
      'Cette expérience m’a également offert un recul critique sur Vallombre.',
      'Je me suis basé sur les informations fournies par ce site.',
      'Ces infos m’ont été gracieusement transmises par Paulin Serre.',
      'Le repas nous a été fourni par Domolune qui sponsorisait l’évènement.',
      'Ma tortue est sponsorisée par Pneumatine.',
    ],
  },
  chosen: {
    yes: [
      'J’ai été choisie pour tester cette crème.',
      'J’ai été contactée par Lactane pour un menu.',
    ],
    no: [
      'J’ai été choisi pour être au conseil et pas lui.',
      'Nous avons reçu Paulin et Marinette dans le cadre d’un service civique.',
    ],
  },
  invited: {
    yes: ['J’ai été invitée au salon Cuivrine.', 'J’étais conviée chez Tissandine.'],
    no: [
      'On a invité Paulin et Marinette de Vallombre à venir avec nous.',
      'Je la retrouve à l’accueil du camping.',
      'J’ai revu les habitués des rencontres entre blogueurs.',
    ],
  },
  prize: {
    yes: [
      'Je vous propose aujourd’hui de gagner une caméra Photonix.',
      'La gagnante du concours est Marinette, bravo à elle !',
    ],
    no: [
      'Ces commandes peuvent vous faire gagner plusieurs dizaines de Go.',
      'Comment je vais tenter de gagner ma vie.',
      'Cela peut vous faire gagner quelques points au classement.',
      'Gagnant du concours de création, Paulin est reparti content.',
      'Chaque élève doit tirer au sort un handicap.',
      'Concours de pétanque : les doublettes seront constituées par tirage au sort.',
      'Résultat du concours seniors en triplettes :',
      'Je participe au concours de ma copine Marinette.',
    ],
  },
  links: {
    yes: [
      'Note : ce sont des liens sponsorisés.',
      'Les liens qui mènent à Lactane sont des liens de parrainage.',
      'Avec le code promo LACTANE15, la livraison est moins chère.',
    ],
    no: [
      'Les réglages, la création d’un code promo et les rapports.',
      'Je réserve le nofollow aux liens d’affiliation.',
      'La publicité déguisée en publi-reportage est mal supportée.',
    ],
  },
  other: {
    yes: [
      'Ma nouvelle Vallombre est désormais disponible en papier.',
      'La marque nous a donné l’occasion de tester sa cocotte.',
    ],
    no: [
      'Comment faire si mon partenaire et moi dormons mal ?',
      'Que faire quand une société nous a abandonnés ?',
      'Pour déployer notre instance avec sa nouvelle configuration, lancez la commande.',
      'Le club de Vallombre est partenaire de l’évènement, et nous avons codé avec un partenaire.',
      'Cette session nous a donné l’occasion de présenter le design à Vallombre.',
    ],
  },
};

test('a denial said twice denies no more than once, and none turns links that bring something', () => {
  const denied = 'Je ne suis pas payé par Lactane.';
  const links = 'Les liens qui mènent à Lactane sont des liens de parrainage.';
  const once = propose(`${links} ${denied}`);
  expect(once).toMatchObject({ isCommercial: true, kind: 'affiliate', sentence: links });
  expect(propose(`${links} ${denied} Vraiment. ${denied}`).confidence).toBe(once.confidence);
  expect(propose(`Il n’y a aucun lien affilié ici. ${denied}`).isCommercial).toBe(false);
});

describe.each(Object.entries(pairs))('%s', (_, { yes, no }) => {
  test.each(yes)('proposed: %s', (sentence) => {
    const proposal = propose(sentence);
    expect(proposal.isCommercial).toBe(true);
    expect(proposal.sentence).toContain(sentence.slice(1, 12));
  });
  test.each(no)('not proposed: %s', (sentence) => {
    expect(propose(sentence).isCommercial).toBe(false);
  });
});
