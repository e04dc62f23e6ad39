import { catalogue } from '#web/catalogue.ts';

/** What a creator is given, and what counts. */
export const benefits = catalogue({
  fr: {
    benefitKind: 'Cadeau ou honoraires',
    benefits: 'Ce qui lui est offert',
    benefitsNone: 'Rien pour l’instant.',
    addBenefit: 'Ajouter',
    benefitKinds: { gift: 'cadeau', fee: 'honoraires', past: 'avant nous' } as Record<
      string,
      string
    >,
    label: 'Quoi',
    value: 'Valeur HT (€)',
    condition: 'En échange de quelque chose ?',
    conditions: { none: 'sans aucune condition', publication: 'contre une publication' } as Record<
      string,
      string
    >,
    cold: 'doit rester froid',
    benefitStates: { planned: 'prévu', given: 'compté', cancelled: 'annulé' } as Record<
      string,
      string
    >,
    give: 'Compter comme dû',
    cancel: 'Annuler',
    threshold: 'Avec cet annonceur cette année',
    addPast: 'Noter ce qui fut donné avant',
    addPastNote:
      'Cadeau ou somme que cet annonceur lui a donnés hors d’ici. Cela compte dans l’année du jour indiqué, pour le seuil du contrat, et ne s’efface plus.',
    pastOn: 'Le jour',
  },
  en: {
    benefitKind: 'Gift or fee',
    benefits: 'What they are offered',
    benefitsNone: 'Nothing yet.',
    addBenefit: 'Add',
    benefitKinds: { gift: 'gift', fee: 'fee', past: 'before us' },
    label: 'What',
    value: 'Value before tax (€)',
    condition: 'In exchange for something?',
    conditions: { none: 'with no condition at all', publication: 'in exchange for a post' },
    cold: 'must stay cold',
    benefitStates: { planned: 'planned', given: 'counted', cancelled: 'cancelled' },
    give: 'Count as owed',
    cancel: 'Cancel',
    threshold: 'With this advertiser this year',
    addPast: 'Note what was given before',
    addPastNote:
      'A gift or a sum that this advertiser gave them elsewhere. It counts in the year of that day, towards the sum from which a contract is due, and stays.',
    pastOn: 'On',
  },
});
