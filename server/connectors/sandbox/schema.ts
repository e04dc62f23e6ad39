import { z } from 'zod';
import type { CredentialsForm } from '../connector.ts';

/** The sandbox listens on loopback only, so nothing sent to it leaves this machine. */
function isLoopback(text: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost):\d{1,5}$/.test(text);
}

export const credentials = z.object({
  url: z
    .string()
    .trim()
    .transform((text) => text.replace(/\/+$/, ''))
    .refine(isLoopback),
  network: z.string().trim().min(1).max(40),
  token: z.string().trim().min(1).max(200),
});

export const form: CredentialsForm = {
  schema: credentials,
  fields: [
    {
      name: 'url',
      label: { fr: 'Adresse', en: 'Address' },
      kind: 'url',
      hint: { fr: 'Sur cette machine seulement.', en: 'On this machine only.' },
      example: 'http://127.0.0.1:24321',
    },
    {
      name: 'network',
      label: { fr: 'Réseau joué', en: 'Network played' },
      kind: 'text',
      hint: {
        fr: 'Facebook, Mastodon, Bluesky, WordPress ou Ghost.',
        en: 'Facebook, Mastodon, Bluesky, WordPress or Ghost.',
      },
      example: 'Mastodon',
    },
    {
      name: 'token',
      label: { fr: 'Jeton', en: 'Token' },
      kind: 'password',
      hint: {
        fr: 'Donné par le bac à sable à la création du compte.',
        en: 'Given by the sandbox when the account is made.',
      },
      example: 'sandbox-…',
    },
  ],
  help: {
    fr: 'Le bac à sable joue le rôle d’un réseau pour s’exercer. Rien n’est publié au-dehors. La page du compte donne un nouveau jeton quand l’accès est perdu.',
    en: 'The sandbox plays the part of a network, for practice. Nothing is published outside. The account’s page gives a new token once the access is lost.',
  },
};

/** How the sandbox itself refuses; whoever else answers doesn't speak so. */
export const refused = z.object({
  error: z.object({
    type: z.string().regex(/^[a-z-]+$/),
    limit: z.number().optional(),
    actual: z.number().optional(),
  }),
});

export const account = z.object({
  id: z.uuid(),
  network: z.string(),
  handle: z.string(),
  url: z.url(),
  hasTitles: z.boolean(),
  limits: z.object({
    textLength: z.number().nullable(),
    images: z.number(),
    imageBytes: z.number(),
    imageTypes: z.array(z.string()),
  }),
});

export const post = z.object({ id: z.string().regex(/^\d+$/), url: z.url(), key: z.string() });
export const foundPost = z.object({ account: z.uuid(), key: z.string(), post: post.nullable() });
export const removedPost = z.object({ removed: z.string() });
