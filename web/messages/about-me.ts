import { catalogue } from '#web/catalogue.ts';

export const aboutMe = catalogue({
  fr: {
    title: (agency: string) => `Ce que ${agency} sait de votre blog`,
    lead: (name: string, url: string) => `${name}, ${url}`,
    intro: (agency: string) =>
      `${agency} lit des blogs pour proposer à leurs auteurs des opérations qui leur ressemblent. Voici tout ce que nous gardons de vous, d’où cela vient, et ce que nous en déduisons.`,
    otherLanguage: 'English',
    held: 'Ce que nous gardons',
    heldCounts: (posts: string, comments: string, marks: string) =>
      `${posts} billets avec leur adresse et leur texte, ${comments} commentaires dont les auteurs sont remplacés par un code, ${marks} billets que nous croyons commerciaux.`,
    email: 'Votre adresse',
    noEmail: 'Nous n’en avons pas.',
    source: 'D’où cela vient',
    purpose: 'Pour quoi',
    purposeText:
      'Vous proposer des opérations commerciales, si elles ont à voir avec ce que vous écrivez. Base légale : l’intérêt légitime.',
    since: 'Depuis le',
    erase: 'Effacé le',
    eraseText: '36 mois après notre dernier échange, sauf si vous le demandez avant.',
    declared: 'Ce que vous avez déclaré',
    notes: 'Ce que nous avons noté',
    none: 'Rien.',
    why: 'Comment vous êtes classé',
    whyText:
      'Pour un sujet, nous classons les blogs par ce qu’ils ont écrit dessus. Essayez avec un sujet : vous verrez ce que nous voyons, dans les mêmes phrases.',
    subject: 'Sujet',
    subjectButton: 'Voir',
    place: (place: number, of: number) => `Vous êtes ${place} sur ${of} pour ce sujet.`,
    notOn: 'Nous n’avons rien lu de vous sur ce sujet.',
    paid: 'Les billets que nous croyons commerciaux',
    paidText:
      'C’est une proposition de la machine, avec la phrase qui l’a décidée. Si c’est faux, dites-le plus bas.',
    stat: 'Indiquer un chiffre',
    statWhat: 'Quoi (abonnés, visites par mois…)',
    statValue: 'Chiffre',
    statProof: 'Ce qui le montre',
    statSend: 'Indiquer ce chiffre',
    statNote: 'Rien ne vous y oblige, et ne pas le faire ne change rien à ce que nous lisons.',
    correct: 'Corriger',
    correctText: 'Dites ce qui est faux. Une personne vous répond sur cette page, dans le mois.',
    correctWhat: 'Ce qui est faux',
    correctSend: 'Demander la correction',
    object: 'Ne plus rien recevoir',
    objectText:
      'Vous sortez aussitôt de toutes nos listes, votre adresse est effacée, et personne ici ne pourra vous écrire. Nous gardons vos billets déjà lus jusqu’à ce que vous demandiez l’effacement.',
    objectSend: 'Refuser toute proposition',
    remove: 'Tout effacer',
    removeText:
      'Billets, commentaires, notes et adresse sont effacés aussitôt et pour toujours. Deux empreintes illisibles restent, pour que vous ne soyez pas inscrit de nouveau.',
    removeSend: 'Tout effacer maintenant',
    kept: 'Ce qui resterait après un effacement',
    keptText:
      'Un contrat que vous et un annonceur avez signé est une pièce comptable : l’annonceur doit la garder dix ans après l’année de la signature (code de commerce, article L. 123-22). Elle ne sert à rien d’autre. Un simple accord, lui, perd votre nom aussitôt.',
    keptOne: (client: string, signed: string, until: string) =>
      `Contrat avec ${client}, signé le ${signed}, gardé jusqu’au ${until}`,
    requests: 'Vos demandes',
    requestKinds: {
      access: 'Accès',
      correction: 'Correction',
      removal: 'Effacement',
      objection: 'Refus de toute proposition',
    } as Record<string, string>,
    waiting: 'Pas encore de réponse.',
    answeredOn: (when: string) => `Réponse du ${when}`,
    doneOn: (when: string) => `Fait le ${when}`,
    erased: 'Tout est effacé',
    erasedText: (agency: string) =>
      `${agency} ne garde plus rien de vous ni de votre blog, sauf les contrats signés par les deux, s’il y en eut : la page vous les nommait. Il reste deux empreintes illisibles, qui empêchent de vous inscrire à nouveau ou de vous écrire.`,
    objected: 'Vous avez refusé toute proposition : vous n’êtes dans aucune de nos listes.',
    done: 'C’est noté.',
    failed: 'Rien n’a été changé.',
    linkUntil: (day: string) => `Ce lien est personnel et vaut jusqu’au ${day}.`,
    askTitle: 'Que savez-vous de mon blog ?',
    askText:
      'Si vous tenez un blog, vous pouvez lire ce qui est gardé de vous ici, le corriger, vous opposer ou tout faire effacer.',
    askUrl: 'Adresse de votre blog',
    askEmail: 'Votre adresse électronique',
    askEmailHint:
      'Si c’est celle que nous connaissons, le lien vous arrive aussitôt. Sinon une personne s’assure d’abord que c’est bien vous.',
    askSend: 'Demander',
    asked: 'Votre demande est partie',
    askedText:
      'Si quelque chose est gardé de ce blog, le lien arrive à l’adresse que nous connaissons, ou une personne vous répond dans le mois. La réponse est la même si rien n’est gardé : nous ne disons pas ici qui est dans la base.',
  },
  en: {
    title: (agency) => `What ${agency} knows of your blog`,
    lead: (name, url) => `${name}, ${url}`,
    intro: (agency) =>
      `${agency} reads blogs in order to propose to their authors what suits them. Here is everything that we keep of you, where it comes from, and what follows from it.`,
    otherLanguage: 'Français',
    held: 'What we keep',
    heldCounts: (posts, comments, marks) =>
      `${posts} posts with their address and their words, ${comments} comments whose authors are replaced by a code, ${marks} posts that we take for commercial.`,
    email: 'Your address',
    noEmail: 'We have none.',
    source: 'Where it comes from',
    purpose: 'What for',
    purposeText:
      'To propose commercial operations to you, if they have to do with what you write. Legal basis: legitimate interest.',
    since: 'Since',
    erase: 'Erased on',
    eraseText: '36 months after our last exchange, unless you ask before.',
    declared: 'What you declared',
    notes: 'What we noted',
    none: 'Nothing.',
    why: 'How you are ranked',
    whyText:
      'For a subject, we rank blogs by what they wrote on it. Try one: you will see what we see, in the same sentences.',
    subject: 'Subject',
    subjectButton: 'See',
    place: (place, of) => `You are ${place} of ${of} for this subject.`,
    notOn: 'We have read nothing of yours on this subject.',
    paid: 'The posts that we take for commercial',
    paidText:
      'This is proposed by the machine, with the sentence that decided. If it is wrong, say so below.',
    stat: 'Enter a figure',
    statWhat: 'What (subscribers, visits a month…)',
    statValue: 'Figure',
    statProof: 'What shows it',
    statSend: 'Enter this figure',
    statNote: 'Nothing obliges you to, and not doing so changes nothing in how we read you.',
    correct: 'Correct',
    correctText: 'Say what is wrong. A person answers on this page, within the month.',
    correctWhat: 'What is wrong',
    correctSend: 'Ask for the correction',
    object: 'Receive nothing any more',
    objectText:
      'You leave all our lists at once, your address is erased, and nobody here can write to you. We keep the posts already read until you ask for erasure.',
    objectSend: 'Refuse every proposal',
    remove: 'Erase everything',
    removeText:
      'Posts, comments, notes and address are erased at once and for good. Two unreadable fingerprints stay, so that you are not entered again.',
    removeSend: 'Erase everything now',
    kept: 'What would stay after an erasure',
    keptText:
      'A contract that you and an advertiser signed is an accounting paper: the advertiser has to keep it for ten years after the year of signature (French commercial code, article L. 123-22). It serves nothing else. A simple agreement loses your name at once.',
    keptOne: (client, signed, until) =>
      `Contract with ${client}, signed on ${signed}, kept until ${until}`,
    requests: 'Your requests',
    requestKinds: {
      access: 'Access',
      correction: 'Correction',
      removal: 'Erasure',
      objection: 'Refusal of every proposal',
    },
    waiting: 'No answer yet.',
    answeredOn: (when) => `Answer of ${when}`,
    doneOn: (when) => `Done on ${when}`,
    erased: 'Everything is erased',
    erasedText: (agency) =>
      `${agency} keeps nothing of you or your blog any more, but contracts that both signed, if there were any: the page named them. Two unreadable fingerprints stay, which keep anybody from entering you again or writing to you.`,
    objected: 'You refused every proposal: you are in none of our lists.',
    done: 'Noted.',
    failed: 'Nothing was changed.',
    linkUntil: (day) => `This link is yours alone and works until ${day}.`,
    askTitle: 'What do you know of my blog?',
    askText:
      'If you keep a blog, you can read what is held about you here, correct it, object, or have everything erased.',
    askUrl: 'Address of your blog',
    askEmail: 'Your e-mail address',
    askEmailHint:
      'If it is the one we know, the link comes to you at once. Otherwise a person first makes sure that it is you.',
    askSend: 'Ask',
    asked: 'Your request has left',
    askedText:
      'If something is held about this blog, the link comes to the address that we know, or a person answers you within the month. The answer is the same if nothing is held: we do not say here who is in the base.',
  },
});
