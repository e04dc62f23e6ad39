import type { Parts } from './marker.ts';

/** Pieces of the French markers, without accents. */
export const frenchParts: Parts = {
  gap: '[^.!?;]{0,60}?',
  wide: '[^!?]{0,110}?',
  words: String.raw`(?:[\w'-]+ ){0,4}?`,
  more: String.raw`(?:[\w'-]+ ){0,7}?`,
  few: String.raw`(?:[\w'-]+ ){0,2}?`,
  ee: '(?:[·.(-]?e[)·]?)?(?:[·.(-]?s[)]?)?',
  brand: String.raw`\b(?:marques?|societes?|boutiques?|enseignes?|entreprises?|agences?|createurs?|creatrices?|partenaires?|fabricants?|editeurs?|editions|maisons? d'edition|attachee?s? de presse|service(?: de)? presse|e-?shops?|start-?up|laboratoires?|domaine|site|equipes?|distillerie|brasserie|offices? (?:de |du )?tourisme|comite|conserverie|chocolaterie|biscuiterie|vendeur|constructeur|distributeur|labo|hotel|restaurant)\b`,
  family: String.raw`\b(?:ma|mon|mes|sa|son|ses|notre|nos|une?|la|le|par|cher) (?:petite? |jeune |meilleure? |tres )?(?:mere|maman|papa|pere|mari|cheri|cherie|chouchou|homme|hom|moitie|amour|copin\w*|amie?s?|amoureux|namoureux|soeur|frere|belle-\w+|beau-\w+|beaux-\w+|grand[s]?[ -]?(?:meres?|peres?|parents|mama\w*|papa|oncle|tante|frere|soeur|mere)\b|mamie|mamy|papi|papy|maman|tante|oncle|cousin\w*|filles?|fils|enfants?|collegues?|voisin\w*|marraine|parrain|compagn\w+|conjointe?|femme|epouse|epoux|parents|tatie|tata|tonton|famille|eleves?|filleule?|lectrices?|lecteurs?|patron|boss|prof|nounou)\b|\b(?:pour|a) (?:mon|notre|mes|son|leur) (?:anniversaire|anniv|noel|mariage|\d+ ans|depart)\b|\bnoel dernier\b|\bpour noel\b|pere noel|fete des (?:meres|peres|mamans|grands)|\bswap\b|secret santa`,
  letters: String.raw`\b(?:courriers?|lettres?|e?-?mails?|messages?|liens?|textes?|serveurs?|courriels?|questionnaires?|documents?|fichiers?|reponses?|commentaires?|patch|requetes?|donnees|logs?|formulaire|photos? de|recettes? de (?:sa|son)|logiciels?|librairie|api|fonction\w*|fonctionnalites?|extension|plugin|outils?)\b`,
  talks: String.raw`\b(?:conference|intervenir|intervention|retour d'experience|presenter|parler de|animer|table ronde|temoign\w*|colloque|jury|interview\w*|emission|radio|tele|podcast|meetup|seminaire|formation|reunion|debat|cyclistes|relecture|detailler|tester une beta)\b`,
  clients: String.raw`\b(?:pour tout achat|pour toute commande|des \d+ ?(?:€|euros?)|a partir de \d+|livraison offerte|frais de port|achetes?|dans les magasins|en caisse|carte de fidelite)\b`,
  institution: String.raw`\b(?:associations?|mairie|ville de|universit\w+|region|ministere|ecoles?|lycee|college|federation|musee|inria|cnrs|ong|unicef|academie|rectorat|departement de|gouvernement|commission|prefecture|syndicat|hopital|bibliotheque|mediatheque|theatre|festival|metropole|chercheurs|institut|communaute de communes|conseil (?:general|regional|departemental)|onu|europe\w*|club)\b`,
  people: String.raw`\b(?:blogueu\w+|bloggeu\w+|influenceu\w+|instagrammeu\w+|youtubeu\w+|annonceurs|les marques|certaines marques|des marques|beaucoup de|la plupart des|trop de|de plus en plus)\b`,
  rebate: String.raw`(?:\breduction(?! (?:de |du |des |d')(?:la |l')?[a-z])|\bremises?(?! (?:en|a niveau|a zero|a plat)\b)|\brabais\b|\bcodes? (?:promo|reduc|avantage)|(?<![\w-])- ?\d+ ?% (?:de |sur )|\b\d+ ?% offerts?\b)`,
  noprize: String.raw`\b(?:gagn\w+|remport\w+) (?:[\w'%]+ ){0,4}?(?:temps|argent|vie|espace|terrain|[kmgt]o|octets|points?|secondes?|minutes?|heures?|confiance|audience|visibilite|performances?|productivite|autonomie|lisibilite|clarte)\b|\bgagn\w+ (?:[\w']+ ){0,2}?(?:\d+ ?%|de la place)`,
  facts: String.raw`\b(?:informations?|infos?|donnees|chiffres|explications?|images?|photos?|captures?|schemas?|statistiques|indications)\b[^.!?]{0,70}\b(?:fourni|transmis|envoye|donne|recu|offert|pret)`,
  text: String.raw`\b(?:articles?|billets?|posts?|publications?|videos?|contenus?|notes?|recettes?|chroniques?|tests?|storys?|stories|concours|jeux?|voyage|sejour|reportages?|tutos?|looks?|reels?|partenariats?|collaborations?|revues?|avis|episodes?|newsletters?)\b`,
  me: String.raw`\b(?:je|j'\w+|moi|me|m'\w+|mon|ma|mes|nous|notre|nos|on|vous)\b`,
};
