import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest } from '../../http/refusal.ts';
import type { Refusal, Result } from '../../lib/result.ts';
import type { Denied } from './invite-member.ts';
import { type PeopleRefusal, peopleTexts } from './messages.ts';

/** The value; or the refusal, thrown in the reader's language. */
export function settle<T>(result: Result<T, PeopleRefusal | Denied>, context: ApiContext): T {
  if (result.ok) return result.value;
  const { error } = result;
  if (isDenied(error)) return refuseRequest(error.type, context);
  return answer({ ok: false, error }, context, peopleTexts);
}

/** Puts the library's cookies on the answer. */
export function setCookies(context: ApiContext, cookies: readonly string[]) {
  for (const cookie of cookies) context.setCookie(cookie);
}

function isDenied(error: Refusal): error is Denied {
  return error.type === 'not-allowed' || error.type === 'not-found';
}
