/**
 * How the words that disclose look in a text, by country: inflected, as hashtags, in brackets. Which
 * words a country's law accepts is said with its source in `server/rules/labels.ts`; here is only how
 * to find them; a test holds the two together.
 */
export type LabelCountry = 'FR' | 'BE' | 'UK' | 'US' | 'CA' | 'CH';

export type LabelForm = {
  /** The language of the words, ISO 639-1. */
  language: string;
  /** Countries where the words do for whatever was given. */
  always: readonly LabelCountry[];
  /** Countries where they do for a gift without any condition only. */
  gift: readonly LabelCountry[];
  /** Read in lower case without accents, within a sentence; a space is any white space. */
  pattern: string;
};

const END = String.raw`(?=$|[\s.,;:!?)\]|*"'-])`;
const HEAD = String.raw`(?:^\W*|[[(#|*]\s*|[-:|/]\s+)`;

export const labelForms: readonly LabelForm[] = [
  {
    language: 'fr',
    always: ['FR', 'BE', 'CA', 'CH'],
    gift: [],
    pattern: String.raw`${HEAD}publicite${END}(?! (?:tele|est|mensongere|m'|qui|dans|a la))|\bpublicite (?:pour|avec) [a-z]`,
  },
  {
    language: 'fr',
    always: ['BE'],
    gift: [],
    pattern: String.raw`${HEAD}(?:reclame|annonce)${END}(?! (?:que|qu'|des|le|la|les|a|aux))|\b(?:reclame|annonce) pour [a-z]`,
  },
  {
    language: 'fr',
    always: ['FR'],
    gift: [],
    pattern: String.raw`#?\b(?:collaborations?|communications?|partenariats?)[ _]?commercia(?:le?s?|ux)\b`,
  },
  {
    language: 'fr',
    always: ['FR', 'CA', 'CH'],
    gift: [],
    pattern: String.raw`#?\bpartenariats?[ _]?remuneres?\b`,
  },
  {
    language: 'fr',
    always: ['FR'],
    gift: [],
    pattern: String.raw`\ben partenariat (?:\w+ )?avec\b`,
  },
  { language: 'fr', always: ['FR', 'CH'], gift: [], pattern: String.raw`\bsponsorisee?s? par\b` },
  {
    language: 'fr',
    always: ['FR'],
    gift: [],
    pattern: String.raw`\b(?:contenus?|articles?|billets?|posts?|videos?|recettes?|publications?) sponsorisee?s?\b`,
  },
  { language: 'fr', always: ['CA'], gift: [], pattern: String.raw`\bcommanditee?s?\b` },
  {
    language: 'fr',
    always: [],
    gift: ['CA'],
    pattern: String.raw`\bproduits? gratuits?\b`,
  },
  {
    language: 'fr',
    always: [],
    gift: ['FR', 'CA'],
    pattern: String.raw`#?\b(?:produits?|articles?|exemplaires?|livres?|box|colis|coffrets?|materiel|sejours?|nuits?|repas|places?) (?:[\w']+ ){0,3}?offerte?s?\b|\b(?:gracieusement |gentiment )?offerte?s? par\b|#produits?offerts?\b`,
  },
  {
    language: 'en',
    always: ['UK', 'US', 'CA'],
    gift: [],
    pattern: String.raw`#ad\b|[[(]\s*ad\s*[\])]|^\W*ad(?=\s*(?:[:|]|-\s|\bfor\b|$|\s(?!hoc|nauseam|infinitum|lib\b|astra)[a-z]))|\bpaid ad\b`,
  },
  {
    language: 'en',
    always: ['UK', 'US', 'CA'],
    gift: [],
    pattern: String.raw`${HEAD}(?:advert|advertisement|ad(?:vertisement)? feature)${END}|\b(?:advert|advertisement) (?:feature|for)\b`,
  },
  {
    language: 'en',
    always: ['US', 'CA'],
    gift: [],
    pattern: String.raw`#sponsored\b|${HEAD}sponsored${END}|\bsponsored by\b|\bsponsored (?:post|content|article|video|recipe)\b|\b(?:post|article|video|recipe) is sponsored\b`,
  },
  { language: 'en', always: ['US', 'CA'], gift: [], pattern: String.raw`#?\bpaid ?partnership\b` },
  {
    language: 'en',
    always: [],
    gift: ['US', 'CA'],
    pattern: String.raw`#gifted\b|^\W*gifted\b|[[(]\s*gifted\s*[\])]|\bgifted (?:by|to me|item|product)\b|\bfree products?\b|\b(?:gave|sent) (?:me|us) [^.!?]{0,60}\b(?:for free|free of charge)\b|\bproduct was (?:gifted|free)\b`,
  },
  {
    language: 'nl',
    always: ['BE'],
    gift: [],
    pattern: `${HEAD}(?:reclame|advertentie|publiciteit)${END}`,
  },
  {
    language: 'de',
    always: ['BE', 'CH'],
    gift: [],
    pattern: `${HEAD}(?:werbung|anzeige)${END}`,
  },
  { language: 'de', always: ['CH'], gift: [], pattern: String.raw`\bbezahlte partnerschaft\b` },
  { language: 'it', always: ['CH'], gift: [], pattern: `${HEAD}pubblicita${END}` },
];

/** Words often written that are enough nowhere, or only in one country. */
export const weakForms: readonly { language: string; pattern: string }[] = [
  {
    language: 'fr',
    pattern: String.raw`#(?:sponso\w*|collab\w*|partenariat\w*|cadeau|invitation|pr|sp)\b|\ben collaboration avec\b|\bcollab\b|\bpartenariat\b|\b(?:merci|remercie) [^.!?]{0,60}\b(?:pour|de)\b|\b(?:m'|nous )(?:a|ont) (?:\w+ ){0,3}?(?:offert|envoye|fait parvenir|invite)\w*|\binvitee?s? par\b|\bsponso\b|\brecue?s? (?:\w+ ){0,2}(?:gratuitement|gracieusement)`,
  },
  {
    language: 'en',
    pattern: String.raw`#(?:spon|sp|collab|partner|ambassador|pr|affiliate)\b|\bin (?:partnership|collaboration) with\b|\bpartnered with\b|\bthanks to\b|\bcourtesy of\b|\b(?:sent|gave|gifted) (?:me|us)\b|\bgifted\b|\baffiliate links?\b|\bcomplimentary\b|\bc/o\b`,
  },
];

export const labelCountries: readonly LabelCountry[] = ['FR', 'BE', 'UK', 'US', 'CA', 'CH'];

/** Rules that speak of a missing or poor mention, by country. */
export const mentionRules: Readonly<Record<LabelCountry, string | null>> = {
  FR: 'FR-INF-01',
  BE: 'BE-01',
  UK: 'UK-01',
  US: 'US-01',
  CA: null,
  CH: null,
};
