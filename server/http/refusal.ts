import { ORPCError } from '@orpc/server';
import type { Locale } from '../lib/language.ts';
import type { Refusal, Result } from '../lib/result.ts';
import type { ApiContext, Session } from './context.ts';

/** The one table from refusals to statuses; what isn't listed is a conflict with the present state. */
const statuses: Readonly<Record<string, number>> = {
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'second-factor-wrong': 401,
  'second-factor-expired': 401,
  'not-allowed': 403,
  'four-eyes': 403,
  'not-a-senior': 403,
  'not-signer': 403,
  'set-up-code-wrong': 403,
  'password-wrong': 403,
  'passkey-refused': 403,
  'not-in-demo': 403,
  'not-found': 404,
  'link-unknown': 404,
  'link-expired': 410,
  'link-revoked': 410,
  'request-expired': 410,
  'invitation-expired': 410,
  'token-expired': 410,
  'too-many-requests': 429,
  'too-large': 413,
  'input-invalid': 422,
  'unreadable-image': 422,
  'checks-block': 422,
  'content-too-long': 422,
  'reason-missing': 422,
  'comment-missing': 422,
  'brand-name-differs': 422,
  'channel-unknown': 422,
  'media-unknown': 422,
  'list-unreadable': 422,
  'list-without-addresses': 422,
  'list-too-long': 422,
  'proof-missing': 422,
  'time-unfit': 422,
  'nothing-to-enter': 422,
  'network-unavailable': 502,
};

/** For each type of refusal a sentence: what happened, what is safe, what to do. */
export type RefusalTexts<E extends Refusal> = {
  readonly [L in Locale]: { readonly [T in E['type']]: (error: Extract<E, { type: T }>) => string };
};

/** The value, or the refusal thrown as the API's error in the reader's language. */
export function answer<T, E extends Refusal>(
  result: Result<T, E>,
  context: Pick<ApiContext, 'locale'>,
  texts: RefusalTexts<E>,
): T {
  if (result.ok) return result.value;
  const type: E['type'] = result.error.type;
  const sentence = texts[context.locale][type] as (error: E) => string; // indexed by its own type
  throw apiError(type, sentence(result.error), result.error);
}

export function apiError(
  type: string,
  message: string,
  data?: unknown,
): ORPCError<string, unknown> {
  return new ORPCError(type, { status: statuses[type] ?? 409, message, data });
}

const common = {
  fr: {
    'sign-in-needed':
      'Votre session a pris fin. Ce qui était enregistré le reste. Reconnectez-vous.',
    'not-allowed':
      'Votre rôle ne permet pas cette action. Rien n’a été changé. Demandez à qui vous suit à l’agence.',
    'not-found': 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
  },
  en: {
    'sign-in-needed': 'Your session has ended. What was saved still is. Please sign in again.',
    'not-allowed':
      'Your role does not allow this. Nothing was changed. Ask whoever looks after you at the agency.',
    'not-found': 'This page does not exist, or you have no access to it. Nothing was changed.',
  },
} as const;

/** The refusals that every route may give; a stranger's row is "not found", as one that isn't there. */
export function refuseRequest(
  type: keyof (typeof common)['fr'],
  context: Pick<ApiContext, 'locale'>,
): never {
  throw apiError(type, common[context.locale][type]);
}

/** The session, or the refusal that sends the reader to the sign-in page. */
export function requireSession(context: ApiContext): Session {
  return context.session ?? refuseRequest('sign-in-needed', context);
}
