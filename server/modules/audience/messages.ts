import type { RefusalTexts } from '../../http/refusal.ts';
import type { AttachRefusal, DetachRefusal } from './attach-post.ts';
import type { EnterRefusal } from './enter-observed.ts';
import type { KpiRefusal } from './kpi.ts';
import type { LinkRefusal } from './tagged-links.ts';

export type AudienceRefusal =
  | LinkRefusal
  | KpiRefusal
  | EnterRefusal
  | AttachRefusal
  | DetachRefusal;

/** What happened, what is safe, what to do. */
export const refusals: RefusalTexts<AudienceRefusal> = {
  fr: {
    'not-found': () => 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
    'not-allowed': () =>
      'Votre rôle ne permet pas cette action. Rien n’a été changé. Demandez à votre référent.',
    'target-unfit': () =>
      'Cette adresse ne peut pas être la cible d’un lien. Aucun lien n’a été créé. Donnez une adresse web entière, sans nom d’utilisateur ni mot de passe.',
    'network-unfit': ({ network }) =>
      `« ${network} » n’est pas une adresse de réseau. Aucun lien n’a été créé. Écrivez-la comme 203.0.113.0/24.`,
    'indicator-unknown': () =>
      'Cet indicateur n’existe pas. Rien n’a été enregistré. Choisissez-en un de la liste.',
    'kpi-replaced': () =>
      'L’objectif à remplacer n’est pas de cette opération, ou l’a déjà été. Rien n’a été enregistré. Rechargez la page.',
    'post-of-other-client': () =>
      'Cette publication est d’un autre client. Rien n’a été rattaché. Choisissez-en une du client de l’opération.',
    'post-attached': ({ operation }) =>
      `Cette publication est déjà rattachée à une autre opération : « ${operation} ». Rien n’a été changé. Détachez-la d’abord de celle-là.`,
    'reason-missing': () =>
      'Il manque la raison. La publication reste rattachée. Écrivez en une phrase pourquoi elle n’est pas de l’opération.',
    'operation-sealed': () =>
      'Un rapport de cette opération est scellé. La publication reste rattachée, le rapport reste vrai. Expliquez dans une version corrigée pourquoi elle n’en est pas.',
    'time-unfit': () =>
      'Ces dates ne vont pas : la fin vient avant le début, ou n’est pas encore passée. Rien n’a été enregistré. Corrigez-les.',
    'nothing-to-enter': () =>
      'Aucune ligne à enregistrer. Rien n’a été enregistré. Ajoutez au moins une ligne sous les titres.',
    'proof-missing': () =>
      'Il manque le fichier qui le montre. Rien n’a été enregistré. Joignez une capture ou la page enregistrée.',
  },
  en: {
    'not-found': () =>
      'This page does not exist, or you have no access to it. Nothing was changed.',
    'not-allowed': () => 'Your role does not allow this. Nothing was changed. Ask your mentor.',
    'target-unfit': () =>
      'A link can’t lead to this address. No link was made. Give a whole web address, without user name or password.',
    'network-unfit': ({ network }) =>
      `“${network}” is no network’s address. No link was made. Write it as 203.0.113.0/24.`,
    'indicator-unknown': () =>
      'There is no such indicator. Nothing was registered. Choose one of the list.',
    'kpi-replaced': () =>
      'What you want to replace is not of this operation, or was replaced before. Nothing was registered. Reload the page.',
    'post-of-other-client': () =>
      'This post is another client’s. Nothing was attached. Choose one of the operation’s client.',
    'post-attached': ({ operation }) =>
      `This post is attached to another operation already: “${operation}”. Nothing was changed. Detach it there first.`,
    'reason-missing': () =>
      'The reason is missing. The post stays attached. Write in a sentence why it isn’t the operation’s.',
    'operation-sealed': () =>
      'A report of this operation is sealed. The post stays attached, the report stays true. Say in a corrected version why it isn’t part of it.',
    'time-unfit': () =>
      'These dates don’t fit: the end comes before the beginning, or is still to come. Nothing was kept. Correct them.',
    'nothing-to-enter': () =>
      'There is no line to keep. Nothing was kept. Add at least one line below the headings.',
    'proof-missing': () =>
      'The file that shows it is missing. Nothing was kept. Add a screenshot or the saved page.',
  },
};
