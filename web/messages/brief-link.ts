import { catalogue } from '#web/catalogue.ts';

const plural = (n: number) => (n > 1 ? 's' : '');

/** The client's pages by link: the brief and the recommendation. */
export const briefLink = catalogue({
  fr: {
    questionsTitle: (n: number) => `${n} question${plural(n)} avant de vous répondre`,
    questionsLead: (by: string, agency: string) =>
      `${by} (${agency}) a lu votre demande. Vos réponses servent à proposer ce qui tient, et à ne pas proposer le reste.`,
    how: '« Non » et « je ne sais pas » sont des réponses. Répondez à ce que vous pouvez ; vous pourrez revenir.',
    your: 'Votre demande, telle que nous l’avons reçue',
    received: (who: string, when: string) => `De ${who}, le ${when}.`,
    ideas: 'Vos idées, que nous gardons à part',
    ideasNote: 'Elles ne sont pas un objectif ; nous en parlerons dans la recommandation.',
    answer: 'Votre réponse',
    kinds: { text: 'Je réponds', unknown: 'Je ne sais pas', no: 'Non' },
    kindLegend: 'Ce que vous répondez',
    earlier: (who: string, when: string) => `${who}, le ${when}`,
    said: { text: '', unknown: 'Je ne sais pas.', no: 'Non.' },
    example: 'Par exemple :',
    others: 'Les autres questions, si vous avez le temps',
    othersNote: 'Rien n’oblige à y répondre ; chacune évite une supposition.',
    save: 'Enregistrer mes réponses',
    kept: (n: number) =>
      n === 0
        ? 'Rien de nouveau : vos réponses étaient déjà enregistrées.'
        : `${n} réponse${plural(n)} enregistrée${plural(n)}. Vous pouvez revenir avec ce lien.`,
    complete: (n: number) => `Votre brief est complet à ${n} %.`,
    salesNone: 'Ventes : non fournies. Nous le dirons aussi dans le bilan.',
    approvalTitle: 'Votre brief, tel que nous l’avons compris',
    approvalLead: (by: string, agency: string) =>
      `${by} (${agency}) vous l’envoie à signer. Notre recommandation sera bâtie dessus.`,
    approve: 'C’est bien cela, je signe',
    change: 'Demander un changement',
    changeWhat: 'Que faut-il changer ?',
    changeSend: 'Envoyer la demande',
    refuse: 'Non, ce n’est pas cela',
    replaced:
      'Le brief a changé depuis ce lien : ce que vous signeriez n’est plus à jour. L’agence vous en enverra un autre.',
    gone: 'Ce brief n’est plus ouvert. Rien n’a été décidé. Écrivez à l’agence si votre demande tient toujours.',
    fromKit: 'Repris de la charte signée :',
    noAnswer: 'Pas encore de réponse.',
    restsOn: (ask: string) =>
      `Nous le lisons dans votre réponse à « ${ask} » Vous pouvez le préciser.`,
    answeredTitle: 'Vos réponses sont enregistrées',
    disavow: 'Ce n’est pas vous ?',
    disavowText: 'Le lien sera fermé et l’agence prévenue. Rien n’est décidé.',
    disavowSend: 'Fermer ce lien',
    recoTitle: (title: string) => `Recommandation, ${title}`,
    recoLead: (author: string, senior: string | null, agency: string) =>
      senior === null
        ? `Écrite par ${author}, ${agency}.`
        : `Écrite par ${author}, relue et signée par ${senior}, ${agency}.`,
    recoNothing: 'Ouvrir cette page ne décide rien. Chaque plan se choisit plus bas.',
    recoReplacedBy: (n: number) =>
      `Cette version est remplacée par la version ${n}, qui vous a été envoyée. Celle-ci reste lisible, avec ses signatures, et ne se signe plus.`,
    recoReplaced: 'L’agence a retiré cette version. Elle reste lisible, et ne se signe plus.',
    acceptedAt: (key: string, when: string) =>
      `Le plan ${key} a été accepté le ${when}. L’opération est ouverte.`,
    decide: (key: string) => `Décider du plan ${key}`,
    accept: (key: string) => `Accepter le plan ${key}`,
    refusePlan: (key: string) => `Refuser le plan ${key}`,
    cannotAccept: {
      'over-ceiling':
        'Ce plan ne peut pas être accepté tel quel : changez le plafond, ou posez une question.',
      'no-ceiling':
        'Ce plan ne peut pas encore être accepté : dites votre plafond, ou posez une question.',
      undecided:
        'Ce plan ne peut pas encore être accepté : il manque ce qui est marqué plus haut. Posez une question, l’agence complétera.',
      other:
        'Ce plan ne peut pas être accepté tel quel : la raison est dite plus haut. Posez une question, l’agence en proposera un autre.',
    },
    comment: 'Un mot pour l’agence',
    ask: 'Poser une question',
    askWhat: 'Votre question',
    askSend: 'Envoyer la question',
    changeCeiling: 'Changer le plafond',
    changeCeilingNote:
      'Votre nouveau plafond sera enregistré dans le brief, et chaque plan rejugé.',
    ceiling: 'Nouveau plafond (euros HT)',
    ceilingSend: 'Enregistrer ce plafond',
    done: 'C’est enregistré.',
  },
  en: {
    questionsTitle: (n) => `${n} question${plural(n)} before we answer you`,
    questionsLead: (by, agency) =>
      `${by}, of ${agency}, has read your request. Your answers help to propose what holds, and not to propose the rest.`,
    how: '“No” and “I don’t know” are answers. Answer what you can; you can come back.',
    your: 'Your request, as we received it',
    received: (who, when) => `From ${who}, on ${when}.`,
    ideas: 'Your ideas, which we keep apart',
    ideasNote: 'They are not an objective; the recommendation will speak of them.',
    answer: 'Your answer',
    kinds: { text: 'I answer', unknown: 'I don’t know', no: 'No' },
    kindLegend: 'What you answer',
    earlier: (who, when) => `${who}, ${when}`,
    said: { text: '', unknown: 'I don’t know.', no: 'No.' },
    example: 'For example:',
    others: 'The other questions, if you have the time',
    othersNote: 'You need not answer them; each saves a guess.',
    save: 'Save my answers',
    kept: (n) =>
      n === 0
        ? 'Nothing new: your answers were saved already.'
        : `${n} answer${plural(n)} saved. You can come back with this link.`,
    complete: (n) => `Your brief is ${n}% complete.`,
    salesNone: 'Sales: not provided. The report will say so too.',
    approvalTitle: 'Your brief, as we have understood it',
    approvalLead: (by, agency) =>
      `${by}, of ${agency}, sends it to you to sign. Our recommendation will be built on it.`,
    approve: 'That is right, I sign',
    change: 'Ask for a change',
    changeWhat: 'What should change?',
    changeSend: 'Send the request',
    refuse: 'No, that is not it',
    replaced:
      'The brief has changed since this link: what you would sign is out of date. The agency will send you another one.',
    gone: 'This brief is no longer open. Nothing was decided. Write to the agency if your request still stands.',
    fromKit: 'From the signed brand kit:',
    noAnswer: 'No answer yet.',
    restsOn: (ask) => `We read this in your answer to “${ask}” You can say more.`,
    answeredTitle: 'Your answers are saved',
    disavow: 'Is this not you?',
    disavowText: 'The link will be closed and the agency told. Nothing is decided.',
    disavowSend: 'Close this link',
    recoTitle: (title) => `Recommendation, ${title}`,
    recoLead: (author, senior, agency) =>
      senior === null
        ? `Written by ${author}, ${agency}.`
        : `Written by ${author}, read and signed by ${senior}, ${agency}.`,
    recoNothing: 'Opening this page decides nothing. Each plan is chosen below.',
    recoReplacedBy: (n) =>
      `This version is replaced by version ${n}, which was sent to you. This one stays readable, with its signatures, and can no longer be signed.`,
    recoReplaced:
      'The agency withdrew this version. It stays readable and can no longer be signed.',
    acceptedAt: (key, when) => `Plan ${key} was accepted on ${when}. The operation is open.`,
    decide: (key) => `Decide on plan ${key}`,
    accept: (key) => `Accept plan ${key}`,
    refusePlan: (key) => `Refuse plan ${key}`,
    cannotAccept: {
      'over-ceiling':
        'This plan cannot be accepted as it is: change the ceiling, or ask a question.',
      'no-ceiling': 'This plan cannot be accepted yet: say your ceiling, or ask a question.',
      undecided:
        'This plan cannot be accepted yet: what is marked above is missing. Ask a question, and the agency will complete it.',
      other:
        'This plan cannot be accepted as it is: the reason is said above. Ask a question, and the agency will propose another.',
    },
    comment: 'A word for the agency',
    ask: 'Ask a question',
    askWhat: 'Your question',
    askSend: 'Send the question',
    changeCeiling: 'Change the ceiling',
    changeCeilingNote: 'Your new ceiling will be kept in the brief, and every plan judged again.',
    ceiling: 'New ceiling (euros before tax)',
    ceilingSend: 'Keep this ceiling',
    done: 'It is saved.',
  },
});
