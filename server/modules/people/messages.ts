import type { EmailTaken } from '../../auth/identity.ts';
import type { TooManyRequests } from '../../auth/limits.ts';
import type { PasskeyRefused } from '../../auth/passkeys.ts';
import type { TokenExpired } from '../../auth/password-reset.ts';
import type { SecondFactorExpired, SecondFactorWrong, SignInFailed } from '../../auth/sign-in.ts';
import type { PasswordWrong, TwoFactorAlready } from '../../auth/two-factor.ts';
import type { RefusalTexts } from '../../http/refusal.ts';
import type {
  InvitationExpired,
  InvitationUsed,
  LinkUnknown,
  NotInDemo,
} from './accept-invitation.ts';
import type { LastHead, MustBeMovedFirst, RoleCrossesSides } from './change-member.ts';
import type { ContactTaken } from './deps.ts';
import type { ClientNeeded } from './invite-member.ts';
import type { ClockBackwards } from './play-demo.ts';
import type { AlreadyMember } from './renew-invitation.ts';
import type { AlreadySetUp, SetUpCodeWrong } from './set-up.ts';
import type { TutorRefusal } from './tutor-refusal.ts';

export type PeopleRefusal =
  | AlreadyMember
  | AlreadySetUp
  | ClientNeeded
  | ClockBackwards
  | ContactTaken
  | EmailTaken
  | InvitationExpired
  | InvitationUsed
  | LastHead
  | LinkUnknown
  | MustBeMovedFirst
  | NotInDemo
  | PasskeyRefused
  | PasswordWrong
  | RoleCrossesSides
  | SecondFactorExpired
  | SecondFactorWrong
  | SetUpCodeWrong
  | SignInFailed
  | TokenExpired
  | TooManyRequests
  | TutorRefusal
  | TwoFactorAlready;

export const peopleTexts: RefusalTexts<PeopleRefusal> = {
  fr: {
    'already-member': () =>
      'Cette personne a déjà accepté son invitation. Rien n’a été changé. Si elle a perdu son mot de passe, elle peut en choisir un autre depuis la page de connexion.',
    'already-set-up': () =>
      'Cette installation a déjà son agence. Rien n’a été changé. Connectez-vous, ou demandez une invitation.',
    'client-needed': () =>
      'Une personne du client entre pour un client au moins. Rien n’a été envoyé. Choisissez lequel.',
    'clock-backwards': () =>
      'L’horloge de la démonstration n’avance que vers l’avant. Rien n’a été changé. Choisissez une heure plus tardive.',
    'contact-taken': () =>
      'Cette personne a déjà un compte chez ce client. Rien n’a été changé ni envoyé. Choisissez une autre personne, ou une autre adresse.',
    'email-taken': () =>
      'Cette adresse appartient déjà à quelqu’un ici. Rien n’a été changé. Choisissez une autre adresse.',
    'invitation-expired': () =>
      'Cette invitation n’est plus valable. Votre accès n’est pas perdu : demandez un nouveau lien à la personne qui vous a invité.',
    'invitation-used': () =>
      'Cette invitation a déjà servi. Rien n’a été changé. Connectez-vous avec le mot de passe que vous avez choisi.',
    'last-head': () =>
      'C’est la dernière personne à diriger l’agence. Rien n’a été changé. Nommez d’abord quelqu’un d’autre à la direction.',
    'link-unknown': () =>
      'Nous ne connaissons pas ce lien. Rien n’a été changé. Vérifiez qu’il est copié en entier, ou demandez-en un autre.',
    'must-be-moved-first': (error) =>
      `Cette personne répond encore de ${names(error, 'fr')}. Rien n’a été changé. Confiez-les d’abord à quelqu’un d’autre.`,
    'not-in-demo': () =>
      'La démonstration ne permet pas cette action, parce que tout le monde y partage un seul compte. Rien n’a été changé.',
    'passkey-refused': () =>
      'Cette clé d’accès n’a pas été acceptée. Rien n’a été changé. Recommencez, sur l’adresse habituelle de Compagnon.',
    'password-wrong': () =>
      'Ce mot de passe n’est pas le vôtre. Rien n’a été changé. Réessayez, ou choisissez-en un nouveau depuis la page de connexion.',
    'role-crosses-sides': () =>
      'Une personne du client ne devient pas membre de l’agence par un changement de rôle, ni l’inverse. Rien n’a été changé. Mettez fin à cet accès et invitez-la dans son nouveau rôle.',
    'second-factor-expired': () =>
      'Cette connexion a pris fin, ou trop de codes étaient faux. Votre compte est intact. Reconnectez-vous ; après plusieurs codes faux, attendez un quart d’heure.',
    'second-factor-wrong': () =>
      'Ce code n’est pas le bon. Votre compte est intact. Prenez le code affiché maintenant, ou un code de secours.',
    'set-up-code-wrong': () =>
      'Ce n’est pas le code affiché dans le terminal au démarrage. Rien n’a été changé. Recopiez-le, ou ouvrez cette page sur la machine même.',
    'sign-in-failed': () =>
      'L’adresse ou le mot de passe ne correspond pas. Votre compte est intact. Réessayez, ou choisissez un nouveau mot de passe.',
    'token-expired': () =>
      'Ce lien a servi ou a plus d’une heure. Votre mot de passe n’a pas changé. Demandez un nouveau lien.',
    'too-many-requests': (error) =>
      `Trop d’essais en peu de temps. Rien n’a été changé. Réessayez à partir de ${hour(error.retryAt, 'fr')}.`,
    'tutor-full': () =>
      'Cette personne suit déjà trois stagiaires, et c’est le maximum. Rien n’a été changé. Choisissez un autre référent.',
    'tutor-needed': () =>
      'Un stagiaire n’apprend pas seul. Rien n’a été changé. Choisissez son référent.',
    'tutor-not-needed': () =>
      'Seuls les stagiaires ont un référent attitré. Rien n’a été changé. Retirez-le ou choisissez le rôle de stagiaire.',
    'tutor-not-senior': () =>
      'Un stagiaire est suivi par un référent, ou par qui dirige l’agence. Rien n’a été changé. Choisissez-en un autre.',
    'two-factor-already': () =>
      'Votre compte demande déjà un second facteur. Rien n’a été changé. Retirez-le d’abord pour en changer.',
  },
  en: {
    'already-member': () =>
      'This person has already accepted the invitation. Nothing was changed. If the password is lost, a new one can be chosen from the sign-in page.',
    'already-set-up': () =>
      'This installation already has its agency. Nothing was changed. Sign in, or ask for an invitation.',
    'client-needed': () =>
      'A person of the client’s comes in for one client at least. Nothing was sent. Choose which.',
    'clock-backwards': () =>
      'The demo’s clock only moves forwards. Nothing was changed. Choose a later hour.',
    'contact-taken': () =>
      'This person has an account at this client already. Nothing was changed or sent. Choose another person, or another address.',
    'email-taken': () =>
      'This address already belongs to somebody here. Nothing was changed. Choose another address.',
    'invitation-expired': () =>
      'This invitation is no longer valid. Your access is not lost: ask the person who invited you for a new link.',
    'invitation-used': () =>
      'This invitation has been used. Nothing was changed. Sign in with the password you chose.',
    'last-head': () =>
      'This is the last person who heads the agency. Nothing was changed. Make somebody else head first.',
    'link-unknown': () =>
      'We do not know this link. Nothing was changed. Check that it was copied in full, or ask for another.',
    'must-be-moved-first': (error) =>
      `This person still answers for ${names(error, 'en')}. Nothing was changed. Entrust them to somebody else first.`,
    'not-in-demo': () =>
      'The demo does not allow this, because everybody shares one account in it. Nothing was changed.',
    'passkey-refused': () =>
      'This passkey was not accepted. Nothing was changed. Try again, on the usual address of Compagnon.',
    'password-wrong': () =>
      'This is not your password. Nothing was changed. Try again, or choose a new one from the sign-in page.',
    'role-crosses-sides': () =>
      'A person of the client’s does not join the agency by a change of role, nor the other way round. Nothing was changed. End this access and invite the person in the new role.',
    'second-factor-expired': () =>
      'This sign-in has ended, or too many codes were wrong. Your account is intact. Sign in again; after several wrong codes, wait a quarter of an hour.',
    'second-factor-wrong': () =>
      'This is not the right code. Your account is intact. Take the code shown now, or a backup code.',
    'set-up-code-wrong': () =>
      'This is not the code printed in the terminal at the start. Nothing was changed. Copy it again, or open this page on the machine itself.',
    'sign-in-failed': () =>
      'The address or the password does not match. Your account is intact. Try again, or choose a new password.',
    'token-expired': () =>
      'This link was used or is more than an hour old. Your password has not changed. Ask for a new link.',
    'too-many-requests': (error) =>
      `Too many tries in a short time. Nothing was changed. Try again from ${hour(error.retryAt, 'en')} on.`,
    'tutor-full': () =>
      'This person already tutors three trainees, which is the most. Nothing was changed. Choose another tutor.',
    'tutor-needed': () => 'A trainee does not learn alone. Nothing was changed. Choose a tutor.',
    'tutor-not-needed': () =>
      'Only trainees have a tutor. Nothing was changed. Remove the tutor or choose the role of trainee.',
    'tutor-not-senior': () =>
      'A tutor is a mentor or the head. Nothing was changed. Choose another one.',
    'two-factor-already': () =>
      'Your account already asks for a second factor. Nothing was changed. Remove it first to change it.',
  },
};

function names({ trainees, clients }: MustBeMovedFirst, locale: 'fr' | 'en'): string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return list.format([...trainees, ...clients].map((one) => one.name));
}

/** The server doesn't know the reader's time zone before they are in: the hour says its own. */
function hour(at: string, locale: 'fr' | 'en'): string {
  const format = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return format.format(new Date(at));
}
