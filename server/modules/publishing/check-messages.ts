const kilobytes = (locale: string, bytes: number) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1000));

/** The rules' sentences: what they found, and what to do. */
export const checkTexts = {
  fr: {
    house: 'Règle de la maison',
    kit: (n: number, signer: string | null) =>
      signer ? `Charte v${n}, signée par ${signer}` : `Charte v${n}, non signée`,
    claimForbidden: (quote: string, claim: string, why: string) =>
      `« ${quote} » : allégation interdite (« ${claim} »).${why ? ` ${why}` : ''} Remplacez ces mots.`,
    claimsOk: 'Aucune allégation interdite.',
    wordToAvoid: (quote: string) => `« ${quote} » : mot que la marque préfère éviter.`,
    emoji: (max: number, n: number) =>
      max === 0
        ? 'La marque n’emploie aucun emoji.'
        : `La marque emploie ${max} emoji au plus ; il y en a ${n}.`,
    kitUnsigned: (n: number) =>
      `La charte v${n} n’est pas encore signée : ses règles peuvent changer.`,
    altMissing: (i: number) =>
      `Image ${i} : il manque le texte de remplacement. Dites qui, où, et le texte lisible dans l’image.`,
    altOk: 'Chaque image a son texte de remplacement.',
    tooManyImages: (network: string, n: number, max: number) =>
      max === 0
        ? `${network} n’accepte pas d’image ici.`
        : `${network} accepte ${max} images au plus ; il y en a ${n}.`,
    imageType: (network: string, type: string) =>
      `${network} n’accepte pas ce format d’image (${type}). Choisissez un JPEG ou un PNG.`,
    imageTooHeavy: (network: string, size: number, limit: number, canShrink: boolean) =>
      `${network} refuse les images de plus de ${kilobytes('fr', limit)} ko ; celle-ci pèse ${kilobytes('fr', size)} ko. ${
        canShrink
          ? 'À l’envoi, une version plus légère vous sera proposée.'
          : 'Choisissez une image plus légère.'
      }`,
    noChannel: 'Aucun réseau n’est choisi. Cochez au moins un réseau.',
    disconnected: (network: string) =>
      `${network} ne reconnaît plus l’accès : il faut reconnecter avant l’heure prévue.`,
    ended: (network: string) => `Cet accès à ${network} a pris fin. Choisissez-en un autre.`,
    textEmpty: (network: string | null) =>
      network ? `${network} : le texte est vide.` : 'Le texte est vide.',
    textTooLong: (network: string, n: number, max: number) =>
      `${network} : ${n} signes pour ${max} au plus. Retirez-en ${n - max}, ou adaptez le texte à ce réseau.`,
    textFits: (network: string, n: number, max: number) => `${network} : ${n} signes sur ${max}.`,
    noDueHour: 'Il manque la date et l’heure de publication.',
    dueInPast: 'L’heure prévue est passée. Choisissez une heure à venir.',
    frequency: (n: number, max: number) =>
      `${n} publications ce jour-là pour ce client ; ${max} au plus d’habitude.`,
    frequencyOk: (max: number) => `${max} publications par jour au plus.`,
    pillarMissing: 'Aucun pilier n’est choisi : le dosage voulu ne pourra pas être suivi.',
  },
  en: {
    house: 'House rule',
    kit: (n: number, signer: string | null) =>
      signer ? `Brand kit v${n}, signed by ${signer}` : `Brand kit v${n}, not signed`,
    claimForbidden: (quote: string, claim: string, why: string) =>
      `“${quote}”: forbidden claim (“${claim}”).${why ? ` ${why}` : ''} Replace these words.`,
    claimsOk: 'No forbidden claim.',
    wordToAvoid: (quote: string) => `“${quote}”: a word that the brand would rather avoid.`,
    emoji: (max: number, n: number) =>
      max === 0
        ? 'The brand uses no emoji.'
        : `The brand uses at most ${max} emoji; there are ${n}.`,
    kitUnsigned: (n: number) => `Brand kit v${n} is not signed yet: its rules may change.`,
    altMissing: (i: number) =>
      `Image ${i}: the alternative text is missing. Say who, where, and any text in the image.`,
    altOk: 'Every image has its alternative text.',
    tooManyImages: (network: string, n: number, max: number) =>
      max === 0
        ? `${network} takes no image here.`
        : `${network} takes ${max} images at most; there are ${n}.`,
    imageType: (network: string, type: string) =>
      `${network} does not take this kind of image (${type}). Choose a JPEG or a PNG.`,
    imageTooHeavy: (network: string, size: number, limit: number, canShrink: boolean) =>
      `${network} refuses images over ${kilobytes('en', limit)} kB; this one weighs ${kilobytes('en', size)} kB. ${
        canShrink
          ? 'When it is sent, a lighter version will be proposed.'
          : 'Choose a lighter image.'
      }`,
    noChannel: 'No network is chosen. Tick at least one.',
    disconnected: (network: string) =>
      `${network} no longer recognises the access: it must be reconnected before the hour.`,
    ended: (network: string) => `This access to ${network} has ended. Choose another.`,
    textEmpty: (network: string | null) =>
      network ? `${network}: the text is empty.` : 'The text is empty.',
    textTooLong: (network: string, n: number, max: number) =>
      `${network}: ${n} characters for ${max} at most. Take out ${n - max}, or adapt the text to this network.`,
    textFits: (network: string, n: number, max: number) => `${network}: ${n} characters of ${max}.`,
    noDueHour: 'The day and hour of publication are missing.',
    dueInPast: 'The hour has passed. Choose one to come.',
    frequency: (n: number, max: number) =>
      `${n} posts on that day for this client; usually ${max} at most.`,
    frequencyOk: (max: number) => `At most ${max} posts a day.`,
    pillarMissing: 'No pillar is chosen: the wanted mix cannot be followed.',
  },
} as const;
