import type { Text } from '../../lib/language.ts';
import type { FactSource } from './rule-facts.ts';

/** "Known from …", as the checklist says it. */
export const sourceTexts: Readonly<Record<FactSource | 'client', Text>> = {
  benefits: {
    fr: 'Connu par les cadeaux et rémunérations prévus.',
    en: 'Known from the gifts and payments that are planned.',
  },
  totals: {
    fr: 'Connu par ce qui a été donné dans l’année.',
    en: 'Known from what was given this year.',
  },
  contracts: { fr: 'Connu par les contrats signés.', en: 'Known from the signed contracts.' },
  creators: {
    fr: 'Connu par le registre des créateurs.',
    en: 'Known from the creators’ register.',
  },
  letters: {
    fr: 'Connu par la lettre de proposition, qui le dit toujours.',
    en: 'Known from the letter of proposal, which always says so.',
  },
  budget: { fr: 'Connu par le budget.', en: 'Known from the budget.' },
  client: {
    fr: 'Dit une fois pour toutes les opérations de ce client.',
    en: 'Said once for all of this client’s operations.',
  },
};

/** Of what a budget doesn't name. */
export const presumedText: Text = {
  fr: 'Présumé : le budget n’en prévoit pas. Répondez si c’est autrement.',
  en: 'Presumed: the budget has none. Answer if it is otherwise.',
};
