import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/**
 * Structured lines on standard error (or where `out` takes them), without personal data: no bodies, no headers, no addresses.
 * Errors keep their stack; what a library puts beside it (queries, parameters, rows) is left out.
 */
export function createLog(
  config: Pick<Config, 'logLevel'>,
  out: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => describe(error) },
    },
    out,
  );
}

/** A broken connection is an error, but for the ones that an orderly stop itself ends. */
export function sayLost(log: Logger, error: Error, isStopping: boolean): void {
  if (isStopping) log.debug('a database connection ended with the stop');
  else log.error({ err: error }, 'a database connection was lost');
}

const DEEPEST_CAUSE = 5;

function describe(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const isTold = error.cause !== undefined && depth < DEEPEST_CAUSE;
  const cause = isTold ? { cause: describe(error.cause, depth + 1) } : {};
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}
