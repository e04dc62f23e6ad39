import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { count } from './fact-words.ts';
import { presentRow, presentSetAside } from './present.ts';
import type { Shortlist } from './rank-for-subject.ts';
import type { ShortlistView } from './shortlist-schema.ts';

/** The list as it is shown, with the one sentence that says what came out. */
export async function viewShortlist(
  tx: Tx,
  list: Shortlist | null,
  words: {
    readonly readFrom: readonly string[];
    readonly searched: readonly { language: string; terms: string[] }[];
  },
  locale: Locale,
): Promise<ShortlistView> {
  const { rows } = await sql<{ creators: number; posts: number }>`select count(*) as creators,
    coalesce(sum(post_seq), 0)::bigint as posts from creator where objected_at is null`.execute(tx);
  const base = rows[0] ?? { creators: 0, posts: 0 };
  if (!list) {
    return {
      ranked: [],
      total: 0,
      setAside: [],
      sentence: '',
      near: '',
      wider: [],
      readFrom: [],
      searched: [],
      ...base,
    };
  }
  return {
    ranked: list.ranked.map((row) => presentRow(row, list.total, locale)),
    total: list.total,
    setAside: list.setAside.map((one) => presentSetAside(one, locale)),
    sentence: sayOutcome(list, locale),
    near: list.near,
    wider: [...list.wider],
    readFrom: [...words.readFrom],
    searched: [...words.searched],
    ...base,
  };
}

/** "6 blogs" is a result, and so is "nobody". */
function sayOutcome({ regular, total, near, wider }: Shortlist, locale: Locale): string {
  // Asked only where there is something to widen it with.
  const ask =
    wider.length === 0
      ? ''
      : locale === 'fr'
        ? ' Élargir, ou renoncer aux blogs ?'
        : ' Widen it, or do without blogs?';
  const [r, t] = [count(regular, locale), count(total, locale)];
  if (locale === 'fr') {
    if (near === 'unknown-words')
      return 'Personne dans la base n’emploie ces mots. Écrivez de quoi parlent les blogs que vous cherchez, plutôt que le nom de l’opération.';
    if (total === 0) return 'Personne dans la base n’a écrit sur ce sujet.';
    if (near === 'in-passing')
      return `Personne n’en fait un sujet : ${t} ${total < 2 ? 'blog le nomme' : 'blogs le nomment'} en passant. Le plus proche est le premier, et voici pourquoi il ne convient pas.`;
    if (regular === 0)
      return `Aucun blog n’écrit régulièrement sur le sujet ; ${t} l’${total < 2 ? 'a' : 'ont'} abordé.${ask}`;
    const head = `${r} ${regular < 2 ? 'blog écrit' : 'blogs écrivent'} vraiment et régulièrement sur le sujet`;
    return regular < 8
      ? `${head}, sur ${t} qui l’ont abordé.${ask}`
      : `${head}, sur ${t} qui l’ont abordé.`;
  }
  if (near === 'unknown-words')
    return 'Nobody in the base uses these words. Write what the blogs that you look for are about, rather than the operation’s name.';
  if (total === 0) return 'Nobody in the base has written on this subject.';
  if (near === 'in-passing')
    return `Nobody makes it a subject: ${t} ${total < 2 ? 'blog names' : 'blogs name'} it in passing. The nearest comes first, and here is why it doesn’t fit.`;
  if (regular === 0) return `No blog writes regularly on the subject; ${t} touched on it.${ask}`;
  const head = `${r} ${regular < 2 ? 'blog really and regularly writes' : 'blogs really and regularly write'} on the subject`;
  return regular < 8
    ? `${head}, of ${t} that touched on it.${ask}`
    : `${head}, of ${t} that touched on it.`;
}
