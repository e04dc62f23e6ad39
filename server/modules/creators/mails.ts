import type { Locale } from '../../lib/language.ts';
import { writeDay } from '../../lib/moments.ts';

type Letter = { subject: string; text: string };

/** The creator's own link, with the notice that the law wants at first contact: who, what, why, how to object. */
export function writeOwnPage(
  locale: Locale,
  of: {
    name: string;
    agencyName: string;
    url: string;
    expiresAt: Date;
    timeZone: string;
    asksStats: boolean;
  },
): Letter {
  const until = writeDay(of.expiresAt, locale, of.timeZone, { year: 'numeric' });
  if (locale === 'fr') {
    const ask = of.asksStats
      ? `\nSi vous le voulez bien, vous pouvez y indiquer vos chiffres (abonnés, visites), avec ce qui les montre. Rien ne vous y oblige, et ne pas le faire ne change rien à ce que nous lisons de vous.\n`
      : '';
    return {
      subject: `Ce que ${of.agencyName} sait de ${of.name}`,
      text: `Bonjour,

${of.agencyName} lit des blogs pour proposer à leurs auteurs des opérations qui leur ressemblent. Nous avons lu ${of.name} : ce que nous en avons retenu, d’où cela vient, et ce qui en est déduit se trouve ici :
${of.url}
${ask}
Sur cette page vous pouvez corriger ce qui est faux, refuser toute proposition, ou tout faire effacer ; c’est fait aussitôt. Sans nouvelles de vous, ces données sont effacées 36 mois après notre dernier échange.

Ce lien est personnel et vaut jusqu’au ${until}.
`,
    };
  }
  const ask = of.asksStats
    ? `\nIf you like, you can enter your figures there (subscribers, visits), with what shows them. Nothing obliges you to, and not doing so changes nothing in how we read you.\n`
    : '';
  return {
    subject: `What ${of.agencyName} knows of ${of.name}`,
    text: `Hello,

${of.agencyName} reads blogs in order to propose to their authors what suits them. We have read ${of.name}: what we keep of it, where it comes from and what follows from it stands here:
${of.url}
${ask}
On that page you can correct what is wrong, refuse every proposal, or have everything erased; it is done at once. Without news of you, these data are erased 36 months after our last exchange.

This link is yours alone and works until ${until}.
`,
  };
}

export function writeErased(
  locale: Locale,
  of: {
    agencyName: string;
    kind: 'removal' | 'objection' /** Signed contracts that stay. */;
    kept: number;
  },
): Letter {
  if (locale === 'fr') {
    const done =
      of.kind === 'removal'
        ? 'Tout ce que nous gardions de vous et de votre blog est effacé : billets, commentaires, notes et adresse.'
        : 'Votre blog est sorti de toutes nos listes et votre adresse est effacée.';
    const contracts =
      of.kept > 0
        ? ' Ce que vous avez signé à deux avec un annonceur reste chez lui dix ans après l’année de la signature, comme toute pièce comptable.'
        : '';
    return {
      subject: 'Votre demande est faite',
      text: `Bonjour,

${done}${contracts} ${of.kept > 0 ? 'Hormis cela, il' : 'Il'} ne reste qu’une empreinte illisible, qui nous empêche de vous inscrire à nouveau ou de vous écrire.

C’est le dernier message que vous recevrez de ${of.agencyName}. Si vous n’êtes pas à l’origine de cette demande, répondez-nous.
`,
    };
  }
  const done =
    of.kind === 'removal'
      ? 'Everything that we kept of you and your blog is erased: posts, comments, notes and address.'
      : 'Your blog has left all our lists and your address is erased.';
  const contracts =
    of.kept > 0
      ? ' What both you and an advertiser signed stays with them for ten years after the year of signature, like any accounting paper.'
      : '';
  return {
    subject: 'What you asked is done',
    text: `Hello,

${done}${contracts} ${of.kept > 0 ? 'Otherwise only' : 'Only'} an unreadable fingerprint stays, which keeps us from entering you again or writing to you.

This is the last message you will receive from ${of.agencyName}. If it was not you who asked, please answer it.
`,
  };
}
