import { catalogue } from '#web/catalogue.ts';

/** The purpose of an operation, and its end. */
export const ending = catalogue({
  fr: {
    close: 'Clore l’opération',
    closeAsk:
      'Les captures prévues se feront encore. Le tableau ne change plus d’état par lui-même.',
    closed: (on: string) => `Close le ${on}.`,
    objective: 'Objectif promotionnel',
    objectiveNone:
      'Les avantages comptent avec tout ce que ce client donne dans l’année. Un objectif vraiment distinct se déclare, par écrit.',
    objectiveName: 'Nom de l’objectif distinct',
    objectiveReason: 'Pourquoi il est distinct',
    objectiveDeclare: 'Déclarer cet objectif',
    objectiveSays: (name: string, reason: string) => `Objectif distinct « ${name} » : ${reason}`,
  },
  en: {
    close: 'Close the operation',
    closeAsk: 'Planned captures will still be made. The board changes no state by itself any more.',
    closed: (on) => `Closed on ${on}.`,
    objective: 'Promotional purpose',
    objectiveNone:
      'Benefits are added to all that this client gives in the year. A purpose that really is distinct is declared in writing.',
    objectiveName: 'Name of the distinct purpose',
    objectiveReason: 'Why it is distinct',
    objectiveDeclare: 'Declare this purpose',
    objectiveSays: (name, reason) => `Distinct purpose “${name}”: ${reason}`,
  },
});
