import type { ApiContext } from '../../http/context.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether somebody at this very machine asks. A proxy that runs here makes everybody's requests
 * come from here: one that forwards an address or a name, or that the public address tells of,
 * doesn't make its callers local.
 */
export function isLocal(
  { isLoopback, headers }: Pick<ApiContext, 'isLoopback' | 'headers'>,
  publicUrl: string,
): boolean {
  if (!isLoopback) return false;
  if (headers.has('x-forwarded-for') || headers.has('forwarded')) return false;
  if (!LOOPBACK_NAMES.includes(new URL(publicUrl).hostname)) return false;
  const host = headers.get('host');
  return host === null || LOOPBACK_NAMES.includes(host.replace(/:\d+$/, ''));
}
