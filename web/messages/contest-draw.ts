import { catalogue } from '#web/catalogue.ts';

/** The public page of a draw. */
export const contestDraw = catalogue({
  fr: {
    title: (at: string) => `Tirage du ${at}`,
    before: 'Avant',
    beforeOpen: (at: string) =>
      `La liste des codes et son empreinte seront publiées ici le ${at}, avant que le hasard soit connu.`,
    list: (n: string, at: string, isOne: boolean) =>
      `Liste de ${n} ${isOne ? 'code' : 'codes'} publiée le ${at}.`,
    counts: (received: string, out: string, few: { received: boolean; out: boolean }) =>
      `${received} ${few.received ? 'reçue' : 'reçues'}, ${out} ${few.out ? 'non retenue' : 'non retenues'}.`,
    root: 'Empreinte de la liste',
    fingerprint: 'Empreinte de l’arrêté, qui la comprend',
    chance: 'Hasard public annoncé d’avance',
    chanceText: (round: string, at: string) =>
      `Manche ${round} de la balise publique drand, due le ${at}. Personne ne la choisit, ni l’organisateur ni l’agence.`,
    testText: (round: string, at: string) => `Manche ${round} d’une balise d’essai, due le ${at}.`,
    testBeacon:
      'Balise d’essai : ce hasard vient d’une balise de démonstration, pas de la balise publique. Un vrai jeu ne s’en sert pas.',
    signature: 'Signature de la balise',
    value: 'Valeur',
    result: 'Résultat',
    resultOpen: (at: string) => `Le tirage a lieu le ${at}.`,
    waitsForValue: (at: string, round: string) =>
      `L’heure du tirage, le ${at}, est passée et rien n’est encore tiré : nous n’avons pas encore reçu la valeur publique de la manche ${round}. La liste est close et ne change plus. Le tirage se fait avec cette manche et aucune autre, dès que sa valeur nous parvient ; le résultat paraît alors ici.`,
    waitsForList: (at: string, hours: number, times: number) =>
      `L’heure du tirage, le ${at}, est passée et rien n’est tiré : la liste n’a pas été publiée à temps, et une valeur déjà connue ne peut désigner personne. Par le règlement, le tirage est reporté de ${hours} heures, ${times} fois au plus ; la nouvelle date paraît ici dès que la liste est close.`,
    winners: 'Gagnants',
    substitutes: 'Suppléants, dans l’ordre',
    replaced: 'remplacé',
    code: 'Code',
    rank: 'Rang',
    journal: 'Journal',
    happened: {
      SILENT: (rank: number) => `n° ${rank} sans réponse dans le délai, le suivant est appelé`,
      REFUSED: (rank: number) => `n° ${rank} a laissé le lot, le suivant est appelé`,
      ERASED: (rank: number) => `n° ${rank} effacé à sa demande, le suivant est appelé`,
      EXCLUDED: (rank: number) => `n° ${rank} exclu par le règlement, le suivant est appelé`,
      sent: (rank: number) => `n° ${rank} : lot envoyé`,
      received: (rank: number) => `n° ${rank} : lot reçu`,
    },
    mine: 'Mon code',
    look: 'Chercher',
    found: (place: string, of: string) =>
      `Ce code figure dans la liste, rang ${place} sur ${of}. C’est « listé » ; votre reçu permet de le vérifier.`,
    notFound: 'Ce code n’est pas dans la liste publiée. Votre reçu dit pourquoi.',
    verify: 'Vérifier',
    download: 'Télécharger la preuve',
    notYetProven: 'La preuve est en cours de signature. Rechargez cette page dans une minute.',
    downloadList: 'Télécharger la liste',
    program: 'Télécharger le programme de vérification',
    how: 'Comment le refaire',
    steps: [
      'Téléchargez la preuve et le programme : un seul fichier, qui s’ouvre dans tout navigateur, sans réseau.',
      'Déposez la preuve dans la page. Elle refait tout : la liste, son empreinte, la signature de la balise, le tirage.',
      'À la main : l’empreinte de la liste close et la valeur publique donnent une graine ; la graine donne les nombres du tirage. Chaque octet est décrit avec le format.',
    ],
    limits: 'Ce que ce tirage ne prouve pas',
    limitsText:
      'Il prouve que chaque code de la liste avait la même chance et que personne n’a choisi. Il ne prouve pas que chaque code est une personne. Deux personnes d’un même foyer qui portent des noms différents ne sont pas vues. Une majorité des membres de la balise publique pourrait connaître une manche à l’avance.',
    rules: 'Règlement',
  },
  en: {
    title: (at: string) => `Draw of ${at}`,
    before: 'Before',
    beforeOpen: (at: string) =>
      `The list of codes and its fingerprint will be published here on ${at}, before chance is known.`,
    list: (n: string, at: string, isOne: boolean) =>
      `List of ${n} ${isOne ? 'code' : 'codes'} published on ${at}.`,
    counts: (received: string, out: string) => `${received} received, ${out} not kept.`,
    root: 'Fingerprint of the list',
    fingerprint: 'Fingerprint of the freeze, which comprises it',
    chance: 'Public chance, announced beforehand',
    chanceText: (round: string, at: string) =>
      `Round ${round} of the public drand beacon, due on ${at}. Nobody chooses it, neither the organiser nor the agency.`,
    testText: (round: string, at: string) => `Round ${round} of a test beacon, due on ${at}.`,
    testBeacon:
      'Test beacon: this chance comes from a demonstration’s beacon, not from the public one. A real contest doesn’t use it.',
    signature: 'Signature of the beacon',
    value: 'Value',
    result: 'Result',
    resultOpen: (at: string) => `The draw takes place on ${at}.`,
    waitsForValue: (at: string, round: string) =>
      `The hour of the draw, ${at}, has passed and nothing is drawn yet: we have not received the public value of round ${round} yet. The list is closed and no longer changes. The draw is made with this round and no other, as soon as its value reaches us; the result then appears here.`,
    waitsForList: (at: string, hours: number, times: number) =>
      `The hour of the draw, ${at}, has passed and nothing is drawn: the list was not published in time, and a value that is known already must name nobody. By the rules, the draw is put off by ${hours} hours, ${times} times at most; the new date appears here once the list is closed.`,
    winners: 'Winners',
    substitutes: 'Substitutes, in order',
    replaced: 'replaced',
    code: 'Code',
    rank: 'Rank',
    journal: 'Journal',
    happened: {
      SILENT: (rank: number) => `No. ${rank} did not answer in time, the next one is called`,
      REFUSED: (rank: number) => `No. ${rank} let the prize go, the next one is called`,
      ERASED: (rank: number) => `No. ${rank} was erased at their request, the next one is called`,
      EXCLUDED: (rank: number) => `No. ${rank} is excluded by the rules, the next one is called`,
      sent: (rank: number) => `No. ${rank}: prize sent`,
      received: (rank: number) => `No. ${rank}: prize received`,
    },
    mine: 'My code',
    look: 'Look',
    found: (place: string, of: string) =>
      `This code is in the list, place ${place} of ${of}. That is “listed”; your receipt lets you verify it.`,
    notFound: 'This code is not in the published list. Your receipt says why.',
    verify: 'Verify',
    download: 'Download the proof',
    notYetProven: 'The proof is being signed. Reload this page in a minute.',
    downloadList: 'Download the list',
    program: 'Download the verification program',
    how: 'How to do it again',
    steps: [
      'Download the proof and the program: one file that opens in any browser, without a network.',
      'Drop the proof into the page. It does everything again: the list, its fingerprint, the beacon’s signature, the draw.',
      'By hand: the fingerprint of the closed list and the public value give a seed; the seed gives the numbers of the draw. Every byte is described with the format.',
    ],
    limits: 'What this draw doesn’t prove',
    limitsText:
      'It proves that every code of the list had the same chance and that nobody chose. It doesn’t prove that every code is a person. Two persons of one household with different names aren’t seen. A majority of the public beacon’s members could know a round beforehand.',
    rules: 'Rules',
  },
});
