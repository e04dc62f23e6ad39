import type { Locale } from '../../lib/language.ts';
import { writeDay } from '../../lib/moments.ts';

type Letter = { subject: string; text: string };
type Invitation = {
  agencyName: string;
  name: string;
  invitedBy: string;
  url: string;
  expiresAt: Date;
  timeZone: string;
};

export function writeInvitation(locale: Locale, of: Invitation): Letter {
  const until = writeDay(of.expiresAt, locale, of.timeZone, { year: 'numeric' });
  if (locale === 'fr') {
    return {
      subject: `${of.invitedBy} vous invite à rejoindre ${of.agencyName}`,
      text: `Bonjour ${of.name},

${of.invitedBy} vous ouvre un accès à Compagnon, où ${of.agencyName} prépare et signe ce qu’elle publie.

Pour choisir votre mot de passe et entrer :
${of.url}

Ce lien est personnel et vaut jusqu’au ${until}. Si vous n’attendiez pas cette invitation, ne faites rien.
`,
    };
  }
  return {
    subject: `${of.invitedBy} invites you to join ${of.agencyName}`,
    text: `Hello ${of.name},

${of.invitedBy} gives you access to Compagnon, where ${of.agencyName} prepares and signs what it publishes.

To choose your password and come in:
${of.url}

This link is yours alone and works until ${until}. If you did not expect this invitation, there is nothing to do.
`,
  };
}

export function writePasswordReset(locale: Locale, of: { name: string; url: string }): Letter {
  if (locale === 'fr') {
    return {
      subject: 'Choisir un nouveau mot de passe',
      text: `Bonjour ${of.name},

Vous avez demandé à choisir un nouveau mot de passe pour Compagnon :
${of.url}

Ce lien vaut une heure et une seule fois. Vos sessions ouvertes seront fermées. Si vous n’avez rien demandé, ne faites rien : votre mot de passe n’a pas changé.
`,
    };
  }
  return {
    subject: 'Choose a new password',
    text: `Hello ${of.name},

You asked to choose a new password for Compagnon:
${of.url}

This link works for one hour and once. Your open sessions will be closed. If you did not ask for it, there is nothing to do: your password has not changed.
`,
  };
}
