/** The parts of an agreement, as the team and the creator read them alike. */
export const agreementFields: Readonly<Record<'fr' | 'en', Record<string, string>>> = {
  fr: {
    mission: 'Mission',
    freedom: 'Liberté',
    mention: 'Mention',
    pay: 'Rémunération',
    benefitsInKind: 'Avantages en nature',
    duties: 'Obligations',
    rights: 'Droits',
    law: 'Droit applicable',
  },
  en: {
    mission: 'Mission',
    freedom: 'Freedom',
    mention: 'Mention',
    pay: 'Pay',
    benefitsInKind: 'Benefits in kind',
    duties: 'Duties',
    rights: 'Rights',
    law: 'Law that applies',
  },
};
