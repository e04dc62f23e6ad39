import { claims, fold } from './folding.ts';

/**
 * How sure we are of a rule: its text was read, read at second hand, known by heart, or neither;
 * `own` is a rule of the house, for which no law is claimed.
 */
export type Confidence = 'read' | 'secondary' | 'stable-memory' | 'unverified' | 'own';

export type LabelCountry = 'FR' | 'BE' | 'UK' | 'US' | 'CA' | 'CH';

/** What counts as saying "this is commercial" to the readers of one country. */
export type LabelSet = {
  /** Counts whatever the creator got. */
  readonly counts: readonly string[];
  /** Counts only where the gift was given without any condition. */
  readonly countsForGift: readonly string[];
  /** Often written, and not enough. */
  readonly isNotEnough: readonly string[];
  /** What we propose first, with the advertiser's name after it. */
  readonly proposes: { readonly paid: string; readonly gift: string };
  readonly source: string;
  readonly sourceEn?: string;
  readonly confidence: Confidence;
  readonly verifiedOn: string | null;
};

export const labelSets: Readonly<Record<LabelCountry, LabelSet>> = {
  FR: {
    counts: [
      'publicité',
      'collaboration commerciale',
      'communication commerciale',
      'partenariat rémunéré',
      'en partenariat avec',
      'partenariat commercial',
      'sponsorisé par',
      'contenu sponsorisé',
    ],
    countsForGift: [
      'offert par',
      'offerts par',
      'offerte par',
      'offertes par',
      'produit offert',
      'produits offerts',
    ],
    isNotEnough: [
      'ad',
      'sponsored',
      'gifted',
      'collab',
      'sp',
      'en collaboration avec',
      'merci à',
      'invitation',
    ],
    proposes: { paid: 'Collaboration commerciale avec', gift: 'Produit offert par' },
    source:
      'Loi n° 2023-451 du 9 juin 2023, art. 5-2 (« publicité », « collaboration commerciale » ou mention équivalente) ; ARPP pour les équivalents ; « offert par » pour un cadeau sans condition : choix de la maison',
    sourceEn:
      'Loi n° 2023-451 of 9 June 2023, art. 5-2 (“publicité”, “collaboration commerciale” or an equivalent); ARPP for the equivalents; “offert par” for a gift without condition: choice of the house',
    confidence: 'read',
    verifiedOn: '2026-11-25',
  },
  BE: {
    counts: [
      'publicité',
      'réclame',
      'annonce',
      'reclame',
      'advertentie',
      'publiciteit',
      'Werbung',
      'Anzeige',
    ],
    countsForGift: [],
    isNotEnough: [
      'collaboration commerciale',
      'en partenariat avec',
      'offert par',
      'ad',
      'sponsored',
      'collab',
    ],
    proposes: { paid: 'Publicité pour', gift: 'Publicité pour' },
    source: 'SPF Économie, lignes directrices pour les créateurs de contenu (25 avril 2022)',
    confidence: 'secondary',
    verifiedOn: '2026-11-25',
  },
  UK: {
    counts: ['ad', 'advert', 'advertisement', 'ad feature', 'advertisement feature'],
    countsForGift: [],
    isNotEnough: [
      'gifted',
      'sponsored',
      'in partnership with',
      'collab',
      'affiliate',
      'spon',
      'thanks to',
    ],
    proposes: { paid: 'Ad for', gift: 'Ad for' },
    source:
      'CAP Code, section 2; CMA guidance on hidden ads (2022), which asks for it on gifts too',
    confidence: 'secondary',
    verifiedOn: '2026-11-25',
  },
  US: {
    counts: ['ad', 'advertisement', 'sponsored', 'sponsored by', 'paid partnership', 'paid ad'],
    countsForGift: [
      'free product',
      'free products',
      'gave me',
      'gifted by',
      'sent me this for free',
    ],
    isNotEnough: ['collab', 'sp', 'spon', 'ambassador', 'partner', 'thanks to'],
    proposes: { paid: 'Ad: sponsored by', gift: 'Ad: free product from' },
    source: '16 CFR 255.5, and the FTC’s guides for endorsers',
    confidence: 'stable-memory',
    verifiedOn: null,
  },
  CA: {
    counts: [
      'ad',
      'sponsored',
      'advertisement',
      'paid partnership',
      'publicité',
      'commandité',
      'partenariat rémunéré',
    ],
    countsForGift: ['gifted', 'free product', 'produit offert', 'produit gratuit'],
    isNotEnough: ['collab', 'sp', 'ambassador', 'merci à'],
    proposes: { paid: 'Sponsored by / Commandité par', gift: 'Gifted by / Produit offert par' },
    source: 'Ad Standards Canada, disclosure guidelines',
    confidence: 'unverified',
    verifiedOn: null,
  },
  CH: {
    counts: [
      'publicité',
      'Werbung',
      'Anzeige',
      'pubblicità',
      'sponsorisé par',
      'bezahlte Partnerschaft',
      'partenariat rémunéré',
    ],
    countsForGift: [],
    isNotEnough: ['ad', 'collab', 'sp', 'offert par'],
    proposes: { paid: 'Publicité pour', gift: 'Publicité pour' },
    source: 'Loi fédérale contre la concurrence déloyale, art. 2 et 3 (principe de transparence)',
    confidence: 'unverified',
    verifiedOn: null,
  },
};

/** How far one mention goes in a country: enough, enough for a gift without condition, or not. */
export function weighLabel(label: string, country: LabelCountry): 'always' | 'gift' | 'no' {
  const folded = fold(label);
  const set = labelSets[country];
  if (set.counts.some((phrase) => claims(folded, phrase))) return 'always';
  return set.countsForGift.some((phrase) => claims(folded, phrase)) ? 'gift' : 'no';
}
