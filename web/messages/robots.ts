import { catalogue } from '#web/catalogue.ts';

/** What whoever finds us in their site's journal is told. */
export const robots = catalogue({
  fr: {
    otherLanguage: 'English',
    title: 'Le robot « Compagnon »',
    who: (host: string) =>
      `Vous avez trouvé ce nom dans le journal de votre site. Ce robot travaille pour l’agence qui tient ce serveur, ${host}. Il lit des blogs publics, pour que l’agence propose à leurs auteurs des opérations proches de ce qu’ils écrivent.`,
    how: 'Comment il se tient',
    rules: [
      'Il lit votre robots.txt avant toute page, et le relit chaque jour.',
      'Une page à la fois par site, avec au moins deux secondes entre deux. Si votre Crawl-delay demande plus, il attend plus ; au-delà de deux minutes, il ne lit pas.',
      'De lui-même, il ne revient pas avant un jour, et demande d’abord si quelque chose a changé.',
      'Quand votre serveur répond 429 ou 503, il s’en va pour le temps que vous donnez.',
      'Il n’ouvre ni page protégée, ni formulaire, ni panier, et n’exécute aucun script.',
      'L’en-tête « tdm-reservation: 1 » vaut un non.',
    ],
    stop: 'L’arrêter',
    stopText: 'Deux lignes dans votre robots.txt suffisent. Il les aura lues dans la journée.',
    data: 'Ce que nous savons de vous',
    dataText:
      'Vous pouvez lire ce qui est gardé, le corriger, le faire effacer, ou refuser toute proposition pour toujours.',
    dataLink: 'Voir ce que vous gardez de moi',
  },
  en: {
    otherLanguage: 'Français',
    title: 'The robot “Compagnon”',
    who: (host: string) =>
      `You found this name in your site’s journal. This robot works for the agency that keeps this server, ${host}. It reads public blogs, so that the agency offers their authors operations close to what they write.`,
    how: 'How it behaves',
    rules: [
      'It reads your robots.txt before any page, and again each day.',
      'One page at a time on a site, with two seconds between two at least. If your Crawl-delay asks for more, it waits longer; beyond two minutes it does not read.',
      'By itself it does not come back before a day, and first asks whether anything has changed.',
      'When your server answers 429 or 503, it goes away for as long as you say.',
      'It opens no protected page, no form and no cart, and runs no script.',
      'The header “tdm-reservation: 1” counts as a no.',
    ],
    stop: 'To stop it',
    stopText: 'Two lines in your robots.txt are enough. It will have read them within the day.',
    data: 'What we know about you',
    dataText:
      'You can read what is kept, correct it, have it erased, or refuse every proposal for ever.',
    dataLink: 'See what you keep about me',
  },
});
