import { createHmac } from 'node:crypto';

/** `text` (`person …`, `comment …`) of one network, as one operation's records call it. */
export function pseudonymOf(salt: Uint8Array, network: string, text: string): string {
  return createHmac('sha256', salt).update(`${network} ${text}`).digest('hex').slice(0, 32);
}
