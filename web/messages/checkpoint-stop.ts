import { catalogue } from '#web/catalogue.ts';

/** The page behind the stop link of a mailed checkpoint. */
export const checkpointStop = catalogue({
  fr: {
    title: 'Points de contrôle par courriel',
    lead: (client: string, email: string) =>
      `La tête signée du journal de ${client} part chaque jour où il a grandi vers ${email}.`,
    keep: 'Les courriels déjà reçus gardent toute leur valeur : ne les effacez pas.',
    stop: 'Ne plus rien recevoir',
    stopped: 'C’est arrêté',
    stoppedText: (client: string, email: string) =>
      `Plus aucun point de contrôle du journal de ${client} ne partira vers ${email}. L’agence le voit, et ne peut plus inscrire cette adresse.`,
    failed: 'Rien n’a été changé : les courriels continuent.',
    otherLanguage: 'English',
  },
  en: {
    title: 'Checkpoints by e-mail',
    lead: (client, email) =>
      `The signed head of the log of ${client} goes to ${email} on each day when it grew.`,
    keep: 'The mails that you have are worth as much as before: do not delete them.',
    stop: 'Get no more',
    stopped: 'It has stopped',
    stoppedText: (client, email) =>
      `No more checkpoints of the log of ${client} will go to ${email}. The agency sees it, and cannot name this address again.`,
    failed: 'Nothing was changed: the mails go on.',
    otherLanguage: 'Français',
  },
});
