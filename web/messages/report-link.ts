import { catalogue } from '#web/catalogue.ts';

/** The sealed report by link, and the page on which anybody checks one. */
export const reportLink = catalogue({
  fr: {
    lead: (agency: string, at: string, n: number) =>
      `Remis par ${agency}, scellé le ${at}, version ${n}. Chaque chiffre s’ouvre sur sa définition et ses preuves.`,
    superseded: (n: number) => `Une version ${n} corrige celle-ci.`,
    done: 'C’est noté.',
    files: 'Garder ce bilan',
    receive: 'Accuser réception',
    receiveText:
      'Vous dites l’avoir reçu tel qu’il est ici. Ce n’est pas un accord avec ce qu’il dit.',
    received: 'Réception accusée.',
    name: 'Votre nom, si ce lien n’est pas le vôtre',
    noteTitle: 'Noter en marge',
    noteText: 'Votre note paraît à côté de cette version, et dans la suivante s’il y en a une.',
    checkTitle: 'Vérifier un bilan',
    checkLead:
      'Pour savoir si l’exemplaire que vous tenez est celui qui a été scellé. Sans compte.',
    file: 'Le fichier scellé (25\u00a0Mo au plus)',
    check: 'Vérifier ce fichier',
    fingerprint: 'Ou son empreinte (SHA-256, 64 signes)',
    checkFingerprint: 'Chercher cette empreinte',
    offline:
      'Le fichier contient aussi verify.html\u00a0: cette page vérifie sans réseau et sans nous.',
    unknown: 'Aucun bilan scellé ici n’a cette adresse ou cette empreinte.',
    missing: 'Choisissez d’abord un fichier, ou collez une empreinte de 64 signes.',
    sealedBy: (agency: string, at: string, version: number, items: number) =>
      `Version ${version}, scellée le ${at} par ${agency}, ${items} preuve${items > 1 ? 's' : ''}.`,
    network:
      'Le sceau prouve ce que nous avons reçu des réseaux et quand, non que les réseaux aient raison.',
    matches: 'Cette empreinte est celle d’un bilan scellé ici.',
    otherLanguage: 'English',
  },
  en: {
    lead: (agency: string, at: string, n: number) =>
      `Handed over by ${agency}, sealed on ${at}, version ${n}. Each figure opens its definition and its evidence.`,
    superseded: (n: number) => `A version ${n} corrects this one.`,
    done: 'Noted.',
    files: 'Keep this report',
    receive: 'Acknowledge receipt',
    receiveText:
      'You say that you received it as it is here. It is no agreement with what it says.',
    received: 'Receipt acknowledged.',
    name: 'Your name, if this link isn’t yours',
    noteTitle: 'Note in the margin',
    noteText: 'Your note stands beside this version, and in the next one if there is one.',
    checkTitle: 'Check a report',
    checkLead:
      'To know whether the copy that you hold is the one that was sealed. Without an account.',
    file: 'The sealed file (25 MB at most)',
    check: 'Check this file',
    fingerprint: 'Or its fingerprint (SHA-256, 64 characters)',
    checkFingerprint: 'Look for this fingerprint',
    offline: 'The file also holds verify.html: that page checks without a network and without us.',
    unknown: 'No report sealed here has this address or this fingerprint.',
    missing: 'Choose a file first, or paste a fingerprint of 64 characters.',
    sealedBy: (agency: string, at: string, version: number, items: number) =>
      `Version ${version}, sealed on ${at} by ${agency}, ${items} item${items > 1 ? 's' : ''} of evidence.`,
    network:
      'The seal proves what we received from networks and when, not that the networks were right.',
    matches: 'This fingerprint is that of a report sealed here.',
    otherLanguage: 'Français',
  },
});
