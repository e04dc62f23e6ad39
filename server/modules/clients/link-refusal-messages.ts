/** Why a link lets nobody decide any more, for every module that asks by one. */
export const linkRefusals = {
  fr: {
    'link-unknown': () =>
      'Ce lien n’existe pas. Rien n’a été décidé. Vérifiez que l’adresse est complète, ou demandez un nouveau lien à l’agence.',
    'link-expired': () =>
      'Ce lien a expiré. Rien n’a été décidé par cette demande. Recevez-en un neuf par courriel.',
    'link-revoked': () =>
      'Ce lien a été fermé. Rien n’a été décidé par cette demande. Demandez un nouveau lien à l’agence.',
  },
  en: {
    'link-unknown': () =>
      'This link does not exist. Nothing was decided. Check that the address is complete, or ask the agency for a new link.',
    'link-expired': () =>
      'This link has expired. This request decided nothing. Have a fresh one mailed to you.',
    'link-revoked': () =>
      'This link was closed. This request decided nothing. Ask the agency for a new link.',
  },
} as const;
