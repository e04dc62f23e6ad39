import { type ContestSettings, emptySettings, ruleCodes } from '../../modules/contests/settings.ts';
import { disposableDomains, dottedDomain } from './names.ts';

/** The contest's settings as Inès wrote them at the end of October. */
export function luneContest(): ContestSettings {
  return {
    ...emptySettings(new Date('2026-10-26T10:00:00+01:00'), 'Europe/Paris'),
    organiser: {
      name: 'Laiterie Ombrelune',
      legalForm: 'société coopérative agricole laitière',
      capital: 'capital variable',
      registration: 'RCS Sauvigne 000 000 000',
      address: '4 chemin des Cuves, 00000 Sauvigne',
    },
    controller: { name: 'Laiterie Ombrelune', email: 'donnees@ombrelune.example' },
    purpose: 'Le jeu accompagne la dégustation à domicile de la gamme Brassé de Lune.',
    opensAt: '2026-11-09T09:00:00.000Z',
    closesAt: '2026-11-22T22:59:59.000Z',
    confirmUntil: '2026-11-23T08:00:00.000Z',
    listAt: '2026-11-23T09:00:00.000Z',
    drawAt: '2026-11-24T10:00:00.000Z',
    minAge: 18,
    excluded:
      'le personnel de la laiterie et de l’agence, les créateurs de l’opération, et leurs foyers',
    prizes: [{ label: 'panier d’hiver', quantity: 10, valueCents: 3900 }],
    substitutes: 5,
    answerDays: 7,
    deliveryDays: 10,
    eraseEntriesOn: '2027-02-22',
    eraseWinnersOn: '2027-11-24',
    codePrefix: 'LUNE',
    dottedDomains: [dottedDomain],
    disposableDomains: [...disposableDomains],
    rules: [...ruleCodes],
  };
}
