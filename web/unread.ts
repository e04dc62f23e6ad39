import { error } from '@sveltejs/kit';
import type { Locale } from '#server/lib/language.ts';
import { issues } from '#web/messages/issues.ts';

type What = 'amount' | 'whole' | 'pairs' | 'day' | 'choice';

/**
 * Refuses a form whose fields hold what can't be read, each with the form it has to have: nothing is
 * sent, and what was typed stays. Does nothing where none is named.
 *
 * @param fields for each field that can't be read: what it should have been
 */
export function refuseUnread(locale: Locale, fields: Readonly<Record<string, What | null>>): void {
  const t = issues[locale];
  const unread = Object.entries(fields).flatMap(([path, what]) =>
    what === null ? [] : [{ path, message: t.unread[what] }],
  );
  if (unread.length === 0) return;
  error(422, t.unreadForm, { code: 'unread', issues: unread });
}
