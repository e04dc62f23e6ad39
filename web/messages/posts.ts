import { catalogue } from '#web/catalogue.ts';

/** The words of a post's two states: validation and diffusion, never mixed. */
export const posts = catalogue({
  fr: {
    validation: 'Validation :',
    diffusion: 'Diffusion :',
    stages: {
      draft: 'brouillon',
      'in-review': 'en relecture',
      'changes-requested': 'changements demandés',
      reviewed: 'relu',
      'with-client': 'chez le client',
      signed: 'BAT signé',
      refused: 'refusé',
      dropped: 'abandonné',
    },
    diffusions: {
      none: 'pas encore programmé',
      scheduled: 'programmé',
      sending: 'envoi en cours',
      checking: 'vérification en cours',
      published: 'publié',
      partly: 'publié en partie',
      failed: 'échec',
      late: 'en retard',
      paused: 'en pause',
    },
  },
  en: {
    validation: 'Validation:',
    diffusion: 'Diffusion:',
    stages: {
      draft: 'draft',
      'in-review': 'in review',
      'changes-requested': 'changes requested',
      reviewed: 'reviewed',
      'with-client': 'with the client',
      signed: 'approval signed',
      refused: 'refused',
      dropped: 'dropped',
    },
    diffusions: {
      none: 'not scheduled yet',
      scheduled: 'scheduled',
      sending: 'being sent',
      checking: 'being checked',
      published: 'published',
      partly: 'partly published',
      failed: 'failed',
      late: 'late',
      paused: 'paused',
    },
  },
});
