import type { Locale } from '../../lib/language.ts';
import type { Quote } from './schema.ts';

/** Stands where the creator's own address of the page will be, once a senior has released the letter. */
export const PAGE_HERE = '⟨page⟩';

export type LetterFacts = {
  readonly creatorName: string;
  readonly clientName: string;
  readonly agencyName: string;
  readonly senderName: string;
  readonly humanSentence: string;
  readonly quotes: readonly Quote[];
  /** "un coffret Brassé de Lune (24 €)"; one a line. */
  readonly offers: readonly string[];
  readonly ask: string;
  readonly why: string;
  readonly mention: string;
  readonly deliverableUrl: string | null;
  /** Where we found them, as the register says. */
  readonly source: string;
  readonly needsNotice: boolean;
};

type Letter = { readonly subject: string; readonly text: string };
export type WrittenKind = 'proposal' | 'reminder' | 'mention' | 'thanks' | 'answer';

const join = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part.trim() !== '').join('\n\n');
const list = (lines: readonly string[]) => lines.map((line) => `– ${line}`).join('\n');

/** The letters to a creator, each around a sentence that a person wrote. */
export const letterTexts: Record<Locale, Record<WrittenKind, (of: LetterFacts) => Letter>> = {
  fr: {
    proposal: (of) => ({
      subject: `${of.clientName} : une proposition pour ${of.creatorName}`,
      text: join(
        'Bonjour,',
        of.humanSentence,
        of.quotes.length > 0
          ? `Nous avons lu chez vous :\n${list(of.quotes.map(({ title, quote }) => `${title} : « ${quote} »`))}`
          : null,
        of.why,
        of.offers.length > 0 ? `Ce que ${of.clientName} vous propose :\n${list(of.offers)}` : null,
        of.ask === ''
          ? 'Ce qui est demandé : rien. Si vous en parlez, dites ce que vous voulez, y compris que vous n’avez pas aimé.'
          : `Ce qui est demandé : ${of.ask} Vous restez libre de ce que vous en dites, y compris que vous n’avez pas aimé.`,
        `Tout est sur une page à vous, sans compte, où vous pouvez dire oui, non, ou poser une question :\n${PAGE_HERE}`,
        'Vous pouvez aussi répondre à ce courriel. Si vous ne répondez pas, nous n’écrirons qu’une fois encore.',
        sign(of, 'fr'),
        notice(of, 'fr'),
      ),
    }),
    reminder: (of) => ({
      subject: `${of.clientName} : avez-vous vu notre proposition ?`,
      text: join(
        'Bonjour,',
        of.humanSentence,
        `La proposition de ${of.clientName} est toujours sur votre page :\n${PAGE_HERE}`,
        'Sans réponse de votre part, nous ne vous écrirons plus à ce sujet.',
        sign(of, 'fr'),
        notice(of, 'fr'),
      ),
    }),
    mention: (of) => ({
      subject: `${of.clientName} : une mention à ajouter à votre billet`,
      text: join(
        'Bonjour,',
        of.humanSentence,
        of.deliverableUrl
          ? `Nous avons relu votre billet (${of.deliverableUrl}) et n’y avons pas trouvé de mention.`
          : null,
        `Pourriez-vous ajouter ces mots, au début :\n\n    ${of.mention}`,
        'La loi la demande de vous comme de nous, même pour un cadeau et quel que soit votre avis. Rien d’autre n’est à changer. Nous relirons la page ensuite.',
        `Votre page :\n${PAGE_HERE}`,
        sign(of, 'fr'),
      ),
    }),
    thanks: (of) => ({
      subject: `${of.clientName} : merci`,
      text: join(
        'Bonjour,',
        of.humanSentence,
        `Ce que nous avons compté autour de votre billet est sur votre page :\n${PAGE_HERE}`,
        sign(of, 'fr'),
      ),
    }),
    answer: (of) => ({
      subject: `${of.clientName} : réponse à votre question`,
      text: join(
        'Bonjour,',
        of.humanSentence,
        `Votre page :\n${PAGE_HERE}`,
        sign(of, 'fr'),
        notice(of, 'fr'),
      ),
    }),
  },
  en: {
    proposal: (of) => ({
      subject: `${of.clientName}: a proposal for ${of.creatorName}`,
      text: join(
        'Hello,',
        of.humanSentence,
        of.quotes.length > 0
          ? `What we read on your blog:\n${list(of.quotes.map(({ title, quote }) => `${title}: “${quote}”`))}`
          : null,
        of.why,
        of.offers.length > 0 ? `What ${of.clientName} offers you:\n${list(of.offers)}` : null,
        of.ask === ''
          ? 'What is asked: nothing. If you write about it, say what you like, and that you did not like it too.'
          : `What is asked: ${of.ask} You stay free in what you say, and may say that you did not like it.`,
        `Everything is on a page of your own, without an account, where you can say yes, no, or ask:\n${PAGE_HERE}`,
        'You may also answer this letter. If you don’t answer, we shall write only once more.',
        sign(of, 'en'),
        notice(of, 'en'),
      ),
    }),
    reminder: (of) => ({
      subject: `${of.clientName}: have you seen our proposal?`,
      text: join(
        'Hello,',
        of.humanSentence,
        `The proposal of ${of.clientName} is still on your page:\n${PAGE_HERE}`,
        'Without an answer we shall not write to you about it again.',
        sign(of, 'en'),
        notice(of, 'en'),
      ),
    }),
    mention: (of) => ({
      subject: `${of.clientName}: words to add to your post`,
      text: join(
        'Hello,',
        of.humanSentence,
        of.deliverableUrl
          ? `We read your post (${of.deliverableUrl}) and found no mention in it.`
          : null,
        `Could you please add these words, at the start:\n\n    ${of.mention}`,
        'The law asks it of you as of us, even for a gift and whatever you think of it. Nothing else needs to change. We shall read the page again afterwards.',
        `Your page:\n${PAGE_HERE}`,
        sign(of, 'en'),
      ),
    }),
    thanks: (of) => ({
      subject: `${of.clientName}: thank you`,
      text: join(
        'Hello,',
        of.humanSentence,
        `What we counted around your post is on your page:\n${PAGE_HERE}`,
        sign(of, 'en'),
      ),
    }),
    answer: (of) => ({
      subject: `${of.clientName}: an answer to your question`,
      text: join(
        'Hello,',
        of.humanSentence,
        `Your page:\n${PAGE_HERE}`,
        sign(of, 'en'),
        notice(of, 'en'),
      ),
    }),
  },
};

function sign({ senderName, agencyName, clientName }: LetterFacts, locale: Locale): string {
  return locale === 'fr'
    ? `${senderName}\n${agencyName}, pour ${clientName}`
    : `${senderName}\n${agencyName}, for ${clientName}`;
}

/** GDPR, article 14: whence, what for, on which ground, how long, what rights; with the first letter. */
function notice({ needsNotice, agencyName, source }: LetterFacts, locale: Locale): string | null {
  if (!needsNotice) return null;
  return locale === 'fr'
    ? join(
        '--',
        `Pourquoi nous vous connaissons : ${source}. ${agencyName} garde votre nom, l’adresse de votre blog, une adresse pour vous écrire et les billets publics que nous avons lus, afin de vous proposer des collaborations en rapport avec ce que vous écrivez (intérêt légitime).`,
        'Nous les effaçons au plus tard trois ans après notre dernier échange. Vous pouvez les lire, les corriger, les faire effacer ou nous dire de ne plus jamais vous écrire : en un geste sur votre page, ou en répondant à ce courriel. Vous pouvez aussi saisir la CNIL.',
      )
    : join(
        '--',
        `How we know you: ${source}. ${agencyName} keeps your name, your blog’s address, an address to write to you and the public posts that we read, to propose collaborations that fit what you write (legitimate interest).`,
        'We erase them three years after our last exchange at the latest. You can read them, correct them, have them erased, or tell us never to write again: in one step on your page, or by answering this letter. You may also complain to your data protection authority.',
      );
}
