import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ok, type Result, refuse } from '../lib/result.ts';

export type TooManyRequests = { type: 'too-many-requests'; retryAt: string };

/** Tries per window. An office shares one address, so that it gets more than one person does. */
const rules = {
  'sign-in-ip': { points: 60, duration: 15 * 60 },
  'sign-in-email': { points: 10, duration: 15 * 60 },
  'second-factor-ip': { points: 60, duration: 15 * 60 },
  'second-factor-user': { points: 10, duration: 15 * 60 },
  'passkey-ip': { points: 120, duration: 15 * 60 },
  'reset-ip': { points: 20, duration: 60 * 60 },
  'reset-email': { points: 3, duration: 60 * 60 },
  'reset-token-ip': { points: 30, duration: 60 * 60 },
  'set-up': { points: 10, duration: 15 * 60 },
  'demo-ip': { points: 30, duration: 15 * 60 },
  'invitation-ip': { points: 60, duration: 15 * 60 },
} as const;
type LimitName = keyof typeof rules;

/** Limits of this process; an address or an e-mail is kept only as a hash, for the window. */
export type Limits = {
  /** Counts one try; refused once the window is full, with the hour when it opens again. */
  take(name: LimitName, key: string): Promise<Result<null, TooManyRequests>>;
  /** Forgets the tries: the right password ends the suspicion. */
  clear(name: LimitName, key: string): Promise<void>;
};

export function createLimits(): Limits {
  const names = Object.keys(rules) as LimitName[]; // the keys of the object above
  const limiters = new Map(names.map((name) => [name, new RateLimiterMemory(rules[name])]));
  const find = (name: LimitName) => {
    const limiter = limiters.get(name);
    if (!limiter) throw new Error(`no limit called ${name}`);
    return limiter;
  };
  return {
    async take(name, key) {
      try {
        await find(name).consume(hash(key));
        return ok(null);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const retryAt = new Date(Date.now() + error.msBeforeNext).toISOString();
        return refuse({ type: 'too-many-requests', retryAt });
      }
    },
    async clear(name, key) {
      await find(name).delete(hash(key));
    },
  };
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
