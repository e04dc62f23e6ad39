import { catalogue } from '#web/catalogue.ts';

export const errors = catalogue({
  fr: {
    notFound: 'Cette page n’existe pas, ou vous n’y avez pas accès.',
    unexpected: 'La page n’a pas pu être faite : une erreur que nous n’avions pas prévue.',
    offline: 'Le serveur ne répond pas.',
    safe: 'Ce qui était enregistré le reste ; rien n’a été publié ni effacé.',
    nextRetry: 'Les envois prévus continuent sans cette page.',
    home: 'Revenir à Aujourd’hui',
    retry: 'Réessayer',
    signIn: 'Se connecter',
    title: 'Un empêchement',
  },
  en: {
    notFound: 'This page doesn’t exist, or you have no access to it.',
    unexpected: 'The page could not be made: an error that we had not foreseen.',
    offline: 'The server does not answer.',
    safe: 'What was saved still is; nothing was published or erased.',
    nextRetry: 'Scheduled deliveries go on without this page.',
    home: 'Back to Today',
    retry: 'Try again',
    signIn: 'Sign in',
    title: 'Something in the way',
  },
});
