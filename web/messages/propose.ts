import { catalogue } from '#web/catalogue.ts';

/** From a brief to those who write about its subject, and from them to a recommendation. */
export const propose = catalogue({
  fr: {
    search: 'Chercher des créateurs',
    open: 'Proposer dans la reco',
    title: 'Proposer dans la recommandation',
    lead: 'Chaque raison est ce que nous avons lu ; corrigez-la. Personne n’est contacté.',
    into: 'Dans quel plan',
    reason: 'Pourquoi cette personne',
    conflict: 'Lien déclaré',
    conflictHint: 'S’imprime dans la recommandation.',
    exception: 'Pourquoi en dépit de la rotation',
    exceptionHint: (n: number, day: string) =>
      `${n} ${n < 2 ? 'opération' : 'opérations'} en douze mois ; la règle de la maison dit d’attendre le ${day}. La raison s’imprime.`,
    exceptionMissing: (name: string) =>
      `Rien n’est ajouté. Dites pourquoi ${name} est de nouveau proposé avant la date de la règle.`,
    noPlan: 'Rien n’est ajouté. Choisissez un plan d’une recommandation en cours.',
    add: 'Ajouter',
    nobody: 'Cochez au moins une personne dans la liste, puis Proposer dans la reco.',
    noClient: 'Ouvrez la recherche depuis le brief d’un client : la recommandation est la sienne.',
    noDraft: 'Ce client n’a aucune recommandation en cours d’écriture.',
    briefs: 'Voir les briefs',
    back: 'Revenir à la liste',
  },
  en: {
    search: 'Look for creators',
    open: 'Propose in the recommendation',
    title: 'Propose in the recommendation',
    lead: 'Each reason is what we read; correct it. Nobody is written to.',
    into: 'In which plan',
    reason: 'Why this person',
    conflict: 'Declared link',
    conflictHint: 'Is printed in the recommendation.',
    exception: 'Why in spite of the rotation',
    exceptionHint: (n, day) =>
      `${n} ${n < 2 ? 'operation' : 'operations'} in twelve months; the house’s rule says to wait until ${day}. The reason is printed.`,
    exceptionMissing: (name) =>
      `Nothing was added. Say why ${name} is proposed again before the date of the rule.`,
    noPlan: 'Nothing was added. Choose a plan of a recommendation that is being written.',
    add: 'Add',
    nobody: 'Tick at least one person in the list, then Propose in the recommendation.',
    noClient: 'Open the search from a client’s brief: the recommendation is theirs.',
    noDraft: 'No recommendation is being written for this client.',
    briefs: 'See the briefs',
    back: 'Back to the list',
  },
});
