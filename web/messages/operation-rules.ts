import { catalogue } from '#web/catalogue.ts';

export const operationRules = catalogue({
  fr: {
    title: 'Règles de l’opération',
    lead: (client: string, countries: string) => `${client}. Pays : ${countries}.`,
    back: 'L’opération',
    catalogue: 'Toutes les règles',
    scope:
      'Tant qu’une règle s’y oppose ou attend une réponse, ni lettre ni colis ne part. Chaque publication est regardée à part, quand elle paraît.',
    ready: 'Rien ne s’oppose à cette opération, selon ce qui a été répondu.',
    state: (stops: number, questions: number) =>
      [
        stops === 0 ? '' : stops === 1 ? '1 règle s’y oppose' : `${stops} règles s’y opposent`,
        questions === 0
          ? ''
          : questions === 1
            ? '1 règle attend une réponse'
            : `${questions} règles attendent une réponse`,
      ]
        .filter(Boolean)
        .join(', '),
    stopsTitle: 'Ce qui s’y oppose',
    questionsTitle: 'Ce qu’il faut savoir',
    questionsNote:
      'La première question est celle que le plus de règles attendent : y répondre en épargne d’autres.',
    more: (count: number) =>
      `Et ${count} autres questions, que vos réponses épargneront peut-être.`,
    waitsFor: (n: number) =>
      n > 1 ? `${n} règles attendent cette réponse.` : 'Une règle attend cette réponse.',
    warningsTitle: 'À savoir',
    answersTitle: 'Ce qui a été répondu',
    noAnswer: 'Personne n’a encore répondu.',
    saidBy: (name: string, day: string) => `${name}, le ${day}`,
    change: 'Changer',
    countries: 'Changer les pays',
    countriesHint:
      'Ceux de l’annonceur, des créateurs et de leurs lecteurs, en deux lettres : FR, BE. Le changement va au journal.',
    countriesSaid: 'Les pays sont changés.',
    ofClient: 'Vaut pour toutes les opérations de ce client',
    knownTitle: 'Ce qui est déjà connu',
    knownNote: 'Compagnon le sait lui-même : personne n’a à y répondre.',
    overrulesTitle: 'Passages outre',
    stands: 'tient',
    ended: 'ne tient plus : les faits ont changé',
    overrule: 'Passer outre',
    overruleNote:
      'Votre nom, l’heure et cette phrase vont au journal du client. Un fait qui change y met fin.',
    reason: 'Pourquoi',
    reasonHint: 'Une phrase que le client pourra lire.',
    overruled: 'Le passage outre est consigné.',
    overruleWhy: 'Passer outre revient à un référent.',
    answer: 'Répondre',
    answered: 'La réponse est gardée.',
    yourAnswer: 'Votre réponse',
    yes: 'oui',
    no: 'non',
    severalHint: 'Un par ligne.',
    answerWhy: 'Répondre revient à l’agence.',
  },
  en: {
    title: 'Rules of the operation',
    lead: (client: string, countries: string) => `${client}. Countries: ${countries}.`,
    back: 'The operation',
    catalogue: 'All rules',
    scope:
      'While a rule stands against it or waits for an answer, neither letter nor parcel leaves. Each publication is looked at by itself, when it is live.',
    ready: 'Nothing stands against this operation, as far as was answered.',
    state: (stops: number, questions: number) =>
      [
        stops === 0
          ? ''
          : stops === 1
            ? '1 rule stands against it'
            : `${stops} rules stand against it`,
        questions === 0
          ? ''
          : questions === 1
            ? '1 rule waits for an answer'
            : `${questions} rules wait for an answer`,
      ]
        .filter(Boolean)
        .join(', '),
    stopsTitle: 'What stands against it',
    questionsTitle: 'What must be known',
    questionsNote:
      'The first question is the one that most rules wait for: answering it spares others.',
    more: (count: number) => `And ${count} more questions, which your answers may spare.`,
    waitsFor: (n: number) =>
      n > 1 ? `${n} rules wait for this answer.` : 'One rule waits for this answer.',
    warningsTitle: 'To know',
    answersTitle: 'What was answered',
    noAnswer: 'Nobody has answered yet.',
    saidBy: (name: string, day: string) => `${name}, ${day}`,
    change: 'Change',
    countries: 'Change the countries',
    countriesHint:
      'The advertiser’s, the creators’ and their readers’, in two letters: FR, BE. The change goes into the journal.',
    countriesSaid: 'The countries are changed.',
    ofClient: 'Counts for all of this client’s operations',
    knownTitle: 'What is known already',
    knownNote: 'Compagnon knows it by itself: nobody need answer.',
    overrulesTitle: 'Overrules',
    stands: 'stands',
    ended: 'stands no more: the facts have changed',
    overrule: 'Go past it',
    overruleNote:
      'Your name, the hour and this sentence go into the client’s log. A fact that changes ends it.',
    reason: 'Why',
    reasonHint: 'A sentence that the client may read.',
    overruled: 'The overrule is recorded.',
    overruleWhy: 'Going past a rule is for a mentor.',
    answer: 'Answer',
    answered: 'The answer is kept.',
    yourAnswer: 'Your answer',
    yes: 'yes',
    no: 'no',
    severalHint: 'One a line.',
    answerWhy: 'Answering is for the agency.',
  },
});
