import { count, type FactTable, flag, many, one } from './kinds.ts';

/** Between an advertiser, its agency and one creator. */
export const relationFacts = {
  'relation.benefit': one(
    {
      none: ['aucune contrepartie', 'no benefit'],
      gift: ['un cadeau sans aucune condition', 'a gift without any condition'],
      'gift-in-exchange': ['un cadeau contre une publication', 'a gift in exchange for a post'],
      paid: ['une rémunération', 'a payment'],
      affiliate: ['une commission sur les ventes', 'a commission on sales'],
      invitation: ['une invitation', 'an invitation'],
      prizes: ['des lots à faire gagner', 'prizes to give away'],
    },
    'Que reçoit le créateur : rien, un cadeau, une rémunération, autre chose ?',
    'What does the creator get: nothing, a gift, a payment, something else?',
  ),
  'relation.yearTotalCents': count(
    'Combien a reçu de cet annonceur cette année, pour le même objectif, en argent et en nature, le créateur qui a le plus reçu (en euros, HT) ?',
    'How much has the creator who had most from this advertiser this year had, for the same objective, in money and in kind (in euros, without VAT)?',
  ),
  'relation.hasSignedContract': flag(
    'Un contrat écrit est-il signé ?',
    'Is there a signed written contract?',
  ),
  'relation.clauses': many(
    {
      identity: ['l’identité et les coordonnées des parties', 'who the parties are'],
      missions: ['les missions', 'the missions'],
      benefit: ['la rémunération et les avantages en nature', 'payment and benefits in kind'],
      rights: ['les droits et obligations, dont les droits d’auteur', 'rights and duties'],
      law: ['la loi française', 'French law'],
    },
    'Que prévoit le contrat ?',
    'What does the contract provide for?',
  ),
  'relation.isReviewed': flag(
    'Quelqu’un de l’annonceur ou de l’agence a-t-il relu le contenu avant sa parution ?',
    'Has somebody at the advertiser or the agency read the content before it went out?',
  ),
  'relation.agencyRepresentsCreator': flag(
    'L’agence représente-t-elle aussi ce créateur ?',
    'Does the agency also represent this creator?',
  ),
  'relation.isConflictDisclosed': flag(
    'Le client sait-il par écrit que l’agence représente ce créateur ?',
    'Does the client know in writing that the agency represents this creator?',
  ),
  'relation.postsAsConsumer': flag(
    'Quelqu’un de l’agence, de la marque ou de leurs proches publie-t-il ou commente-t-il comme un simple consommateur ?',
    'Does somebody of the agency, the brand or their friends post or comment as an ordinary consumer?',
  ),
  'relation.hasBoughtIndicators': flag(
    'Des abonnés, des mentions « j’aime » ou des vues ont-ils été achetés ?',
    'Have followers, likes or views been bought?',
  ),
  'relation.claimsCertificate': flag(
    'La biographie ou le brief annonce-t-il un certificat (« certifié ARPP ») ?',
    'Does the biography or the brief claim a certificate (“certifié ARPP”)?',
  ),
  'relation.isCertificateOnFile': flag(
    'Le certificat, en cours de validité, est-il au dossier ?',
    'Is the certificate, still valid, on file?',
  ),
  'creator.age': count('Quel âge a le créateur ?', 'How old is the creator?'),
  'creator.isSubjectUnder16': flag(
    'Le sujet principal du contenu est-il un enfant de moins de 16 ans ?',
    'Is the main subject of the content a child under 16?',
  ),
  'creator.hasMinorApproval': flag(
    'L’agrément ou la déclaration pour un enfant de moins de 16 ans est-il au dossier ?',
    'Is the approval or the declaration for a child under 16 on file?',
  ),
  'creator.hasBusinessDetails': flag(
    'Le profil, ou un site qu’il indique, donne-t-il le numéro d’entreprise, l’adresse et l’adresse électronique ?',
    'Does the profile, or a site that it links to, give the enterprise number, the address and the e-mail address?',
  ),
  'advertiser.employees': count(
    'Combien de salariés compte l’annonceur (avec ses franchises) ?',
    'How many people does the advertiser employ (franchises included)?',
  ),
  'advertiser.paysFoodContribution': flag(
    'L’annonceur verse-t-il la contribution qui dispense des messages sanitaires ?',
    'Does the advertiser pay the contribution that stands in for the health messages?',
  ),
} as const satisfies FactTable;
