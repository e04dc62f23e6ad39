import { catalogue } from '#web/catalogue.ts';

/** The eligibility rules, in the order in which they are looked at. */
export const contestRules = catalogue({
  fr: {
    R1: 'R1 : hors délai',
    R2: 'R2 : adresse non confirmée à temps',
    R3: 'R3 : même adresse, ou même compte',
    R4: 'R4 : même boîte, sous une variante de l’adresse',
    R5: 'R5 : domaine jetable',
    R6: 'R6 : rafale automatisée',
    R7: 'R7 : même foyer (une personne tranche)',
    R8: 'R8 : code postal hors du territoire',
    R9: 'R9 : âge',
    R10: 'R10 : personnes que le règlement exclut',
    R11: 'R11 : retrait demandé',
  },
  en: {
    R1: 'R1: too late',
    R2: 'R2: address not confirmed in time',
    R3: 'R3: same address, or same account',
    R4: 'R4: same mailbox, under a variant of its address',
    R5: 'R5: disposable domain',
    R6: 'R6: automated burst',
    R7: 'R7: same household (a person decides)',
    R8: 'R8: postal code outside the territory',
    R9: 'R9: age',
    R10: 'R10: people whom the rules exclude',
    R11: 'R11: asked to withdraw',
  },
});
