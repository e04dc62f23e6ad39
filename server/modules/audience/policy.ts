import type { MemberId } from '../../lib/ids.ts';
import { isSenior } from '../people/public.ts';

/** Who acts; which clients they may act for is the transaction's scope. */
export type Actor = { readonly memberId: MemberId; readonly role: string };

/** Erases whoever wrote: as of creators, those who answer for people's data. */
export function mayErase({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'dpo' || isSenior(role);
}

/** Makes links, observes, registers what will be judged: the agency's people, a trainee too. */
export function mayWrite({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'trainee' || role === 'junior' || isSenior(role);
}

/** Sees what was observed; whoever answers for people's data sees it, too. */
export function mayRead(who: Pick<Actor, 'role'>): boolean {
  return mayWrite(who) || mayErase(who);
}
