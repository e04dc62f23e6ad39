import { catalogue } from '#web/catalogue.ts';

export const errors = catalogue({
  fr: {
    notFound: 'Cette page n’existe pas, ou vous n’y avez pas accès.',
    unexpected: 'La page n’a pas pu être faite : une erreur que nous n’avions pas prévue.',
    safe: 'Ce qui était enregistré le reste ; rien n’a été publié ni effacé.',
    nextRetry: 'Les envois prévus continuent sans cette page.',
    home: 'Revenir à Aujourd’hui',
    start: 'Aller à l’accueil',
    retry: 'Réessayer',
    title: 'Un empêchement',
  },
  en: {
    notFound: 'This page doesn’t exist, or you have no access to it.',
    unexpected: 'The page could not be made: an error that we had not foreseen.',
    safe: 'What was saved still is; nothing was published or erased.',
    nextRetry: 'Scheduled deliveries go on without this page.',
    home: 'Back to Today',
    start: 'Go to the home page',
    retry: 'Try again',
    title: 'Something in the way',
  },
});
