import { writeMoment } from '../../lib/moments.ts';

type Replaced = { readonly n: number; readonly newest: number };
type Signed = { readonly n: number; readonly by: string };
type Decided = { readonly by: string; readonly at: string; readonly timeZone: string };

/** Why a brand kit can't be sent to the client, or decided on. */
export const kitRefusals = {
  fr: {
    'contact-cannot-sign': () =>
      'Cette personne ne signe pas pour ce client. Rien n’a été envoyé. Choisissez un signataire, ou changez sa fiche.',
    'brand-kit-replaced': ({ n, newest }: Replaced) =>
      `La version ${n} de la charte a été remplacée par la version ${newest}. Rien n’a été décidé ni envoyé. Lisez la version ${newest}.`,
    'signed-by-client': ({ n, by }: Signed) =>
      `${by} a déjà donné son bon à tirer à la version ${n}. Rien n’a été envoyé, et sa signature reste valable.`,
    'comment-missing': () =>
      'Il manque une phrase qui dise quoi changer. Rien n’a été enregistré. Écrivez-la, puis envoyez à nouveau.',
    'already-decided': ({ by, at, timeZone }: Decided) =>
      `${by} a déjà décidé de cette version (${writeMoment(new Date(at), 'fr', timeZone)}). Cette décision reste. Pour en changer, écrivez à l’agence.`,
    'not-signer': () =>
      'Votre compte ne signe pas pour ce client. Rien n’a été décidé. Demandez à l’agence de vous inscrire comme signataire.',
    'not-asked-of-you': () =>
      'Rien ne vous est demandé ici. Rien n’a été décidé. L’agence vous écrira si votre signature est attendue.',
    'request-expired': () =>
      'Cette demande a expiré. Rien n’a été décidé. Demandez à l’agence de vous l’envoyer à nouveau.',
  },
  en: {
    'contact-cannot-sign': () =>
      'This person does not sign for this client. Nothing was sent. Choose a signer, or change their entry.',
    'brand-kit-replaced': ({ n, newest }: Replaced) =>
      `Version ${n} of the brand kit was replaced by version ${newest}. Nothing was decided or sent. Read version ${newest}.`,
    'signed-by-client': ({ n, by }: Signed) =>
      `${by} has approved version ${n} already. Nothing was sent, and that signature stands.`,
    'comment-missing': () =>
      'A sentence that says what to change is missing. Nothing was recorded. Write it, then send again.',
    'already-decided': ({ by, at, timeZone }: Decided) =>
      `${by} has already decided on this version (${writeMoment(new Date(at), 'en', timeZone)}). That decision stands. To change it, write to the agency.`,
    'not-signer': () =>
      'Your account does not sign for this client. Nothing was decided. Ask the agency to enter you as a signer.',
    'not-asked-of-you': () =>
      'Nothing is asked of you here. Nothing was decided. The agency will write if your signature is needed.',
    'request-expired': () =>
      'This request has expired. Nothing was decided. Ask the agency to send it to you again.',
  },
} as const;
