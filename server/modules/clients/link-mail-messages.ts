import type { Decision } from '../signing/schema.ts';

type Letter = { readonly subject: string; readonly text: string };
type Request = {
  readonly name: string;
  readonly clientName: string;
  readonly senderName: string;
  readonly titles: readonly string[];
  readonly changedTitles: readonly string[];
  readonly url: string;
  readonly until: string;
};
type Receipt = {
  readonly name: string;
  readonly clientName: string;
  readonly at: string;
  readonly decisions: readonly {
    readonly title: string;
    readonly decision: Decision;
    readonly version: number;
    readonly contentHash: string;
    readonly leaf: string | null;
    readonly signerName: string;
    readonly linkOwnerName: string | null;
    readonly comment: string;
  }[];
};
type Renewal = Pick<Request, 'name' | 'clientName' | 'url' | 'until'>;
type Disavowal = Pick<Request, 'name' | 'clientName' | 'url'> & { readonly ownerName: string };
type Pause = Pick<Request, 'name' | 'clientName' | 'url'> & { readonly by: string };

const list = (titles: readonly string[]) => titles.map((title) => `– ${title}`).join('\n');
const join = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join('\n\n');

/** The letters about links, each with one address at most. */
export const linkMailTexts = {
  fr: {
    request: (of: Request): Letter => ({
      subject:
        of.changedTitles.length > 0
          ? `${of.clientName} : une publication a changé, votre accord est à redonner`
          : `${of.clientName} : ${count(of.titles.length, 'publication', 'publications')} à valider`,
      text: join(
        `Bonjour ${of.name},`,
        `${of.senderName} vous propose ${count(of.titles.length, 'publication', 'publications')} pour ${of.clientName} :`,
        list(of.titles),
        of.changedTitles.length > 0
          ? `Modifié depuis ce que vous aviez vu (la différence est montrée mot à mot) :\n${list(of.changedTitles)}`
          : null,
        `Lire et décider, sans compte :\n${of.url}`,
        `Ouvrir la page ne décide rien. Ce lien est personnel et vaut jusqu’au ${of.until}.`,
      ),
    }),
    renewal: (of: Renewal): Letter => ({
      subject: `${of.clientName} : votre nouveau lien`,
      text: join(
        `Bonjour ${of.name},`,
        `Voici un lien neuf vers les publications à valider pour ${of.clientName} :\n${of.url}`,
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
            `« ${one.title} », version ${one.version} : ${decisionsFr[one.decision]}`,
            one.linkOwnerName
              ? `Par ${one.signerName}, avec le lien de ${one.linkOwnerName}`
              : `Par ${one.signerName}`,
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
        `Vérifiez l’adresse, puis renvoyez les publications :\n${of.url}`,
      ),
    }),
    pause: (of: Pause): Letter => ({
      subject: `${of.clientName} a suspendu toute publication`,
      text: join(
        `Bonjour ${of.name},`,
        `${of.by} a suspendu toute publication de ${of.clientName} depuis son lien. Rien ne part tant qu’un responsable n’a pas repris.`,
        `Voir le client :\n${of.url}`,
      ),
    }),
  },
  en: {
    request: (of: Request): Letter => ({
      subject:
        of.changedTitles.length > 0
          ? `${of.clientName}: a post has changed, your approval is asked again`
          : `${of.clientName}: ${count(of.titles.length, 'post', 'posts')} to approve`,
      text: join(
        `Hello ${of.name},`,
        `${of.senderName} proposes ${count(of.titles.length, 'post', 'posts')} for ${of.clientName}:`,
        list(of.titles),
        of.changedTitles.length > 0
          ? `Changed since you saw it (the difference is shown word by word):\n${list(of.changedTitles)}`
          : null,
        `Read and decide, without an account:\n${of.url}`,
        `Opening the page decides nothing. This link is yours and is valid until ${of.until}.`,
      ),
    }),
    renewal: (of: Renewal): Letter => ({
      subject: `${of.clientName}: your new link`,
      text: join(
        `Hello ${of.name},`,
        `Here is a fresh link to the posts that wait for your approval for ${of.clientName}:\n${of.url}`,
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
            `“${one.title}”, version ${one.version}: ${decisionsEn[one.decision]}`,
            one.linkOwnerName
              ? `By ${one.signerName}, with the link of ${one.linkOwnerName}`
              : `By ${one.signerName}`,
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
        `Check the address, then send the posts again:\n${of.url}`,
      ),
    }),
    pause: (of: Pause): Letter => ({
      subject: `${of.clientName} has stopped every publication`,
      text: join(
        `Hello ${of.name},`,
        `${of.by} has stopped every publication of ${of.clientName} from their link. Nothing goes out until a senior resumes.`,
        `See the client:\n${of.url}`,
      ),
    }),
  },
} as const;

const decisionsFr = {
  approved: 'bon à tirer',
  changes: 'changement demandé',
  refused: 'ne pas publier',
} as const satisfies Record<Decision, string>;
const decisionsEn = {
  approved: 'approved for publication',
  changes: 'change requested',
  refused: 'not to be published',
} as const satisfies Record<Decision, string>;

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
