import { randomBytes } from 'node:crypto';

/** What opens an account of the demonstration network. */
export function newToken(): string {
  return `sandbox-${randomBytes(18).toString('base64url')}`;
}
