import type { Decision, SubjectKind } from '../signing/schema.ts';
import { kindTexts, nameDecision, nameKinds } from './kind-messages.ts';

type Letter = { readonly subject: string; readonly text: string };
type Reader = { readonly name: string; readonly clientName: string };
type Led = Reader & { readonly kinds: readonly SubjectKind[]; readonly url: string };
type Renewal = Led & { readonly until: string };
type Disavowal = Led & { readonly ownerName: string };
type Decided = {
  readonly kind: SubjectKind;
  readonly title: string | null;
  readonly decision: Decision;
  readonly version: number;
  readonly signerName: string;
  readonly linkOwnerName: string | null;
};
type Receipt = Reader & {
  readonly at: string;
  readonly decisions: readonly (Decided & {
    readonly contentHash: string;
    readonly leaf: string | null;
    readonly comment: string;
  })[];
};
type Notice = Reader & { readonly decisions: readonly (Decided & { readonly url: string })[] };

const join = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join('\n\n');

/** The letters about links and about what was decided, whatever they ask about. */
export const linkMailTexts = {
  fr: {
    renewal: (of: Renewal): Letter => ({
      subject: `${of.clientName} : votre nouveau lien`,
      text: join(
        `Bonjour ${of.name},`,
        `Voici un lien neuf vers ${nameKinds('fr', of.kinds)} à valider pour ${of.clientName} :\n${of.url}`,
        `Il est personnel et vaut jusqu’au ${of.until}. Si vous ne l’avez pas demandé, vous pouvez ignorer ce message : rien n’a été décidé.`,
      ),
    }),
    receipt: (of: Receipt): Letter => ({
      subject: `${of.clientName} : reçu de votre décision`,
      text: join(
        `Bonjour ${of.name},`,
        `Voici ce qui a été enregistré pour ${of.clientName}, le ${of.at}.`,
        ...of.decisions.map((one) =>
          [
            `${titleFr(one)}, version ${one.version} : ${nameDecision('fr', one.kind, one.decision)}`,
            `Par ${whoFr(one)}`,
            one.comment ? `Demande : ${one.comment}` : null,
            `Empreinte du contenu : ${one.contentHash}`,
            one.leaf ? `Empreinte au journal : ${one.leaf}` : null,
          ]
            .filter((line) => line !== null)
            .join('\n'),
        ),
        'Conservez ce message : ces empreintes permettent de vérifier plus tard que rien n’a changé. Si un mot change, votre accord tombe et il vous sera redemandé.',
      ),
    }),
    disavowal: (of: Disavowal): Letter => ({
      subject: `${of.clientName} : un lien est arrivé chez une autre personne`,
      text: join(
        `Bonjour ${of.name},`,
        `Le lien envoyé à ${of.ownerName} (${of.clientName}) a été ouvert par quelqu’un qui dit ne pas être cette personne. Le lien est fermé ; rien n’a été décidé par lui depuis.`,
        `Vérifiez l’adresse, puis renvoyez ${nameKinds('fr', of.kinds)} :\n${of.url}`,
      ),
    }),
    notice: (of: Notice): Letter => ({
      subject: isRefusal(of)
        ? `${of.clientName} a refusé : ${namesFr(of)}`
        : `${of.clientName} demande un changement : ${namesFr(of)}`,
      text: join(
        `Bonjour ${of.name},`,
        ...of.decisions.map(
          (one) =>
            `${titleFr(one)}, version ${one.version} : ${nameDecision('fr', one.kind, one.decision)}, par ${whoFr(one)}.\n${one.url}`,
        ),
        'Rien n’a été signé. Ce que demande votre client se lit sur la page, non dans ce message.',
      ),
    }),
  },
  en: {
    renewal: (of: Renewal): Letter => ({
      subject: `${of.clientName}: your new link`,
      text: join(
        `Hello ${of.name},`,
        `Here is a fresh link to ${nameKinds('en', of.kinds)} ${waits(of.kinds)} for ${of.clientName}:\n${of.url}`,
        `It is yours and is valid until ${of.until}. If you did not ask for it, ignore this message: nothing was decided.`,
      ),
    }),
    receipt: (of: Receipt): Letter => ({
      subject: `${of.clientName}: receipt of your decision`,
      text: join(
        `Hello ${of.name},`,
        `This is what was recorded for ${of.clientName} on ${of.at}.`,
        ...of.decisions.map((one) =>
          [
            `${titleEn(one)}, version ${one.version}: ${nameDecision('en', one.kind, one.decision)}`,
            `By ${whoEn(one)}`,
            one.comment ? `Request: ${one.comment}` : null,
            `Fingerprint of the content: ${one.contentHash}`,
            one.leaf ? `Fingerprint in the log: ${one.leaf}` : null,
          ]
            .filter((line) => line !== null)
            .join('\n'),
        ),
        'Keep this message: with these fingerprints anybody can check later that nothing changed. If a word changes, your approval falls and will be asked for again.',
      ),
    }),
    disavowal: (of: Disavowal): Letter => ({
      subject: `${of.clientName}: a link reached another person`,
      text: join(
        `Hello ${of.name},`,
        `The link sent to ${of.ownerName} (${of.clientName}) was opened by somebody who says they are not that person. The link is closed; it has decided nothing since.`,
        `Check the address, then send ${nameKinds('en', of.kinds)} again:\n${of.url}`,
      ),
    }),
    notice: (of: Notice): Letter => ({
      subject: isRefusal(of)
        ? `${of.clientName} has refused: ${namesEn(of)}`
        : `${of.clientName} asks for a change: ${namesEn(of)}`,
      text: join(
        `Hello ${of.name},`,
        ...of.decisions.map(
          (one) =>
            `${titleEn(one)}, version ${one.version}: ${nameDecision('en', one.kind, one.decision)}, by ${whoEn(one)}.\n${one.url}`,
        ),
        'Nothing was signed. What your client asks stands on the page, not in this message.',
      ),
    }),
  },
} as const;

const titleFr = ({ title, kind }: Decided) =>
  title === null ? kindTexts.fr.one[kind] : `« ${title} »`;
const titleEn = ({ title, kind }: Decided) =>
  title === null ? kindTexts.en.one[kind] : `“${title}”`;
const namesFr = ({ decisions }: Notice) => decisions.map(titleFr).join(', ');
const namesEn = ({ decisions }: Notice) => decisions.map(titleEn).join(', ');
const whoFr = ({ signerName, linkOwnerName }: Decided) =>
  linkOwnerName ? `${signerName}, avec le lien de ${linkOwnerName}` : signerName;
const whoEn = ({ signerName, linkOwnerName }: Decided) =>
  linkOwnerName ? `${signerName}, with the link of ${linkOwnerName}` : signerName;

/** One command decides all its items alike. */
function isRefusal({ decisions }: Notice): boolean {
  return decisions[0]?.decision === 'refused';
}

/** Several posts wait; one brand kit waits. */
function waits(kinds: readonly SubjectKind[]): string {
  const isOne = new Set(kinds).size === 1 && kinds[0] !== 'post' && kinds[0] !== 'contest-rules';
  return isOne ? 'that waits for your approval' : 'that wait for your approval';
}
