import type { RefusalTexts } from '../../http/refusal.ts';
import type { Locale } from '../../lib/language.ts';
import type { ListRefusal } from './crawl-import.ts';
import type { CrawlSummary } from './crawl-schema.ts';
import type { SourceRefusal } from './crawl-source.ts';
import type { StartRefusal } from './crawl-start.ts';
import type { StopRefusal } from './crawl-stop.ts';

export type CrawlRefusal =
  | ListRefusal
  | SourceRefusal
  | StartRefusal
  | StopRefusal
  | { type: 'not-in-demo' };

/** What happened, what is safe, what to do. */
export const crawlRefusals: RefusalTexts<CrawlRefusal> = {
  fr: {
    'not-found': () => 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
    'address-unreadable': () =>
      'Cette adresse ne peut pas être lue. Rien n’a été enregistré. Recopiez-la depuis la barre du navigateur.',
    'creator-objected': ({ name }) =>
      `${name} ne veut plus être lu. Rien n’a été enregistré, et rien ne sera lu.`,
    'nobody-to-read': () =>
      'Tout a été lu dans la journée, ou est en train de l’être. Rien n’a été lancé. Une lecture par jour suffit : les billets déjà lus sont là.',
    'crawl-over': () => 'Cette lecture est déjà finie. Rien n’a été changé. Rechargez la page.',
    'not-in-demo': () =>
      'La démonstration ne lit aucun vrai blog. Rien n’a été changé. Créez votre agence pour le faire.',
    'list-unreadable': () =>
      'Ce fichier ne peut pas être lu comme une liste. Rien n’a été écrit. Donnez un fichier OPML, CSV ou Excel (.xlsx).',
    'list-without-addresses': ({ headers }) =>
      `Aucune colonne ne contient d’adresses de blogs${headers.length > 0 ? ` (colonnes lues : ${headers.join(', ')})` : ''}. Rien n’a été écrit. Nommez « url » la colonne des adresses.`,
    'list-too-long': ({ max }) =>
      `Cette liste a plus de ${max} lignes. Rien n’a été écrit. Coupez-la en plusieurs fichiers.`,
  },
  en: {
    'not-found': () =>
      'This page does not exist, or you have no access to it. Nothing was changed.',
    'address-unreadable': () =>
      'This address cannot be read. Nothing was saved. Copy it from the browser’s address bar.',
    'creator-objected': ({ name }) =>
      `${name} does not want to be read any more. Nothing was saved, and nothing will be read.`,
    'nobody-to-read': () =>
      'Everything was read within the day, or is being read. Nothing was started. One reading a day is enough: the posts that were read are there.',
    'crawl-over': () => 'This reading has ended already. Nothing was changed. Load the page again.',
    'not-in-demo': () =>
      'The demonstration reads no real blog. Nothing was changed. Make your own agency to do it.',
    'list-unreadable': () =>
      'This file cannot be read as a list. Nothing was written. Give an OPML, CSV or Excel (.xlsx) file.',
    'list-without-addresses': ({ headers }) =>
      `No column holds addresses of blogs${headers.length > 0 ? ` (columns read: ${headers.join(', ')})` : ''}. Nothing was written. Name the column of addresses “url”.`,
    'list-too-long': ({ max }) =>
      `This list has more than ${max} lines. Nothing was written. Cut it into several files.`,
  },
};

type Told = Omit<CrawlSummary, 'sentence'>;

/** "12 blogs lus sur 30 ; 214 billets sont déjà utilisables." */
export function tellCrawl(crawl: Told, locale: Locale): string {
  return locale === 'fr' ? tellInFrench(crawl) : tellInEnglish(crawl);
}

function tellInFrench({ done, failed, total, postsAdded, state }: Told): string {
  const count = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;
  const posts =
    postsAdded === 0
      ? 'aucun nouveau billet'
      : `${count(postsAdded, 'nouveau billet, déjà utilisable', 'nouveaux billets, déjà utilisables')}`;
  const failures =
    failed === 0 ? '' : ` ; ${count(failed, 'n’a pas pu être lu', 'n’ont pas pu l’être')}`;
  const head = `${count(done, 'blog lu', 'blogs lus')} sur ${total}${failures} ; ${posts}.`;
  if (state === 'stopping') return `${head} L’arrêt est demandé : ce qui est en cours finit.`;
  if (state === 'stopped') return `${head} Arrêté : ce qui est lu reste.`;
  return head;
}

function tellInEnglish({ done, failed, total, postsAdded, state }: Told): string {
  const posts =
    postsAdded === 0
      ? 'no new post'
      : `${postsAdded} new ${postsAdded === 1 ? 'post' : 'posts'}, usable already`;
  const failures = failed === 0 ? '' : `; ${failed} could not be read`;
  const head = `${done} of ${total} ${total === 1 ? 'blog' : 'blogs'} read${failures}; ${posts}.`;
  if (state === 'stopping') return `${head} Stopping: what is being read ends.`;
  if (state === 'stopped') return `${head} Stopped: what was read stays.`;
  return head;
}
