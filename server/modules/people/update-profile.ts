import type { Session } from '../../http/context.ts';
import type { Locale } from '../../lib/language.ts';
import type { PeopleDeps } from './deps.ts';
import { people } from './store.ts';

type Change = {
  name?: string | undefined;
  locale?: Locale | undefined;
  theme?: 'system' | 'light' | 'dark' | undefined;
  shortcuts?: boolean | undefined;
};

/** One's own name and preferences; what isn't given stays. In the demo the language is the session's. */
export async function updateProfile(
  deps: Pick<PeopleDeps, 'db' | 'auth'>,
  session: Session,
  change: Change,
  headers: Headers,
): Promise<void> {
  if (session.isDemo && change.locale) await deps.auth.speakInDemo(change.locale, headers);
  const { name, theme, shortcuts } = change;
  const kept = { name, theme, shortcuts, locale: session.isDemo ? undefined : change.locale };
  if (Object.values(kept).every((value) => value === undefined)) return;
  await deps.db.write(session.scope, (tx) =>
    people(tx).updateTable('member').set(kept).where('id', '=', session.memberId).execute(),
  );
}
