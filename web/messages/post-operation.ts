import { catalogue } from '#web/catalogue.ts';

/** The operation that a post is part of. */
export const postOperation = catalogue({
  fr: {
    title: 'Opération',
    none: 'Rattachée à aucune opération : ses chiffres n’entrent dans le rapport d’aucune.',
    choose: 'Fait partie de',
    noneChoice: 'Aucune opération',
    attach: 'Rattacher',
    change: 'Pour la détacher, allez à l’audience de l’opération.',
    hint: 'Ses chiffres et commentaires compteront pour elle.',
    otherClient: 'Cette opération est d’un autre client. Choisissez-en une du client.',
  },
  en: {
    title: 'Operation',
    none: 'Attached to no operation: its figures are in no operation’s report.',
    choose: 'Part of',
    noneChoice: 'No operation',
    attach: 'Attach',
    change: 'To detach it, go to the operation’s audience.',
    hint: 'Its figures and comments will count for it.',
    otherClient: 'This operation is another client’s. Choose one of the client’s.',
  },
});
