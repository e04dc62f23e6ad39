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

/** One's own name and preferences; what isn't given stays. */
export async function updateProfile(
  deps: Pick<PeopleDeps, 'db'>,
  session: Session,
  change: Change,
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await deps.db.write(session.scope, (tx) =>
    people(tx)
      .updateTable('member')
      .set({
        name: change.name,
        locale: change.locale,
        theme: change.theme,
        shortcuts: change.shortcuts,
      })
      .where('id', '=', session.memberId)
      .execute(),
  );
}
