import type { ClientView } from '#server/modules/clients/schema.ts';

export type ContactView = Pick<ClientView['contacts'][number], 'id' | 'name' | 'title'>;

/** A link that was just made; where mail isn't set up, it is shown this once. */
export type Sent = { name: string; url: string; isMailed: boolean; expiresAt: string };
