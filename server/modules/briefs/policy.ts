import type { MemberId } from '../../lib/ids.ts';
import { isSenior } from '../people/public.ts';

/** Who acts; which clients they may act for is the transaction's scope. */
export type Actor = { readonly memberId: MemberId; readonly name: string; readonly role: string };

type Role = Pick<Actor, 'role'>;

/** Enters briefs, corrects them, writes recommendations: the agency's people, a trainee too. */
export function mayWrite({ role }: Role): boolean {
  return role === 'trainee' || role === 'junior' || isSenior(role);
}

/** What goes to the client goes in a senior's name. */
export function maySend({ role }: Role): boolean {
  return isSenior(role);
}

/** That it isn't one's own is refused by the command. */
export function maySignAsSenior({ role }: Role): boolean {
  return isSenior(role);
}

/** A person of the client's side sees what was sent, and no draft. */
export function maySeeDrafts({ role }: Role): boolean {
  return role !== 'client' && role !== 'in-house';
}
