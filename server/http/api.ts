import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { type AnyRouter, ORPCError, ValidationError } from '@orpc/server';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Locale } from '../lib/language.ts';
import type { ApiContext } from './context.ts';
import { apiError } from './refusal.ts';

const inputTexts = {
  fr: 'Certaines réponses ne peuvent pas être lues. Rien n’a été changé. Corrigez les champs signalés.',
  en: 'Some answers cannot be read. Nothing was changed. Please correct the fields shown.',
} as const;
const surpriseTexts = {
  fr: 'Une erreur que nous n’avions pas prévue s’est produite. Ce qui était enregistré le reste. Réessayez ; si elle revient, donnez ce numéro à votre administrateur',
  en: 'An error that we had not foreseen occurred. What was saved still is. Try again; if it comes back, give this number to your administrator',
} as const;

/**
 * Serves the contracts' REST face under `/api`. Input that doesn't fit is `input-invalid` with its
 * fields; what nobody foresaw is logged with a number and answered with that number only.
 */
export function createApiHandler(router: AnyRouter, log: Logger) {
  const reached = new WeakSet<object>();
  const handler = new OpenAPIHandler(router, {
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next();
        } catch (error) {
          // The router is typed loosely here: each module's routes fix their own context.
          const asked = context as ApiContext;
          // Before the procedure only the body was read: no JSON, or no form.
          if (!reached.has(context)) throw refuseInput(asked, []);
          throw describeError(error, asked, log);
        }
      },
    ],
    clientInterceptors: [
      ({ next, context, input }) => {
        reached.add(context);
        const path = findUnstorable(input);
        if (path) throw refuseInput(context as ApiContext, [{ message: 'not text', path }]); // as above
        return next();
      },
    ],
  });
  return async (request: Request, context: ApiContext): Promise<Response | null> => {
    const { matched, response } = await handler.handle(request, { prefix: '/api', context });
    return matched ? response : null;
  };
}

function describeError(error: unknown, { locale }: ApiContext, log: Logger): unknown {
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const cause: unknown = error.cause;
    const issues = cause instanceof ValidationError ? cause.issues.map(describeIssue) : [];
    return refuseInput({ locale }, issues);
  }
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error;
  return refuseSurprise(error, locale, log);
}

/** Writes down what nobody foresaw under a number, which is all that the reader gets. */
export function refuseSurprise(error: unknown, locale: Locale, log: Logger) {
  const number = crypto.randomUUID().slice(0, 8);
  log.error({ err: error, number }, 'request failed');
  return new ORPCError('unforeseen', {
    status: 500,
    message: `${surpriseTexts[locale]} : ${number}.`,
    data: { type: 'unforeseen', number },
  });
}

type Path = readonly (string | number)[];

function refuseInput(
  { locale }: Pick<ApiContext, 'locale'>,
  issues: readonly { message: string; path: Path }[],
) {
  return apiError('input-invalid', inputTexts[locale], { type: 'input-invalid', issues });
}

const DEEPEST = 40;

/** Where there is text that no database and no hash can keep: U+0000, or half of a character. */
function findUnstorable(value: unknown, path: Path = []): Path | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > DEEPEST) return path;
  for (const [key, one] of Object.entries(value)) {
    const found = findUnstorable(key, [...path, key]) ?? findUnstorable(one, [...path, key]);
    if (found) return found;
  }
  return null;
}

const issueShape = z.object({
  message: z.string(),
  path: z
    .array(z.union([z.string(), z.number(), z.object({ key: z.union([z.string(), z.number()]) })]))
    .optional(),
});

function describeIssue(issue: unknown) {
  const { message, path = [] } = issueShape.parse(issue);
  return { message, path: path.map((part) => (typeof part === 'object' ? part.key : part)) };
}
