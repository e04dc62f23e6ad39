import { catalogue } from '#web/catalogue.ts';

/** How often creators were called upon, and the rule. */
export const rotation = catalogue({
  fr: {
    poolTitle: 'Rotation',
    poolLead: 'Qui l’agence a sollicité en douze mois, tous clients confondus.',
    poolNone: 'Personne n’a été sollicité en douze mois.',
    poolShare: (share: number, n: number, most: number) =>
      `Les dix plus sollicités portent ${share} % des ${n} placements (règle : moins de ${most} %).`,
    poolUsed: (n: number) => (n === 1 ? '1 opération' : `${n} opérations`),
    poolNext: (on: string) => `prochaine possible : ${on}`,
    poolFree: 'disponible',
    rule: 'La règle',
    ruleSays: (most: number, days: number, share: number) =>
      `Au plus ${most} opérations par créateur en douze mois, ${days} jours entre deux, les dix plus sollicités sous ${share} % des placements. Au-delà, une raison écrite, imprimée dans la recommandation et le bilan.`,
    ruleBy: (name: string) => `Modifiée par ${name}.`,
    ruleMost: 'Opérations en douze mois',
    ruleDays: 'Jours entre deux',
    ruleShare: 'Part des dix premiers (%)',
    ruleChange: 'Changer la règle',
    ruleSave: 'Enregistrer',
  },
  en: {
    poolTitle: 'Rotation',
    poolLead: 'Whom the agency called upon in twelve months, over all its clients.',
    poolNone: 'Nobody was called upon in twelve months.',
    poolShare: (share, n, most) =>
      `The ten most used carry ${share}% of the ${n} placements (rule: under ${most}%).`,
    poolUsed: (n) => (n === 1 ? '1 operation' : `${n} operations`),
    poolNext: (on) => `next possible: ${on}`,
    poolFree: 'available',
    rule: 'The rule',
    ruleSays: (most, days, share) =>
      `At most ${most} operations per creator in twelve months, ${days} days between two, the ten most used under ${share}% of placements. Beyond it a written reason, printed in the recommendation and the report.`,
    ruleBy: (name) => `Changed by ${name}.`,
    ruleMost: 'Operations in twelve months',
    ruleDays: 'Days between two',
    ruleShare: 'Share of the first ten (%)',
    ruleChange: 'Change the rule',
    ruleSave: 'Save',
  },
});
