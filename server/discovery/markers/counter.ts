import type { CounterMarker } from './marker.ts';

const TRADE = { paid: 0.1, partnership: 0.15, affiliate: 0.25 } as const;
const BOUGHT = { gift: 0.25, invitation: 0.35, paid: 0.3, partnership: 0.3 } as const;

/** Words that deny a relation, or show that the sentence is about something else. */
export const counterMarkers: readonly CounterMarker[] = [
  {
    id: 'fr.not-sponsored',
    leaves: { ...TRADE, affiliate: 0.5, gift: 0.7 },
    pattern: String.raw`\b(?:non|pas|jamais|ni|aucunement|nullement) (?:\w+ ){0,2}?(?:d'|un |une |l'objet d'un |de |en |le fruit d'un )?(?:article |billet |post |contenu |collaboration |partenariat |publi|pub\b|lien |texte )?(?:\w+ )?(?:sponsoris\w*|publicit\w+|pub\b|partenariats?\b|remuner\w*|affili\w+|collaboration commerciale)|\bnon[- ]sponso\w*|\b(?:sans|aucun|aucune|zero) (?:\w+ )?(?:partenariat|sponsor\w*|collaboration|lien (?:commercial|d'affiliation|affilie)|contrepartie|remuneration|publicite|affiliation|interet (?:financier|commercial))|\b(?:personne|marque) ne m'a (?:paye|remunere|demande)|\bpas d'actions? chez|\bne (?:suis|sommes|touche|percois) (?:\w+ )?(?:pas|rien|aucun\w*) ?(?:\w+ ){0,3}(?:sponsoris\w*|remuner\w*|paye\w*|commission|partenaire)`,
  },
  {
    id: 'fr.bought-it',
    leaves: BOUGHT,
    pattern: String.raw`\bpaye\w* (?:\w+ ){0,3}?(?:de|avec|par) (?:notre|ma|mes|nos|mon) (?:propres? )?(?:poche|deniers|sous|argent|soins)|\b(?:achete|achat|acquis|paye|finance|regle|commande)\S* (?:\w+ ){0,3}?(?:par (?:mes|nos) (?:propres )?soins|avec (?:mes|mon|nos|notre) (?:propres? )?(?:sous|argent|deniers|petits sous)|de (?:ma|notre) (?:propre )?poche|par (?:moi|nous)-memes?)|\b(?:j'ai|nous avons) (?:tout |bien |moi-meme |nous-memes )?(?:paye|achete|finance)\S* (?:\w+ ){0,3}?(?:plein tarif|nous-memes|moi-meme|integralement|au prix fort)|\ba (?:mes|nos) frais\b`,
  },
  {
    id: 'fr.event-sponsors',
    leaves: { gift: 0.15, invitation: 0.15, partnership: 0.15 },
    isLocal: true,
    pattern: String.raw`\b(?:les|des|nos|aux) sponsors\b|\bsponsoris\w+ (?:l'|cet |cette |la |le |notre )(?:evenement|soiree|conference|journee|rencontre|edition|meetup)`,
  },
  {
    id: 'fr.sport-contest',
    leaves: { 'contest-host': 0.3 },
    pattern: String.raw`\b(?:doublettes?|triplettes?|petanque|boulodrome|belote)\b|\bconcours (?:\w+ ){0,2}(?:seniors|veterans|feminins?|masculins?|juniors|cadets)\b`,
  },
  {
    id: 'fr.refused',
    leaves: { gift: 0.3, paid: 0.3, partnership: 0.3 },
    isLocal: true,
    pattern: String.raw`\b(?:refuse\w*|decline\w*|je n'accepte|n'accepte pas|n'acceptons|ne fais (?:pas|plus|jamais)|ne faisons pas|arrete\w*|stop aux|marre des|ras[- ]le[- ]bol|contre les)\b`,
  },
  {
    id: 'fr.would',
    leaves: { gift: 0.4, paid: 0.4, partnership: 0.4, invitation: 0.5, affiliate: 0.7 },
    isLocal: true,
    pattern: String.raw`\bsi (?:une marque|vous etes une marque|vous souhaitez (?:un|me|une)|tu veux|jamais|un jour)\b|\bpour (?:toute|une) (?:demande|proposition) (?:de|d')|\b(?:contactez|ecrivez)[- ]moi pour|\bcomment (?:obtenir|trouver|decrocher|faire|negocier|proposer)\b`,
  },
  {
    id: 'fr.offered-a-post',
    leaves: { paid: 0.3 },
    isLocal: true,
    pattern: String.raw`\bpropos\w+ (?:\w+ ){0,2}?(?:de |d')(?:faire|ecrire|rediger|publier|realiser) (?:un|des) (?:article|billet|post|contenu)s? sponso\w*|\b(?:article|billet|post) sponso\w* est (?:un|une)\b|\b(?:parle|parler|question|definition|fameux) (?:\w+ ){0,2}?(?:du |des |d'|de l'|les? )(?:\w+ )?(?:article|billet|post)s? sponso\w*`,
  },
  {
    id: 'en.they-call-it',
    leaves: { gift: 0.4, invitation: 0.3 },
    isLocal: true,
    pattern: String.raw`\b(?:influencers|bloggers|youtubers|they) (?:\w+ )?(?:saying|say|claim\w*|call\w*)\b|\b(?:worry|worried|wary|problem|ethics) (?:\w+ ){0,4}(?:press trips|sponsored|freebies)|\bpress trips and\b`,
  },
  {
    id: 'fr.boilerplate',
    leaves: {
      gift: 0.1,
      paid: 0.1,
      partnership: 0.15,
      affiliate: 0.3,
      invitation: 0.2,
      'contest-host': 0.2,
    },
    isLocal: true,
    pattern: String.raw`\b(?:utilis\w+ des cookies|politique de cookies|gestion des cookies|accept\w+ (?:les |des )?cookies|rgpd|donnees personnelles|politique de confidentialite|mentions legales|conditions generales|regie publicitaire|google (?:adsense|analytics)|newsletter et)\b`,
  },
  {
    id: 'en.not-sponsored',
    leaves: { ...TRADE, gift: 0.7 },
    pattern: String.raw`\b(?:not|isn't|wasn't|never|aren't|no|non)[- ](?:\w+ ){0,3}?(?:sponsored|paid|an? ad\b|an advert\w*|affiliated?\b|compensated|endorse\w*|sponsorship|being paid)|\bno (?:affiliation|affiliate|sponsors?|compensation|financial (?:interest|relationship)|kickbacks?)\b|\bunsponsored\b|\bhave no (?:\w+ )?(?:connection|affiliation|relationship) (?:with|to)`,
  },
  {
    id: 'en.no-sponsor',
    leaves: { 'contest-host': 0.6, paid: 0.2, partnership: 0.3 },
    pattern: String.raw`\bnot (?:a |one |any )?(?:single )?sponsors?\b|\bno sponsors?\b|\b(?:bought|paid for) (?:\w+ ){0,3}(?:prizes?|giveaway)`,
  },
  {
    id: 'en.bought-it',
    leaves: BOUGHT,
    pattern: String.raw`\b(?:bought|purchased|paid for) (?:\w+ ){0,5}?(?:myself|ourselves|with my own|with our own|out of (?:my|our) (?:own )?pocket|full price|at full)|\bmy own money\b|\bout of my own pocket\b`,
  },
  {
    id: 'en.refused',
    leaves: { gift: 0.3, paid: 0.3, partnership: 0.3, affiliate: 0.4 },
    isLocal: true,
    pattern: String.raw`\b(?:i (?:don't|do not|never|won't|refuse to|declined|turn down|no longer) (?:\w+ )?(?:accept|do|take|write|run|publish|have)|declin\w+|refus\w+)\b`,
  },
  {
    id: 'en.would',
    leaves: {
      gift: 0.4,
      paid: 0.4,
      partnership: 0.4,
      affiliate: 0.5,
      invitation: 0.5,
      'contest-host': 0.7,
    },
    isLocal: true,
    pattern: String.raw`\bif (?:you're a brand|you would like|a (?:company|brand)|anyone|you want to (?:sponsor|advertise|work))\b|\bhow to (?:get|find|make|become|start|disclose|land)\b|\bwhen (?:brands|companies)\b`,
  },
  {
    id: 'en.boilerplate',
    leaves: {
      gift: 0.1,
      paid: 0.1,
      partnership: 0.15,
      affiliate: 0.5,
      'contest-host': 0.2,
      invitation: 0.2,
    },
    isLocal: true,
    pattern: String.raw`\b(?:uses? cookies|cookie (?:policy|notice|banner)|accept cookies|sign (?:me )?up to receive|privacy policy|terms of (?:service|use)|gdpr|google (?:adsense|analytics)|personal data|third[- ]party (?:vendors|ads))\b`,
  },
];

/** A few words before a marker that turn it round: "pas un produit offert", "wasn't gifted". */
export const NEGATION =
  /\b(?:pas|non|jamais|aucune?|sans|ni|nullement|plus (?:de|d'|aucun\w*)|rien|not|never|no|isn't|wasn't|weren't|aren't|without|nor|neither|nobody|didn't|don't|haven't|hasn't)(?: |-)(?:[\w']+ ){0,3}$/;

/** What looks like a negation and isn't one. */
export const NO_NEGATION =
  /\b(?:n'hesite\w* (?:\w+ )?pas|n'oubli\w* (?:\w+ )?pas|ne (?:pas )?oubli\w*|pas que|pas seulement|non seulement|pourquoi pas|pas (?:manquer|oublier|rater|louper|peu|moins|mal|de (?:temps|suite))|ne (?:\w+ )?(?:manquerai|resiste|cache|vous cache|peux) (?:\w+ )?pas|not only|why not|can't wait|no secret|without further|sans plus (?:attendre|tarder)|sans hesit\w+|sans surprise|sans oublier|no doubt|pas (?:encore )?(?:entendu|connu|connaiss\w+|vu|teste))\b[^.!?]*$/;
