import { catalogue } from '#web/catalogue.ts';

/** What the team says against a choice, and what creators ask of us. */
export const operationObjections = catalogue({
  fr: {
    title: 'Objections',
    note: 'Ce que quelqu’un de l’équipe oppose à un choix. Ce qui en dépend attend qu’un autre, référent ou direction, réponde par écrit. Rien ne s’efface.',
    none: 'Aucune objection.',
    raise: 'Objecter',
    body: 'À quoi vous vous opposez, et pourquoi',
    proposal: 'Ce que vous proposez',
    raiseDo: 'Enregistrer l’objection',
    raised: 'L’objection est enregistrée. Rien ne part avant la réponse.',
    saidBy: (name: string, when: string) => `${name}, ${when}`,
    proposes: (text: string) => `Propose : ${text}`,
    waits: (who: string, until: string) => `à répondre par ${who} avant ${until}`,
    open: 'à répondre',
    head: 'la direction',
    late: (until: string) => `en retard depuis ${until} : à répondre par la direction`,
    outcomes: { followed: 'suivie', 'not-followed': 'non suivie' } as Record<string, string>,
    answered: (outcome: string, name: string, when: string) => `${outcome}, par ${name}, ${when}`,
    answer: 'Répondre',
    outcome: 'Votre décision',
    reasons: 'Vos raisons',
    answerDo: 'Enregistrer la réponse',
    answerDone: 'La réponse est enregistrée.',
    asked: {
      objection: (when: string) =>
        `s’oppose à toute sollicitation depuis le ${when} : fait aussitôt`,
      access: (when: string, until: string) =>
        `veut lire ce que nous gardons (${when}) : à répondre par un référent avant le ${until}`,
      correction: (when: string, until: string) =>
        `demande une correction (${when}) : à répondre par un référent avant le ${until}`,
      removal: (when: string, until: string) =>
        `demande l’effacement (${when}) : à répondre par un référent avant le ${until}`,
    },
  },
  en: {
    title: 'Objections',
    note: 'What somebody of the team says against a choice. What depends on it waits until somebody else, a senior or the head, answers in writing. Nothing is erased.',
    none: 'No objection.',
    raise: 'Object',
    body: 'What you object to, and why',
    proposal: 'What you propose',
    raiseDo: 'Record the objection',
    raised: 'The objection is recorded. Nothing leaves before the answer.',
    saidBy: (name, when) => `${name}, ${when}`,
    proposes: (text) => `Proposes: ${text}`,
    waits: (who, until) => `to be answered by ${who} before ${until}`,
    open: 'to answer',
    head: 'the head',
    late: (until) => `late since ${until}: to be answered by the head`,
    outcomes: { followed: 'followed', 'not-followed': 'not followed' },
    answered: (outcome, name, when) => `${outcome}, by ${name}, ${when}`,
    answer: 'Answer',
    outcome: 'Your decision',
    reasons: 'Your reasons',
    answerDo: 'Record the answer',
    answerDone: 'The answer is recorded.',
    asked: {
      objection: (when) => `wants no proposals, since ${when}: done at once`,
      access: (when, until) =>
        `wants to read what we keep (${when}): to be answered by a senior before ${until}`,
      correction: (when, until) =>
        `asks for a correction (${when}): to be answered by a senior before ${until}`,
      removal: (when, until) =>
        `asks to be erased (${when}): to be answered by a senior before ${until}`,
    },
  },
});
