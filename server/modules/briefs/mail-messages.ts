type Letter = { readonly subject: string; readonly text: string };
type Ask = {
  readonly name: string;
  readonly clientName: string;
  readonly senderName: string;
  readonly title: string;
  readonly url: string;
  readonly until: string;
};
type Plans = Ask & { readonly plans: readonly string[] };
type Told = {
  readonly name: string;
  readonly clientName: string;
  readonly title: string;
  readonly by: string;
  readonly what: string;
  readonly url: string;
};

const join = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');
const list = (items: readonly string[]) => items.map((item) => `– ${item}`).join('\n');

/** The letters about briefs and recommendations, each with one address. */
export const mailTexts = {
  fr: {
    questions: (of: Ask & { readonly n: number }): Letter => ({
      subject: `${of.clientName} : ${of.n} question${of.n > 1 ? 's' : ''} sur « ${of.title} »`,
      text: join(
        `Bonjour ${of.name},`,
        `${of.senderName} a lu votre demande « ${of.title} » et vous pose ${of.n} question${of.n > 1 ? 's' : ''} avant de proposer quoi que ce soit.`,
        `Répondre, sans compte :\n${of.url}`,
        `« Non » et « je ne sais pas » sont des réponses. Vous pouvez répondre en plusieurs fois. Ce lien est personnel et vaut jusqu’au ${of.until}.`,
      ),
    }),
    briefApproval: (of: Ask): Letter => ({
      subject: `${of.clientName} : votre brief « ${of.title} » à relire`,
      text: join(
        `Bonjour ${of.name},`,
        `${of.senderName} vous envoie « ${of.title} » tel que nous l’avons compris. Si c’est bien cela, signez-le : ce sera la base de notre recommandation.`,
        `Lire et décider, sans compte :\n${of.url}`,
        `Ouvrir la page ne décide rien. Ce lien est personnel et vaut jusqu’au ${of.until}.`,
      ),
    }),
    recommendation: (of: Plans): Letter => ({
      subject: `${of.clientName} : recommandation « ${of.title} »`,
      text: join(
        `Bonjour ${of.name},`,
        `${of.senderName} vous envoie une recommandation pour « ${of.title} » :`,
        list(of.plans),
        `Lire, demander, changer le plafond, accepter ou refuser chaque plan, sans compte :\n${of.url}`,
        `Ouvrir la page ne décide rien. Ce lien est personnel et vaut jusqu’au ${of.until}.`,
      ),
    }),
    told: (of: Told): Letter => ({
      subject: `${of.clientName} : ${of.what}`,
      text: join(
        `Bonjour ${of.name},`,
        `${of.by} (${of.clientName}), à propos de « ${of.title} » : ${of.what}.`,
        `À lire ici :\n${of.url}`,
      ),
    }),
    answered: (n: number) => `${n} réponse${n > 1 ? 's' : ''} à vos questions`,
    asked: 'une question sur un plan',
    ceiling: 'un nouveau plafond',
  },
  en: {
    questions: (of: Ask & { readonly n: number }): Letter => ({
      subject: `${of.clientName}: ${of.n} question${of.n > 1 ? 's' : ''} about “${of.title}”`,
      text: join(
        `Dear ${of.name},`,
        `${of.senderName} has read your request “${of.title}” and has ${of.n} question${of.n > 1 ? 's' : ''} before proposing anything.`,
        `Answer, without an account:\n${of.url}`,
        `“No” and “I don’t know” are answers. You can answer in several goes. This link is yours and is valid until ${of.until}.`,
      ),
    }),
    briefApproval: (of: Ask): Letter => ({
      subject: `${of.clientName}: your brief “${of.title}” to read`,
      text: join(
        `Dear ${of.name},`,
        `${of.senderName} sends you “${of.title}” as we have understood it. If that is right, sign it: our recommendation will be built on it.`,
        `Read and decide, without an account:\n${of.url}`,
        `Opening the page decides nothing. This link is yours and is valid until ${of.until}.`,
      ),
    }),
    recommendation: (of: Plans): Letter => ({
      subject: `${of.clientName}: recommendation “${of.title}”`,
      text: join(
        `Dear ${of.name},`,
        `${of.senderName} sends you a recommendation for “${of.title}”:`,
        list(of.plans),
        `Read, ask, change the ceiling, accept or refuse each plan, without an account:\n${of.url}`,
        `Opening the page decides nothing. This link is yours and is valid until ${of.until}.`,
      ),
    }),
    told: (of: Told): Letter => ({
      subject: `${of.clientName}: ${of.what}`,
      text: join(
        `Dear ${of.name},`,
        `${of.by}, of ${of.clientName}, about “${of.title}”: ${of.what}.`,
        `Read it here:\n${of.url}`,
      ),
    }),
    answered: (n: number) => `${n} answer${n > 1 ? 's' : ''} to your questions`,
    asked: 'a question about a plan',
    ceiling: 'a new ceiling',
  },
} as const;
