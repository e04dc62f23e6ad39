import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import {
  error,
  fail,
  isHttpError,
  type ActionFailure,
  type RequestEvent,
  redirect,
} from '@sveltejs/kit';
import { clientsContract } from '#server/modules/clients/schema.ts';
import { peopleContract } from '#server/modules/people/schema.ts';
import { publishingContract } from '#server/modules/publishing/schema.ts';
import { todayContract } from '#server/modules/today/schema.ts';

const contract = {
  people: peopleContract,
  clients: clientsContract,
  publishing: publishingContract,
  today: todayContract,
};

export type Api = JsonifiedClient<ContractRouterClient<typeof contract>>;

/** A refusal as the pages show it; `message` is written for the reader. */
export type Problem = App.Error;

type ApiEvent = Pick<RequestEvent, 'fetch' | 'url'>;

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

/** For a form action: what the call gives, or the failure with `problem` for the form to show. */
export async function attempt<T, K extends Record<string, unknown> = Record<string, never>>(
  call: () => Promise<T>,
  kept?: K,
): Promise<T | ActionFailure<{ problem: Problem } & K>> {
  try {
    return await call();
  } catch (refusal) {
    if (!isHttpError(refusal)) throw refusal;
    const problem: Problem = refusal.body;
    return fail(refusal.status, { ...(kept ?? ({} as K)), problem });
  }
}

/** The sentence that belongs beside the field, if the refusal names it. */
export function issueOf(problem: App.Error | undefined, path: string): string | undefined {
  return problem?.issues?.find((issue) => issue.path === path)?.message;
}

function refuse(event: ApiEvent, refusal: ORPCError<string, unknown>): never {
  if (refusal.code === 'sign-in-needed') {
    const next = event.url.pathname + event.url.search;
    redirect(303, next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  }
  error(refusal.status, {
    message: refusal.message,
    code: refusal.code,
    issues: readIssues(refusal.data),
  });
}

function readIssues(data: unknown): { path: string; message: string }[] {
  if (typeof data !== 'object' || data === null || !('issues' in data)) return [];
  if (!Array.isArray(data.issues)) return [];
  return data.issues.map((issue: { path?: unknown; message?: unknown }) => ({
    path: Array.isArray(issue.path) ? issue.path.join('.') : String(issue.path ?? ''),
    message: String(issue.message ?? ''),
  }));
}
