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
type Pause = Pick<Request, 'name' | 'clientName' | 'url'> & { readonly by: string };

const list = (titles: readonly string[]) => titles.map((title) => `– ${title}`).join('\n');
const join = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join('\n\n');

/** The letters about posts sent by a link, each with one address at most. */
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

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
