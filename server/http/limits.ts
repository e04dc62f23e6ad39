import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Locale } from '../lib/language.ts';

/** Where a request comes from. The address is used for limits only and is never stored. */
export type Caller = { readonly ip: string; readonly isLoopback: boolean };

/** Seconds to wait before this caller may go on, or null. */
export type Limit = (caller: Caller, method: string) => Promise<number | null>;

/**
 * The caller's address: the socket's, or behind `trustedProxies` proxies the one that the outermost
 * of them saw. What a caller writes into the header itself lies further left and is not believed.
 */
export function readCaller(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: number,
): Caller {
  const direct = request.socket.remoteAddress ?? 'unknown';
  const forwarded = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const isForwarded = forwarded.length > 0 || request.headers.forwarded !== undefined;
  const ip = trustedProxies > 0 ? (forwarded.at(-trustedProxies) ?? direct) : direct;
  return { ip, isLoopback: !isForwarded && isLoopbackAddress(direct) };
}

function isLoopbackAddress(ip: string): boolean {
  return ip === '::1' || ip.replace(/^::ffff:/, '').startsWith('127.');
}

/** Per address and minute: plenty for a person and her pages, little for a flood. */
export function createLimit(perMinute: { read: number; change: number }): Limit {
  const read = new RateLimiterMemory({ points: perMinute.read, duration: 60 });
  const change = new RateLimiterMemory({ points: perMinute.change, duration: 60 });
  return async ({ ip }, method) => {
    try {
      await (method === 'GET' || method === 'HEAD' ? read : change).consume(ip);
      return null;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000);
      throw error;
    }
  };
}

export function refuseTooMany(seconds: number, locale: Locale): Response {
  const message = {
    fr: `Trop de demandes en une minute. Rien n’est perdu. Réessayez dans ${seconds} secondes.`,
    en: `Too many requests in a minute. Nothing is lost. Try again in ${seconds} seconds.`,
  }[locale];
  return Response.json(
    { code: 'too-many-requests', status: 429, message },
    { status: 429, headers: { 'retry-after': String(seconds) } },
  );
}
