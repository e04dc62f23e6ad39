import type { Locale } from '../../lib/language.ts';
import { writeDay, writeMoment } from '../../lib/moments.ts';
import type { Article } from './rules-text.ts';
import type { ContestSettings } from './settings.ts';

/** The rules' article on comments; none where no post's comments count. */
export function writeCommentsArticle(settings: ContestSettings, locale: Locale): Article[] {
  const comments = settings.comments ?? [];
  if (comments.length === 0) return [];
  const until = writeMoment(new Date(settings.confirmUntil), locale, settings.timeZone);
  const noon = new Date(`${settings.eraseEntriesOn}T12:00:00Z`);
  const erasedOn = writeDay(noon, locale, 'UTC', { year: 'numeric' });
  const list = comments.map(({ title }) => title);
  return [{ key: 'comments', ...words[locale](until, erasedOn), list }];
}

const words: Readonly<
  Record<Locale, (until: string, erasedOn: string) => { title: string; text: string }>
> = {
  fr: (until, erasedOn) => ({
    title: 'Commentaires',
    text: `Commenter n’est ni demandé ni suffisant : la participation se fait par le formulaire, et un commentaire ne donne aucune chance de plus. Mais la personne qui a commenté, pendant le jeu, l’une des publications ci-dessous garde l’heure de son commentaire, telle que le réseau la donne : elle peut remplir le formulaire et confirmer son adresse jusqu’au ${until}, même après la fermeture. Pour le montrer, elle écrit le code de son reçu dans un commentaire, avec le même compte ; là où commenter demande une adresse électronique, confirmer cette adresse suffit. Un seul compte vaut une seule participation, la première. Un commentaire supprimé avant la clôture de la liste ne compte plus ; modifié, il compte tel qu’il est alors. Les commentaires sont relevés jusqu’à la clôture de la liste, et ce relevé est gardé comme preuve jusqu’au ${erasedOn}, où il est effacé avec les participations ; il n’en reste que l’empreinte. Les publications :`,
  }),
  en: (until, erasedOn) => ({
    title: 'Comments',
    text: `To comment is neither asked for nor enough: entries are made by the form, and a comment gives no further chance. But whoever commented on one of the publications below while the contest was open keeps the hour of their comment, as the network gives it: they can fill in the form and confirm their address until ${until}, even after the closing. To show it, they write their receipt’s code in a comment, by the same account; where commenting asks for an e-mail address, confirming that address is enough. One account is one entry, the first. A comment that is deleted before the list is closed counts no more; one that is changed counts as it then stands. Comments are read until the list is closed, and what was read is kept as proof until ${erasedOn}, when it is erased with the entries and only its fingerprint stays. The publications:`,
  }),
};
