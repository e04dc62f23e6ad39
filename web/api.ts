import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import {
  type ActionFailure,
  error,
  fail,
  isHttpError,
  type RequestEvent,
  redirect,
} from '@sveltejs/kit';
import type { Locale } from '#server/lib/language.ts';
import { audienceContract } from '#server/modules/audience/schema.ts';
import { briefsContract } from '#server/modules/briefs/schema.ts';
import { clientsContract } from '#server/modules/clients/schema.ts';
import { contestsContract } from '#server/modules/contests/schema.ts';
import { creatorsContract } from '#server/modules/creators/schema.ts';
import { rulesContract } from '#server/modules/operations/rules-schema.ts';
import { operationsContract } from '#server/modules/operations/schema.ts';
import { peopleContract } from '#server/modules/people/schema.ts';
import { publishingContract } from '#server/modules/publishing/schema.ts';
import { reportsContract } from '#server/modules/reports/schema.ts';
import { todayContract } from '#server/modules/today/schema.ts';
import type { Problem } from './api-problem.ts';
import { wordIssue } from './issues.ts';
import { issues } from './messages/issues.ts';

const contract = {
  people: peopleContract,
  clients: clientsContract,
  publishing: publishingContract,
  creators: creatorsContract,
  rules: rulesContract,
  operations: operationsContract,
  contests: contestsContract,
  audience: audienceContract,
  briefs: briefsContract,
  reports: reportsContract,
  today: todayContract,
};

export type Api = JsonifiedClient<ContractRouterClient<typeof contract>>;

type ApiEvent = Pick<RequestEvent, 'fetch' | 'url' | 'locals'>;

/**
 * The API for a `load` or a form action. Without a session it redirects to sign-in; any other
 * refusal becomes SvelteKit's `error`, which `attempt` turns into a form's answer.
 */
export function createApi(event: ApiEvent): Api {
  const link = new OpenAPILink(contract, {
    url: new URL('/api', event.url).href,
    fetch: (request) => event.fetch(request),
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (refusal) {
          if (refusal instanceof ORPCError) throw refuse(event, refusal);
          throw refusal;
        }
      },
    ],
  });
  return createORPCClient(link);
}

export type Attempt<T, K> =
  | { ok: true; value: T }
  | { ok: false; failure: ActionFailure<{ problem: Problem } & K> };

/** For a form action: the call's value, or the failure to return, with `problem` for the form. */
export async function attempt<T, K extends Record<string, unknown> = Record<never, never>>(
  call: () => Promise<T>,
  kept?: K,
): Promise<Attempt<T, K>> {
  try {
    return { ok: true, value: await call() };
  } catch (refusal) {
    if (!isHttpError(refusal)) throw refusal;
    const problem: Problem = refusal.body;
    return { ok: false, failure: fail(refusal.status, { ...(kept ?? ({} as K)), problem }) };
  }
}

function refuse(event: ApiEvent, refusal: ORPCError<string, unknown>): never {
  if (refusal.code === 'sign-in-needed') {
    const next = event.url.pathname + event.url.search;
    redirect(303, next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  }
  error(refusal.status, refusal.message, {
    code: refusal.code,
    issues: readIssues(refusal.data, event.locals.locale),
  });
}

function readIssues(data: unknown, locale: Locale): { path: string; message: string }[] {
  if (typeof data !== 'object' || data === null) return [];
  // A connector names the credentials that don't fit.
  if ('fields' in data && Array.isArray(data.fields)) {
    const message = issues[locale].unfit;
    return data.fields.map((name) => ({ path: `credentials.${String(name)}`, message }));
  }
  if (!('issues' in data) || !Array.isArray(data.issues)) return [];
  return data.issues.map((issue: { path?: unknown; message?: unknown }) => ({
    path: Array.isArray(issue.path) ? issue.path.join('.') : String(issue.path ?? ''),
    message: wordIssue(String(issue.message ?? ''), locale),
  }));
}
