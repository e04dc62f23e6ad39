import type { Marker } from './marker.ts';

const BOUGHT = String.raw`\b(?:command\w+|achet\w+|amazon|soldes|vinted|abonne\w*)\b`;
const OWN = `{family}|${BOUGHT}`;

/** French: how things come to somebody who writes, told and not named as a partnership. */
export const frenchReceived: readonly Marker[] = [
  {
    id: 'fr.from-the-house',
    kind: 'gift',
    weight: 0.6,
    pattern: String.raw`\b(?:recue?s?|envoyee?s?|provenance|fournie?s?|transmise?s?) (?:[\w'-]+ ){0,3}?(?:par|du|de|des|d') ?(?:le |la |les |l')?(?:studios?|labels?|editions|editeur|editrice|maisons? d'edition|attachee?s? de presse|service(?: de)? presse|production|distributeur)\b`,
    unless: `${OWN}|{letters}|{facts}`,
  },
  {
    id: 'fr.in-the-letter-box',
    kind: 'gift',
    weight: 0.45,
    pattern: String.raw`\b(?:recue?s?|arrivee?s?) (?:[\w'-]+ ){0,4}?(?:par la poste|dans (?:ma|notre) boite aux lettres|(?:dans|sous) (?:un|une) (?:[\w-]+ )?(?:joli|jolie|beau|belle|magnifique|superbe)\w* (?:paquet|boite|coffret|enveloppe|pochette|ecrin))`,
    unless: `${OWN}|\\b(?:carte|colis de noel|convocation|facture|amende|vote)\\b`,
  },
  {
    id: 'fr.new-that-i-received',
    kind: 'gift',
    weight: 0.4,
    pattern: String.raw`\b(?:nouveau|nouvelle|nouveaute|nouvel|derniere?) (?:[\w'-]+ ){1,6}?que (?:j'ai|nous avons) recue?s?\b`,
    unless: `${OWN}|{letters}`,
  },
  {
    id: 'fr.with-other-bloggers',
    kind: 'invitation',
    weight: 0.5,
    pattern: String.raw`\b(?:en compagnie (?:de|d')|avec) ?(?:quelques |plusieurs |une poignee d' ?|trois |quatre |cinq )(?:autres )?blogg?u?eu\w+|\ben tant que (?:blogg?u?eu\w+|influenceu\w+|instagrammeu\w+)\b[^.!?]{0,60}\b(?:invit\w+|convie\w*|participer|test\w+|recev\w+|recu)|\b(?:contacte\w*|invite\w*|convie\w*|sollicite\w*)[^.!?]{0,40}\ben tant que (?:blogg?u?eu\w+|influenceu\w+|instagrammeu\w+)\b`,
    unless: String.raw`\b(?:conference|table ronde|syndicat|temoign\w+)\b`,
  },
  {
    id: 'fr.mail-invites-me',
    kind: 'invitation',
    weight: 0.55,
    pattern: String.raw`\b(?:e-?mail|mail|courriel|message|invitation) [^.!?]{0,50}?m'invit(?:ant|ait) a\b`,
    unless: String.raw`\b(?:conference|reunion|entretien|anniversaire|mariage|linkedin|slack)\b`,
  },
  {
    id: 'fr.i-send-you-to-test',
    kind: 'gift',
    weight: 0.6,
    pattern: String.raw`\b(?:je t'|on t'|nous vous |je vous |on vous )envoi\w+ (?:[\w'-]+ ){0,4}?(?:produits?|echantillons?|exemplaires?|modele|box|album|livre)\b[^.!?]{0,40}\b(?:test|essa[iy]|avis)\w*`,
    unless: BOUGHT,
  },
  {
    id: 'fr.would-you-review',
    kind: 'gift',
    weight: 0.5,
    pattern: String.raw`\b(?:t'|vous )interess\w+ (?:[\w'-]+ ){0,3}?(?:faire|ecrire|en faire|tester) (?:[\w'-]+ ){0,2}?(?:chroniques?|critiques?|test|revue|produits?)`,
  },
  {
    id: 'fr.partner-links',
    kind: 'affiliate',
    weight: 0.75,
    pattern: String.raw`\b(?:certains|quelques|les|ces|plusieurs|des|mes|nos) liens (?:(?:[\w'-]+ ){0,5}?(?:sont|peuvent etre|pourraient etre|seront|etant) (?:[\w'-]+ ){0,2}?)?(?:partenaires?|affilies?|sponsorises?|remuneres?|de parrainage)\b|\bsans (?:surcout|cout supplementaire|frais supplementaires?) pour (?:vous|toi)\b`,
    unless: String.raw`\b(?:site web de nos partenaires|blogroll|dofollow|nofollow)\b`,
  },
];
