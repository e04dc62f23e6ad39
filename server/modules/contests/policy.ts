import type { MemberId } from '../../lib/ids.ts';
import { isSenior } from '../people/public.ts';

/** Who acts; which clients they may act for is the transaction's scope. */
export type Actor = { readonly memberId: MemberId; readonly name: string; readonly role: string };

type Role = Pick<Actor, 'role'>;

/** Writes rules, looks through entries, proposes: the agency's people, a trainee too. */
export function mayWrite({ role }: Role): boolean {
  return role === 'trainee' || role === 'junior' || isSenior(role);
}

/** Reads everything about a contest: whoever works on it, and whoever watches over data. */
export function mayRead({ role }: Role): boolean {
  return mayWrite({ role }) || role === 'dpo';
}

/** Asks the client, opens, decides about persons, draws: in a senior's name. */
export function mayRun({ role }: Role): boolean {
  return isSenior(role);
}

/** Sees who entered: the agency's people who run it, and whoever watches over data. */
export function maySeeEntrants({ role }: Role): boolean {
  return mayRead({ role });
}
