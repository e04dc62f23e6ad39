import { z } from 'zod';
import type { CredentialsForm, Limits } from '../connector.ts';

/** The password travels with every call: only over https, or to this machine itself. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username !== '' || search !== '' || hash !== '') return false;
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

export const credentials = z.object({
  site: z
    .string()
    .trim()
    .refine(isSafeAddress)
    .transform((text) => text.replace(/\/+(wp-admin\/?)?$/, '')),
  user: z.string().trim().min(1).max(60),
  applicationPassword: z.string().trim().min(8).max(200),
});

export const form: CredentialsForm = {
  schema: credentials,
  fields: [
    {
      name: 'site',
      label: { fr: 'Adresse du site', en: 'Site address' },
      kind: 'url',
      hint: {
        fr: 'En https, sans « /wp-admin ».',
        en: 'With https, without “/wp-admin”.',
      },
      example: 'https://carnet.ombrelune.example',
    },
    {
      name: 'user',
      label: { fr: 'Identifiant', en: 'User name' },
      kind: 'text',
      hint: {
        fr: 'Un compte auteur ou éditeur réservé à l’agence.',
        en: 'An author or editor account kept for the agency.',
      },
      example: 'agence',
    },
    {
      name: 'applicationPassword',
      label: { fr: 'Mot de passe d’application', en: 'Application password' },
      kind: 'password',
      hint: {
        fr: '24 caractères ; jamais le mot de passe de connexion.',
        en: '24 characters; never the login password.',
      },
      example: 'abcd EFGH 1234 ijkl MNOP 5678',
    },
  ],
  help: {
    fr: 'Dans WordPress, ouvrez « Comptes, Profil » et ajoutez un mot de passe d’application nommé « Compagnon ». Il se retire au même endroit, à tout moment.',
    en: 'In WordPress, open “Users, Profile” and add an application password named “Compagnon”. It can be withdrawn in the same place at any time.',
  },
};

/** What WordPress says of an error; whoever else answers (a proxy, a firewall) doesn't speak so. */
export const wpError = z.object({
  code: z.string().regex(/^[a-z_-]+$/i),
  message: z.string(),
  data: z.object({
    status: z.number(),
    /** Of a query that only somebody known may ask: 400 outside, 401 inside. */
    details: z
      .record(z.string(), z.object({ data: z.object({ status: z.number() }).nullish() }))
      .optional()
      .catch(undefined),
  }),
});

export const wpPost = z.object({
  id: z.number().int().positive(),
  status: z.string(),
  slug: z.string(),
  link: z.url(),
  content: z.object({ raw: z.string() }),
});
export type WpPost = z.infer<typeof wpPost>;

export const wpMedia = z.object({
  id: z.number().int().positive(),
  slug: z.string(),
  source_url: z.url(),
});
export type WpMedia = z.infer<typeof wpMedia>;

export const wpDeleted = z.object({ deleted: z.literal(true) });

export const wpIndex = z.object({
  home: z.url(),
  namespaces: z.array(z.string()).refine((names) => names.includes('wp/v2')),
});

export const wpUser = z.object({
  id: z.number().int().positive(),
  capabilities: z.record(z.string(), z.boolean()),
});

/** WordPress limits neither text nor images; the weight of an upload is PHP's, which it doesn't tell. */
export const limits: Limits = {
  textLength: null,
  images: 20,
  imageBytes: null,
  imageTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
};
