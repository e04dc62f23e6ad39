import type { Locale } from '#server/lib/language.ts';
import { issues } from './messages/issues.ts';

/** A field's refusal in the reader's language; the schemas word theirs in English. */
export function wordIssue(message: string, locale: Locale): string {
  const t = issues[locale];
  const least = /^Too small: expected string to have >=(\d+)/.exec(message)?.[1];
  if (least === '1') return t.empty;
  if (least !== undefined) return t.tooShort(Number(least));
  const most = /^Too big: expected string to have <=(\d+)/.exec(message)?.[1];
  if (most !== undefined) return t.tooLong(Number(most));
  if (message === 'Invalid email address') return t.email;
  if (message === 'unknown time zone') return t.zone;
  return /^(Invalid|Too|Unrecognized)/.test(message) ? t.unfit : message;
}
