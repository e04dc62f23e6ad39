import { catalogue } from '#web/catalogue.ts';

/** What stands between the page and the server while one writes. */
export const trouble = catalogue({
  fr: {
    conflict: (who: string) => `${who} a enregistré une autre version pendant que vous écriviez.`,
    conflictSafe: 'Les deux textes sont gardés : le sien sur le serveur, le vôtre ici.',
    theirs: 'La version enregistrée',
    mine: 'La vôtre',
    keepMine: 'Enregistrer la mienne par-dessus',
    keepMineHint: 'L’autre reste dans les versions.',
    takeTheirs: 'Prendre l’autre version',
    myCopy: 'Votre texte, mis de côté',
    forget: 'L’effacer',
    kept: (when: string) => `Un texte non enregistré, écrit ${when}, est gardé sur cet appareil.`,
    restore: 'Le reprendre',
    offlineSafe: 'Votre texte est gardé sur cet appareil. Rien n’a été publié.',
    offlineNext: 'Un nouvel essai part dès que le serveur répond.',
    retry: 'Réessayer maintenant',
    refusedSafe: 'Votre texte est gardé sur cet appareil.',
  },
  en: {
    conflict: (who) => `${who} saved another version while you were writing.`,
    conflictSafe: 'Both texts are kept: theirs on the server, yours here.',
    theirs: 'The saved version',
    mine: 'Yours',
    keepMine: 'Save mine over it',
    keepMineHint: 'The other stays among the versions.',
    takeTheirs: 'Take the other version',
    myCopy: 'Your text, set aside',
    forget: 'Erase it',
    kept: (when) => `A text that wasn’t saved, written ${when}, is kept on this device.`,
    restore: 'Take it up again',
    offlineSafe: 'Your text is kept on this device. Nothing was published.',
    offlineNext: 'Another try is made as soon as the server answers.',
    retry: 'Try again now',
    refusedSafe: 'Your text is kept on this device.',
  },
});
