import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Why an address is never called. */
export type AddressRefusal = 'invalid' | 'scheme' | 'credentials' | 'port' | 'private';

/** Thrown by `publicLookup` into the connection that asked; told from other errors by its name. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

export type AllowsHost = (host: string) => boolean;

/**
 * The address as it will be called, or why not. Only http and https on their own ports, without a
 * password in it, and no bare address of a private network. `isAllowedHost` gets `name:port` (and
 * `name` alone, for any port): what the operator allowed by name may be anywhere.
 */
export function checkAddress(text: string, isAllowedHost: AllowsHost): URL | AddressRefusal {
  if (!URL.canParse(text)) return 'invalid';
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (url.hostname === '' || url.href.length > 4_000) return 'invalid';
  if (isAllowed(url, isAllowedHost)) return url;
  if (url.port !== '') return 'port';
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare)) return isPublicAddress(bare) ? url : 'private';
  return isLocalName(url.hostname) ? 'private' : url;
}

/** Whether the operator named this host, with its port or for every port. */
export function isAllowed(url: URL, isAllowedHost: AllowsHost): boolean {
  return isAllowedHost(url.hostname) || isAllowedHost(`${url.hostname}:${portOf(url)}`);
}

/** Addresses of the public Internet; all others (loopback, private, link-local, shared, mapped) aren't. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.process(bare);
  return parsed.range() === 'unicast';
}

/**
 * Resolves a name for one connection, and refuses it if any of its addresses isn't public. The socket
 * connects to what was judged here: a name that answers differently the second time gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const refused = found.find(({ address }) => !isPublicAddress(address));
    const [first] = found;
    if (refused || !first) {
      const why = new PrivateAddressError(`${hostname} leads to ${refused?.address ?? 'nowhere'}`);
      return callback(why, '', 0);
    }
    if (options.all) return callback(null, found);
    return callback(null, first.address, first.family);
  });
};

export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

/** Whose turn a request waits for: one host, on all of its schemes. */
export function hostOf(url: URL): string {
  const isDefault = url.port === '';
  const name = url.hostname.replace(/\.$/, '').toLowerCase();
  return isDefault ? name : `${name}:${url.port}`;
}

function isLocalName(name: string): boolean {
  const bare = name.replace(/\.$/, '').toLowerCase();
  if (!bare.includes('.')) return true;
  return /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa|onion)$/.test(bare);
}
