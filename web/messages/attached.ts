import { catalogue } from '#web/catalogue.ts';

const moments = {
  fr: {
    'day-1': 'un jour après',
    'day-3': 'trois jours après',
    'day-7': 'sept jours après',
    'day-30': 'trente jours après',
    asked: 'au rattachement',
  },
  en: {
    'day-1': 'one day later',
    'day-3': 'three days later',
    'day-7': 'seven days later',
    'day-30': 'thirty days later',
    asked: 'when attached',
  },
} satisfies Record<string, Record<string, string>>;

const reasons = {
  fr: {
    'not-made-in-time': 'personne ne l’a faite à temps',
    'not-planned': 'parue avant que les lectures existent',
    'not-read-yet': 'pas encore lue',
    'no-access': 'le compte n’est plus relié',
    unavailable: 'le réseau ne répondait pas',
    reconnect: 'l’accès au compte avait expiré',
    rejected: 'le réseau a refusé',
    unsupported: 'ce réseau ne donne rien à lire : entrez ses chiffres à la main, avec la preuve',
  },
  en: {
    'not-made-in-time': 'nobody made it in time',
    'not-planned': 'published before there were readings',
    'not-read-yet': 'not read yet',
    'no-access': 'the account isn’t connected any more',
    unavailable: 'the network didn’t answer',
    reconnect: 'access to the account had expired',
    rejected: 'the network refused',
    unsupported: 'this network gives nothing to read: enter its figures by hand, with the proof',
  },
} satisfies Record<string, Record<string, string>>;

/** Which of the agency's publications are an operation's. */
export const attached = catalogue({
  fr: {
    title: 'Nos publications',
    lead: 'Les publications du client qui font partie de l’opération. Leurs chiffres et commentaires comptent pour elle, et pour elle seule.',
    none: 'Aucune publication n’est rattachée : ce que le public en a fait reste inconnu, et le rapport ne compte pas zéro. Rattachez-en une ci-dessous, ou écrivez-en une.',
    noneSealed: 'Aucune publication n’est rattachée.',
    nothingLeft: 'Toutes les publications du client sont rattachées à une opération.',
    add: 'Rattacher une publication',
    post: 'Publication',
    addHint: 'Ce qui est déjà paru depuis plus d’un jour est relu dans l’heure.',
    undated: 'sans date',
    write: 'Écrire une publication',
    by: (who: string) => `Rattachée par ${who}`,
    byDay: 'Reprise d’après son jour de parution',
    notOut: 'Pas encore parue. Elle sera lue un, trois, sept et trente jours après.',
    out: 'Parue le',
    readings: 'Lectures',
    states: {
      'to-come': 'à venir',
      made: 'faite',
      missed: 'manquée',
      impossible: 'impossible',
    },
    impossible:
      'Ce réseau ne donne rien à lire, ses chiffres restent inconnus. Entrez ceux que vous y voyez à la main, avec la preuve.',
    moment: (word: string) => moments.fr[word as keyof typeof moments.fr] ?? word,
    why: (word: string) => reasons.fr[word as keyof typeof reasons.fr] ?? word,
    detach: 'Détacher',
    whyDetach: 'Pourquoi elle n’en est pas',
    detachHint:
      'La raison reste écrite ci-dessous. Ce qui a été lu reste à l’opération ; la suite n’y compte plus.',
    sealed: 'Un rapport de cette opération est scellé : rien ne se détache plus.',
    detached: 'Détachées',
    detachedBy: (who: string) => `par ${who}`,
  },
  en: {
    title: 'Our publications',
    lead: 'The client’s posts that are part of the operation. Their figures and comments count for it, and for it alone.',
    none: 'No post is attached: what people did with any is unknown, and the report doesn’t count it as zero. Attach one below, or write one.',
    noneSealed: 'No post is attached.',
    nothingLeft: 'Each of the client’s posts is attached to an operation.',
    add: 'Attach a post',
    post: 'Post',
    addHint: 'What has been out for more than a day is read again within the hour.',
    undated: 'without a date',
    write: 'Write a post',
    by: (who: string) => `Attached by ${who}`,
    byDay: 'Taken over by its day of publication',
    notOut: 'Not out yet. It will be read one, three, seven and thirty days after.',
    out: 'Out on',
    readings: 'Readings',
    states: { 'to-come': 'to come', made: 'made', missed: 'missed', impossible: 'not possible' },
    impossible:
      'This network gives nothing to read, its figures stay unknown. Enter those that you see there by hand, with the proof.',
    moment: (word: string) => moments.en[word as keyof typeof moments.en] ?? word,
    why: (word: string) => reasons.en[word as keyof typeof reasons.en] ?? word,
    detach: 'Detach',
    whyDetach: 'Why it isn’t part of it',
    detachHint:
      'The reason stays written below. What was read stays the operation’s; what comes doesn’t count for it.',
    sealed: 'A report of this operation is sealed: nothing is detached any more.',
    detached: 'Detached',
    detachedBy: (who: string) => `by ${who}`,
  },
});
