import type { Marker } from './marker.ts';

const LESS_FAMILY = '{family}|{clients}';

/** French: invitations to travel, eat and see. */
export const frenchInvitations: readonly Marker[] = [
  {
    id: 'fr.brand-invited-me',
    kind: 'invitation',
    weight: 0.74,
    pattern: String.raw`{brand}(?: [\w'&-]+){0,6}?,? (?:m'|nous )(?:a|ont|avait|avaient) {words}(?:invite|convie)\S*`,
    unless: '{family}|{talks}',
  },
  {
    id: 'fr.offered-a-stay',
    kind: 'invitation',
    weight: 0.4,
    named: 0.66,
    pattern: String.raw`\b(?:m'|me |nous )(?:a |ont |avait |avaient )?propos(?:e|ait|aient|ent|es?) (?:\w+ )?(?:de |d')(?:m'|nous |me |venir |les |l'|la |le |partir )*(?:integr\w+|joindre|rejoindre|embarquer|sejourn\w+|passer (?:une nuit|un week-?end|quelques jours|un sejour)|visiter|(?:re)?decouvrir (?:la region|le domaine|l'hotel|leur))\b`,
    unless: '{family}|{talks}|{institution}|\\bamis\\b',
  },
  {
    id: 'fr.was-invited',
    kind: 'invitation',
    weight: 0.5,
    named: 0.68,
    pattern: String.raw`\b(?:(?:j'ai|j'avais|nous avons|nous avions|on a|on avait|ai|ayant|avons) {few}ete|j'etais|nous etions|on etait|je fus|etais|etant) {few}(?:invite|convie)\S* (?:[\w']+ ){0,3}?(?:a|au|aux|par|chez|pour|dans|lors|en|avec|d|l'|,)|\b(?:chance|plaisir|privilege|honneur|joie|occasion|opportunite) (?:\w+ )?d'(?:etre|y etre|avoir ete) (?:invite|convie)\S*|\b(?:ayant ete|etant) (?:invite|convie)e?s?\b`,
    unless: `{family}|{talks}|\\b(?:mariage|anniversaire|bapteme|diner chez|repas chez|amis|apero chez)\\b`,
  },
  {
    id: 'fr.invited-me',
    kind: 'invitation',
    weight: 0.28,
    named: 0.62,
    pattern: String.raw`\b(?:m'|nous |m'y )(?:a|ont|avait|avaient) {few}(?:invite|convie)\S*`,
    unless: `{family}|{talks}|\\b(?:mariage|anniversaire|bapteme|amis)\\b`,
  },
  {
    id: 'fr.invited-by',
    kind: 'invitation',
    weight: 0.5,
    named: 0.66,
    mine: true,
    pattern: String.raw`\b(?:invite|convie)\S* (?:\w+ )?par (?:la |le |les |l'|une |un )?[a-z]|\b(?:sur|a|suite a|grace a) (?:l'|une )?(?:aimable )?invitation (?:de|du|d')`,
    unless: `{family}|{talks}|\\bamis\\b`,
  },
  {
    id: 'fr.after-invitation',
    kind: 'invitation',
    weight: 0.7,
    formal: true,
    pattern: String.raw`\b{text}[^.!?]{0,40}(?:suite a|sur|apres|dans le cadre d') ?(?:une |l')?invitation\b|^\W*(?:sur )?invitation (?:presse|de|du)\b|#invitation`,
  },
  {
    id: 'fr.welcomed-by',
    kind: 'invitation',
    weight: 0.2,
    named: 0.28,
    mine: true,
    pattern: String.raw`\baccueilli\S* (?:\w+ )?par\b|\b(?:cette|une) invitation\b`,
  },
  {
    id: 'fr.press-trip',
    kind: 'invitation',
    weight: 0.75,
    pattern: String.raw`\b(?:voyages? (?:de )?presse|blog ?-?trips?|press ?-?trips?|press ?tours?|eductours?|insta ?trips?|week-?end presse|accueil presse)\b`,
    unless: '{people}',
  },
  {
    id: 'fr.press-event',
    kind: 'invitation',
    weight: 0.6,
    pattern: String.raw`\b(?:soirees?|evenements?|ateliers?|journees?|dejeuners?|petits?-dejeuners?|brunchs?|diners?|rencontres?|cours|gouters?|presentation|visite) (?!entre )(?:\w+ ){0,2}(?:presse\b|blogueu\w+|bloggeu\w+|influenceu\w+|organise\S* (?:par|pour) (?:la |le |les |l')?{brand})|\bavant-premiere presse|\bsoirees? de lancement`,
  },
  {
    id: 'fr.tourist-office',
    kind: 'invitation',
    weight: 0.62,
    mine: true,
    pattern: String.raw`\b(?:merci|remerci\w+|invit\w+|accueil\w*(?! (?:du|des|de l'|de la) ?)|partenariat|offert\w*|collaboration|organise\w*|concocte)\b[^.!?]{0,110}\b(?:office (?:de |du )?tourisme|comite (?:\w+ )?(?:du |de )?tourisme|\w*tourisme|hotel|camping|domaine|croisiere|compagnie)\b`,
    unless: LESS_FAMILY,
  },
  {
    id: 'fr.welcome-thanks',
    kind: 'invitation',
    weight: 0.42,
    named: 0.58,
    pattern: String.raw`\b(?:merci|remerci\w+)\b[^!?]{0,110}?\b(?:pour|de) (?:cette|l'|son|leur|cet|ce|nous avoir|m'avoir) ?(?:\w+ ){0,2}(?:invitation|invite\S*|convie\S*|sejour|soiree|parenthese|degustation)\b`,
    unless: `${LESS_FAMILY}|{talks}|\\b(?:tous|toutes|amis|benevoles|organisat\\w+)\\b`,
  },
  {
    id: 'fr.welcome-only',
    kind: 'invitation',
    weight: 0.2,
    named: 0.28,
    pattern: String.raw`\b(?:merci|remerci\w+)\b[^!?]{0,110}?\b(?:pour|de) (?:son|leur|cet|ce|nous avoir|m'avoir|l') ?(?:\w+ ){0,2}(?:accueil|accueilli\S*|moment|experience)\b`,
  },
];
