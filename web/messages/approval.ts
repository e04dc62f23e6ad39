import { catalogue } from '#web/catalogue.ts';

/** The client's signing page, by link and without account. */
export const approval = catalogue({
  fr: {
    title: (n: number) =>
      n === 0
        ? 'Rien à valider pour l’instant'
        : n === 1
          ? '1 publication à valider'
          : `${n} publications à valider`,
    hello: (name: string) => `Bonjour ${name}`,
    prepared: (authors: string, agency: string) => `Préparé par ${authors}, ${agency}`,
    reviewed: (names: string) => `relu par ${names}`,
    first: (when: string) => `Premier passage : ${when}.`,
    allDone: 'Tout est décidé. Vos décisions sont ci-dessous.',
    receipt: 'Un reçu part par courriel.',
    nothingAsked: 'Rien ne vous est demandé ici pour l’instant.',
    nothingYet: 'Ouvrir cette page ne décide rien : seuls les boutons décident.',
    count: (i: number, n: number) => `${i} sur ${n}`,
    window: (minutes: number) => `au plus tard ${minutes} minutes après`,
    previewOf: (networks: string) => `Aperçu pour ${networks}`,
    altLabel: 'Texte de remplacement (lu à voix haute aux personnes qui ne voient pas l’image) :',
    altNone: 'aucun',
    openImage: 'Ouvrir l’image en grand',
    mention: {
      none: 'Sans mention commerciale.',
      advertising: 'Porte la mention « Publicité ».',
      'commercial-collaboration': 'Porte la mention « Collaboration commerciale ».',
    },
    pillar: (name: string) => `Rubrique : ${name}.`,
    changed: 'Ce qui a changé depuis la version que vous avez vue',
    places: {
      title: 'Titre',
      text: 'Texte',
      dueAt: 'Date et heure',
      channels: 'Réseaux',
      mention: 'Mention',
      window: 'Retard admis',
      images: 'Images',
    } as Record<string, string>,
    placeVariant: 'Texte adapté',
    placeImage: 'Image',
    past: (agency: string) =>
      `L’heure prévue est passée. Si vous validez, rien ne part aussitôt : ${agency} choisit la nouvelle heure, et vous la dit.`,
    signAs: (name: string) => `Vous signez : ${name}.`,
    notYou: 'Ce n’est pas vous ? Écrivez votre nom',
    name: 'Nom de la personne qui décide',
    approve: 'Bon à tirer',
    change: 'Demander un changement',
    refuse: 'Non, ne pas publier',
    changeWhat: 'Que faut-il changer ?',
    changeHint: 'Une phrase suffit.',
    changeQuote: 'Le passage visé',
    changeQuoteHint: 'Recopiez les mots, si cela aide.',
    changeSend: 'Envoyer cette demande',
    changePlace: 'Où ?',
    placeAll: 'l’ensemble',
    placeText: 'le texte',
    approveAll: (n: number) => `Tout valider (${n})`,
    approveAllLead: (n: number) =>
      `Bon à tirer pour les ${n} publications ci-dessus, telles quelles.`,
    voided: (isYours: boolean, name: string, when: string) =>
      isYours
        ? `Votre accord du ${when} est annulé.`
        : `L’accord donné par ${name} le ${when} est annulé.`,
    replaced: 'Ce contenu a changé depuis cette demande.',
    dropped: (agency: string) => `${agency} a abandonné cette publication.`,
    nothingOut: 'Rien ne part.',
    anew: 'Une nouvelle demande viendra.',
    anewMailed: 'Une demande plus récente la remplace, et vous est adressée par courriel.',
    anewHanded: (agency: string) =>
      `Une demande plus récente la remplace : ${agency} vous en remet le lien.`,
    anewOther: 'Une demande plus récente la remplace, adressée à une autre personne.',
    linkPersonal: (name: string, until: string) =>
      `Ce lien est personnel : il est à ${name}, valable jusqu’au ${until}.`,
    disavow: 'Ce lien n’est pas pour vous ?',
    disavowText: (agency: string) =>
      `Dites-le : le lien est fermé aussitôt et ${agency} est prévenue. Rien de ce qui était décidé ne change.`,
    disavowSend: 'Ce lien n’est pas pour moi, le fermer',
    pause: 'Suspendre toute publication',
    pauseText: (brand: string, agency: string) =>
      `Plus rien ne part au nom de ${brand}, à partir de maintenant, sur aucun réseau. Ce qui est déjà publié le reste. ${agency} est prévenue et reprend avec vous.`,
    pauseBrand: (brand: string) => `Pour confirmer, écrivez « ${brand} »`,
    paused: (brand: string, agency: string) =>
      `Toute publication de ${brand} est suspendue. Rien ne part. Pour reprendre, parlez à ${agency}.`,
    expired: (when: string) => `Ce lien a expiré le ${when}.`,
    revoked: 'Ce lien a été fermé.',
    closedSafe: 'Rien n’est perdu, et rien n’est décidé à votre place.',
    renewTo: (hint: string) => `Recevez-en un neuf à ${hint}.`,
    renew: 'Recevoir un nouveau lien',
    askFor: (who: string) => `Demandez-en un neuf à ${who}.`,
    renewed: (hint: string) => `Un nouveau lien est en route vers ${hint}.`,
    otherLanguage: 'Read this page in English',
    failed: 'Rien n’a été décidé.',
    accountable: (name: string) => `Une question ? ${name} répond de ces publications.`,
    reconsider: 'Vous avez changé d’avis ?',
    reconsiderText: (name: string) =>
      `Tant que rien n’est parti, vous pouvez encore demander un changement ou refuser : dites-le à ${name}, ou suspendez toute publication ci-dessous.`,
  },
  en: {
    title: (n) =>
      n === 0
        ? 'Nothing to approve for now'
        : n === 1
          ? '1 post to approve'
          : `${n} posts to approve`,
    hello: (name) => `Hello ${name}`,
    prepared: (authors, agency) => `Prepared by ${authors}, ${agency}`,
    reviewed: (names) => `reviewed by ${names}`,
    first: (when) => `First one goes out: ${when}.`,
    allDone: 'Everything is decided. Your decisions are below.',
    receipt: 'A receipt goes out by e-mail.',
    nothingAsked: 'Nothing is asked of you here for now.',
    nothingYet: 'Opening this page decides nothing: only the buttons do.',
    count: (i, n) => `${i} of ${n}`,
    window: (minutes) => `at most ${minutes} minutes later`,
    previewOf: (networks) => `Preview for ${networks}`,
    altLabel: 'Alternative text (read aloud to people who don’t see the image):',
    altNone: 'none',
    openImage: 'Open the image in full',
    mention: {
      none: 'No commercial mention.',
      advertising: 'Carries the mention “Advertising”.',
      'commercial-collaboration': 'Carries the mention “Paid partnership”.',
    },
    pillar: (name) => `Theme: ${name}.`,
    changed: 'What changed since the version you saw',
    places: {
      title: 'Title',
      text: 'Text',
      dueAt: 'Day and hour',
      channels: 'Networks',
      mention: 'Mention',
      window: 'Lateness allowed',
      images: 'Images',
    },
    placeVariant: 'Adapted text',
    placeImage: 'Image',
    past: (agency) =>
      `The hour has passed. If you approve, nothing goes out at once: ${agency} chooses the new hour, and tells you.`,
    signAs: (name) => `You sign as ${name}.`,
    notYou: 'Not you? Write your name',
    name: 'Name of the person who decides',
    approve: 'Approve for publication',
    change: 'Ask for a change',
    refuse: 'No, don’t publish',
    changeWhat: 'What should change?',
    changeHint: 'One sentence is enough.',
    changeQuote: 'The words it is about',
    changeQuoteHint: 'Copy them here, if that helps.',
    changeSend: 'Send this request',
    changePlace: 'Where?',
    placeAll: 'the whole',
    placeText: 'the text',
    approveAll: (n) => `Approve all (${n})`,
    approveAllLead: (n) => `Approved for publication: the ${n} posts above, as they are.`,
    voided: (isYours, name, when) =>
      isYours
        ? `Your approval of ${when} is void.`
        : `The approval given by ${name} on ${when} is void.`,
    replaced: 'This content has changed since this request.',
    dropped: (agency) => `${agency} has dropped this post.`,
    nothingOut: 'Nothing goes out.',
    anew: 'A new request will come.',
    anewMailed: 'A newer request replaces it, and comes to you by e-mail.',
    anewHanded: (agency) => `A newer request replaces it: ${agency} hands you its link.`,
    anewOther: 'A newer request replaces it, sent to somebody else.',
    linkPersonal: (name, until) => `This link is personal: it is ${name}’s, valid until ${until}.`,
    disavow: 'Is this link not for you?',
    disavowText: (agency) =>
      `Say so: the link is closed at once and ${agency} is told. Nothing that was decided changes.`,
    disavowSend: 'This link is not for me, close it',
    pause: 'Suspend all publication',
    pauseText: (brand, agency) =>
      `Nothing goes out in the name of ${brand} any more, from now on, on any network. What is already published stays. ${agency} is told, and resumes with you.`,
    pauseBrand: (brand) => `To confirm, write “${brand}”`,
    paused: (brand, agency) =>
      `All publication of ${brand} is suspended. Nothing goes out. To resume, talk to ${agency}.`,
    expired: (when) => `This link expired on ${when}.`,
    revoked: 'This link has been closed.',
    closedSafe: 'Nothing is lost, and nothing is decided for you.',
    renewTo: (hint) => `Get a fresh one at ${hint}.`,
    renew: 'Get a new link',
    askFor: (who) => `Ask ${who} for a fresh one.`,
    renewed: (hint) => `A new link is on its way to ${hint}.`,
    otherLanguage: 'Lire cette page en français',
    failed: 'Nothing was decided.',
    accountable: (name) => `A question? ${name} answers for these posts.`,
    reconsider: 'Changed your mind?',
    reconsiderText: (name) =>
      `As long as nothing has gone out, you can still ask for a change or refuse: tell ${name}, or suspend all publication below.`,
  },
});
