import { catalogue } from '#web/catalogue.ts';

const moments = {
  fr: {
    live: 'à la parution',
    'day-1': 'un jour après',
    'day-3': 'trois jours après',
    'day-7': 'sept jours après',
    'day-30': 'trente jours après',
  },
  en: {
    live: 'as published',
    'day-1': 'one day later',
    'day-3': 'three days later',
    'day-7': 'seven days later',
    'day-30': 'thirty days later',
  },
} satisfies Record<string, Record<string, string>>;

/** By what an operation is judged, and what is captured: written down before anything is known. */
export const announced = catalogue({
  fr: {
    title: 'Ce qui est annoncé',
    lead: 'Par quoi l’opération sera jugée, écrit avant qu’elle commence. Le rapport montre tout ce qui fut annoncé, même ce qui déçoit.',
    none: 'Rien n’est annoncé. Inscrivez au moins un indicateur avant la première publication.',
    registered: 'Inscrit le',
    before: 'avant la première capture',
    late: 'après la première capture : le rapport le dira',
    watched: 'suivi, sans objectif',
    noTarget: 'Sans objectif, seulement suivi',
    aims: { 'at-least': 'au moins', 'at-most': 'au plus' },
    share: (n: string, of: string) => `${n} sur ${of}`,
    register: 'Annoncer un indicateur',
    indicator: 'Indicateur',
    aim: 'Objectif',
    target: 'Combien',
    targetHint: 'Un nombre, une somme en euros pour une dépense, « 9 sur 10 » pour une part.',
    replaces: 'Remplace',
    replacesNone: 'Aucun',
    forGood:
      'L’inscription va au journal du client. Elle ne s’efface pas : une autre peut la remplacer, et cela se voit.',
    plan: (n: string, when: string) => `Captures prévues de ${n} publications : ${when}.`,
    planned: 'Plan du',
    noPlan:
      'Aucune capture n’est prévue. Une publication entre dans le plan dès qu’elle est connue.',
    moment: (word: string) => moments.fr[word as keyof typeof moments.fr] ?? word,
  },
  en: {
    title: 'What is announced',
    lead: 'By what the operation will be judged, written down before it begins. The report shows all that was announced, what disappoints too.',
    none: 'Nothing is announced. Register at least one indicator before the first publication.',
    registered: 'Registered on',
    before: 'before the first capture',
    late: 'after the first capture: the report will say so',
    watched: 'watched, without a target',
    noTarget: 'Without a target, only watched',
    aims: { 'at-least': 'at least', 'at-most': 'at most' },
    share: (n: string, of: string) => `${n} of ${of}`,
    register: 'Announce an indicator',
    indicator: 'Indicator',
    aim: 'Target',
    target: 'How much',
    targetHint: 'A number, a sum in euros for a spend, “9 of 10” for a share.',
    replaces: 'Replaces',
    replacesNone: 'None',
    forGood:
      'The registration goes into the client’s log. It can’t be deleted: another one may replace it, and that is seen.',
    plan: (n: string, when: string) => `Captures planned of ${n} publications: ${when}.`,
    planned: 'Plan of',
    noPlan: 'No capture is planned. A publication joins the plan as soon as it is known.',
    moment: (word: string) => moments.en[word as keyof typeof moments.en] ?? word,
  },
});
