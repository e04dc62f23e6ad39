import { catalogue } from '#web/catalogue.ts';
import { agreementFields } from './agreement-fields.ts';

/** What both sign. */
export const agreements = catalogue({
  fr: {
    agreementKind: 'Accord ou contrat',
    agreement: 'Accord',
    agreementNone: 'Rien n’est écrit.',
    partyHidden: '(adresse et courriel réservés à l’agence)',
    agreementWrite: 'Rédiger',
    agreementRewrite: 'Rédiger une version neuve',
    agreementKinds: { agreement: 'accord (une page)', contract: 'contrat' } as Record<
      string,
      string
    >,
    agreementVersion: (kind: string, n: number) => `${kind}, version ${n}`,
    agreementMissing: (what: string) => `Il manque : ${what}.`,
    groups: {
      parties: 'les parties',
      mission: 'la mission',
      pay: 'la rémunération et les avantages',
      rights: 'les droits et devoirs',
      law: 'le droit',
    } as Record<string, string>,
    fields: agreementFields.fr,
    party: { advertiser: 'L’annonceur', creator: 'Le créateur' } as Record<string, string>,
    partyFields: {
      name: 'Nom',
      address: 'Adresse',
      email: 'Courriel',
      taxCountry: 'Pays fiscal',
    } as Record<string, string>,
    agreementSave: 'Enregistrer cette version',
    agreementSign: 'Signer pour l’annonceur',
    agreementWaits: 'Le créateur le signe sur sa page.',
  },
  en: {
    agreementKind: 'Agreement or contract',
    agreement: 'Agreement',
    agreementNone: 'Nothing is written.',
    partyHidden: '(address and e-mail are the agency’s alone)',
    agreementWrite: 'Write',
    agreementRewrite: 'Write a new version',
    agreementKinds: { agreement: 'agreement (one page)', contract: 'contract' },
    agreementVersion: (kind, n) => `${kind}, version ${n}`,
    agreementMissing: (what) => `Missing: ${what}.`,
    groups: {
      parties: 'the parties',
      mission: 'the mission',
      pay: 'pay and benefits',
      rights: 'rights and duties',
      law: 'the law',
    },
    fields: agreementFields.en,
    party: { advertiser: 'The advertiser', creator: 'The creator' },
    partyFields: { name: 'Name', address: 'Address', email: 'E-mail', taxCountry: 'Tax country' },
    agreementSave: 'Save this version',
    agreementSign: 'Sign for the advertiser',
    agreementWaits: 'The creator signs it on their page.',
  },
});
